"""What the pages' role may do with the tables of procrastinate, which hold jobs of any organisation."""

from django.db import migrations

from kontaktdichte.web.rls import Allow

ANY = "SELECT, INSERT, UPDATE, DELETE"


class Migration(migrations.Migration):
    dependencies = [("web", "0007_stable"), ("procrastinate", "0041_post_retry_failed_job")]
    operations = [
        Allow("procrastinate_jobs", ANY),
        Allow("procrastinate_events", ANY),
        Allow("procrastinate_periodic_defers", ANY),
        Allow("procrastinate_workers", ANY),
    ]
