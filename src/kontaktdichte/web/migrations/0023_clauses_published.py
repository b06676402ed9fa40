"""Clauses of agreements are added, never changed, and read by the Jobcenter that agreed on them."""

from django.db import migrations

from kontaktdichte.web.rls import Key, Publish, Refer, Secure


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0022_clauses"),
    ]

    operations = [
        Key("web_cooperationagreement"),
        Key("web_clause"),
        Refer("web_clause", "person_id", "web_person", "NO ACTION"),
        Refer("web_clause", "replaces_id", "web_clause", "NO ACTION"),
        Refer("web_clause", "recorded_by_id", "web_membership", "NO ACTION"),
        Refer("web_clause", "agreement_id", "web_cooperationagreement", "NO ACTION"),
        Secure("web_clause", "SELECT, INSERT"),
        Publish("web_clause", "true"),
    ]
