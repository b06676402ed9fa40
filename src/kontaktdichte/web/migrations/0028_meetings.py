"""Working meetings with their minutes and resolutions, and the Jobcenter's answers."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0027_plan_asked"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingAnswerEvent",
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
                ("meeting", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("row", models.UUIDField(db_comment="personal: none; retention: evidence")),
                (
                    "objection",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=2000,
                        verbose_name="objection",
                    ),
                ),
                ("on", models.DateField(db_comment="personal: none; retention: organisation", verbose_name="day")),
                (
                    "by",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=200, verbose_name="by whom"
                    ),
                ),
                ("recorded_at", models.DateTimeField(db_comment="personal: none; retention: organisation")),
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
            name="Resolution",
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
                ("meeting", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("resolution", models.UUIDField(db_comment="personal: none; retention: evidence")),
                (
                    "what",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=500, verbose_name="resolution"
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        blank=True, db_comment="personal: staff; retention: account", max_length=200, verbose_name="who"
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        null=True,
                        verbose_name="until when",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        null=True,
                        verbose_name="done on",
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
                        to="web.resolution",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                ("meeting", models.UUIDField(db_comment="personal: none; retention: evidence")),
                (
                    "planned_on",
                    models.DateField(db_comment="personal: none; retention: organisation", verbose_name="date"),
                ),
                (
                    "planned_at",
                    models.TimeField(
                        blank=True, db_comment="personal: none; retention: organisation", null=True, verbose_name="time"
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
                    "invited",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=500,
                        verbose_name="invited",
                    ),
                ),
                (
                    "invited_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        null=True,
                        verbose_name="invited on",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        null=True,
                        verbose_name="took place on",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=60,
                        verbose_name="channel",
                    ),
                ),
                (
                    "of_provider",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=500,
                        verbose_name="present, provider",
                    ),
                ),
                (
                    "of_jobcenter",
                    models.CharField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        max_length=500,
                        verbose_name="present, Jobcenter",
                    ),
                ),
                (
                    "minutes",
                    models.TextField(
                        blank=True, db_comment="personal: social; retention: client_file", verbose_name="minutes"
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
                    "contact",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.contact",
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
                        to="web.meeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["organisation", "person"], name="meeting_person"),
                    models.Index(fields=["partner", "meeting"], name="meeting_partner"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingAnswer",
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
                ("meeting", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("row", models.UUIDField(db_comment="personal: none; retention: evidence")),
                (
                    "objection",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=2000,
                        verbose_name="objection",
                    ),
                ),
                ("on", models.DateField(db_comment="personal: none; retention: organisation", verbose_name="day")),
                (
                    "by",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=200, verbose_name="by whom"
                    ),
                ),
                ("recorded_at", models.DateTimeField(db_comment="personal: none; retention: organisation")),
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
                "indexes": [
                    models.Index(fields=["organisation", "meeting"], name="meeting_answer_own"),
                    models.Index(fields=["partner", "meeting"], name="meeting_answer_partner"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetinganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_meetinganswerevent" ("by", "id", "meeting", "objection", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "row") VALUES (NEW."by", NEW."id", NEW."meeting", NEW."objection", NEW."on", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."recorded_at", NEW."row"); RETURN NULL;',
                    hash="ff2f5a2044d996868481adc02085daba2837431e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f71c6",
                    table="web_meetinganswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetinganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_meetinganswerevent" ("by", "id", "meeting", "objection", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "row") VALUES (NEW."by", NEW."id", NEW."meeting", NEW."objection", NEW."on", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."recorded_at", NEW."row"); RETURN NULL;',
                    hash="398a8be02759510b09d6e9923eb7b426acbc1799",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eaa59",
                    table="web_meetinganswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetinganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_meetinganswerevent" ("by", "id", "meeting", "objection", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "row") VALUES (OLD."by", OLD."id", OLD."meeting", OLD."objection", OLD."on", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."recorded_at", OLD."row"); RETURN NULL;',
                    hash="1d37c2b5a9a4d26977b8dcaace1c6b2efcb2436f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d4af4",
                    table="web_meetinganswer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="meetinganswerevent",
            index=models.Index(fields=["action"], name="meetinganswer_action"),
        ),
        migrations.AddIndex(
            model_name="meetinganswerevent",
            index=models.Index(fields=["id"], name="meetinganswer_states"),
        ),
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["organisation", "person"], name="resolution_person"),
        ),
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["partner", "meeting"], name="resolution_partner"),
        ),
    ]
