"""Who reads notices, answers, principles and escalations: the owner and the one partner; nobody changes them."""

from django.db import migrations

from kontaktdichte.web.rls import Key, Publish, Refer, Secure

_ADDED, _MADE = "SELECT, INSERT", "SELECT, INSERT, UPDATE, DELETE"
_PUBLISHED = (
    "web_notice", "web_noticeitem", "web_noticeanswer", "web_principle", "web_escalation", "web_escalationfeedback",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0020_notices"),
    ]

    operations = [
        Key("web_notice"),
        Key("web_deviationreview"),
        Refer("web_unmetduty", "person_id", "web_person", "CASCADE"),
        Refer("web_notice", "project_id", "web_project", "NO ACTION"),
        Refer("web_noticeitem", "notice_id", "web_notice", "NO ACTION"),
        Refer("web_noticeitem", "person_id", "web_person", "NO ACTION"),
        Refer("web_deviationreview", "person_id", "web_person", "NO ACTION"),
        Refer("web_deviationreview", "replaces_id", "web_deviationreview", "NO ACTION"),
        Refer("web_deviationreview", "recorded_by_id", "web_membership", "NO ACTION"),
        Refer("web_deviationreview", "deviation_id", "web_deviation", "NO ACTION"),
        *(Secure(table + event, _ADDED) for table in _PUBLISHED for event in ("", "event")),
        Secure("web_deviationreview", _ADDED),
        Secure("web_unmetduty", _MADE),
        *(Publish(table, "true") for table in _PUBLISHED),
    ]
