"""An action that made no state of a row that may change is known without looking into every table of states."""

from django.db import migrations

from kontaktdichte.web.rls import Noted


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0038_asked_by_row"),
    ]

    operations = [
        Noted(),
    ]
