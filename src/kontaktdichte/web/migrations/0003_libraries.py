"""What the pages' role may do with the tables of libraries, which belong to no organisation."""

from django.db import migrations

from kontaktdichte.web.rls import Allow

ANY = "SELECT, INSERT, UPDATE, DELETE"


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0002_apart"),
        ("axes", "0010_accessattemptexpiration"),
        ("sessions", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        Allow("django_session", ANY),
        Allow("axes_accessattempt", ANY),
        Allow("axes_accessattemptexpiration", ANY),
        Allow("axes_accessfailurelog", ANY),
        Allow("axes_accesslog", ANY),
        Allow("django_content_type", "SELECT"),
        Allow("auth_permission", "SELECT"),
        Allow("django_migrations", "SELECT"),
    ]
