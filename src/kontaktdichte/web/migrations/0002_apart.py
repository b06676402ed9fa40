"""Organisations are kept apart by the database itself; actions end with a link of the chain."""

from django.db import migrations

from kontaktdichte.web.rls import Allow, Chain, Key, Refer, Secure

CHANGED = "SELECT, INSERT, UPDATE"
ADDED = "SELECT, INSERT"  # never changed, never deleted
MADE_ANEW = "SELECT, INSERT, UPDATE, DELETE"
SECURED = {
    "web_organisation": CHANGED, "web_unit": CHANGED, "web_membership": CHANGED, "web_editioninforce": CHANGED,
    "web_person": CHANGED, "web_situation": ADDED, "web_event": ADDED, "web_contact": ADDED, "web_agreement": ADDED,
    "web_deviation": ADDED, "web_dispute": ADDED, "web_chainhead": CHANGED, "web_link": ADDED, "web_read": ADDED,
    "web_dutystate": MADE_ANEW, "web_computed": MADE_ANEW,
}  # fmt: skip
RECORDS = ("web_situation", "web_event", "web_contact", "web_agreement", "web_deviation", "web_dispute")
NAMED = ("web_unit", "web_membership", "web_person", *RECORDS)
REFERENCES = [
    ("web_unit", "parent_id", "web_unit", "NO ACTION"),
    ("web_membership", "unit_id", "web_unit", "NO ACTION"),
    ("web_person", "unit_id", "web_unit", "NO ACTION"),
    ("web_person", "counsellor_id", "web_membership", "NO ACTION"),
    *((table, "person_id", "web_person", "NO ACTION") for table in RECORDS),
    *((table, "replaces_id", table, "NO ACTION") for table in RECORDS),
    *((table, "recorded_by_id", "web_membership", "NO ACTION") for table in RECORDS),
    ("web_dispute", "contact_id", "web_contact", "NO ACTION"),
    ("web_link", "actor_id", "web_membership", "NO ACTION"),
    ("web_read", "reader_id", "web_membership", "NO ACTION"),
    ("web_read", "person_id", "web_person", "NO ACTION"),
    ("web_dutystate", "person_id", "web_person", "CASCADE"),
    ("web_computed", "person_id", "web_person", "CASCADE"),
]


class Migration(migrations.Migration):
    dependencies = [("web", "0001_tables")]
    operations = [
        *(Key(table) for table in NAMED),
        *(Refer(*reference) for reference in REFERENCES),  # before Secure: PostgreSQL looks at the rows there are
        *(Secure(table, grants) for table, grants in SECURED.items()),
        Allow("web_user", "SELECT, INSERT, UPDATE"),
        Chain(),
    ]
