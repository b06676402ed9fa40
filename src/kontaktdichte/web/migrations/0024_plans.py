"""Perspective plans with the Jobcenter's answers, and case conferences with its requests."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0023_clauses_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConferenceEvent",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                (
                    "request",
                    models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "need_on",
                    models.DateField(
                        db_comment="personal: social; retention: client_file", verbose_name="need recorded for"
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="what about"
                    ),
                ),
                (
                    "planned_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="date",
                    ),
                ),
                (
                    "planned_at",
                    models.TimeField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="time",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="took place on",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="result",
                    ),
                ),
                (
                    "next_steps",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="next steps",
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
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConferenceRequest",
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
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                (
                    "topic",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="what about"
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=200, verbose_name="by whom"
                    ),
                ),
                (
                    "assignment",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.assignment",
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
        ),
        migrations.CreateModel(
            name="ConferenceRequestEvent",
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
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                (
                    "topic",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="what about"
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=200, verbose_name="by whom"
                    ),
                ),
                (
                    "assignment",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.assignment",
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
            name="Plan",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_comment="personal: social; retention: client_file")),
                (
                    "goals",
                    models.TextField(db_comment="personal: social; retention: client_file", verbose_name="goals"),
                ),
                (
                    "author",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=200, verbose_name="author"
                    ),
                ),
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
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
        ),
        migrations.CreateModel(
            name="PlanAnswer",
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
                ("plan", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "given",
                    models.BooleanField(db_comment="personal: social; retention: client_file", verbose_name="agreed"),
                ),
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
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
                (
                    "assignment",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.assignment",
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
        ),
        migrations.CreateModel(
            name="PlanAnswerEvent",
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
                ("plan", models.UUIDField(db_comment="personal: social; retention: client_file")),
                (
                    "given",
                    models.BooleanField(db_comment="personal: social; retention: client_file", verbose_name="agreed"),
                ),
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
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
                (
                    "assignment",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.assignment",
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
            name="PlanEvent",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_comment="personal: social; retention: client_file")),
                (
                    "goals",
                    models.TextField(db_comment="personal: social; retention: client_file", verbose_name="goals"),
                ),
                (
                    "author",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=200, verbose_name="author"
                    ),
                ),
                ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
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
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(db_comment="personal: social; retention: client_file")),
                (
                    "what",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=300, verbose_name="step"
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=100,
                        verbose_name="who",
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="until when",
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
                    "plan",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.plan",
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
        ),
        migrations.CreateModel(
            name="PlanStepEvent",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(db_comment="personal: social; retention: client_file")),
                (
                    "what",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=300, verbose_name="step"
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=100,
                        verbose_name="who",
                    ),
                ),
                (
                    "until_day",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="until when",
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
                (
                    "plan",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.plan",
                    ),
                ),
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Conference",
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
                    "partner",
                    models.UUIDField(
                        blank=True, db_comment="personal: none; retention: evidence", null=True, verbose_name="partner"
                    ),
                ),
                (
                    "request",
                    models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "need_on",
                    models.DateField(
                        db_comment="personal: social; retention: client_file", verbose_name="need recorded for"
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        db_comment="personal: social; retention: client_file", max_length=200, verbose_name="what about"
                    ),
                ),
                (
                    "planned_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="date",
                    ),
                ),
                (
                    "planned_at",
                    models.TimeField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="time",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        null=True,
                        verbose_name="took place on",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="result",
                    ),
                ),
                (
                    "next_steps",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=1000,
                        verbose_name="next steps",
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
                "indexes": [
                    models.Index(fields=["organisation", "person"], name="conference_person"),
                    models.Index(fields=["partner", "person"], name="conference_partner"),
                ],
                "constraints": [models.UniqueConstraint(fields=("organisation", "request"), name="conference_request")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conference",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_conferenceevent" ("held_on", "id", "need_on", "next_steps", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "place", "planned_at", "planned_on", "request", "result", "sharing_id", "topic") VALUES (NEW."held_on", NEW."id", NEW."need_on", NEW."next_steps", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."place", NEW."planned_at", NEW."planned_on", NEW."request", NEW."result", NEW."sharing_id", NEW."topic"); RETURN NULL;',
                    hash="7befdd81bdd76f49385064f8cdbe01f42c0e3ac3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_223be",
                    table="web_conference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conference",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_conferenceevent" ("held_on", "id", "need_on", "next_steps", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "place", "planned_at", "planned_on", "request", "result", "sharing_id", "topic") VALUES (NEW."held_on", NEW."id", NEW."need_on", NEW."next_steps", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."place", NEW."planned_at", NEW."planned_on", NEW."request", NEW."result", NEW."sharing_id", NEW."topic"); RETURN NULL;',
                    hash="0735ae72a22c2520b81da79d8fbdc59cca546979",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e295",
                    table="web_conference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conference",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_conferenceevent" ("held_on", "id", "need_on", "next_steps", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "place", "planned_at", "planned_on", "request", "result", "sharing_id", "topic") VALUES (OLD."held_on", OLD."id", OLD."need_on", OLD."next_steps", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."place", OLD."planned_at", OLD."planned_on", OLD."request", OLD."result", OLD."sharing_id", OLD."topic"); RETURN NULL;',
                    hash="20a455b898734084749ad2e0a4bda9adc75796a0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8ee44",
                    table="web_conference",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="conferenceevent",
            index=models.Index(fields=["action"], name="conference_action"),
        ),
        migrations.AddIndex(
            model_name="conferenceevent",
            index=models.Index(fields=["id"], name="conference_states"),
        ),
        migrations.AddIndex(
            model_name="conferencerequest",
            index=models.Index(fields=["partner", "on"], name="request_partner"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferencerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_conferencerequestevent" ("assignment_id", "by", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "topic") VALUES (NEW."assignment_id", NEW."by", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."topic"); RETURN NULL;',
                    hash="13bf900ab89f9cda4ff882d37584ddd8ab3d8c77",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_507f2",
                    table="web_conferencerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferencerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_conferencerequestevent" ("assignment_id", "by", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "topic") VALUES (NEW."assignment_id", NEW."by", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."topic"); RETURN NULL;',
                    hash="1bd9c97e6caf0b5c79e9a0cba88136dbeb495061",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e69dd",
                    table="web_conferencerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferencerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_conferencerequestevent" ("assignment_id", "by", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "topic") VALUES (OLD."assignment_id", OLD."by", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."topic"); RETURN NULL;',
                    hash="2ca9741a2932289a22cc84870ec9c8c36b16ee4a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_11a3c",
                    table="web_conferencerequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="conferencerequestevent",
            index=models.Index(fields=["action"], name="conferencerequest_action"),
        ),
        migrations.AddIndex(
            model_name="conferencerequestevent",
            index=models.Index(fields=["id"], name="conferencerequest_states"),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["partner", "person"], name="plan_partner"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("organisation", "person", "version"), name="plan_version"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_planevent" ("author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (NEW."author", NEW."goals", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."sharing_id", NEW."version"); RETURN NULL;',
                    hash="76a72360955eade500dc713b47fc69109126030e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e8eb7",
                    table="web_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_planevent" ("author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (NEW."author", NEW."goals", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."sharing_id", NEW."version"); RETURN NULL;',
                    hash="dc2f6fd6a201005cbc5fa1c047574d6dbdaf4db7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f1650",
                    table="web_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_planevent" ("author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (OLD."author", OLD."goals", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."sharing_id", OLD."version"); RETURN NULL;',
                    hash="79b430003cbe6f8f8be946972cc09eb95fa9a886",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_40932",
                    table="web_plan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="plananswer",
            index=models.Index(fields=["partner", "plan"], name="plan_answer_partner"),
        ),
        migrations.AddConstraint(
            model_name="plananswer",
            constraint=models.UniqueConstraint(fields=("organisation", "plan"), name="plan_answer_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plananswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_plananswerevent" ("assignment_id", "by", "given", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "plan", "why") VALUES (NEW."assignment_id", NEW."by", NEW."given", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."plan", NEW."why"); RETURN NULL;',
                    hash="14111a7ad734fd6dec531c3e50b9deda0cf207d7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7f668",
                    table="web_plananswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plananswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_plananswerevent" ("assignment_id", "by", "given", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "plan", "why") VALUES (NEW."assignment_id", NEW."by", NEW."given", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."plan", NEW."why"); RETURN NULL;',
                    hash="17abd2e74ad8b3dafec4d90af551eb4d7de7cd46",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3ebe8",
                    table="web_plananswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plananswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_plananswerevent" ("assignment_id", "by", "given", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "plan", "why") VALUES (OLD."assignment_id", OLD."by", OLD."given", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."plan", OLD."why"); RETURN NULL;',
                    hash="6500917e9c647795ab8fc15ed3a9f3fdc0117c4b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f37ad",
                    table="web_plananswer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="plananswerevent",
            index=models.Index(fields=["action"], name="plananswer_action"),
        ),
        migrations.AddIndex(
            model_name="plananswerevent",
            index=models.Index(fields=["id"], name="plananswer_states"),
        ),
        migrations.AddIndex(
            model_name="planevent",
            index=models.Index(fields=["action"], name="plan_action"),
        ),
        migrations.AddIndex(
            model_name="planevent",
            index=models.Index(fields=["id"], name="plan_states"),
        ),
        migrations.AddIndex(
            model_name="planstep",
            index=models.Index(fields=["organisation", "plan"], name="step_plan"),
        ),
        migrations.AddIndex(
            model_name="planstep",
            index=models.Index(fields=["partner", "plan"], name="step_partner"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstep",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_planstepevent" ("id", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "plan_id", "position", "sharing_id", "until_day", "what", "who") VALUES (NEW."id", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."plan_id", NEW."position", NEW."sharing_id", NEW."until_day", NEW."what", NEW."who"); RETURN NULL;',
                    hash="1242bd3a662bf8510cca3c444cd7a98c8d45743e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62f0f",
                    table="web_planstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstep",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_planstepevent" ("id", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "plan_id", "position", "sharing_id", "until_day", "what", "who") VALUES (NEW."id", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."plan_id", NEW."position", NEW."sharing_id", NEW."until_day", NEW."what", NEW."who"); RETURN NULL;',
                    hash="85ad17be0bd80677ed8951cd933fd8bb9dd4f8ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f9615",
                    table="web_planstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstep",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_planstepevent" ("id", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "plan_id", "position", "sharing_id", "until_day", "what", "who") VALUES (OLD."id", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."plan_id", OLD."position", OLD."sharing_id", OLD."until_day", OLD."what", OLD."who"); RETURN NULL;',
                    hash="c071deea88cef838a22412840a7c029eeccd8a70",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4e0c5",
                    table="web_planstep",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="planstepevent",
            index=models.Index(fields=["action"], name="planstep_action"),
        ),
        migrations.AddIndex(
            model_name="planstepevent",
            index=models.Index(fields=["id"], name="planstep_states"),
        ),
    ]
