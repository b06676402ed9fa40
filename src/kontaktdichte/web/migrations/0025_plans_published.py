"""Who reads plans and conferences: the Jobcenter while they are shared; its answers: the provider while it assigns."""

from django.db import migrations

from kontaktdichte.web.rls import SPAN, Key, Publish, Refer, Secure

_CHANGED, _STATES = "SELECT, INSERT, UPDATE", "SELECT, INSERT"
_SHARED = f"sharing_id IN (SELECT id FROM web_sharing WHERE {SPAN}"
_ASSIGNED = f"assignment_id IN (SELECT id FROM web_assignment WHERE {SPAN})"
_OF_PROVIDER, _OF_JOBCENTER = (
    ("web_plan", "web_planstep", "web_conference"),
    ("web_plananswer", "web_conferencerequest"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0024_plans"),
    ]

    operations = [
        Key("web_assignment"),
        Key("web_plan"),
        Refer("web_planstep", "plan_id", "web_plan", "NO ACTION"),
        *(Refer(table, "person_id", "web_person", "NO ACTION") for table in (*_OF_PROVIDER, *_OF_JOBCENTER)),
        *(Refer(table, "sharing_id", "web_sharing", "NO ACTION") for table in _OF_PROVIDER),
        *(Refer(table, "assignment_id", "web_assignment", "NO ACTION") for table in _OF_JOBCENTER),
        *(
            Secure(table + event, _STATES if event else _CHANGED)
            for table in (*_OF_PROVIDER, *_OF_JOBCENTER)
            for event in ("", "event")
        ),
        Publish("web_plan", f"{_SHARED} AND 'plan' = ANY (about))"),
        Publish("web_planstep", f"{_SHARED} AND 'plan' = ANY (about))"),
        Publish("web_conference", f"{_SHARED})"),
        *(Publish(table, _ASSIGNED) for table in _OF_JOBCENTER),
    ]
