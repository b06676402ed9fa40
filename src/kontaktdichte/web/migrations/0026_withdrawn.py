"""A file that belongs elsewhere is withdrawn."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0025_plans_published"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attachment",
            name="carries",
            field=models.CharField(
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
    ]
