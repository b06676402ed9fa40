"""Trials and costs are added, never changed, and read by the Jobcenter while it shares; employers by nobody else."""

from django.db import migrations

from kontaktdichte.web.rls import SPAN, Key, Publish, Refer, Secure

_CHANGED, _ADDED = "SELECT, INSERT, UPDATE", "SELECT, INSERT"
_SHARED = f"sharing_id IN (SELECT id FROM web_sharing WHERE {SPAN})"
_READ = ("web_trial", "web_cost")
_OWN = ("web_trialnote", "web_employment", "web_aftercareoffer")
_OF_EMPLOYERS = ("web_trial", "web_employment")


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0034_employers"),
    ]

    operations = [
        *(Key(table) for table in ("web_employer", *_READ, *_OWN)),
        *(Refer(table, "person_id", "web_person", "NO ACTION") for table in (*_READ, *_OWN)),
        *(Refer(table, "replaces_id", table, "NO ACTION") for table in (*_READ, *_OWN)),
        *(Refer(table, "recorded_by_id", "web_membership", "NO ACTION") for table in (*_READ, *_OWN)),
        *(Refer(table, "sharing_id", "web_sharing", "NO ACTION") for table in _READ),
        *(Refer(table, "employer_id", "web_employer", "NO ACTION") for table in _OF_EMPLOYERS),
        Refer("web_employment", "situation_id", "web_situation", "NO ACTION"),
        Secure("web_employer", _CHANGED),
        *(Secure(table, _ADDED) for table in ("web_employerevent", *_READ, *_OWN)),
        *(Publish(table, _SHARED) for table in _READ),
    ]
