"""Notices to grant authorities, answers, principles, escalations; which mandatory duties were not met."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0019_attached_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeviationReview",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Escalation",
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
                    "number",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file", max_length=40, verbose_name="number"
                    ),
                ),
                ("concept", models.CharField(db_comment="personal: social; retention: client_file", max_length=200)),
                ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                ("owner", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("provider", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "project_number",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=40),
                ),
                (
                    "project_name",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                ),
                (
                    "escalated_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="passed on"),
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
                    "text",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="in words",
                    ),
                ),
                ("escalated_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="EscalationEvent",
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
                    "number",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file", max_length=40, verbose_name="number"
                    ),
                ),
                ("concept", models.CharField(db_comment="personal: social; retention: client_file", max_length=200)),
                ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                ("owner", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("provider", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "project_number",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=40),
                ),
                (
                    "project_name",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                ),
                (
                    "escalated_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="passed on"),
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
                    "text",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="in words",
                    ),
                ),
                ("escalated_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EscalationFeedback",
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
                ("escalation", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "given_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="answered on"),
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
                    "text",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=2000, verbose_name="in words"
                    ),
                ),
                ("given_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="EscalationFeedbackEvent",
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
                ("escalation", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "given_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="answered on"),
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
                    "text",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=2000, verbose_name="in words"
                    ),
                ),
                ("given_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                    "project_number",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=40),
                ),
                (
                    "project_name",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                ),
                ("provider", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "month",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="month"),
                ),
                (
                    "sent_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="sent on"),
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
                ("sent_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
            ],
        ),
        migrations.CreateModel(
            name="NoticeAnswer",
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
                ("notice", models.UUIDField(db_comment="personal: social; retention: client_file")),
                ("item", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("accepted", "accepted"), ("rejected", "rejected")],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="answered on"),
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
                    "text",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="in words",
                    ),
                ),
                ("answered_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
            ],
        ),
        migrations.CreateModel(
            name="NoticeAnswerEvent",
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
                ("notice", models.UUIDField(db_comment="personal: social; retention: client_file")),
                ("item", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("accepted", "accepted"), ("rejected", "rejected")],
                        db_comment="personal: social; retention: client_file",
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="answered on"),
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
                    "text",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="in words",
                    ),
                ),
                ("answered_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoticeEvent",
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
                    "project_number",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=40),
                ),
                (
                    "project_name",
                    models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                ),
                ("provider", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "month",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="month"),
                ),
                (
                    "sent_on",
                    models.DateField(db_comment="personal: social; retention: client_file", verbose_name="sent on"),
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
                ("sent_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoticeItem",
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
                    "number",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file", max_length=40, verbose_name="number"
                    ),
                ),
                ("concept", models.CharField(db_comment="personal: social; retention: client_file", max_length=200)),
                ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                (
                    "reason",
                    models.CharField(blank=True, db_comment="personal: social; retention: client_file", max_length=60),
                ),
                ("notice_by", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
                (
                    "reviewed_by",
                    models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                ),
                ("reviewed_on", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NoticeItemEvent",
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
                    "number",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file", max_length=40, verbose_name="number"
                    ),
                ),
                ("concept", models.CharField(db_comment="personal: social; retention: client_file", max_length=200)),
                ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                (
                    "reason",
                    models.CharField(blank=True, db_comment="personal: social; retention: client_file", max_length=60),
                ),
                ("notice_by", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
                (
                    "reviewed_by",
                    models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                ),
                ("reviewed_on", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Principle",
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
                ("statement", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "rule",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=100, verbose_name="rule"
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=300, verbose_name="question"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=2000, verbose_name="answer"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=100, verbose_name="reference"
                    ),
                ),
                (
                    "given_on",
                    models.DateField(db_comment="personal: none; retention: organisation", verbose_name="given on"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PrincipleEvent",
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
                ("statement", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "rule",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=100, verbose_name="rule"
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=300, verbose_name="question"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=2000, verbose_name="answer"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=100, verbose_name="reference"
                    ),
                ),
                (
                    "given_on",
                    models.DateField(db_comment="personal: none; retention: organisation", verbose_name="given on"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnmetDuty",
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
                ("concept", models.CharField(db_comment="personal: social; retention: derived", max_length=200)),
                ("rule", models.CharField(db_comment="personal: social; retention: derived", max_length=100)),
                ("window", models.DateField(db_comment="personal: social; retention: derived")),
                ("hard", models.DateField(db_comment="personal: social; retention: derived")),
                ("need", models.IntegerField(db_comment="personal: social; retention: derived")),
                ("counted", models.IntegerField(db_comment="personal: social; retention: derived")),
                ("verdict", models.CharField(db_comment="personal: social; retention: derived", max_length=20)),
                ("notice_by", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                ("told_on", models.DateField(db_comment="personal: social; retention: derived", null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(fields=["partner", "hard"], name="shared_duty_closed"),
        ),
        migrations.AddField(
            model_name="deviationreview",
            name="deviation",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.deviation",
            ),
        ),
        migrations.AddField(
            model_name="deviationreview",
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
            model_name="deviationreview",
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
            model_name="deviationreview",
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
            model_name="deviationreview",
            name="replaces",
            field=kontaktdichte.web.models.base.Within(
                blank=True,
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.deviationreview",
            ),
        ),
        migrations.AddField(
            model_name="escalation",
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
            model_name="escalationevent",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="escalationfeedback",
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
            model_name="escalationfeedbackevent",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="notice",
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
            model_name="notice",
            name="project",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.project",
            ),
        ),
        migrations.AddField(
            model_name="noticeanswer",
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
            model_name="noticeanswerevent",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="project",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.project",
            ),
        ),
        migrations.AddField(
            model_name="noticeitem",
            name="notice",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="web.notice",
            ),
        ),
        migrations.AddField(
            model_name="noticeitem",
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
            model_name="noticeitem",
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
            model_name="noticeitemevent",
            name="notice",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.notice",
            ),
        ),
        migrations.AddField(
            model_name="noticeitemevent",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="noticeitemevent",
            name="person",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: client_file",
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="principle",
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
            model_name="principleevent",
            name="organisation",
            field=models.ForeignKey(
                db_comment="personal: none; retention: evidence",
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="web.organisation",
            ),
        ),
        migrations.AddField(
            model_name="unmetduty",
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
            model_name="unmetduty",
            name="person",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: derived",
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddIndex(
            model_name="deviationreview",
            index=models.Index(fields=["organisation", "person"], name="deviationreview_person"),
        ),
        migrations.AddIndex(
            model_name="escalation",
            index=models.Index(fields=["partner", "escalated_on"], name="escalation_partner"),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=models.UniqueConstraint(
                fields=("organisation", "partner", "owner", "number", "rule", "window"), name="escalated_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_escalationevent" ("concept", "counted", "escalated_by", "escalated_on", "hard", "id", "need", "number", "organisation_id", "owner", "partner", "pgh_created_at", "pgh_label", "project_name", "project_number", "provider", "reference", "rule", "text", "window") VALUES (NEW."concept", NEW."counted", NEW."escalated_by", NEW."escalated_on", NEW."hard", NEW."id", NEW."need", NEW."number", NEW."organisation_id", NEW."owner", NEW."partner", NOW(), \'insert\', NEW."project_name", NEW."project_number", NEW."provider", NEW."reference", NEW."rule", NEW."text", NEW."window"); RETURN NULL;',
                    hash="1a376a26f9df92d79f18d38bf19368417e7facce",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f4f9d",
                    table="web_escalation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_escalationevent" ("concept", "counted", "escalated_by", "escalated_on", "hard", "id", "need", "number", "organisation_id", "owner", "partner", "pgh_created_at", "pgh_label", "project_name", "project_number", "provider", "reference", "rule", "text", "window") VALUES (NEW."concept", NEW."counted", NEW."escalated_by", NEW."escalated_on", NEW."hard", NEW."id", NEW."need", NEW."number", NEW."organisation_id", NEW."owner", NEW."partner", NOW(), \'update\', NEW."project_name", NEW."project_number", NEW."provider", NEW."reference", NEW."rule", NEW."text", NEW."window"); RETURN NULL;',
                    hash="2368218e516b057a76ab1da22329cb6768e15a4c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7da3",
                    table="web_escalation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_escalationevent" ("concept", "counted", "escalated_by", "escalated_on", "hard", "id", "need", "number", "organisation_id", "owner", "partner", "pgh_created_at", "pgh_label", "project_name", "project_number", "provider", "reference", "rule", "text", "window") VALUES (OLD."concept", OLD."counted", OLD."escalated_by", OLD."escalated_on", OLD."hard", OLD."id", OLD."need", OLD."number", OLD."organisation_id", OLD."owner", OLD."partner", NOW(), \'delete\', OLD."project_name", OLD."project_number", OLD."provider", OLD."reference", OLD."rule", OLD."text", OLD."window"); RETURN NULL;',
                    hash="5cba7754a338e28577168096ee215f9347c122e2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_934b1",
                    table="web_escalation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="escalationevent",
            index=models.Index(fields=["action"], name="escalation_action"),
        ),
        migrations.AddIndex(
            model_name="escalationevent",
            index=models.Index(fields=["id"], name="escalation_states"),
        ),
        migrations.AddIndex(
            model_name="escalationfeedback",
            index=models.Index(fields=["partner", "escalation"], name="feedback_partner"),
        ),
        migrations.AddIndex(
            model_name="escalationfeedback",
            index=models.Index(fields=["organisation", "escalation"], name="feedback_escalation"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalationfeedback",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_escalationfeedbackevent" ("escalation", "given_by", "given_on", "id", "organisation_id", "partner", "pgh_created_at", "pgh_label", "reference", "text") VALUES (NEW."escalation", NEW."given_by", NEW."given_on", NEW."id", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."reference", NEW."text"); RETURN NULL;',
                    hash="a4d4bd52975106703203c39ab4bdba29cc0ec377",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_97b06",
                    table="web_escalationfeedback",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalationfeedback",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_escalationfeedbackevent" ("escalation", "given_by", "given_on", "id", "organisation_id", "partner", "pgh_created_at", "pgh_label", "reference", "text") VALUES (NEW."escalation", NEW."given_by", NEW."given_on", NEW."id", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."reference", NEW."text"); RETURN NULL;',
                    hash="957cc8588a4c342dee9f05e3bf2eea64c47f5df9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51696",
                    table="web_escalationfeedback",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalationfeedback",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_escalationfeedbackevent" ("escalation", "given_by", "given_on", "id", "organisation_id", "partner", "pgh_created_at", "pgh_label", "reference", "text") VALUES (OLD."escalation", OLD."given_by", OLD."given_on", OLD."id", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."reference", OLD."text"); RETURN NULL;',
                    hash="0a25066eff9298013aa0c258a351b1664676394b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0690f",
                    table="web_escalationfeedback",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="escalationfeedbackevent",
            index=models.Index(fields=["action"], name="escalationfeedback_action"),
        ),
        migrations.AddIndex(
            model_name="escalationfeedbackevent",
            index=models.Index(fields=["id"], name="escalationfeedback_states"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["partner", "sent_on"], name="notice_partner"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["organisation", "sent_on"], name="notice_sent"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticeevent" ("id", "month", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "project_number", "provider", "recorded_at", "reference", "remark", "sent_by", "sent_on", "way") VALUES (NEW."id", NEW."month", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."project_id", NEW."project_name", NEW."project_number", NEW."provider", NEW."recorded_at", NEW."reference", NEW."remark", NEW."sent_by", NEW."sent_on", NEW."way"); RETURN NULL;',
                    hash="eb67d89102683e7866645cf9ce32a0672f84d7b9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_376e0",
                    table="web_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_noticeevent" ("id", "month", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "project_number", "provider", "recorded_at", "reference", "remark", "sent_by", "sent_on", "way") VALUES (NEW."id", NEW."month", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."project_id", NEW."project_name", NEW."project_number", NEW."provider", NEW."recorded_at", NEW."reference", NEW."remark", NEW."sent_by", NEW."sent_on", NEW."way"); RETURN NULL;',
                    hash="602713e5ab826093f89eec4d61317aa9a22dd009",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5989c",
                    table="web_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticeevent" ("id", "month", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "project_number", "provider", "recorded_at", "reference", "remark", "sent_by", "sent_on", "way") VALUES (OLD."id", OLD."month", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."project_id", OLD."project_name", OLD."project_number", OLD."provider", OLD."recorded_at", OLD."reference", OLD."remark", OLD."sent_by", OLD."sent_on", OLD."way"); RETURN NULL;',
                    hash="654a6fd371b4d3901d5fff312b4ea399972b3a5c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f9959",
                    table="web_notice",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="noticeanswer",
            index=models.Index(fields=["partner", "notice"], name="answer_partner"),
        ),
        migrations.AddIndex(
            model_name="noticeanswer",
            index=models.Index(fields=["organisation", "item"], name="answer_item"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticeanswerevent" ("answered_by", "answered_on", "id", "item", "notice", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "reference", "text", "verdict") VALUES (NEW."answered_by", NEW."answered_on", NEW."id", NEW."item", NEW."notice", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."recorded_at", NEW."reference", NEW."text", NEW."verdict"); RETURN NULL;',
                    hash="d5e77207bf629525d4923daf9f507eba070ae6c1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ec658",
                    table="web_noticeanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_noticeanswerevent" ("answered_by", "answered_on", "id", "item", "notice", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "reference", "text", "verdict") VALUES (NEW."answered_by", NEW."answered_on", NEW."id", NEW."item", NEW."notice", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."recorded_at", NEW."reference", NEW."text", NEW."verdict"); RETURN NULL;',
                    hash="45e97c3abf27e4ee11ed52030af83b3781bda70e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a4211",
                    table="web_noticeanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticeanswerevent" ("answered_by", "answered_on", "id", "item", "notice", "organisation_id", "partner", "pgh_created_at", "pgh_label", "recorded_at", "reference", "text", "verdict") VALUES (OLD."answered_by", OLD."answered_on", OLD."id", OLD."item", OLD."notice", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."recorded_at", OLD."reference", OLD."text", OLD."verdict"); RETURN NULL;',
                    hash="b7114a9c9efb966aced6ebe7b8bc01bbf9a5a9cc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7e048",
                    table="web_noticeanswer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="noticeanswerevent",
            index=models.Index(fields=["action"], name="noticeanswer_action"),
        ),
        migrations.AddIndex(
            model_name="noticeanswerevent",
            index=models.Index(fields=["id"], name="noticeanswer_states"),
        ),
        migrations.AddIndex(
            model_name="noticeevent",
            index=models.Index(fields=["action"], name="notice_action"),
        ),
        migrations.AddIndex(
            model_name="noticeevent",
            index=models.Index(fields=["id"], name="notice_states"),
        ),
        migrations.AddIndex(
            model_name="noticeitem",
            index=models.Index(fields=["partner", "hard"], name="notice_item_partner"),
        ),
        migrations.AddConstraint(
            model_name="noticeitem",
            constraint=models.UniqueConstraint(
                fields=("organisation", "notice", "person", "rule", "window"), name="told_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticeitemevent" ("concept", "counted", "hard", "id", "need", "notice_by", "notice_id", "number", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "reason", "reviewed_by", "reviewed_on", "rule", "window") VALUES (NEW."concept", NEW."counted", NEW."hard", NEW."id", NEW."need", NEW."notice_by", NEW."notice_id", NEW."number", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."reason", NEW."reviewed_by", NEW."reviewed_on", NEW."rule", NEW."window"); RETURN NULL;',
                    hash="47c8adf014085fe4a7e2ec4e61c1749907767c1d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1a4c6",
                    table="web_noticeitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_noticeitemevent" ("concept", "counted", "hard", "id", "need", "notice_by", "notice_id", "number", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "reason", "reviewed_by", "reviewed_on", "rule", "window") VALUES (NEW."concept", NEW."counted", NEW."hard", NEW."id", NEW."need", NEW."notice_by", NEW."notice_id", NEW."number", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."reason", NEW."reviewed_by", NEW."reviewed_on", NEW."rule", NEW."window"); RETURN NULL;',
                    hash="6bfbcd8ebd574f391e0c2adafd25b66915787bee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5b0f3",
                    table="web_noticeitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_noticeitemevent" ("concept", "counted", "hard", "id", "need", "notice_by", "notice_id", "number", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "reason", "reviewed_by", "reviewed_on", "rule", "window") VALUES (OLD."concept", OLD."counted", OLD."hard", OLD."id", OLD."need", OLD."notice_by", OLD."notice_id", OLD."number", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."reason", OLD."reviewed_by", OLD."reviewed_on", OLD."rule", OLD."window"); RETURN NULL;',
                    hash="1e677a13763db90fb2f7ff4bcd5c138c207783e0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d0c4d",
                    table="web_noticeitem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="noticeitemevent",
            index=models.Index(fields=["action"], name="noticeitem_action"),
        ),
        migrations.AddIndex(
            model_name="noticeitemevent",
            index=models.Index(fields=["id"], name="noticeitem_states"),
        ),
        migrations.AddIndex(
            model_name="principle",
            index=models.Index(fields=["partner", "rule"], name="principle_partner"),
        ),
        migrations.AddIndex(
            model_name="principle",
            index=models.Index(fields=["organisation", "statement"], name="principle_statement"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="principle",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_principleevent" ("answer", "concept", "given_on", "id", "organisation_id", "partner", "pgh_created_at", "pgh_label", "question", "reference", "rule", "statement") VALUES (NEW."answer", NEW."concept", NEW."given_on", NEW."id", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."question", NEW."reference", NEW."rule", NEW."statement"); RETURN NULL;',
                    hash="1907b6ba7b104fb26aa6523be3b04c61ce2f6c18",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4956f",
                    table="web_principle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="principle",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_principleevent" ("answer", "concept", "given_on", "id", "organisation_id", "partner", "pgh_created_at", "pgh_label", "question", "reference", "rule", "statement") VALUES (NEW."answer", NEW."concept", NEW."given_on", NEW."id", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."question", NEW."reference", NEW."rule", NEW."statement"); RETURN NULL;',
                    hash="979b4eb0c9ac593d1e44ffc7f275086b7cbd7b79",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7a223",
                    table="web_principle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="principle",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_principleevent" ("answer", "concept", "given_on", "id", "organisation_id", "partner", "pgh_created_at", "pgh_label", "question", "reference", "rule", "statement") VALUES (OLD."answer", OLD."concept", OLD."given_on", OLD."id", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."question", OLD."reference", OLD."rule", OLD."statement"); RETURN NULL;',
                    hash="f2d57e918900a4aa218b9fbc54c363f3b593912b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b6543",
                    table="web_principle",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="principleevent",
            index=models.Index(fields=["action"], name="principle_action"),
        ),
        migrations.AddIndex(
            model_name="principleevent",
            index=models.Index(fields=["id"], name="principle_states"),
        ),
        migrations.AddIndex(
            model_name="unmetduty",
            index=models.Index(fields=["organisation", "person"], name="unmet_person"),
        ),
        migrations.AddIndex(
            model_name="unmetduty",
            index=models.Index(
                condition=models.Q(("told_on__isnull", True)), fields=["organisation", "notice_by"], name="unmet_untold"
            ),
        ),
    ]
