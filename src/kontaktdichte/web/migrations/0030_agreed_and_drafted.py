"""What Jobcenters say to agreements, and notices that are left as drafts."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0029_meetings_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementAnswerEvent",
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
                ("agreement", models.UUIDField(db_comment="personal: none; retention: organisation")),
                (
                    "given",
                    models.BooleanField(db_comment="personal: none; retention: organisation", verbose_name="agreed"),
                ),
                ("on", models.DateField(db_comment="personal: none; retention: organisation", verbose_name="day")),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=500,
                        verbose_name="why not",
                    ),
                ),
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
            name="NoticeDraft",
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
                    "month",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="month"),
                ),
                (
                    "chosen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        db_comment="personal: social; retention: client_file",
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("letter", "by letter"),
                            ("email", "by e-mail"),
                            ("portal", "by the authority's portal"),
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
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="remark",
                    ),
                ),
                ("drafted_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("drafted_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                (
                    "reviewed_by",
                    models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                ),
                ("reviewed_on", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
                (
                    "notice",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.notice",
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
                    "project",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeDraftEvent",
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
                    "month",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="month"),
                ),
                (
                    "chosen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        db_comment="personal: social; retention: client_file",
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("letter", "by letter"),
                            ("email", "by e-mail"),
                            ("portal", "by the authority's portal"),
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
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="remark",
                    ),
                ),
                ("drafted_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("drafted_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                (
                    "reviewed_by",
                    models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                ),
                ("reviewed_on", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
                (
                    "notice",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.notice",
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
                    "project",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementAnswer",
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
                ("agreement", models.UUIDField(db_comment="personal: none; retention: organisation")),
                (
                    "given",
                    models.BooleanField(db_comment="personal: none; retention: organisation", verbose_name="agreed"),
                ),
                ("on", models.DateField(db_comment="personal: none; retention: organisation", verbose_name="day")),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_comment="personal: none; retention: organisation",
                        max_length=500,
                        verbose_name="why not",
                    ),
                ),
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
                    models.Index(fields=["partner", "agreement"], name="agreement_answer_partner"),
                    models.Index(fields=["organisation", "agreement"], name="agreement_answer_own"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_agreementanswerevent" ("agreement", "by", "given", "id", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "why") VALUES (NEW."agreement", NEW."by", NEW."given", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."recorded_at", NEW."why"); RETURN NULL;',
                    hash="a60403e53b9ec71f1aa3afdc9702562c5a7557d8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37956",
                    table="web_agreementanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_agreementanswerevent" ("agreement", "by", "given", "id", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "why") VALUES (NEW."agreement", NEW."by", NEW."given", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."recorded_at", NEW."why"); RETURN NULL;',
                    hash="25ab6659c2c3f5619903c102816734126fc3f9a0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_99297",
                    table="web_agreementanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_agreementanswerevent" ("agreement", "by", "given", "id", "on", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "why") VALUES (OLD."agreement", OLD."by", OLD."given", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."recorded_at", OLD."why"); RETURN NULL;',
                    hash="89b84afe1f22cd0106ccc03f4e4b5a9176bab7be",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0fdff",
                    table="web_agreementanswer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="agreementanswerevent",
            index=models.Index(fields=["action"], name="agreementanswer_action"),
        ),
        migrations.AddIndex(
            model_name="agreementanswerevent",
            index=models.Index(fields=["id"], name="agreementanswer_states"),
        ),
        migrations.AddIndex(
            model_name="noticedraft",
            index=models.Index(fields=["organisation", "notice"], name="draft_notice"),
        ),
        migrations.AddConstraint(
            model_name="noticedraft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("notice", None)), fields=("organisation", "project", "month"), name="draft_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticedraft",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticedraftevent" ("chosen", "drafted_at", "drafted_by", "id", "month", "notice_id", "organisation_id", "pgh_created_at", "pgh_label", "project_id", "reference", "remark", "reviewed_by", "reviewed_on", "way") VALUES (NEW."chosen", NEW."drafted_at", NEW."drafted_by", NEW."id", NEW."month", NEW."notice_id", NEW."organisation_id", NOW(), \'insert\', NEW."project_id", NEW."reference", NEW."remark", NEW."reviewed_by", NEW."reviewed_on", NEW."way"); RETURN NULL;',
                    hash="3ba703d17a53864a13a306d7f739d3d3662a36a9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_afdbe",
                    table="web_noticedraft",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticedraft",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_noticedraftevent" ("chosen", "drafted_at", "drafted_by", "id", "month", "notice_id", "organisation_id", "pgh_created_at", "pgh_label", "project_id", "reference", "remark", "reviewed_by", "reviewed_on", "way") VALUES (NEW."chosen", NEW."drafted_at", NEW."drafted_by", NEW."id", NEW."month", NEW."notice_id", NEW."organisation_id", NOW(), \'update\', NEW."project_id", NEW."reference", NEW."remark", NEW."reviewed_by", NEW."reviewed_on", NEW."way"); RETURN NULL;',
                    hash="398d1e1887cc5392541bd03e34c147135eef66a1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_93ecc",
                    table="web_noticedraft",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticedraft",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticedraftevent" ("chosen", "drafted_at", "drafted_by", "id", "month", "notice_id", "organisation_id", "pgh_created_at", "pgh_label", "project_id", "reference", "remark", "reviewed_by", "reviewed_on", "way") VALUES (OLD."chosen", OLD."drafted_at", OLD."drafted_by", OLD."id", OLD."month", OLD."notice_id", OLD."organisation_id", NOW(), \'delete\', OLD."project_id", OLD."reference", OLD."remark", OLD."reviewed_by", OLD."reviewed_on", OLD."way"); RETURN NULL;',
                    hash="5cffcedd2baa3945b5190d4ed3233867e564e913",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d0799",
                    table="web_noticedraft",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="noticedraftevent",
            index=models.Index(fields=["action"], name="noticedraft_action"),
        ),
        migrations.AddIndex(
            model_name="noticedraftevent",
            index=models.Index(fields=["id"], name="noticedraft_states"),
        ),
    ]
