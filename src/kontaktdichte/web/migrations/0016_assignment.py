"""Clients whom a Jobcenter assigns to a provider's project."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0015_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssignmentEvent",
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
                ("partner", models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner")),
                ("agreement", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "project_name",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="project"
                    ),
                ),
                (
                    "family_name",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file",
                        max_length=100,
                        verbose_name="family name",
                    ),
                ),
                (
                    "given_name",
                    models.CharField(
                        blank=True,
                        db_comment="personal: identifying; retention: client_file",
                        max_length=100,
                        verbose_name="given name",
                    ),
                ),
                (
                    "birth_date",
                    models.DateField(
                        blank=True,
                        db_comment="personal: identifying; retention: client_file",
                        null=True,
                        verbose_name="date of birth",
                    ),
                ),
                (
                    "counsellor",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=100, verbose_name="counsellor"
                    ),
                ),
                (
                    "wished_on",
                    models.DateField(
                        db_comment="personal: social; retention: client_file", verbose_name="wanted entry"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        db_comment="personal: social; retention: client_file",
                        max_length=200,
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="purpose"
                    ),
                ),
                (
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: social; retention: client_file", verbose_name="from"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: social; retention: client_file", null=True
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
                (
                    "person",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                ("agreement", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "project_name",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="project"
                    ),
                ),
                (
                    "family_name",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file",
                        max_length=100,
                        verbose_name="family name",
                    ),
                ),
                (
                    "given_name",
                    models.CharField(
                        blank=True,
                        db_comment="personal: identifying; retention: client_file",
                        max_length=100,
                        verbose_name="given name",
                    ),
                ),
                (
                    "birth_date",
                    models.DateField(
                        blank=True,
                        db_comment="personal: identifying; retention: client_file",
                        null=True,
                        verbose_name="date of birth",
                    ),
                ),
                (
                    "counsellor",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=100, verbose_name="counsellor"
                    ),
                ),
                (
                    "wished_on",
                    models.DateField(
                        db_comment="personal: social; retention: client_file", verbose_name="wanted entry"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        db_comment="personal: social; retention: client_file",
                        max_length=200,
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="purpose"
                    ),
                ),
                (
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: social; retention: client_file", verbose_name="from"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: social; retention: client_file", null=True
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
                (
                    "person",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "person"], name="assignment_person"),
                    models.Index(fields=["partner", "from_day"], name="assignment_partner"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_assignmentevent" ("agreement", "basis", "birth_date", "counsellor", "family_name", "from", "given_name", "id", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "project_name", "purpose", "until", "wished_on") VALUES (NEW."agreement", NEW."basis", NEW."birth_date", NEW."counsellor", NEW."family_name", NEW."from", NEW."given_name", NEW."id", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."project_name", NEW."purpose", NEW."until", NEW."wished_on"); RETURN NULL;',
                    hash="cce9c0cdfd854f2a812cf08a9d42e1b9c7dbd04a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_748c0",
                    table="web_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_assignmentevent" ("agreement", "basis", "birth_date", "counsellor", "family_name", "from", "given_name", "id", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "project_name", "purpose", "until", "wished_on") VALUES (NEW."agreement", NEW."basis", NEW."birth_date", NEW."counsellor", NEW."family_name", NEW."from", NEW."given_name", NEW."id", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."project_name", NEW."purpose", NEW."until", NEW."wished_on"); RETURN NULL;',
                    hash="0897a48508a0549e4f35d1b44a90070a6215a89c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3fdd5",
                    table="web_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_assignmentevent" ("agreement", "basis", "birth_date", "counsellor", "family_name", "from", "given_name", "id", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "project_name", "purpose", "until", "wished_on") VALUES (OLD."agreement", OLD."basis", OLD."birth_date", OLD."counsellor", OLD."family_name", OLD."from", OLD."given_name", OLD."id", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."project_name", OLD."purpose", OLD."until", OLD."wished_on"); RETURN NULL;',
                    hash="1d4f1c6b97f21a01a0fd77736766e16853d314ad",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b9ea6",
                    table="web_assignment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="assignmentevent",
            index=models.Index(fields=["action"], name="assignment_action"),
        ),
        migrations.AddIndex(
            model_name="assignmentevent",
            index=models.Index(fields=["id"], name="assignment_states"),
        ),
    ]
