"""What the pages' role may do with the tables of django-allauth; counters that the workers share."""

from django.db import migrations

from kontaktdichte.web.rls import Allow

ANY = "SELECT, INSERT, UPDATE, DELETE"


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0005_glance"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("usersessions", "0001_initial"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [
        Allow("account_emailaddress", "SELECT"),
        Allow("mfa_authenticator", ANY),
        Allow("usersessions_usersession", ANY),
        Allow("socialaccount_socialaccount", ANY),
        migrations.RunSQL(
            """CREATE TABLE django_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX django_cache_expires ON django_cache (expires)""",
            migrations.RunSQL.noop,
        ),
        Allow("django_cache", ANY),
    ]
