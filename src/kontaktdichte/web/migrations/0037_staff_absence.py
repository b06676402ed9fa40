"""When members are away, seen by their organisation alone."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base
from kontaktdichte.web.rls import Refer, Secure


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0036_boards"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffAbsenceEvent",
            fields=[
                (
                    "pgh_id",
                    models.BigAutoField(
                        db_comment="personal: none; retention: evidence", primary_key=True, serialize=False
                    ),
                ),
                (
                    "pgh_created_at",
                    models.DateTimeField(auto_now_add=True, db_comment="personal: staff; retention: evidence"),
                ),
                ("pgh_label", models.CharField(db_comment="personal: none; retention: evidence", max_length=10)),
                (
                    "action",
                    models.UUIDField(
                        db_comment="personal: none; retention: evidence",
                        db_default=models.Func(function="current_action"),
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        db_comment="personal: none; retention: evidence",
                        default=uuid.uuid4,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("planned", "planned"), ("unplanned", "not planned")],
                        db_comment="personal: staff; retention: account",
                        max_length=20,
                        verbose_name="kind of absence",
                    ),
                ),
                (
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: staff; retention: account", verbose_name="first day"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: staff; retention: account", null=True
                    ),
                ),
                (
                    "member",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: staff; retention: account",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.membership",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_comment="personal: none; retention: evidence",
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StaffAbsence",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("planned", "planned"), ("unplanned", "not planned")],
                        db_comment="personal: staff; retention: account",
                        max_length=20,
                        verbose_name="kind of absence",
                    ),
                ),
                (
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: staff; retention: account", verbose_name="first day"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: staff; retention: account", null=True
                    ),
                ),
                (
                    "member",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: staff; retention: account",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.membership",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_comment="personal: none; retention: evidence",
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "member"], name="staff_absence_member")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_day__isnull", True), ("until_day__gte", models.F("from_day")), _connector="OR"
                        ),
                        name="staff_absence_span",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_staffabsenceevent" ("from", "id", "kind", "member_id", "organisation_id", "pgh_created_at", "pgh_label", "until") VALUES (NEW."from", NEW."id", NEW."kind", NEW."member_id", NEW."organisation_id", NOW(), \'insert\', NEW."until"); RETURN NULL;',
                    hash="2632cdf312bb7706961d34ff6c833d139ba98878",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e308a",
                    table="web_staffabsence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_staffabsenceevent" ("from", "id", "kind", "member_id", "organisation_id", "pgh_created_at", "pgh_label", "until") VALUES (NEW."from", NEW."id", NEW."kind", NEW."member_id", NEW."organisation_id", NOW(), \'update\', NEW."until"); RETURN NULL;',
                    hash="e12422f355b55e6d3c03bdc2bcb393b5bcb3319f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5371d",
                    table="web_staffabsence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_staffabsenceevent" ("from", "id", "kind", "member_id", "organisation_id", "pgh_created_at", "pgh_label", "until") VALUES (OLD."from", OLD."id", OLD."kind", OLD."member_id", OLD."organisation_id", NOW(), \'delete\', OLD."until"); RETURN NULL;',
                    hash="9ab6253f360496dc4a858a5d55ace445856cb644",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc1fa",
                    table="web_staffabsence",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="staffabsenceevent",
            index=models.Index(fields=["action"], name="staffabsence_action"),
        ),
        migrations.AddIndex(
            model_name="staffabsenceevent",
            index=models.Index(fields=["id"], name="staffabsence_states"),
        ),
        Refer("web_staffabsence", "member_id", "web_membership", "NO ACTION"),
        Secure("web_staffabsence", "SELECT, INSERT, UPDATE"),
        Secure("web_staffabsenceevent", "SELECT, INSERT"),
    ]
