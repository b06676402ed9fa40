"""Whether the sharing of a row holds is asked of that row: a question about few rows does not read every sharing.

What boards count by month, what waits for an answer and who is in which project is found in indexes alone.
"""

from django.db import migrations, models

from kontaktdichte.web.rls import OWN, SPAN, Republish

_TABLES = ("web_sharedcontact", "web_sharedduty", "web_conference", "web_trial", "web_cost")
_PLANS = ("web_plan", "web_planstep")


def _shared(table, further=""):
    """IN reads and hashes all sharings first; of EXISTS PostgreSQL does that only where most of them are asked for."""
    return (
        f'EXISTS (SELECT FROM web_sharing WHERE web_sharing.id = "{table}".sharing_id AND web_sharing.partner = {OWN} '
        f"AND {SPAN}{further})"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0037_staff_absence"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="noticeanswer", name="answer_item"),
        migrations.RemoveIndex(model_name="noticeitem", name="notice_item_partner"),
        migrations.RemoveIndex(model_name="sharedduty", name="shared_duty_closed"),
        migrations.RemoveIndex(model_name="sharedduty", name="shared_duty_overdue"),
        migrations.RemoveIndex(model_name="sharing", name="sharing_partner"),
        migrations.AddIndex(
            model_name="noticeanswer",
            index=models.Index(fields=["organisation", "item"], include=["partner"], name="answer_of_item"),
        ),
        migrations.AddIndex(
            model_name="noticeitem",
            index=models.Index(
                fields=["partner", "hard"], include=["organisation", "notice", "id"], name="notice_item_open"
            ),
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(
                fields=["partner", "hard"], include=["organisation", "sharing", "concept", "rule", "strength", "verdict"],
                name="shared_duty_month",
            ),
        ),
        migrations.AddIndex(
            model_name="sharedduty",
            index=models.Index(
                condition=models.Q(("overdue", True)), fields=["partner"],
                include=["organisation", "sharing", "concept", "rule"], name="shared_duty_late",
            ),
        ),
        migrations.AddIndex(
            model_name="sharing",
            index=models.Index(
                fields=["partner", "assignment"], include=["organisation", "id", "project", "from_day", "until_day"],
                name="sharing_holds",
            ),
        ),
        migrations.AddIndex(
            model_name="situation",
            index=models.Index(fields=["organisation", "attribute", "value"], name="situation_value"),
        ),
        *(Republish(table, _shared(table)) for table in _TABLES),
        *(Republish(table, _shared(table, " AND 'plan' = ANY (web_sharing.about)")) for table in _PLANS),
    ]  # fmt: skip
