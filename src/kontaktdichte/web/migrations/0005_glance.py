"""What lists say of a client at a glance: columns of the projection, changes that come, facts that are missing."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import kontaktdichte.web.models.base
from kontaktdichte.web.rls import Refer, Secure

MADE_ANEW = "SELECT, INSERT, UPDATE, DELETE"


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0004_history"),
    ]

    operations = [
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
                ("expectation", models.PositiveSmallIntegerField(db_comment="personal: social; retention: derived")),
            ],
        ),
        migrations.AddField(
            model_name="computed",
            name="due",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="first_contact_by",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="last_channel",
            field=models.CharField(db_comment="personal: social; retention: derived", max_length=60, null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="last_on",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="missing",
            field=models.PositiveSmallIntegerField(db_comment="personal: social; retention: derived", default=0),
        ),
        migrations.AddField(
            model_name="computed",
            name="no_show_noted",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="no_show_on",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="overdue_since",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddField(
            model_name="computed",
            name="target_since",
            field=models.DateField(db_comment="personal: social; retention: derived", null=True),
        ),
        migrations.AddIndex(
            model_name="computed",
            index=models.Index(
                condition=models.Q(("overdue_since__isnull", False)),
                fields=["organisation", "overdue_since"],
                name="computed_overdue",
            ),
        ),
        migrations.AddIndex(
            model_name="computed",
            index=models.Index(
                condition=models.Q(("due__isnull", False)), fields=["organisation", "due"], name="computed_due"
            ),
        ),
        migrations.AddIndex(
            model_name="computed",
            index=models.Index(fields=["organisation", "last_on"], name="computed_last"),
        ),
        migrations.AddField(
            model_name="comingchange",
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
            model_name="comingchange",
            name="person",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: derived",
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="missingfact",
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
            model_name="missingfact",
            name="person",
            field=kontaktdichte.web.models.base.Within(
                db_comment="personal: social; retention: derived",
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddIndex(
            model_name="comingchange",
            index=models.Index(fields=["organisation", "person"], name="change_person"),
        ),
        migrations.AddIndex(
            model_name="comingchange",
            index=models.Index(fields=["organisation", "on"], name="change_on"),
        ),
        migrations.AddIndex(
            model_name="missingfact",
            index=models.Index(fields=["organisation", "person"], name="missing_person"),
        ),
        Refer("web_comingchange", "person_id", "web_person", "CASCADE"),
        Refer("web_missingfact", "person_id", "web_person", "CASCADE"),
        Secure("web_comingchange", MADE_ANEW),
        Secure("web_missingfact", MADE_ANEW),
        migrations.RunSQL("TRUNCATE web_computed", migrations.RunSQL.noop),  # what stands there says less: made anew
    ]
