"""Entries that contradict each other or cannot be used, for lists."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import kontaktdichte.web.models.base
from kontaktdichte.web.rls import Refer, Secure


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0012_order"),
    ]

    operations = [
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
                ("code", models.CharField(db_comment="personal: social; retention: derived", max_length=40)),
                ("about", models.CharField(db_comment="personal: social; retention: derived", max_length=100)),
                ("on", models.DateField(db_comment="personal: social; retention: derived")),
                (
                    "detail",
                    models.CharField(blank=True, db_comment="personal: social; retention: derived", max_length=500),
                ),
            ],
        ),
        migrations.AddField(
            model_name="openfinding",
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
            model_name="openfinding",
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
            model_name="openfinding",
            index=models.Index(fields=["organisation", "person"], name="finding_person"),
        ),
        Refer("web_openfinding", "person_id", "web_person", "CASCADE"),
        Secure("web_openfinding", "SELECT, INSERT, UPDATE, DELETE"),
        migrations.RunSQL("TRUNCATE web_computed", elidable=True),  # what stands there says less: made anew
    ]
