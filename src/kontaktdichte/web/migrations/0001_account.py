"""Accounts: the tables of libraries refer to them."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("web", "0001_tables"),
    ]  # fmt: skip

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
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
                    "email",
                    models.EmailField(
                        db_comment="personal: staff; retention: account",
                        max_length=254,
                        unique=True,
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
                (
                    "password",
                    models.CharField(
                        db_comment="personal: staff; retention: account", max_length=128, verbose_name="password"
                    ),
                ),
                (
                    "last_login",
                    models.DateTimeField(
                        blank=True,
                        db_comment="personal: staff; retention: account",
                        null=True,
                        verbose_name="last login",
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
            },
        ),
    ]
