"""Runs and sent reports are added, never changed; the Jobcenter reads what was sent, the provider who acknowledged."""

from django.db import migrations

from kontaktdichte.web.rls import Key, Publish, Refer, Secure

_CHANGED, _ADDED = "SELECT, INSERT, UPDATE", "SELECT, INSERT"


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0032_runs"),
    ]

    operations = [
        *(Key(f"web_{table}") for table in ("run", "report", "sentreport")),
        Refer("web_run", "person_id", "web_person", "NO ACTION"),
        Refer("web_run", "recorded_by_id", "web_membership", "NO ACTION"),
        Refer("web_run", "replaces_id", "web_run", "NO ACTION"),
        Refer("web_report", "agreement_id", "web_cooperationagreement", "NO ACTION"),
        Refer("web_report", "corrects_id", "web_report", "NO ACTION"),
        Refer("web_report", "run_id", "web_run", "NO ACTION"),
        Refer("web_sentreport", "report_id", "web_report", "NO ACTION"),
        Refer("web_sentreport", "run_id", "web_run", "NO ACTION"),
        Refer("web_sentreport", "agreement_id", "web_cooperationagreement", "NO ACTION"),
        Secure("web_run", _ADDED),
        Secure("web_report", _CHANGED),
        *(Secure(f"web_{table}", _ADDED) for table in ("sentreport", "acknowledgement")),
        *(Secure(f"web_{table}event", _ADDED) for table in ("report", "sentreport", "acknowledgement")),
        *(Publish(f"web_{table}", "true") for table in ("sentreport", "acknowledgement")),
    ]
