"""Employers, work trials and internships, employments, costs of services, offers of aftercare."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0033_runs_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="Employer",
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
                    "name",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=100,
                        verbose_name="sector",
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=200,
                        verbose_name="contact person",
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=200,
                        verbose_name="telephone or e-mail",
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
            name="EmployerEvent",
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
                    "name",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=100,
                        verbose_name="sector",
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=200,
                        verbose_name="contact person",
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=200,
                        verbose_name="telephone or e-mail",
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
            name="Employment",
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
                    "employer",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.employer",
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
                        to="web.employment",
                    ),
                ),
                (
                    "situation",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.situation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Trial",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                ("trial", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "kind",
                    models.CharField(
                        choices=[("work_trial", "work trial"), ("internship", "internship")],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "from_day",
                    models.DateField(
                        db_column="from",
                        db_comment="personal: social; retention: client_file",
                        verbose_name="first day",
                    ),
                ),
                (
                    "planned_until",
                    models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: social; retention: client_file", null=True
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_on", "taken on"),
                            ("ended", "ended as planned"),
                            ("broken_off", "broken off"),
                            ("withdrawn", "entered by mistake"),
                        ],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                (
                    "employer",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.employer",
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
                        to="web.trial",
                    ),
                ),
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrialNote",
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
                ("trial", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="note",
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
                        to="web.trialnote",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AftercareOffer",
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
                    "offered_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="offered on"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "offer accepted"), ("declined", "offer declined")],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="answered on",
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
                        to="web.aftercareoffer",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["organisation", "person"], name="aftercareoffer_person")],
            },
        ),
        migrations.CreateModel(
            name="Cost",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                ("cost", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("travel", "travel"),
                            ("work_clothes", "work clothes"),
                            ("course", "course or certificate"),
                            ("tools", "tools or materials"),
                            ("applications", "applications"),
                            ("child_care", "child care"),
                            ("other", "another service"),
                        ],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="service",
                    ),
                ),
                (
                    "cents",
                    models.PositiveIntegerField(
                        db_comment="personal: social; retention: client_file", verbose_name="amount"
                    ),
                ),
                (
                    "borne_by",
                    models.CharField(
                        choices=[("jobcenter", "the Jobcenter"), ("project", "the project")],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="borne by",
                    ),
                ),
                (
                    "applied_on",
                    models.DateField(
                        db_comment="personal: social; retention: client_file", verbose_name="applied for on"
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="decided on",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "granted"), ("refused", "refused"), ("withdrawn", "withdrawn")],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="decision",
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
                        to="web.cost",
                    ),
                ),
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["organisation", "person"], name="cost_person"),
                    models.Index(fields=["partner", "person"], name="cost_partner"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.UniqueConstraint(fields=("organisation", "name", "place"), name="employer_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_employerevent" ("contact", "id", "name", "organisation_id", "pgh_created_at", "pgh_label", "place", "reach", "sector") VALUES (NEW."contact", NEW."id", NEW."name", NEW."organisation_id", NOW(), \'insert\', NEW."place", NEW."reach", NEW."sector"); RETURN NULL;',
                    hash="1fb34fb95081ba7b9c4262d60d102a839019bbf6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_352ed",
                    table="web_employer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_employerevent" ("contact", "id", "name", "organisation_id", "pgh_created_at", "pgh_label", "place", "reach", "sector") VALUES (NEW."contact", NEW."id", NEW."name", NEW."organisation_id", NOW(), \'update\', NEW."place", NEW."reach", NEW."sector"); RETURN NULL;',
                    hash="41ce50961238768b112b6858cf513517d105508c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_13ee6",
                    table="web_employer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_employerevent" ("contact", "id", "name", "organisation_id", "pgh_created_at", "pgh_label", "place", "reach", "sector") VALUES (OLD."contact", OLD."id", OLD."name", OLD."organisation_id", NOW(), \'delete\', OLD."place", OLD."reach", OLD."sector"); RETURN NULL;',
                    hash="72c8620c96ac9bd14a0f2883425dfe05e25e5bab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_44ee0",
                    table="web_employer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="employerevent",
            index=models.Index(fields=["action"], name="employer_action"),
        ),
        migrations.AddIndex(
            model_name="employerevent",
            index=models.Index(fields=["id"], name="employer_states"),
        ),
        migrations.AddIndex(
            model_name="employment",
            index=models.Index(fields=["organisation", "person"], name="employment_person"),
        ),
        migrations.AddIndex(
            model_name="employment",
            index=models.Index(fields=["organisation", "employer"], name="employment_employer"),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(fields=["organisation", "person"], name="trial_person"),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(fields=["organisation", "employer"], name="trial_employer"),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(fields=["partner", "person"], name="trial_partner"),
        ),
        migrations.AddIndex(
            model_name="trialnote",
            index=models.Index(fields=["organisation", "person"], name="trialnote_person"),
        ),
    ]
