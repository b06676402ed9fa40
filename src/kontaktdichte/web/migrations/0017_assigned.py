"""Who reads assignments: the Jobcenter, and until it withdraws them the provider."""

from django.db import migrations

from kontaktdichte.web.rls import SPAN, Publish, Refer, Secure


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0016_assignment"),
    ]

    operations = [
        Refer("web_assignment", "person_id", "web_person", "NO ACTION"),
        Secure("web_assignment", "SELECT, INSERT, UPDATE"),
        Secure("web_assignmentevent", "SELECT, INSERT"),
        Publish("web_assignment", SPAN),
    ]
