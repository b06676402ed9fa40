"""Partners, projects, cooperation agreements, and what partners read of a participant."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0013_findings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="loginrule",
            name="second_factor",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("counsellor", "Counsellor"),
                        ("substitute", "Substitute"),
                        ("team_lead", "Team lead"),
                        ("contact_person", "Contact person for projects"),
                        ("project_worker", "Project worker"),
                        ("project_lead", "Project lead"),
                        ("grant_officer", "Grant officer"),
                        ("supervisor", "Supervisory officer"),
                        ("management", "Management"),
                        ("administrator", "Administrator"),
                    ],
                    max_length=20,
                ),
                blank=True,
                db_comment="personal: none; retention: organisation",
                default=list,
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="loginruleevent",
            name="second_factor",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("counsellor", "Counsellor"),
                        ("substitute", "Substitute"),
                        ("team_lead", "Team lead"),
                        ("contact_person", "Contact person for projects"),
                        ("project_worker", "Project worker"),
                        ("project_lead", "Project lead"),
                        ("grant_officer", "Grant officer"),
                        ("supervisor", "Supervisory officer"),
                        ("management", "Management"),
                        ("administrator", "Administrator"),
                    ],
                    max_length=20,
                ),
                blank=True,
                db_comment="personal: none; retention: organisation",
                default=list,
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("counsellor", "Counsellor"),
                    ("substitute", "Substitute"),
                    ("team_lead", "Team lead"),
                    ("contact_person", "Contact person for projects"),
                    ("project_worker", "Project worker"),
                    ("project_lead", "Project lead"),
                    ("grant_officer", "Grant officer"),
                    ("supervisor", "Supervisory officer"),
                    ("management", "Management"),
                    ("administrator", "Administrator"),
                ],
                db_comment="personal: staff; retention: account",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="membershipevent",
            name="role",
            field=models.CharField(
                choices=[
                    ("counsellor", "Counsellor"),
                    ("substitute", "Substitute"),
                    ("team_lead", "Team lead"),
                    ("contact_person", "Contact person for projects"),
                    ("project_worker", "Project worker"),
                    ("project_lead", "Project lead"),
                    ("grant_officer", "Grant officer"),
                    ("supervisor", "Supervisory officer"),
                    ("management", "Management"),
                    ("administrator", "Administrator"),
                ],
                db_comment="personal: staff; retention: account",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="PartnerEvent",
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
                ("partner", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("name", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("jobcenter", "Jobcenter"),
                            ("provider", "Provider"),
                            ("grant_authority", "Grant authority"),
                            ("supervisory_authority", "Supervisory authority"),
                        ],
                        db_comment="personal: none; retention: organisation",
                        max_length=30,
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
            name="Project",
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
                        blank=True,
                        db_comment="personal: none; retention: evidence",
                        null=True,
                        verbose_name="grant authority",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        db_comment="personal: none; retention: organisation",
                        max_length=40,
                        verbose_name="project number",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=200, verbose_name="name"
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
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: none; retention: organisation", null=True
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
                    "subject",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CooperationAgreementEvent",
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
                        db_comment="personal: none; retention: organisation", max_length=40, verbose_name="number"
                    ),
                ),
                (
                    "project_name",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=200, verbose_name="project"
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
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: none; retention: organisation", null=True
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
                    "subject",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "project",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
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
            name="CooperationAgreement",
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
                        db_comment="personal: none; retention: organisation", max_length=40, verbose_name="number"
                    ),
                ),
                (
                    "project_name",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=200, verbose_name="project"
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
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: none; retention: organisation", null=True
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
                    "subject",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "project",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProjectEvent",
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
                        blank=True,
                        db_comment="personal: none; retention: evidence",
                        null=True,
                        verbose_name="grant authority",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        db_comment="personal: none; retention: organisation",
                        max_length=40,
                        verbose_name="project number",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        db_comment="personal: none; retention: organisation", max_length=200, verbose_name="name"
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
                    models.DateField(
                        blank=True, db_column="until", db_comment="personal: none; retention: organisation", null=True
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
                    "subject",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: none; retention: organisation",
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
            name="Sharing",
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
                    "assignment",
                    models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "number",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file", max_length=40, verbose_name="number"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        db_comment="personal: identifying; retention: client_file",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "project_name",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=200,
                        verbose_name="project",
                    ),
                ),
                (
                    "about",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("contacts", "contacts: day, channel, kind, came or not"),
                                ("duties", "duties with verdicts and deviations"),
                                ("plan", "perspective plan"),
                            ],
                            max_length=20,
                        ),
                        db_comment="personal: social; retention: client_file",
                        size=None,
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
                (
                    "project",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SharedDuty",
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
                ("concept", models.CharField(db_comment="personal: social; retention: derived", max_length=200)),
                ("rule", models.CharField(db_comment="personal: social; retention: derived", max_length=100)),
                ("strength", models.CharField(db_comment="personal: social; retention: derived", max_length=10)),
                ("window", models.DateField(db_comment="personal: social; retention: derived")),
                ("hard", models.DateField(db_comment="personal: social; retention: derived")),
                ("need", models.IntegerField(db_comment="personal: social; retention: derived")),
                ("counted", models.IntegerField(db_comment="personal: social; retention: derived")),
                ("verdict", models.CharField(db_comment="personal: social; retention: derived", max_length=20)),
                ("actionable", models.BooleanField(db_comment="personal: social; retention: derived")),
                ("overdue", models.BooleanField(db_comment="personal: social; retention: derived")),
                (
                    "reason",
                    models.CharField(db_comment="personal: social; retention: derived", max_length=60, null=True),
                ),
                ("told_on", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                ("disputed", models.BooleanField(db_comment="personal: social; retention: derived")),
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
                        db_comment="personal: social; retention: derived",
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: derived",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SharedContact",
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
                ("contact", models.UUIDField(db_comment="personal: social; retention: derived")),
                ("on", models.DateField(db_comment="personal: social; retention: derived")),
                ("channel", models.CharField(db_comment="personal: social; retention: derived", max_length=60)),
                ("kind", models.CharField(db_comment="personal: social; retention: derived", max_length=60)),
                ("outcome", models.CharField(db_comment="personal: social; retention: derived", max_length=60)),
                ("disputed", models.BooleanField(db_comment="personal: social; retention: derived")),
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
                        db_comment="personal: social; retention: derived",
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "sharing",
                    kontaktdichte.web.models.base.Within(
                        db_comment="personal: social; retention: derived",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="web.sharing",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SharingEvent",
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
                    "assignment",
                    models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                ),
                (
                    "number",
                    models.CharField(
                        db_comment="personal: identifying; retention: client_file", max_length=40, verbose_name="number"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        db_comment="personal: identifying; retention: client_file",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "project_name",
                    models.CharField(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        max_length=200,
                        verbose_name="project",
                    ),
                ),
                (
                    "about",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("contacts", "contacts: day, channel, kind, came or not"),
                                ("duties", "duties with verdicts and deviations"),
                                ("plan", "perspective plan"),
                            ],
                            max_length=20,
                        ),
                        db_comment="personal: social; retention: client_file",
                        size=None,
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
                (
                    "project",
                    kontaktdichte.web.models.base.Within(
                        blank=True,
                        db_comment="personal: social; retention: client_file",
                        db_constraint=False,
                        null=True,
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
            name="Partner",
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
                ("partner", models.UUIDField(db_comment="personal: none; retention: evidence")),
                ("name", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("jobcenter", "Jobcenter"),
                            ("provider", "Provider"),
                            ("grant_authority", "Grant authority"),
                            ("supervisory_authority", "Supervisory authority"),
                        ],
                        db_comment="personal: none; retention: organisation",
                        max_length=30,
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
                "constraints": [models.UniqueConstraint(fields=("organisation", "partner"), name="partner_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_partnerevent" ("id", "kind", "name", "organisation_id", "partner", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."kind", NEW."name", NEW."organisation_id", NEW."partner", NOW(), \'insert\'); RETURN NULL;',
                    hash="056271e2087c1366dc0337954bf95537aaefbed5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a5ce9",
                    table="web_partner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_partnerevent" ("id", "kind", "name", "organisation_id", "partner", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."kind", NEW."name", NEW."organisation_id", NEW."partner", NOW(), \'update\'); RETURN NULL;',
                    hash="929a2c6305bd3352a6386a071fef818ad3435146",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2007",
                    table="web_partner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_partnerevent" ("id", "kind", "name", "organisation_id", "partner", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."kind", OLD."name", OLD."organisation_id", OLD."partner", NOW(), \'delete\'); RETURN NULL;',
                    hash="4702dba98d6b6cb82644a8da447e0fa090ecd7c7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36058",
                    table="web_partner",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="partnerevent",
            index=models.Index(fields=["action"], name="partner_action"),
        ),
        migrations.AddIndex(
            model_name="partnerevent",
            index=models.Index(fields=["id"], name="partner_states"),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["partner"], name="project_partner"),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.UniqueConstraint(fields=("organisation", "number"), name="project_number"),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.UniqueConstraint(fields=("organisation", "subject"), name="project_subject"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_projectevent" ("from", "id", "name", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "subject_id", "until") VALUES (NEW."from", NEW."id", NEW."name", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."subject_id", NEW."until"); RETURN NULL;',
                    hash="c30a1d216d73103c77d1af74040fca0352f80664",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92cd8",
                    table="web_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_projectevent" ("from", "id", "name", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "subject_id", "until") VALUES (NEW."from", NEW."id", NEW."name", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."subject_id", NEW."until"); RETURN NULL;',
                    hash="521f7ef7054ff198d8e93490afe1e5b9241686dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1d0b4",
                    table="web_project",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_projectevent" ("from", "id", "name", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "subject_id", "until") VALUES (OLD."from", OLD."id", OLD."name", OLD."number", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."subject_id", OLD."until"); RETURN NULL;',
                    hash="39f47bece58ffdc695e56bf9cce9960d60024cbe",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1b373",
                    table="web_project",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="cooperationagreementevent",
            index=models.Index(fields=["action"], name="cooperationagreement_action"),
        ),
        migrations.AddIndex(
            model_name="cooperationagreementevent",
            index=models.Index(fields=["id"], name="cooperationagreement_states"),
        ),
        migrations.AddIndex(
            model_name="cooperationagreement",
            index=models.Index(fields=["partner"], name="agreement_partner"),
        ),
        migrations.AddConstraint(
            model_name="cooperationagreement",
            constraint=models.UniqueConstraint(fields=("organisation", "number"), name="agreement_number"),
        ),
        migrations.AddConstraint(
            model_name="cooperationagreement",
            constraint=models.UniqueConstraint(fields=("organisation", "subject"), name="agreement_subject"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_cooperationagreementevent" ("from", "id", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "subject_id", "until") VALUES (NEW."from", NEW."id", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'insert\', NEW."project_id", NEW."project_name", NEW."subject_id", NEW."until"); RETURN NULL;',
                    hash="a02ffdb70e63240a4706fbe86933e68b7193fa7a",
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
                    func='INSERT INTO "web_cooperationagreementevent" ("from", "id", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "subject_id", "until") VALUES (NEW."from", NEW."id", NEW."number", NEW."organisation_id", NEW."partner", NOW(), \'update\', NEW."project_id", NEW."project_name", NEW."subject_id", NEW."until"); RETURN NULL;',
                    hash="7836136409a750e785977a52add5bb466b0cf728",
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
                    func='INSERT INTO "web_cooperationagreementevent" ("from", "id", "number", "organisation_id", "partner", "pgh_created_at", "pgh_label", "project_id", "project_name", "subject_id", "until") VALUES (OLD."from", OLD."id", OLD."number", OLD."organisation_id", OLD."partner", NOW(), \'delete\', OLD."project_id", OLD."project_name", OLD."subject_id", OLD."until"); RETURN NULL;',
                    hash="17be675a7ab6d0d3e15ceafa5b78bea1b0316800",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bec4a",
                    table="web_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="projectevent",
            index=models.Index(fields=["action"], name="project_action"),
        ),
        migrations.AddIndex(
            model_name="projectevent",
            index=models.Index(fields=["id"], name="project_states"),
        ),
        migrations.AddIndex(
            model_name="sharing",
            index=models.Index(fields=["organisation", "person"], name="sharing_person"),
        ),
        migrations.AddIndex(
            model_name="sharing",
            index=models.Index(fields=["partner", "assignment"], name="sharing_partner"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_sharingevent" ("about", "assignment", "basis", "from", "id", "name", "number", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "project_id", "project_name", "purpose", "until") VALUES (NEW."about", NEW."assignment", NEW."basis", NEW."from", NEW."id", NEW."name", NEW."number", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."project_id", NEW."project_name", NEW."purpose", NEW."until"); RETURN NULL;',
                    hash="44435778633ba95e9a50b8cc2adf0f0457e8fd73",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_039d3",
                    table="web_sharing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "web_sharingevent" ("about", "assignment", "basis", "from", "id", "name", "number", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "project_id", "project_name", "purpose", "until") VALUES (NEW."about", NEW."assignment", NEW."basis", NEW."from", NEW."id", NEW."name", NEW."number", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."project_id", NEW."project_name", NEW."purpose", NEW."until"); RETURN NULL;',
                    hash="2588d545b0a24c854c189a09c79cf5adfcf640cb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d0f4d",
                    table="web_sharing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharing",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "web_sharingevent" ("about", "assignment", "basis", "from", "id", "name", "number", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "project_id", "project_name", "purpose", "until") VALUES (OLD."about", OLD."assignment", OLD."basis", OLD."from", OLD."id", OLD."name", OLD."number", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."project_id", OLD."project_name", OLD."purpose", OLD."until"); RETURN NULL;',
                    hash="969d3eee163f24a4feee5156d4cc2e53ca6e1220",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5062d",
                    table="web_sharing",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(fields=["organisation", "person"], name="shared_duty_person"),
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(fields=["partner", "window"], name="shared_duty_partner"),
        ),
        migrations.AddIndex(
            model_name="sharedcontact",
            index=models.Index(fields=["organisation", "person"], name="shared_contact_person"),
        ),
        migrations.AddIndex(
            model_name="sharedcontact",
            index=models.Index(fields=["partner", "on"], name="shared_contact_partner"),
        ),
        migrations.AddIndex(
            model_name="sharingevent",
            index=models.Index(fields=["action"], name="sharing_action"),
        ),
        migrations.AddIndex(
            model_name="sharingevent",
            index=models.Index(fields=["id"], name="sharing_states"),
        ),
    ]
