"""What agreements settle from which day on, and under which edition they were concluded."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0021_notices_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clause",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_comment="personal: none; retention: evidence",
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("partner", models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner")),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                ("subject", models.CharField(db_comment="personal: none; retention: organisation", max_length=60)),
                (
                    "text",
                    models.TextField(
                        blank=True, db_comment="personal: none; retention: organisation", verbose_name="wording"
                    ),
                ),
                ("values", models.JSONField(db_comment="personal: none; retention: organisation", default=list)),
                (
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: none; retention: organisation", verbose_name="first day"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationagreement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationagreement",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationagreement",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="cooperationagreement",
            name="concept",
            field=models.CharField(db_comment="personal: none; retention: organisation", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="cooperationagreementevent",
            name="concept",
            field=models.CharField(db_comment="personal: none; retention: organisation", default="", max_length=200),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_cooperationagreementevent" ("concept", "from", "id", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "subject_id", "until") VALUES (NEW."concept", NEW."from", NEW."id", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."project_id", NEW."project_name", NEW."subject_id", NEW."until"); RETURN NULL;',
                    hash="f1dd23ad76932e4278ed4678443e726a466206b6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_56695",
                    table="web_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_cooperationagreementevent" ("concept", "from", "id", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "subject_id", "until") VALUES (NEW."concept", NEW."from", NEW."id", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."project_id", NEW."project_name", NEW."subject_id", NEW."until"); RETURN NULL;',
                    hash="c207f38173ad2579de1cfe0431d3e994f9bf5b5e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8c654",
                    table="web_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_cooperationagreementevent" ("concept", "from", "id", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "subject_id", "until") VALUES (OLD."concept", OLD."from", OLD."id", OLD."number", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."project_id", OLD."project_name", OLD."subject_id", OLD."until"); RETURN NULL;',
                    hash="bf08dbd7332bb9b3c7c62377c3f8fa37afc61550",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bec4a",
                    table="web_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="agreement",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: none; retention: organisation",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.cooperationagreement",
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="person",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="recorded_by",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: staff; retention: evidence",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.membership",
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="replaces",
            field=kontaktdichte.web.models.base.Within(
                blank=True,
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.clause",
            ),
        ),
        migrations.AddIndex(
            model_name="clause",
            index=models.Index(fields=["organisation", "person"], name="clause_person"),
        ),
        migrations.AddIndex(
            model_name="clause",
            index=models.Index(fields=["partner", "agreement"], name="clause_partner"),
        ),
    ]
