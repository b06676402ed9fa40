"""What partners read of many rows is found by index: concepts that differ, what is overdue, what is disputed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0035_employers_published"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="sharedduty",
            name="shared_duty_partner",
        ),
        migrations.AddIndex(
            model_name="sharedcontact",
            index=models.Index(
                condition=models.Q(("disputed", True)), fields=["partner"], name="shared_contact_disputed"
            ),
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(fields=["partner", "concept"], name="shared_duty_concept"),
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(condition=models.Q(("overdue", True)), fields=["partner"], name="shared_duty_overdue"),
        ),
    ]
