"""Meetings and resolutions are added, never changed, and read by the Jobcenter; its answers by the provider."""

from django.db import migrations

from kontaktdichte.web.rls import Key, Publish, Refer, Secure

_ADDED = "SELECT, INSERT"
_OF_PROVIDER = ("web_meeting", "web_resolution")


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0028_meetings"),
    ]

    operations = [
        *(Key(table) for table in _OF_PROVIDER),
        *(Refer(table, "person_id", "web_person", "NO ACTION") for table in _OF_PROVIDER),
        *(Refer(table, "replaces_id", table, "NO ACTION") for table in _OF_PROVIDER),
        *(Refer(table, "recorded_by_id", "web_membership", "NO ACTION") for table in _OF_PROVIDER),
        *(Refer(table, "agreement_id", "web_cooperationagreement", "NO ACTION") for table in _OF_PROVIDER),
        Refer("web_meeting", "contact_id", "web_contact", "NO ACTION"),
        *(Secure(table, _ADDED) for table in (*_OF_PROVIDER, "web_meetinganswer", "web_meetinganswerevent")),
        *(Publish(table, "true") for table in (*_OF_PROVIDER, "web_meetinganswer")),
    ]
