"""Files attached, and what a contact record asks of a contact: begin, end, topic, next step, signature."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import kontaktdichte.web.models.base


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0017_assigned"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="begins",
            field=models.TimeField(
                blank=True, db_comment="personal: social; retention: client_file", null=True, verbose_name="begin"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="ends",
            field=models.TimeField(
                blank=True, db_comment="personal: social; retention: client_file", null=True, verbose_name="end"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="next_step",
            field=models.CharField(
                blank=True,
                db_comment="personal: social; retention: client_file",
                max_length=200,
                null=True,
                verbose_name="next step",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="signed_by",
            field=models.CharField(
                blank=True,
                db_comment="personal: social; retention: client_file",
                max_length=100,
                null=True,
                verbose_name="signature replaced by",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="topic",
            field=models.CharField(
                blank=True,
                db_comment="personal: social; retention: client_file",
                max_length=100,
                null=True,
                verbose_name="topic, a keyword",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="unsigned_because",
            field=models.CharField(
                blank=True,
                db_comment="personal: social; retention: client_file",
                max_length=200,
                null=True,
                verbose_name="because",
            ),
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
                ("recorded_at", models.DateTimeField(db_comment="personal: social; retention: client_file")),
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
                        to="web.attachment",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["organisation", "person"], name="attachment_person")],
            },
        ),
    ]
