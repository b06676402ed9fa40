"""Who reads a Jobcenter's answer to an agreement: the provider; a notice's draft: nobody else."""

from django.db import migrations

from kontaktdichte.web.rls import Publish, Refer, Secure

_CHANGED, _STATES = "SELECT, INSERT, UPDATE", "SELECT, INSERT"


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0030_agreed_and_drafted"),
    ]

    operations = [
        Refer("web_noticedraft", "project_id", "web_project", "NO ACTION"),
        Refer("web_noticedraft", "notice_id", "web_notice", "NO ACTION"),
        Secure("web_agreementanswer", _STATES),
        Secure("web_agreementanswerevent", _STATES),
        Secure("web_noticedraft", _CHANGED),
        Secure("web_noticedraftevent", _STATES),
        Publish("web_agreementanswer", "true"),
    ]
