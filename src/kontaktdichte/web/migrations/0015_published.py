"""Who reads partners, projects, agreements and shared rows: the owner, and as long as it is shared the partner."""

from django.db import migrations

from kontaktdichte.web.rls import SPAN, Key, Publish, Refer, Secure

_CHANGED, _MADE, _STATES = "SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE, DELETE", "SELECT, INSERT"
_SHARED = f"sharing_id IN (SELECT id FROM web_sharing WHERE {SPAN})"


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0014_partners"),
    ]

    operations = [
        Key("web_project"),
        Key("web_sharing"),
        Refer("web_project", "subject_id", "web_person", "NO ACTION"),
        Refer("web_cooperationagreement", "subject_id", "web_person", "NO ACTION"),
        Refer("web_cooperationagreement", "project_id", "web_project", "NO ACTION"),
        Refer("web_sharing", "person_id", "web_person", "NO ACTION"),
        Refer("web_sharing", "project_id", "web_project", "NO ACTION"),
        *(
            Refer(table, column, target, "CASCADE")
            for table in ("web_sharedcontact", "web_sharedduty")
            for column, target in (("person_id", "web_person"), ("sharing_id", "web_sharing"))
        ),
        *(
            Secure(table + event, _STATES if event else _CHANGED)
            for table in ("web_partner", "web_project", "web_cooperationagreement", "web_sharing")
            for event in ("", "event")
        ),
        Secure("web_sharedcontact", _MADE),
        Secure("web_sharedduty", _MADE),
        Publish("web_project", "true"),
        Publish("web_cooperationagreement", "true"),
        Publish("web_sharing", SPAN),
        Publish("web_sharedcontact", _SHARED),
        Publish("web_sharedduty", _SHARED),
    ]
