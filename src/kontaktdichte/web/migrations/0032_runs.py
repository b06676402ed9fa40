"""Runs, reports on their way, reports as they were sent, and who acknowledged them."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0031_answered_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="AcknowledgementEvent",
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
                ("report", models.UUIDField(db_comment="personal: social; retention: client_file")),
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                (
                    "by",
                    models.CharField(
                        db_comment="personal: staff; retention: evidence", max_length=200, verbose_name="by whom"
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=500,
                        verbose_name="remark",
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
            name="Report",
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
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: none; retention: organisation", verbose_name="first day"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(db_column="until", db_comment="personal: none; retention: organisation"),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=300,
                        verbose_name="why corrected",
                    ),
                ),
                (
                    "remarks",
                    models.TextField(
                        blank=True, db_comment="personal: social; retention: client_file", verbose_name="remarks"
                    ),
                ),
                (
                    "indicators",
                    models.TextField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        verbose_name="results by indicator",
                    ),
                ),
                (
                    "open_points",
                    models.TextField(
                        blank=True, db_comment="personal: social; retention: client_file", verbose_name="open points"
                    ),
                ),
                ("drafted_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("drafted_at", models.DateTimeField(db_comment="personal: staff; retention: evidence")),
                (
                    "reviewed_by",
                    models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                ),
                (
                    "reviewed_at",
                    models.DateTimeField(blank=True, db_comment="personal: staff; retention: evidence", null=True),
                ),
                (
                    "acknowledged_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="acknowledged on",
                    ),
                ),
                (
                    "acknowledged_by",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: evidence",
                        max_length=200,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "acknowledgement",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=500,
                        verbose_name="remark",
                    ),
                ),
                (
                    "agreement",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.cooperationagreement",
                    ),
                ),
                (
                    "corrects",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.report",
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
        ),
        migrations.CreateModel(
            name="Run",
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
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                (
                    "kind",
                    models.CharField(
                        choices=[("report", "report to the Jobcenter")],
                        db_comment="personal: none; retention: organisation",
                        max_length=20,
                    ),
                ),
                ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                ("edition", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                ("concept_digest", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                ("readings", models.TextField(db_comment="personal: none; retention: organisation")),
                ("as_of", models.DateField(db_comment="personal: none; retention: organisation")),
                ("known_at", models.DateTimeField(db_comment="personal: none; retention: organisation")),
                ("link", models.BigIntegerField(db_comment="personal: none; retention: evidence")),
                ("head", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                ("engine", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                (
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: none; retention: organisation", verbose_name="first day"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(db_column="until", db_comment="personal: none; retention: organisation"),
                ),
                ("inputs", models.TextField(db_comment="personal: social; retention: client_file")),
                ("content", models.TextField(db_comment="personal: social; retention: client_file")),
                ("digest", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
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
                (
                    "recorded_by",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: staff; retention: evidence",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.membership",
                    ),
                ),
                (
                    "replaces",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.run",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportEvent",
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
                    "from_day",
                    models.DateField(
                        db_column="from", db_comment="personal: none; retention: organisation", verbose_name="first day"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(db_column="until", db_comment="personal: none; retention: organisation"),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=300,
                        verbose_name="why corrected",
                    ),
                ),
                (
                    "remarks",
                    models.TextField(
                        blank=True, db_comment="personal: social; retention: client_file", verbose_name="remarks"
                    ),
                ),
                (
                    "indicators",
                    models.TextField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        verbose_name="results by indicator",
                    ),
                ),
                (
                    "open_points",
                    models.TextField(
                        blank=True, db_comment="personal: social; retention: client_file", verbose_name="open points"
                    ),
                ),
                ("drafted_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("drafted_at", models.DateTimeField(db_comment="personal: staff; retention: evidence")),
                (
                    "reviewed_by",
                    models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                ),
                (
                    "reviewed_at",
                    models.DateTimeField(blank=True, db_comment="personal: staff; retention: evidence", null=True),
                ),
                (
                    "acknowledged_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="acknowledged on",
                    ),
                ),
                (
                    "acknowledged_by",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: evidence",
                        max_length=200,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "acknowledgement",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=500,
                        verbose_name="remark",
                    ),
                ),
                (
                    "agreement",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.cooperationagreement",
                    ),
                ),
                (
                    "corrects",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.report",
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
                    "run",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.run",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="report",
            name="run",
            field=kontaktdichte.web.models.base.Within(
                blank=True,
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.run",
            ),
        ),
        migrations.CreateModel(
            name="SentReport",
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
                (
                    "corrects",
                    models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "why",
                    models.CharField(blank=True, db_comment="personal: social; retention: client_file", max_length=300),
                ),
                ("number", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                (
                    "project_name",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                ),
                ("provider", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                ("from_day", models.DateField(db_column="from", db_comment="personal: none; retention: organisation")),
                (
                    "until_day",
                    models.DateField(db_column="until", db_comment="personal: none; retention: organisation"),
                ),
                ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                ("as_of", models.DateField(db_comment="personal: none; retention: organisation")),
                ("known_at", models.DateTimeField(db_comment="personal: none; retention: organisation")),
                ("link", models.BigIntegerField(db_comment="personal: none; retention: evidence")),
                ("head", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                ("engine", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                ("reviewed_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("reviewed_at", models.DateTimeField(db_comment="personal: staff; retention: evidence")),
                ("content", models.TextField(db_comment="personal: social; retention: client_file")),
                ("digest", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                (
                    "sent_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="sent on"),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("here", "put here for the Jobcenter to read"),
                            ("letter", "by letter"),
                            ("email", "by e-mail"),
                        ],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="how",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=100,
                        verbose_name="reference",
                    ),
                ),
                ("sent_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                (
                    "agreement",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.cooperationagreement",
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
                    "report",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.report",
                    ),
                ),
                (
                    "run",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.run",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SentReportEvent",
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
                (
                    "corrects",
                    models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "why",
                    models.CharField(blank=True, db_comment="personal: social; retention: client_file", max_length=300),
                ),
                ("number", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                (
                    "project_name",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                ),
                ("provider", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                ("from_day", models.DateField(db_column="from", db_comment="personal: none; retention: organisation")),
                (
                    "until_day",
                    models.DateField(db_column="until", db_comment="personal: none; retention: organisation"),
                ),
                ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                ("as_of", models.DateField(db_comment="personal: none; retention: organisation")),
                ("known_at", models.DateTimeField(db_comment="personal: none; retention: organisation")),
                ("link", models.BigIntegerField(db_comment="personal: none; retention: evidence")),
                ("head", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                ("engine", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                ("reviewed_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("reviewed_at", models.DateTimeField(db_comment="personal: staff; retention: evidence")),
                ("content", models.TextField(db_comment="personal: social; retention: client_file")),
                ("digest", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                (
                    "sent_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="sent on"),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("here", "put here for the Jobcenter to read"),
                            ("letter", "by letter"),
                            ("email", "by e-mail"),
                        ],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="how",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=100,
                        verbose_name="reference",
                    ),
                ),
                ("sent_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                (
                    "agreement",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.cooperationagreement",
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
                    "report",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.report",
                    ),
                ),
                (
                    "run",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.run",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
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
                ("report", models.UUIDField(db_comment="personal: social; retention: client_file")),
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                (
                    "by",
                    models.CharField(
                        db_comment="personal: staff; retention: evidence", max_length=200, verbose_name="by whom"
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=500,
                        verbose_name="remark",
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
                "indexes": [models.Index(fields=["partner", "report"], name="acknowledgement_partner")],
                "constraints": [models.UniqueConstraint(fields=("organisation", "report"), name="acknowledged_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="acknowledgement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_acknowledgementevent" ("by", "id", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "remark", "report") VALUES (NEW."by", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."remark", NEW."report"); RETURN NULL;',
                    hash="9741c5e6df37cbd374d495cd47f36ce551b335da",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dbf07",
                    table="web_acknowledgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="acknowledgement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_acknowledgementevent" ("by", "id", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "remark", "report") VALUES (NEW."by", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."remark", NEW."report"); RETURN NULL;',
                    hash="9d5f7cafe2f8dbd7e8a42fcedf41192ff49d25b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a264",
                    table="web_acknowledgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="acknowledgement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_acknowledgementevent" ("by", "id", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "remark", "report") VALUES (OLD."by", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."remark", OLD."report"); RETURN NULL;',
                    hash="b6394ecc93cd2df893c661ca8c65c77e089073df",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fa74d",
                    table="web_acknowledgement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="acknowledgementevent",
            index=models.Index(fields=["action"], name="acknowledgement_action"),
        ),
        migrations.AddIndex(
            model_name="acknowledgementevent",
            index=models.Index(fields=["id"], name="acknowledgement_states"),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["organisation", "person"], name="run_person"),
        ),
        migrations.AddIndex(
            model_name="reportevent",
            index=models.Index(fields=["action"], name="report_action"),
        ),
        migrations.AddIndex(
            model_name="reportevent",
            index=models.Index(fields=["id"], name="report_states"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["organisation", "agreement"], name="report_agreement"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("organisation", "corrects"), name="report_corrected_once"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True)),
                fields=("organisation", "agreement", "from_day", "until_day"),
                name="report_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_reportevent" ("acknowledged_by", "acknowledged_on", "acknowledgement", "agreement_id", "corrects_id", "drafted_at", "drafted_by", "from", "id", "indicators", "open_points", "organisation_id", "pgh_created_at", "pgh_label", "remarks", "reviewed_at", "reviewed_by", "run_id", "until", "why") VALUES (NEW."acknowledged_by", NEW."acknowledged_on", NEW."acknowledgement", NEW."agreement_id", NEW."corrects_id", NEW."drafted_at", NEW."drafted_by", NEW."from", NEW."id", NEW."indicators", NEW."open_points", NEW."organisation_id", NOW(), \'insert\', NEW."remarks", NEW."reviewed_at", NEW."reviewed_by", NEW."run_id", NEW."until", NEW."why"); RETURN NULL;',
                    hash="9e150dc2bba1fa3acfd3e9c262530c89f20a543a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84c6b",
                    table="web_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_reportevent" ("acknowledged_by", "acknowledged_on", "acknowledgement", "agreement_id", "corrects_id", "drafted_at", "drafted_by", "from", "id", "indicators", "open_points", "organisation_id", "pgh_created_at", "pgh_label", "remarks", "reviewed_at", "reviewed_by", "run_id", "until", "why") VALUES (NEW."acknowledged_by", NEW."acknowledged_on", NEW."acknowledgement", NEW."agreement_id", NEW."corrects_id", NEW."drafted_at", NEW."drafted_by", NEW."from", NEW."id", NEW."indicators", NEW."open_points", NEW."organisation_id", NOW(), \'update\', NEW."remarks", NEW."reviewed_at", NEW."reviewed_by", NEW."run_id", NEW."until", NEW."why"); RETURN NULL;',
                    hash="f50f9f37ac85eba20337ca2dee7e0e875f052b91",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2bc5d",
                    table="web_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_reportevent" ("acknowledged_by", "acknowledged_on", "acknowledgement", "agreement_id", "corrects_id", "drafted_at", "drafted_by", "from", "id", "indicators", "open_points", "organisation_id", "pgh_created_at", "pgh_label", "remarks", "reviewed_at", "reviewed_by", "run_id", "until", "why") VALUES (OLD."acknowledged_by", OLD."acknowledged_on", OLD."acknowledgement", OLD."agreement_id", OLD."corrects_id", OLD."drafted_at", OLD."drafted_by", OLD."from", OLD."id", OLD."indicators", OLD."open_points", OLD."organisation_id", NOW(), \'delete\', OLD."remarks", OLD."reviewed_at", OLD."reviewed_by", OLD."run_id", OLD."until", OLD."why"); RETURN NULL;',
                    hash="a6f8bcf91cfb69a2c9ba2eb8458ead8c3c0f3388",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_966ec",
                    table="web_report",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="sentreport",
            index=models.Index(fields=["partner", "sent_on"], name="sent_report_partner"),
        ),
        migrations.AddConstraint(
            model_name="sentreport",
            constraint=models.UniqueConstraint(fields=("organisation", "report"), name="report_sent_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sentreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_sentreportevent" ("agreement_id", "as_of", "concept", "content", "corrects", "digest", "engine", "from", "head", "id", "known_at", "link", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_name", "provider", "recorded_at", "reference", "report_id", "reviewed_at", "reviewed_by", "run_id", "sent_by", "sent_on", "until", "way", "why") VALUES (NEW."agreement_id", NEW."as_of", NEW."concept", NEW."content", NEW."corrects", NEW."digest", NEW."engine", NEW."from", NEW."head", NEW."id", NEW."known_at", NEW."link", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."project_name", NEW."provider", NEW."recorded_at", NEW."reference", NEW."report_id", NEW."reviewed_at", NEW."reviewed_by", NEW."run_id", NEW."sent_by", NEW."sent_on", NEW."until", NEW."way", NEW."why"); RETURN NULL;',
                    hash="3c860dadce056a078e0501b4503b0f010371b264",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_66945",
                    table="web_sentreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sentreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_sentreportevent" ("agreement_id", "as_of", "concept", "content", "corrects", "digest", "engine", "from", "head", "id", "known_at", "link", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_name", "provider", "recorded_at", "reference", "report_id", "reviewed_at", "reviewed_by", "run_id", "sent_by", "sent_on", "until", "way", "why") VALUES (NEW."agreement_id", NEW."as_of", NEW."concept", NEW."content", NEW."corrects", NEW."digest", NEW."engine", NEW."from", NEW."head", NEW."id", NEW."known_at", NEW."link", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."project_name", NEW."provider", NEW."recorded_at", NEW."reference", NEW."report_id", NEW."reviewed_at", NEW."reviewed_by", NEW."run_id", NEW."sent_by", NEW."sent_on", NEW."until", NEW."way", NEW."why"); RETURN NULL;',
                    hash="09f44845d209af6dab03f507ab0b85c09ae34a07",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_59b9a",
                    table="web_sentreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sentreport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_sentreportevent" ("agreement_id", "as_of", "concept", "content", "corrects", "digest", "engine", "from", "head", "id", "known_at", "link", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_name", "provider", "recorded_at", "reference", "report_id", "reviewed_at", "reviewed_by", "run_id", "sent_by", "sent_on", "until", "way", "why") VALUES (OLD."agreement_id", OLD."as_of", OLD."concept", OLD."content", OLD."corrects", OLD."digest", OLD."engine", OLD."from", OLD."head", OLD."id", OLD."known_at", OLD."link", OLD."number", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."project_name", OLD."provider", OLD."recorded_at", OLD."reference", OLD."report_id", OLD."reviewed_at", OLD."reviewed_by", OLD."run_id", OLD."sent_by", OLD."sent_on", OLD."until", OLD."way", OLD."why"); RETURN NULL;',
                    hash="40ead295422acfacf4bf1b36d9115c379c2ef976",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2304c",
                    table="web_sentreport",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="sentreportevent",
            index=models.Index(fields=["action"], name="sentreport_action"),
        ),
        migrations.AddIndex(
            model_name="sentreportevent",
            index=models.Index(fields=["id"], name="sentreport_states"),
        ),
    ]
