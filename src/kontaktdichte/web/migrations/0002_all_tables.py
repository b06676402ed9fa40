"""Every table of the application, with the triggers that write states of rows; written by Django."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import kontaktdichte.web.models.base
from kontaktdichte.web.migrations._together import Together
from kontaktdichte.web.rls import Acted


class Migration(migrations.Migration):
    replaces = [
        ("web", "0004_history"), ("web", "0005_glance"), ("web", "0007_stable"), ("web", "0009_members"),
        ("web", "0010_lists"), ("web", "0011_login_rule"), ("web", "0012_order"), ("web", "0013_findings"),
        ("web", "0014_partners"), ("web", "0016_assignment"), ("web", "0018_attached"), ("web", "0020_notices"),
        ("web", "0022_clauses"), ("web", "0024_plans"), ("web", "0026_withdrawn"), ("web", "0027_plan_asked"),
        ("web", "0028_meetings"), ("web", "0030_agreed_and_drafted"), ("web", "0032_runs"), ("web", "0034_employers"),
        ("web", "0036_boards"), ("web", "0037_staff_absence"),
    ]  # fmt: skip

    dependencies = [
        ("web", "0001_account"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("axes", "0010_accessattemptexpiration"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("procrastinate", "0041_post_retry_failed_job"),
        ("sessions", "0001_initial"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("usersessions", "0001_initial"),
    ]  # those of libraries first: they are quick as long as few models refer to accounts

    operations = [
        Acted(),
        Together(
            migrations.CreateModel(
                name="Organisation",
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
                        "created_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: none; retention: organisation"),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="OrganisationEvent",
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
                        "created_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: none; retention: organisation"),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="organisation_action"),
                        models.Index(fields=["id"], name="organisation_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Unit",
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
                        "organisation",
                        models.ForeignKey(
                            db_comment="personal: none; retention: evidence",
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.organisation",
                        ),
                    ),
                    ("name", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                    (
                        "parent",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: none; retention: organisation",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("organisation", "name"), name="unit_name")],
                },
            ),
            migrations.CreateModel(
                name="UnitEvent",
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
                    ("name", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                    (
                        "parent",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: none; retention: organisation",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="web.unit",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="unit_action"),
                        models.Index(fields=["id"], name="unit_states"),
                    ],
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
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("organisation", "partner"), name="partner_once")],
                },
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="partner_action"),
                        models.Index(fields=["id"], name="partner_states"),
                    ],
                },
            ),
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
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "name", "place"), name="employer_once")
                    ],
                },
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="employer_action"),
                        models.Index(fields=["id"], name="employer_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ChainHead",
                fields=[
                    (
                        "organisation",
                        models.OneToOneField(
                            db_comment="personal: none; retention: evidence",
                            on_delete=django.db.models.deletion.PROTECT,
                            primary_key=True,
                            related_name="+",
                            serialize=False,
                            to="web.organisation",
                        ),
                    ),
                    ("number", models.BigIntegerField(db_comment="personal: none; retention: evidence", default=0)),
                    ("digest", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                ],
            ),
            migrations.CreateModel(
                name="Seal",
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
                        "organisation",
                        models.ForeignKey(
                            db_comment="personal: none; retention: evidence",
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.organisation",
                        ),
                    ),
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("table", models.CharField(db_comment="personal: none; retention: evidence", max_length=63)),
                    ("state", models.BigIntegerField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "table", "state"), name="seal_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="LoginProvider",
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
                        "slug",
                        models.SlugField(
                            db_comment="personal: none; retention: organisation",
                            max_length=40,
                            unique=True,
                            verbose_name="address of the login",
                        ),
                    ),
                    (
                        "name",
                        models.CharField(
                            db_comment="personal: none; retention: organisation",
                            max_length=100,
                            verbose_name="name on the button",
                        ),
                    ),
                    (
                        "issuer",
                        models.CharField(
                            db_comment="personal: none; retention: organisation", max_length=500, verbose_name="issuer"
                        ),
                    ),
                    (
                        "client_id",
                        models.CharField(
                            db_comment="personal: none; retention: organisation",
                            max_length=190,
                            verbose_name="client id",
                        ),
                    ),
                    ("secret", models.TextField(blank=True, db_comment="personal: none; retention: organisation")),
                    (
                        "email_claim",
                        models.CharField(
                            db_comment="personal: none; retention: organisation",
                            default="email",
                            max_length=60,
                            verbose_name="claim with the e-mail address",
                        ),
                    ),
                    (
                        "vouches",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation",
                            default=False,
                            verbose_name="addresses count as confirmed",
                        ),
                    ),
                    (
                        "listed",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation",
                            default=True,
                            verbose_name="button on the common login page",
                        ),
                    ),
                    (
                        "active",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation", default=True, verbose_name="in use"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("organisation",), name="login_provider_one")],
                },
            ),
            migrations.CreateModel(
                name="LoginProviderEvent",
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
                        "slug",
                        models.SlugField(
                            db_comment="personal: none; retention: organisation",
                            db_index=False,
                            max_length=40,
                            verbose_name="address of the login",
                        ),
                    ),
                    (
                        "name",
                        models.CharField(
                            db_comment="personal: none; retention: organisation",
                            max_length=100,
                            verbose_name="name on the button",
                        ),
                    ),
                    (
                        "issuer",
                        models.CharField(
                            db_comment="personal: none; retention: organisation", max_length=500, verbose_name="issuer"
                        ),
                    ),
                    (
                        "client_id",
                        models.CharField(
                            db_comment="personal: none; retention: organisation",
                            max_length=190,
                            verbose_name="client id",
                        ),
                    ),
                    (
                        "email_claim",
                        models.CharField(
                            db_comment="personal: none; retention: organisation",
                            default="email",
                            max_length=60,
                            verbose_name="claim with the e-mail address",
                        ),
                    ),
                    (
                        "vouches",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation",
                            default=False,
                            verbose_name="addresses count as confirmed",
                        ),
                    ),
                    (
                        "listed",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation",
                            default=True,
                            verbose_name="button on the common login page",
                        ),
                    ),
                    (
                        "active",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation", default=True, verbose_name="in use"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="loginprovider_action"),
                        models.Index(fields=["id"], name="loginprovider_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="UserEvent",
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
                            db_default=django.db.models.functions.comparison.Cast(
                                django.db.models.functions.comparison.NullIf(
                                    models.Func(
                                        models.Value("app.action"),
                                        models.Value(True),
                                        function="current_setting",
                                        output_field=models.TextField(),
                                    ),
                                    models.Value(""),
                                ),
                                models.UUIDField(),
                            ),
                            null=True,
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
                        "email",
                        models.EmailField(
                            db_comment="personal: staff; retention: account",
                            max_length=254,
                            verbose_name="e-mail address",
                        ),
                    ),
                    (
                        "name",
                        models.CharField(
                            db_comment="personal: staff; retention: account", max_length=200, verbose_name="name"
                        ),
                    ),
                    (
                        "language",
                        models.CharField(
                            choices=[("de", "Deutsch"), ("en", "English")],
                            db_comment="personal: staff; retention: account",
                            default="de",
                            max_length=2,
                            verbose_name="language",
                        ),
                    ),
                    ("is_active", models.BooleanField(db_comment="personal: staff; retention: account", default=True)),
                    (
                        "created_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: staff; retention: account"),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="user_action"),
                        models.Index(fields=["id"], name="user_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Membership",
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
                        "user",
                        models.ForeignKey(
                            db_comment="personal: staff; retention: account",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "role",
                        models.CharField(
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
                    (
                        "unit",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: staff; retention: account",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.unit",
                        ),
                    ),
                    ("code", models.CharField(db_comment="personal: staff; retention: account", max_length=100)),
                    ("from_day", models.DateField(db_column="from", db_comment="personal: staff; retention: account")),
                    (
                        "until_day",
                        models.DateField(
                            blank=True, db_column="until", db_comment="personal: staff; retention: account", null=True
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until_day__isnull", True), ("until_day__gte", models.F("from_day")), _connector="OR"
                            ),
                            name="membership_span",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("until_day__isnull", True)),
                            fields=("organisation", "code"),
                            name="membership_code",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Link",
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
                        "organisation",
                        models.ForeignKey(
                            db_comment="personal: none; retention: evidence",
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.organisation",
                        ),
                    ),
                    ("number", models.BigIntegerField(db_comment="personal: none; retention: evidence")),
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("kind", models.CharField(db_comment="personal: none; retention: evidence", max_length=60)),
                    (
                        "actor",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: staff; retention: evidence",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.membership",
                        ),
                    ),
                    ("at", models.DateTimeField(db_comment="personal: staff; retention: evidence")),
                    ("root", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("digest", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "number"), name="link_number"),
                        models.UniqueConstraint(fields=("organisation", "action"), name="link_action"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MembershipEvent",
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
                        "user",
                        models.ForeignKey(
                            db_comment="personal: staff; retention: account",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "role",
                        models.CharField(
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
                    (
                        "unit",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: staff; retention: account",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="web.unit",
                        ),
                    ),
                    ("code", models.CharField(db_comment="personal: staff; retention: account", max_length=100)),
                    ("from_day", models.DateField(db_column="from", db_comment="personal: staff; retention: account")),
                    (
                        "until_day",
                        models.DateField(
                            blank=True, db_column="until", db_comment="personal: staff; retention: account", null=True
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="membership_action"),
                        models.Index(fields=["id"], name="membership_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="EditionInForce",
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
                        "organisation",
                        models.ForeignKey(
                            db_comment="personal: none; retention: evidence",
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.organisation",
                        ),
                    ),
                    ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                    ("edition", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                    (
                        "from_day",
                        models.DateField(db_column="from", db_comment="personal: none; retention: organisation"),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: none; retention: organisation",
                            null=True,
                        ),
                    ),
                    (
                        "recorded_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: none; retention: organisation"),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("organisation", "from_day"), name="edition_begin")],
                },
            ),
            migrations.CreateModel(
                name="EditionInForceEvent",
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
                    ("concept", models.CharField(db_comment="personal: none; retention: organisation", max_length=200)),
                    ("edition", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                    (
                        "from_day",
                        models.DateField(db_column="from", db_comment="personal: none; retention: organisation"),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: none; retention: organisation",
                            null=True,
                        ),
                    ),
                    (
                        "recorded_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: none; retention: organisation"),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="editioninforce_action"),
                        models.Index(fields=["id"], name="editioninforce_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LoginRule",
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
                        "second_factor",
                        django.contrib.postgres.fields.ArrayField(
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
                    (
                        "provider_asks",
                        models.BooleanField(db_comment="personal: none; retention: organisation", default=False),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("organisation",), name="login_rule_one")],
                },
            ),
            migrations.CreateModel(
                name="LoginRuleEvent",
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
                        "second_factor",
                        django.contrib.postgres.fields.ArrayField(
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
                    (
                        "provider_asks",
                        models.BooleanField(db_comment="personal: none; retention: organisation", default=False),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="loginrule_action"),
                        models.Index(fields=["id"], name="loginrule_states"),
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "meeting"], name="meeting_answer_own"),
                        models.Index(fields=["partner", "meeting"], name="meeting_answer_partner"),
                    ],
                },
            ),
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="meetinganswer_action"),
                        models.Index(fields=["id"], name="meetinganswer_states"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="answered on"
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
                        "text",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=1000,
                            verbose_name="in words",
                        ),
                    ),
                    (
                        "answered_by",
                        models.CharField(db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["partner", "notice"], name="answer_partner"),
                        models.Index(fields=["organisation", "item"], include=("partner",), name="answer_of_item"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="answered on"
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
                        "text",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=1000,
                            verbose_name="in words",
                        ),
                    ),
                    (
                        "answered_by",
                        models.CharField(db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="noticeanswer_action"),
                        models.Index(fields=["id"], name="noticeanswer_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                            db_comment="personal: none; retention: organisation",
                            max_length=300,
                            verbose_name="question",
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
                            db_comment="personal: none; retention: organisation",
                            max_length=100,
                            verbose_name="reference",
                        ),
                    ),
                    (
                        "given_on",
                        models.DateField(db_comment="personal: none; retention: organisation", verbose_name="given on"),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["partner", "rule"], name="principle_partner"),
                        models.Index(fields=["organisation", "statement"], name="principle_statement"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                            db_comment="personal: none; retention: organisation",
                            max_length=300,
                            verbose_name="question",
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
                            db_comment="personal: none; retention: organisation",
                            max_length=100,
                            verbose_name="reference",
                        ),
                    ),
                    (
                        "given_on",
                        models.DateField(db_comment="personal: none; retention: organisation", verbose_name="given on"),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="principle_action"),
                        models.Index(fields=["id"], name="principle_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
                        ),
                    ),
                    (
                        "concept",
                        models.CharField(db_comment="personal: social; retention: client_file", max_length=200),
                    ),
                    ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                    ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    ("owner", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    (
                        "provider",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
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
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="passed on"
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
                        "text",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=1000,
                            verbose_name="in words",
                        ),
                    ),
                    (
                        "escalated_by",
                        models.CharField(db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["partner", "escalated_on"], name="escalation_partner")],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("organisation", "partner", "owner", "number", "rule", "window"),
                            name="escalated_once",
                        )
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
                        ),
                    ),
                    (
                        "concept",
                        models.CharField(db_comment="personal: social; retention: client_file", max_length=200),
                    ),
                    ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                    ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    ("owner", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    (
                        "provider",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
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
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="passed on"
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
                        "text",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=1000,
                            verbose_name="in words",
                        ),
                    ),
                    (
                        "escalated_by",
                        models.CharField(db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="escalation_action"),
                        models.Index(fields=["id"], name="escalation_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    ("escalation", models.UUIDField(db_comment="personal: social; retention: client_file")),
                    (
                        "given_on",
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="answered on"
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
                        "text",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=2000,
                            verbose_name="in words",
                        ),
                    ),
                    ("given_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["partner", "escalation"], name="feedback_partner"),
                        models.Index(fields=["organisation", "escalation"], name="feedback_escalation"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    ("escalation", models.UUIDField(db_comment="personal: social; retention: client_file")),
                    (
                        "given_on",
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="answered on"
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
                        "text",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=2000,
                            verbose_name="in words",
                        ),
                    ),
                    ("given_by", models.CharField(db_comment="personal: staff; retention: evidence", max_length=200)),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="escalationfeedback_action"),
                        models.Index(fields=["id"], name="escalationfeedback_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Person",
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
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            db_comment="personal: social; retention: client_file", default="person", max_length=40
                        ),
                    ),
                    (
                        "family_name",
                        models.CharField(
                            blank=True,
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
                        "unit",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.unit",
                        ),
                    ),
                    (
                        "counsellor",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.membership",
                        ),
                    ),
                    (
                        "created_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: social; retention: client_file"),
                    ),
                    (
                        "sort_key",
                        models.GeneratedField(
                            db_comment="personal: identifying; retention: client_file",
                            db_persist=True,
                            expression=models.Func(
                                models.Func(
                                    django.db.models.functions.text.Lower(
                                        django.db.models.functions.text.Concat(
                                            models.F("family_name"),
                                            models.Value(" "),
                                            models.F("given_name"),
                                            models.Value(" "),
                                            models.F("number"),
                                        )
                                    ),
                                    models.Value(
                                        "äöüáàâãåăąéèêëěęíìîïıóòôõőøúùûůűýÿçćčñńňřśšşșťțžźżłđğÄÖÜÁÀÂÃÅĂĄÉÈÊËĚĘÍÌÎÏIÓÒÔÕŐØÚÙÛŮŰÝŸÇĆČÑŃŇŘŚŠŞȘŤȚŽŹŻŁĐĞ"
                                    ),
                                    models.Value(
                                        "aouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldgaouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldg"
                                    ),
                                    function="translate",
                                    output_field=models.TextField(),
                                ),
                                models.Value("ß"),
                                models.Value("ss"),
                                function="replace",
                                output_field=models.TextField(),
                            ),
                            output_field=models.TextField(),
                        ),
                    ),
                    (
                        "search_key",
                        models.GeneratedField(
                            db_comment="personal: identifying; retention: client_file",
                            db_persist=True,
                            expression=models.Func(
                                models.Func(
                                    models.Func(
                                        models.Func(
                                            models.Func(
                                                django.db.models.functions.text.Lower(
                                                    django.db.models.functions.text.Concat(
                                                        models.F("family_name"),
                                                        models.Value(" "),
                                                        models.F("given_name"),
                                                        models.Value(" "),
                                                        models.F("number"),
                                                    )
                                                ),
                                                models.Value(
                                                    "äöüáàâãåăąéèêëěęíìîïıóòôõőøúùûůűýÿçćčñńňřśšşșťțžźżłđğÄÖÜÁÀÂÃÅĂĄÉÈÊËĚĘÍÌÎÏIÓÒÔÕŐØÚÙÛŮŰÝŸÇĆČÑŃŇŘŚŠŞȘŤȚŽŹŻŁĐĞ"
                                                ),
                                                models.Value(
                                                    "aouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldgaouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldg"
                                                ),
                                                function="translate",
                                                output_field=models.TextField(),
                                            ),
                                            models.Value("ß"),
                                            models.Value("ss"),
                                            function="replace",
                                            output_field=models.TextField(),
                                        ),
                                        models.Value("ae"),
                                        models.Value("a"),
                                        function="replace",
                                        output_field=models.TextField(),
                                    ),
                                    models.Value("oe"),
                                    models.Value("o"),
                                    function="replace",
                                    output_field=models.TextField(),
                                ),
                                models.Value("ue"),
                                models.Value("u"),
                                function="replace",
                                output_field=models.TextField(),
                            ),
                            output_field=models.TextField(),
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            fields=["organisation", "sort_key", "id"], include=("kind",), name="person_sorted"
                        ),
                        models.Index(fields=["organisation", "counsellor"], name="person_counsellor"),
                        models.Index(fields=["organisation", "unit"], name="person_unit"),
                    ],
                    "constraints": [models.UniqueConstraint(fields=("organisation", "number"), name="person_number")],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("agreement", models.UUIDField(db_comment="personal: social; retention: client_file")),
                    (
                        "project_name",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="project",
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
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="purpose",
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
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("agreement", models.UUIDField(db_comment="personal: social; retention: client_file")),
                    (
                        "project_name",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="project",
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
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="purpose",
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
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="assignment_action"),
                        models.Index(fields=["id"], name="assignment_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Situation",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.situation",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "attribute",
                        models.CharField(db_comment="personal: social; retention: client_file", max_length=60),
                    ),
                    ("value", models.CharField(db_comment="personal: social; retention: client_file", max_length=200)),
                    (
                        "from_day",
                        models.DateField(db_column="from", db_comment="personal: social; retention: client_file"),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
                        ),
                    ),
                    (
                        "reason",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=200, null=True
                        ),
                    ),
                    (
                        "approver",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=100, null=True
                        ),
                    ),
                    (
                        "approved_on",
                        models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "review_on",
                        models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="situation_person"),
                        models.Index(fields=["organisation", "attribute", "value"], name="situation_value"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Event",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.event",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("event", models.CharField(db_comment="personal: social; retention: client_file", max_length=60)),
                    ("on", models.DateField(db_comment="personal: social; retention: client_file")),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="event_person")],
                },
            ),
            migrations.CreateModel(
                name="Contact",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.contact",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                    (
                        "kind",
                        models.CharField(
                            db_comment="personal: social; retention: client_file", max_length=60, verbose_name="kind"
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            db_comment="personal: social; retention: client_file", max_length=60, verbose_name="channel"
                        ),
                    ),
                    (
                        "outcome",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            default="kept",
                            max_length=60,
                            verbose_name="came or not",
                        ),
                    ),
                    (
                        "actor",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=100,
                            null=True,
                            verbose_name="by whom",
                        ),
                    ),
                    (
                        "justification",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=60,
                            null=True,
                            verbose_name="reason",
                        ),
                    ),
                    (
                        "justification_text",
                        models.TextField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            verbose_name="reason in words",
                        ),
                    ),
                    (
                        "minutes",
                        models.PositiveIntegerField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            verbose_name="minutes",
                        ),
                    ),
                    (
                        "place",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=100,
                            null=True,
                            verbose_name="place",
                        ),
                    ),
                    (
                        "participants",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=60),
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            size=None,
                        ),
                    ),
                    (
                        "begins",
                        models.TimeField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            verbose_name="begin",
                        ),
                    ),
                    (
                        "ends",
                        models.TimeField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            verbose_name="end",
                        ),
                    ),
                    (
                        "topic",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=100,
                            null=True,
                            verbose_name="topic, a keyword",
                        ),
                    ),
                    (
                        "next_step",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            null=True,
                            verbose_name="next step",
                        ),
                    ),
                    (
                        "signed_by",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=100,
                            null=True,
                            verbose_name="signature replaced by",
                        ),
                    ),
                    (
                        "unsigned_because",
                        models.CharField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            null=True,
                            verbose_name="because",
                        ),
                    ),
                    (
                        "form_key",
                        models.UUIDField(blank=True, db_comment="personal: none; retention: evidence", null=True),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="contact_person")],
                    "constraints": [models.UniqueConstraint(fields=("organisation", "form_key"), name="contact_once")],
                },
            ),
            migrations.CreateModel(
                name="Agreement",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.agreement",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("key", models.CharField(db_comment="personal: social; retention: client_file", max_length=60)),
                    ("value", models.CharField(db_comment="personal: social; retention: client_file", max_length=60)),
                    (
                        "from_day",
                        models.DateField(db_column="from", db_comment="personal: social; retention: client_file"),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
                        ),
                    ),
                    (
                        "reason",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=200, null=True
                        ),
                    ),
                    (
                        "approver",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=100, null=True
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="agreement_person")],
                },
            ),
            migrations.CreateModel(
                name="Deviation",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.deviation",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                    ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                    (
                        "reason",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=60, null=True
                        ),
                    ),
                    (
                        "text",
                        models.TextField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "by",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=100, null=True
                        ),
                    ),
                    (
                        "given_on",
                        models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "notified_on",
                        models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "answered_on",
                        models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "status",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=20, null=True
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="deviation_person")],
                },
            ),
            migrations.CreateModel(
                name="Dispute",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.dispute",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "contact",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.contact",
                        ),
                    ),
                    ("ends", models.BooleanField(db_comment="personal: social; retention: client_file", default=False)),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="dispute_person")],
                },
            ),
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.deviationreview",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "deviation",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.deviation",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="deviationreview_person")],
                },
            ),
            migrations.CreateModel(
                name="Attachment",
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.attachment",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "carries",
                        models.CharField(
                            choices=[
                                ("contact_record", "signed contact record"),
                                ("agreement", "cooperation agreement"),
                                ("other", "other file"),
                                ("withdrawn", "withdrawn file"),
                            ],
                            db_comment="personal: social; retention: client_file",
                            max_length=20,
                        ),
                    ),
                    (
                        "month",
                        models.DateField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "name",
                        models.CharField(
                            db_comment="personal: social; retention: client_file", max_length=200, verbose_name="file"
                        ),
                    ),
                    ("type", models.CharField(db_comment="personal: social; retention: client_file", max_length=40)),
                    ("size", models.PositiveIntegerField(db_comment="personal: none; retention: evidence")),
                    ("digest", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                    (
                        "retention",
                        models.CharField(
                            choices=[
                                ("organisation", "organisation"),
                                ("account", "account"),
                                ("client_file", "client_file"),
                                ("evidence", "evidence"),
                                ("derived", "derived"),
                            ],
                            db_comment="personal: none; retention: evidence",
                            max_length=20,
                        ),
                    ),
                    ("content", models.BinaryField(db_comment="personal: social; retention: client_file")),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="attachment_person")],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                        "assignment",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.assignment",
                        ),
                    ),
                    ("plan", models.UUIDField(db_comment="personal: social; retention: client_file")),
                    (
                        "given",
                        models.BooleanField(
                            db_comment="personal: social; retention: client_file", verbose_name="agreed"
                        ),
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
                ],
                options={
                    "indexes": [models.Index(fields=["partner", "plan"], name="plan_answer_partner")],
                    "constraints": [models.UniqueConstraint(fields=("organisation", "plan"), name="plan_answer_once")],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("plan", models.UUIDField(db_comment="personal: social; retention: client_file")),
                    (
                        "given",
                        models.BooleanField(
                            db_comment="personal: social; retention: client_file", verbose_name="agreed"
                        ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="plananswer_action"),
                        models.Index(fields=["id"], name="plananswer_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                        "assignment",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.assignment",
                        ),
                    ),
                    ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                    (
                        "topic",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="what about",
                        ),
                    ),
                    (
                        "by",
                        models.CharField(
                            db_comment="personal: staff; retention: account", max_length=200, verbose_name="by whom"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["partner", "on"], name="request_partner")],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("on", models.DateField(db_comment="personal: social; retention: client_file", verbose_name="day")),
                    (
                        "topic",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="what about",
                        ),
                    ),
                    (
                        "by",
                        models.CharField(
                            db_comment="personal: staff; retention: account", max_length=200, verbose_name="by whom"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="conferencerequest_action"),
                        models.Index(fields=["id"], name="conferencerequest_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DutyState",
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
                    ("edition", models.CharField(db_comment="personal: social; retention: derived", max_length=40)),
                    ("rule", models.CharField(db_comment="personal: social; retention: derived", max_length=100)),
                    ("strength", models.CharField(db_comment="personal: social; retention: derived", max_length=10)),
                    ("window", models.DateField(db_comment="personal: social; retention: derived")),
                    ("soft", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    ("hard", models.DateField(db_comment="personal: social; retention: derived")),
                    ("need", models.IntegerField(db_comment="personal: social; retention: derived")),
                    ("counted", models.IntegerField(db_comment="personal: social; retention: derived")),
                    ("verdict", models.CharField(db_comment="personal: social; retention: derived", max_length=20)),
                    (
                        "cause",
                        models.CharField(db_comment="personal: social; retention: derived", max_length=20, null=True),
                    ),
                    ("done_on", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    ("actionable", models.BooleanField(db_comment="personal: social; retention: derived")),
                    ("overdue", models.BooleanField(db_comment="personal: social; retention: derived")),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="duty_person"),
                        models.Index(
                            condition=models.Q(("actionable", True)),
                            fields=["organisation", "hard"],
                            name="duty_actionable",
                        ),
                        models.Index(
                            condition=models.Q(("actionable", True)), fields=["organisation", "rule"], name="duty_rule"
                        ),
                        models.Index(
                            condition=models.Q(("verdict__in", ("missed", "missed_with_reason", "not_judged"))),
                            fields=["organisation", "verdict", "hard"],
                            name="duty_unmet",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Computed",
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
                            related_name="computed",
                            to="web.person",
                        ),
                    ),
                    ("as_of", models.DateField(db_comment="personal: social; retention: derived")),
                    ("stable_until", models.DateField(db_comment="personal: social; retention: derived")),
                    (
                        "in_force",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: derived",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.editioninforce",
                        ),
                    ),
                    ("overdue_since", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    ("due", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    ("target_since", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    (
                        "first_contact_by",
                        models.DateField(db_comment="personal: social; retention: derived", null=True),
                    ),
                    ("last_on", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    (
                        "last_channel",
                        models.CharField(db_comment="personal: social; retention: derived", max_length=60, null=True),
                    ),
                    ("no_show_on", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    ("no_show_noted", models.DateField(db_comment="personal: social; retention: derived", null=True)),
                    (
                        "missing",
                        models.PositiveSmallIntegerField(db_comment="personal: social; retention: derived", default=0),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "stable_until"], name="computed_stable"),
                        models.Index(
                            condition=models.Q(("overdue_since__isnull", False)),
                            fields=["organisation", "overdue_since"],
                            name="computed_overdue",
                        ),
                        models.Index(
                            condition=models.Q(("due__isnull", False)),
                            fields=["organisation", "due"],
                            name="computed_due",
                        ),
                        models.Index(fields=["organisation", "last_on"], name="computed_last"),
                    ],
                    "constraints": [models.UniqueConstraint(fields=("organisation", "person"), name="computed_person")],
                },
            ),
            migrations.CreateModel(
                name="ComingChange",
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
                        "kind",
                        models.CharField(
                            choices=[
                                ("begins", "Begins"),
                                ("ends", "Ends"),
                                ("situation_ends", "Situation Ends"),
                                ("review", "Review"),
                                ("event", "Event"),
                            ],
                            db_comment="personal: social; retention: derived",
                            max_length=20,
                        ),
                    ),
                    ("about", models.CharField(db_comment="personal: social; retention: derived", max_length=100)),
                    (
                        "value",
                        models.CharField(blank=True, db_comment="personal: social; retention: derived", max_length=200),
                    ),
                    ("on", models.DateField(db_comment="personal: social; retention: derived")),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="change_person"),
                        models.Index(fields=["organisation", "on"], name="change_on"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OpenFinding",
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
                    ("code", models.CharField(db_comment="personal: social; retention: derived", max_length=40)),
                    ("about", models.CharField(db_comment="personal: social; retention: derived", max_length=100)),
                    ("on", models.DateField(db_comment="personal: social; retention: derived")),
                    (
                        "detail",
                        models.CharField(blank=True, db_comment="personal: social; retention: derived", max_length=500),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["organisation", "person"], name="finding_person")],
                },
            ),
            migrations.CreateModel(
                name="MissingFact",
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
                        "expectation",
                        models.PositiveSmallIntegerField(db_comment="personal: social; retention: derived"),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["organisation", "person"], name="missing_person")],
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="trialnote_person")],
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="employment_person"),
                        models.Index(fields=["organisation", "employer"], name="employment_employer"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Read",
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
                        "organisation",
                        models.ForeignKey(
                            db_comment="personal: none; retention: evidence",
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.organisation",
                        ),
                    ),
                    ("at", models.DateTimeField(auto_now_add=True, db_comment="personal: staff; retention: evidence")),
                    (
                        "reader",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: staff; retention: evidence",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.membership",
                        ),
                    ),
                    ("page", models.CharField(db_comment="personal: staff; retention: evidence", max_length=100)),
                    (
                        "person",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.person",
                        ),
                    ),
                    (
                        "persons",
                        models.PositiveIntegerField(db_comment="personal: staff; retention: evidence", default=1),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["organisation", "person", "at"], name="read_person")],
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
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="unmet_person"),
                        models.Index(
                            condition=models.Q(("told_on__isnull", True)),
                            fields=["organisation", "notice_by"],
                            name="unmet_untold",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PersonEvent",
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
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            db_comment="personal: social; retention: client_file", default="person", max_length=40
                        ),
                    ),
                    (
                        "family_name",
                        models.CharField(
                            blank=True,
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
                        "unit",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="web.unit",
                        ),
                    ),
                    (
                        "counsellor",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="web.membership",
                        ),
                    ),
                    (
                        "created_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: social; retention: client_file"),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="person_action"),
                        models.Index(fields=["id"], name="person_states"),
                    ],
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="grant authority",
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
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
                        ),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: none; retention: organisation",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["partner"], name="project_partner")],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "number"), name="project_number"),
                        models.UniqueConstraint(fields=("organisation", "subject"), name="project_subject"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    (
                        "project_number",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=40),
                    ),
                    (
                        "project_name",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
                    (
                        "provider",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
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
                    "indexes": [
                        models.Index(fields=["partner", "sent_on"], name="notice_partner"),
                        models.Index(fields=["organisation", "sent_on"], name="notice_sent"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    (
                        "project_number",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=40),
                    ),
                    (
                        "project_name",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
                    (
                        "provider",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
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
                    "indexes": [
                        models.Index(fields=["action"], name="notice_action"),
                        models.Index(fields=["id"], name="notice_states"),
                    ],
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
                ],
                options={
                    "indexes": [models.Index(fields=["organisation", "notice"], name="draft_notice")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("notice", None)),
                            fields=("organisation", "project", "month"),
                            name="draft_once",
                        )
                    ],
                },
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="noticedraft_action"),
                        models.Index(fields=["id"], name="noticedraft_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
                        ),
                    ),
                    (
                        "concept",
                        models.CharField(db_comment="personal: social; retention: client_file", max_length=200),
                    ),
                    ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                    ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    (
                        "notice",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="items",
                            to="web.notice",
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
                        "reason",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=60
                        ),
                    ),
                    ("notice_by", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
                    (
                        "reviewed_by",
                        models.CharField(blank=True, db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
                    ("reviewed_on", models.DateField(db_comment="personal: social; retention: client_file", null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            fields=["partner", "hard"],
                            include=("organisation", "notice", "id"),
                            name="notice_item_open",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("organisation", "notice", "person", "rule", "window"), name="told_once"
                        )
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
                        ),
                    ),
                    (
                        "concept",
                        models.CharField(db_comment="personal: social; retention: client_file", max_length=200),
                    ),
                    ("rule", models.CharField(db_comment="personal: social; retention: client_file", max_length=100)),
                    ("window", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("hard", models.DateField(db_comment="personal: social; retention: client_file")),
                    ("need", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    ("counted", models.IntegerField(db_comment="personal: social; retention: client_file")),
                    (
                        "notice",
                        kontaktdichte.web.models.base.Within(
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="web.notice",
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
                        "reason",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=60
                        ),
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
                    "indexes": [
                        models.Index(fields=["action"], name="noticeitem_action"),
                        models.Index(fields=["id"], name="noticeitem_states"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="grant authority",
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
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
                        ),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: none; retention: organisation",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="project_action"),
                        models.Index(fields=["id"], name="project_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: none; retention: organisation", max_length=40, verbose_name="number"
                        ),
                    ),
                    (
                        "concept",
                        models.CharField(
                            db_comment="personal: none; retention: organisation", default="", max_length=200
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
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
                        ),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: none; retention: organisation",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["partner"], name="agreement_partner")],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "number"), name="agreement_number"),
                        models.UniqueConstraint(fields=("organisation", "subject"), name="agreement_subject"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
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
                    ("meeting", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    (
                        "planned_on",
                        models.DateField(db_comment="personal: none; retention: organisation", verbose_name="date"),
                    ),
                    (
                        "planned_at",
                        models.TimeField(
                            blank=True,
                            db_comment="personal: none; retention: organisation",
                            null=True,
                            verbose_name="time",
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
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
                    ("meeting", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("resolution", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    (
                        "what",
                        models.CharField(
                            db_comment="personal: social; retention: client_file",
                            max_length=500,
                            verbose_name="resolution",
                        ),
                    ),
                    (
                        "who",
                        models.CharField(
                            blank=True,
                            db_comment="personal: staff; retention: account",
                            max_length=200,
                            verbose_name="who",
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="resolution_person"),
                        models.Index(fields=["partner", "meeting"], name="resolution_partner"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: none; retention: organisation", max_length=40, verbose_name="number"
                        ),
                    ),
                    (
                        "concept",
                        models.CharField(
                            db_comment="personal: none; retention: organisation", default="", max_length=200
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
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
                        ),
                    ),
                    (
                        "until_day",
                        models.DateField(
                            blank=True,
                            db_column="until",
                            db_comment="personal: none; retention: organisation",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="cooperationagreement_action"),
                        models.Index(fields=["id"], name="cooperationagreement_states"),
                    ],
                },
            ),
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                        "replaces",
                        kontaktdichte.web.models.base.Within(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="web.clause",
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
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
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="clause_person"),
                        models.Index(fields=["partner", "agreement"], name="clause_partner"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    ("agreement", models.UUIDField(db_comment="personal: none; retention: organisation")),
                    (
                        "given",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation", verbose_name="agreed"
                        ),
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
                ],
                options={
                    "indexes": [
                        models.Index(fields=["partner", "agreement"], name="agreement_answer_partner"),
                        models.Index(fields=["organisation", "agreement"], name="agreement_answer_own"),
                    ],
                },
            ),
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
                    ("agreement", models.UUIDField(db_comment="personal: none; retention: organisation")),
                    (
                        "given",
                        models.BooleanField(
                            db_comment="personal: none; retention: organisation", verbose_name="agreed"
                        ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="agreementanswer_action"),
                        models.Index(fields=["id"], name="agreementanswer_states"),
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                ],
                options={
                    "indexes": [models.Index(fields=["partner", "report"], name="acknowledgement_partner")],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "report"), name="acknowledged_once")
                    ],
                },
            ),
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
                    ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="acknowledgement_action"),
                        models.Index(fields=["id"], name="acknowledgement_states"),
                    ],
                },
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    (
                        "concept_digest",
                        models.CharField(db_comment="personal: none; retention: evidence", max_length=64),
                    ),
                    ("readings", models.TextField(db_comment="personal: none; retention: organisation")),
                    ("as_of", models.DateField(db_comment="personal: none; retention: organisation")),
                    ("known_at", models.DateTimeField(db_comment="personal: none; retention: organisation")),
                    ("link", models.BigIntegerField(db_comment="personal: none; retention: evidence")),
                    ("head", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                    ("engine", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                    (
                        "from_day",
                        models.DateField(
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
                        ),
                    ),
                    (
                        "until_day",
                        models.DateField(db_column="until", db_comment="personal: none; retention: organisation"),
                    ),
                    ("inputs", models.TextField(db_comment="personal: social; retention: client_file")),
                    ("content", models.TextField(db_comment="personal: social; retention: client_file")),
                    ("digest", models.CharField(db_comment="personal: none; retention: evidence", max_length=64)),
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="run_person")],
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
                        "from_day",
                        models.DateField(
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
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
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            verbose_name="open points",
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
                        "run",
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
                ],
                options={
                    "indexes": [models.Index(fields=["organisation", "agreement"], name="report_agreement")],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "corrects"), name="report_corrected_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("corrects__isnull", True)),
                            fields=("organisation", "agreement", "from_day", "until_day"),
                            name="report_once",
                        ),
                    ],
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
                        "from_day",
                        models.DateField(
                            db_column="from",
                            db_comment="personal: none; retention: organisation",
                            verbose_name="first day",
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
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            verbose_name="open points",
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="report_action"),
                        models.Index(fields=["id"], name="report_states"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                        models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "why",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=300
                        ),
                    ),
                    ("number", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                    (
                        "project_name",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
                    (
                        "provider",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
                    (
                        "from_day",
                        models.DateField(db_column="from", db_comment="personal: none; retention: organisation"),
                    ),
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
                    (
                        "reviewed_by",
                        models.CharField(db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
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
                ],
                options={
                    "indexes": [models.Index(fields=["partner", "sent_on"], name="sent_report_partner")],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "report"), name="report_sent_once")
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                        models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "why",
                        models.CharField(
                            blank=True, db_comment="personal: social; retention: client_file", max_length=300
                        ),
                    ),
                    ("number", models.CharField(db_comment="personal: none; retention: organisation", max_length=40)),
                    (
                        "project_name",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
                    (
                        "provider",
                        models.CharField(db_comment="personal: none; retention: organisation", max_length=200),
                    ),
                    (
                        "from_day",
                        models.DateField(db_column="from", db_comment="personal: none; retention: organisation"),
                    ),
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
                    (
                        "reviewed_by",
                        models.CharField(db_comment="personal: staff; retention: evidence", max_length=200),
                    ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="sentreport_action"),
                        models.Index(fields=["id"], name="sentreport_states"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SavedList",
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
                        "name",
                        models.CharField(
                            db_comment="personal: staff; retention: account",
                            max_length=80,
                            verbose_name="name of the list",
                        ),
                    ),
                    ("query", models.CharField(db_comment="personal: identifying; retention: account", max_length=600)),
                    (
                        "saved_at",
                        models.DateTimeField(auto_now_add=True, db_comment="personal: staff; retention: account"),
                    ),
                    (
                        "deleted_at",
                        models.DateTimeField(blank=True, db_comment="personal: staff; retention: account", null=True),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("deleted_at__isnull", True)),
                            fields=("organisation", "member", "name"),
                            name="saved_list_name",
                        )
                    ],
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    (
                        "assignment",
                        models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
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
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="purpose",
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
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="sharing_person"),
                        models.Index(
                            fields=["partner", "assignment"],
                            include=("organisation", "id", "project", "from_day", "until_day"),
                            name="sharing_holds",
                        ),
                    ],
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                        "asked_on",
                        models.DateField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            verbose_name="asked on",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["partner", "person"], name="plan_partner")],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "person", "version"), name="plan_version")
                    ],
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                        "asked_on",
                        models.DateField(
                            blank=True,
                            db_comment="personal: social; retention: client_file",
                            null=True,
                            verbose_name="asked on",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="plan_action"),
                        models.Index(fields=["id"], name="plan_states"),
                    ],
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                        "position",
                        models.PositiveSmallIntegerField(db_comment="personal: social; retention: client_file"),
                    ),
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
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "plan"], name="step_plan"),
                        models.Index(fields=["partner", "plan"], name="step_partner"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                        "position",
                        models.PositiveSmallIntegerField(db_comment="personal: social; retention: client_file"),
                    ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="planstep_action"),
                        models.Index(fields=["id"], name="planstep_states"),
                    ],
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="what about",
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
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="conference_person"),
                        models.Index(fields=["partner", "person"], name="conference_partner"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "request"), name="conference_request")
                    ],
                },
            ),
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
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="what about",
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="conference_action"),
                        models.Index(fields=["id"], name="conference_states"),
                    ],
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="trial_person"),
                        models.Index(fields=["organisation", "employer"], name="trial_employer"),
                        models.Index(fields=["partner", "person"], name="trial_partner"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    (
                        "assignment",
                        models.UUIDField(blank=True, db_comment="personal: social; retention: client_file", null=True),
                    ),
                    (
                        "number",
                        models.CharField(
                            db_comment="personal: identifying; retention: client_file",
                            max_length=40,
                            verbose_name="number",
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
                            db_comment="personal: social; retention: client_file",
                            max_length=200,
                            verbose_name="purpose",
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
                            blank=True,
                            db_column="until",
                            db_comment="personal: social; retention: client_file",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="sharing_action"),
                        models.Index(fields=["id"], name="sharing_states"),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                    ("contact", models.UUIDField(db_comment="personal: social; retention: derived")),
                    ("on", models.DateField(db_comment="personal: social; retention: derived")),
                    ("channel", models.CharField(db_comment="personal: social; retention: derived", max_length=60)),
                    ("kind", models.CharField(db_comment="personal: social; retention: derived", max_length=60)),
                    ("outcome", models.CharField(db_comment="personal: social; retention: derived", max_length=60)),
                    ("disputed", models.BooleanField(db_comment="personal: social; retention: derived")),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="shared_contact_person"),
                        models.Index(fields=["partner", "on"], name="shared_contact_partner"),
                        models.Index(
                            condition=models.Q(("disputed", True)), fields=["partner"], name="shared_contact_disputed"
                        ),
                    ],
                },
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
                        "partner",
                        models.UUIDField(db_comment="personal: none; retention: evidence", verbose_name="partner"),
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
                ],
                options={
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="shared_duty_person"),
                        models.Index(fields=["partner", "concept"], name="shared_duty_concept"),
                        models.Index(
                            fields=["partner", "hard"],
                            include=("organisation", "sharing", "concept", "rule", "strength", "verdict"),
                            name="shared_duty_month",
                        ),
                        models.Index(
                            condition=models.Q(("overdue", True)),
                            fields=["partner"],
                            include=("organisation", "sharing", "concept", "rule"),
                            name="shared_duty_late",
                        ),
                    ],
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["action"], name="staffabsence_action"),
                        models.Index(fields=["id"], name="staffabsence_states"),
                    ],
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "partner",
                        models.UUIDField(
                            blank=True,
                            db_comment="personal: none; retention: evidence",
                            null=True,
                            verbose_name="partner",
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
                ],
                options={
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["organisation", "person"], name="cost_person"),
                        models.Index(fields=["partner", "person"], name="cost_partner"),
                    ],
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
                    ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                    ("action", models.UUIDField(db_comment="personal: none; retention: evidence")),
                    ("salt", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    ("commitment", models.BinaryField(db_comment="personal: none; retention: evidence", max_length=32)),
                    (
                        "offered_on",
                        models.DateField(
                            db_comment="personal: social; retention: client_file", verbose_name="offered on"
                        ),
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
                ],
                options={
                    "abstract": False,
                    "indexes": [models.Index(fields=["organisation", "person"], name="aftercareoffer_person")],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="user",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_userevent" ("created_at", "email", "id", "is_active", "language", "name", "pgh_created_at", "pgh_label") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."language", NEW."name", NOW(), \'insert\'); RETURN NULL;',
                        hash="796ff6d32a0bec07187a55ea6474a60c7652360b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_20fd4",
                        table="web_user",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="user",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name"))',
                        func='INSERT INTO "web_userevent" ("created_at", "email", "id", "is_active", "language", "name", "pgh_created_at", "pgh_label") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."language", NEW."name", NOW(), \'update\'); RETURN NULL;',
                        hash="e0e4b1bf2367c0e37a7e17025cc186d9494ee821",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c4a17",
                        table="web_user",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="user",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_userevent" ("created_at", "email", "id", "is_active", "language", "name", "pgh_created_at", "pgh_label") VALUES (OLD."created_at", OLD."email", OLD."id", OLD."is_active", OLD."language", OLD."name", NOW(), \'delete\'); RETURN NULL;',
                        hash="5251c5325f9c1f82210fad3701c011ad63b9ecac",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_0186e",
                        table="web_user",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="organisation",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_organisationevent" ("created_at", "id", "kind", "name", "pgh_created_at", "pgh_label") VALUES (NEW."created_at", NEW."id", NEW."kind", NEW."name", NOW(), \'insert\'); RETURN NULL;',
                        hash="9b13c936238dbb7c3d03c962663cc1b078728bf4",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_95eb0",
                        table="web_organisation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="organisation",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "web_organisationevent" ("created_at", "id", "kind", "name", "pgh_created_at", "pgh_label") VALUES (NEW."created_at", NEW."id", NEW."kind", NEW."name", NOW(), \'update\'); RETURN NULL;',
                        hash="a09347668e47fe71c158996b4a27f595d5fd5442",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_02dbb",
                        table="web_organisation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="organisation",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_organisationevent" ("created_at", "id", "kind", "name", "pgh_created_at", "pgh_label") VALUES (OLD."created_at", OLD."id", OLD."kind", OLD."name", NOW(), \'delete\'); RETURN NULL;',
                        hash="0470deb01891cc69c6b82ae9d48a6a3778b8a755",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_02499",
                        table="web_organisation",
                        when="AFTER",
                    ),
                ),
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
            pgtrigger.migrations.AddTrigger(
                model_name="editioninforce",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_editioninforceevent" ("concept", "edition", "from", "id", "organisation_id", "pgh_created_at", "pgh_label", "recorded_at", "until") VALUES (NEW."concept", NEW."edition", NEW."from", NEW."id", NEW."organisation_id", NOW(), \'insert\', NEW."recorded_at", NEW."until"); RETURN NULL;',
                        hash="6fb8ecad7671004db1f47a5fb1a49a43b32f0acb",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a376c",
                        table="web_editioninforce",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="editioninforce",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "web_editioninforceevent" ("concept", "edition", "from", "id", "organisation_id", "pgh_created_at", "pgh_label", "recorded_at", "until") VALUES (NEW."concept", NEW."edition", NEW."from", NEW."id", NEW."organisation_id", NOW(), \'update\', NEW."recorded_at", NEW."until"); RETURN NULL;',
                        hash="4f2a66ab3a5d83e33cc8bbbc0880b8f90ac27567",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_a0023",
                        table="web_editioninforce",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="editioninforce",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_editioninforceevent" ("concept", "edition", "from", "id", "organisation_id", "pgh_created_at", "pgh_label", "recorded_at", "until") VALUES (OLD."concept", OLD."edition", OLD."from", OLD."id", OLD."organisation_id", NOW(), \'delete\', OLD."recorded_at", OLD."until"); RETURN NULL;',
                        hash="2b6565d98d8f5ad4c1ff5520fd9a17a0eaa09190",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_29477",
                        table="web_editioninforce",
                        when="AFTER",
                    ),
                ),
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
            pgtrigger.migrations.AddTrigger(
                model_name="loginprovider",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_loginproviderevent" ("active", "client_id", "email_claim", "id", "issuer", "listed", "name", "organisation_id", "pgh_created_at", "pgh_label", "slug", "vouches") VALUES (NEW."active", NEW."client_id", NEW."email_claim", NEW."id", NEW."issuer", NEW."listed", NEW."name", NEW."organisation_id", NOW(), \'insert\', NEW."slug", NEW."vouches"); RETURN NULL;',
                        hash="d272f31ecb8d4bf959a25abff37743712f65c37d",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_93a04",
                        table="web_loginprovider",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="loginprovider",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."email_claim" IS DISTINCT FROM (NEW."email_claim") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issuer" IS DISTINCT FROM (NEW."issuer") OR OLD."listed" IS DISTINCT FROM (NEW."listed") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."vouches" IS DISTINCT FROM (NEW."vouches"))',
                        func='INSERT INTO "web_loginproviderevent" ("active", "client_id", "email_claim", "id", "issuer", "listed", "name", "organisation_id", "pgh_created_at", "pgh_label", "slug", "vouches") VALUES (NEW."active", NEW."client_id", NEW."email_claim", NEW."id", NEW."issuer", NEW."listed", NEW."name", NEW."organisation_id", NOW(), \'update\', NEW."slug", NEW."vouches"); RETURN NULL;',
                        hash="81e40d81028840cbc5562d89dee19e24f7b6cefc",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_6cfc6",
                        table="web_loginprovider",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="loginprovider",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_loginproviderevent" ("active", "client_id", "email_claim", "id", "issuer", "listed", "name", "organisation_id", "pgh_created_at", "pgh_label", "slug", "vouches") VALUES (OLD."active", OLD."client_id", OLD."email_claim", OLD."id", OLD."issuer", OLD."listed", OLD."name", OLD."organisation_id", NOW(), \'delete\', OLD."slug", OLD."vouches"); RETURN NULL;',
                        hash="e0781958aff04d4c7dd361839ba7494eda3918a7",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_08fb3",
                        table="web_loginprovider",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="loginrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_loginruleevent" ("id", "organisation_id", "pgh_created_at", "pgh_label", "provider_asks", "second_factor") VALUES (NEW."id", NEW."organisation_id", NOW(), \'insert\', NEW."provider_asks", NEW."second_factor"); RETURN NULL;',
                        hash="391018fce1d32ae5386d7c3e8d9e0ee6edf5ad36",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a7dde",
                        table="web_loginrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="loginrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "web_loginruleevent" ("id", "organisation_id", "pgh_created_at", "pgh_label", "provider_asks", "second_factor") VALUES (NEW."id", NEW."organisation_id", NOW(), \'update\', NEW."provider_asks", NEW."second_factor"); RETURN NULL;',
                        hash="ea4eadec5c325d0974cff6cc664f96966d4c8851",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_612a3",
                        table="web_loginrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="loginrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_loginruleevent" ("id", "organisation_id", "pgh_created_at", "pgh_label", "provider_asks", "second_factor") VALUES (OLD."id", OLD."organisation_id", NOW(), \'delete\', OLD."provider_asks", OLD."second_factor"); RETURN NULL;',
                        hash="98a2ce453a0ec745616c307b90380d269b2a0cf6",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_321ef",
                        table="web_loginrule",
                        when="AFTER",
                    ),
                ),
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
            pgtrigger.migrations.AddTrigger(
                model_name="plan",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_planevent" ("asked_on", "author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (NEW."asked_on", NEW."author", NEW."goals", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'insert\', NEW."sharing_id", NEW."version"); RETURN NULL;',
                        hash="a8e8c0a95cdb12061c4b13f0c4dfb57cb68c29ae",
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
                        func='INSERT INTO "web_planevent" ("asked_on", "author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (NEW."asked_on", NEW."author", NEW."goals", NEW."id", NEW."on", NEW."organisation_id", NEW."partner", NEW."person_id", NOW(), \'update\', NEW."sharing_id", NEW."version"); RETURN NULL;',
                        hash="de03d0929ca860b49b1b280c30d977cb85f251c6",
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
                        func='INSERT INTO "web_planevent" ("asked_on", "author", "goals", "id", "on", "organisation_id", "partner", "person_id", "pgh_created_at", "pgh_label", "sharing_id", "version") VALUES (OLD."asked_on", OLD."author", OLD."goals", OLD."id", OLD."on", OLD."organisation_id", OLD."partner", OLD."person_id", NOW(), \'delete\', OLD."sharing_id", OLD."version"); RETURN NULL;',
                        hash="31f59dcdbb865589fb69ef279cc9ca2fc1949280",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_40932",
                        table="web_plan",
                        when="AFTER",
                    ),
                ),
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
            pgtrigger.migrations.AddTrigger(
                model_name="unit",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_unitevent" ("id", "name", "organisation_id", "parent_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."name", NEW."organisation_id", NEW."parent_id", NOW(), \'insert\'); RETURN NULL;',
                        hash="6c900d2aa8218c8ea8cc069a9f5d79eb8ab58c13",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_14d59",
                        table="web_unit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="unit",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "web_unitevent" ("id", "name", "organisation_id", "parent_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."name", NEW."organisation_id", NEW."parent_id", NOW(), \'update\'); RETURN NULL;',
                        hash="eed797feb9e4fd0f7474bf49b03e67207153ba0e",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_f6151",
                        table="web_unit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="unit",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_unitevent" ("id", "name", "organisation_id", "parent_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."name", OLD."organisation_id", OLD."parent_id", NOW(), \'delete\'); RETURN NULL;',
                        hash="269b1977a736f7cb191e0268b03858e7e35500e7",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_ad436",
                        table="web_unit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="person",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_personevent" ("birth_date", "counsellor_id", "created_at", "family_name", "given_name", "id", "kind", "number", "organisation_id", "pgh_created_at", "pgh_label", "unit_id") VALUES (NEW."birth_date", NEW."counsellor_id", NEW."created_at", NEW."family_name", NEW."given_name", NEW."id", NEW."kind", NEW."number", NEW."organisation_id", NOW(), \'insert\', NEW."unit_id"); RETURN NULL;',
                        hash="5ba2005f07473c3b5104d32fe7735e802d5a667f",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_b780c",
                        table="web_person",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="person",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."counsellor_id" IS DISTINCT FROM (NEW."counsellor_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                        func='INSERT INTO "web_personevent" ("birth_date", "counsellor_id", "created_at", "family_name", "given_name", "id", "kind", "number", "organisation_id", "pgh_created_at", "pgh_label", "unit_id") VALUES (NEW."birth_date", NEW."counsellor_id", NEW."created_at", NEW."family_name", NEW."given_name", NEW."id", NEW."kind", NEW."number", NEW."organisation_id", NOW(), \'update\', NEW."unit_id"); RETURN NULL;',
                        hash="773a9fe9e0e350219ee98f01cbe1a3bcc0468b4a",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_675f6",
                        table="web_person",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="person",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_personevent" ("birth_date", "counsellor_id", "created_at", "family_name", "given_name", "id", "kind", "number", "organisation_id", "pgh_created_at", "pgh_label", "unit_id") VALUES (OLD."birth_date", OLD."counsellor_id", OLD."created_at", OLD."family_name", OLD."given_name", OLD."id", OLD."kind", OLD."number", OLD."organisation_id", NOW(), \'delete\', OLD."unit_id"); RETURN NULL;',
                        hash="f65397fb871591d74f04cc09c18a24972ce8da7d",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_23e29",
                        table="web_person",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="membership",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_membershipevent" ("code", "from", "id", "organisation_id", "pgh_created_at", "pgh_label", "role", "unit_id", "until", "user_id") VALUES (NEW."code", NEW."from", NEW."id", NEW."organisation_id", NOW(), \'insert\', NEW."role", NEW."unit_id", NEW."until", NEW."user_id"); RETURN NULL;',
                        hash="df40eeecb1c7ec972af729150ea9be8b4306f7dd",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_238d1",
                        table="web_membership",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="membership",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "web_membershipevent" ("code", "from", "id", "organisation_id", "pgh_created_at", "pgh_label", "role", "unit_id", "until", "user_id") VALUES (NEW."code", NEW."from", NEW."id", NEW."organisation_id", NOW(), \'update\', NEW."role", NEW."unit_id", NEW."until", NEW."user_id"); RETURN NULL;',
                        hash="9d5455a1cc75761fb6c45d663dbd2adbcd09ab83",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_96c43",
                        table="web_membership",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="membership",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "web_membershipevent" ("code", "from", "id", "organisation_id", "pgh_created_at", "pgh_label", "role", "unit_id", "until", "user_id") VALUES (OLD."code", OLD."from", OLD."id", OLD."organisation_id", NOW(), \'delete\', OLD."role", OLD."unit_id", OLD."until", OLD."user_id"); RETURN NULL;',
                        hash="a21fd07ea79bb7263cc0754e954f526f45b0923a",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_59310",
                        table="web_membership",
                        when="AFTER",
                    ),
                ),
            ),
        ),
    ]
