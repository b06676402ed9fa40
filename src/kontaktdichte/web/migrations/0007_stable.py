"""Rows for lists know until when they stand and by which edition; they are all made anew."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import kontaktdichte.web.models.base
from kontaktdichte.web.rls import Key, Refer

MADE = "personal: social; retention: derived"


class Migration(migrations.Migration):
    dependencies = [("web", "0006_entrance")]
    operations = [
        migrations.RunSQL("TRUNCATE web_dutystate, web_computed, web_comingchange, web_missingfact", elidable=True),
        migrations.AddField("dutystate", "soft", models.DateField(null=True, db_comment=MADE)),
        migrations.RemoveField("computed", "edition"),
        migrations.AddField(
            "computed",
            "in_force",
            kontaktdichte.web.models.base.Within(
                "web.EditionInForce", django.db.models.deletion.PROTECT, db_comment=MADE, default=uuid.UUID(int=0)
            ),
            preserve_default=False,
        ),
        Key("web_editioninforce"),
        # PostgreSQL looks for rows that break the reference: there is none, but without a context looking is an error
        migrations.RunSQL("SELECT set_config('app.organisation', '00000000-0000-0000-0000-000000000000', true)"),
        Refer("web_computed", "in_force_id", "web_editioninforce", "NO ACTION"),
    ]
