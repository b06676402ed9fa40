"""Whose files are attached: rows of the organisation alone, added and never changed."""

from django.db import migrations

from kontaktdichte.web.rls import Key, Refer, Secure


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0018_attached"),
    ]

    operations = [
        Key("web_attachment"),
        Refer("web_attachment", "person_id", "web_person", "NO ACTION"),
        Refer("web_attachment", "recorded_by_id", "web_membership", "NO ACTION"),
        Refer("web_attachment", "replaces_id", "web_attachment", "NO ACTION"),
        Secure("web_attachment", "SELECT, INSERT"),
    ]
