"""Organisations are kept apart by the database itself; partners read what is published; actions end with a link."""

from django.db import migrations

from kontaktdichte.web.rls import OWN, SPAN, Allow, Chain, Doors, Key, Publish, Refer, Secure

CHANGED = "SELECT, INSERT, UPDATE"
ADDED = "SELECT, INSERT"  # never changed, never deleted
MADE_ANEW = "SELECT, INSERT, UPDATE, DELETE"

FILED = ("situation", "event", "contact", "agreement", "deviation", "dispute", "attachment", "deviationreview")
AGREED = ("clause", "meeting", "resolution")
WORKED = ("trial", "cost", "trialnote", "employment", "aftercareoffer")
RECORDS = (*FILED, *AGREED, *WORKED, "run")  # added by somebody, replaced by a later row
PLANNED, ANSWERED = ("plan", "planstep", "conference"), ("plananswer", "conferencerequest")
LISTED = ("dutystate", "computed", "comingchange", "missingfact", "openfinding", "unmetduty")
SHARED = ("sharedcontact", "sharedduty")
TOLD = ("notice", "noticeitem", "noticeanswer", "principle", "escalation", "escalationfeedback")
REPORTED = ("sentreport", "acknowledgement")

KEYS = (
    "unit", "membership", "editioninforce", "person", "employer", "project", "cooperationagreement", "sharing",
    "assignment", "plan", "notice", "report", "sentreport", *RECORDS,
)  # fmt: skip
REFERENCES = {  # column, target: which tables name a row of it
    ("parent_id", "unit"): ("unit",),
    ("unit_id", "unit"): ("membership", "person"),
    ("counsellor_id", "membership"): ("person",),
    ("member_id", "membership"): ("savedlist", "staffabsence"),
    ("recorded_by_id", "membership"): RECORDS,
    ("actor_id", "membership"): ("link",),
    ("reader_id", "membership"): ("read",),
    ("person_id", "person"): (*RECORDS, *PLANNED, *ANSWERED, "read", "sharing", "assignment", "noticeitem"),
    ("subject_id", "person"): ("project", "cooperationagreement"),
    ("contact_id", "contact"): ("dispute", "meeting"),
    ("deviation_id", "deviation"): ("deviationreview",),
    ("situation_id", "situation"): ("employment",),
    ("employer_id", "employer"): ("trial", "employment"),
    ("in_force_id", "editioninforce"): ("computed",),
    ("project_id", "project"): ("cooperationagreement", "sharing", "notice", "noticedraft"),
    ("agreement_id", "cooperationagreement"): (*AGREED, "report", "sentreport"),
    ("sharing_id", "sharing"): (*PLANNED, "trial", "cost"),
    ("assignment_id", "assignment"): ANSWERED,
    ("plan_id", "plan"): ("planstep",),
    ("notice_id", "notice"): ("noticeitem", "noticedraft"),
    ("run_id", "run"): ("report", "sentreport"),
    ("report_id", "report"): ("sentreport",),
    ("corrects_id", "report"): ("report",),
}
WITH_THEIR_PERSON = (*LISTED, *SHARED)  # made anew, and gone with whom they are about
SECURED = {  # each with its table of states, where it has one
    CHANGED: (
        "organisation", "unit", "membership", "editioninforce", "person", "loginprovider", "loginrule", "partner",
        "project", "cooperationagreement", "sharing", "assignment", "noticedraft", "report", "employer", "staffabsence",
        *PLANNED, *ANSWERED,
    ),
    ADDED: (*TOLD, *REPORTED, "meetinganswer", "agreementanswer"),
}  # fmt: skip
STATELESS = {
    CHANGED: ("chainhead", "savedlist"), ADDED: (*RECORDS, "link", "read", "seal"), MADE_ANEW: WITH_THEIR_PERSON,
}  # fmt: skip
ALLOWED = {
    CHANGED: ("web_user",),
    ADDED: ("web_userevent",),
    "SELECT": ("django_content_type", "auth_permission", "django_migrations", "account_emailaddress"),
    MADE_ANEW: (
        "django_session", "django_cache", "axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog",
        "axes_accesslog", "mfa_authenticator", "usersessions_usersession", "socialaccount_socialaccount",
        "procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers", "procrastinate_workers",
    ),
}  # fmt: skip
ALWAYS = ("project", "cooperationagreement", *TOLD, *AGREED, *REPORTED, "meetinganswer", "agreementanswer")


def _shared(table: str, further: str = "") -> str:
    """IN reads and hashes all sharings first; of EXISTS PostgreSQL does that only where most of them are asked for."""
    return (
        f'EXISTS (SELECT FROM web_sharing WHERE web_sharing.id = "web_{table}".sharing_id '
        f"AND web_sharing.partner = {OWN} AND {SPAN}{further})"
    )


PUBLISHED = {
    **dict.fromkeys(ALWAYS, "true"),
    **dict.fromkeys(("sharing", "assignment"), SPAN),
    **{table: _shared(table) for table in (*SHARED, "conference", "trial", "cost")},
    **{table: _shared(table, " AND 'plan' = ANY (web_sharing.about)") for table in ("plan", "planstep")},
    **dict.fromkeys(ANSWERED, f"assignment_id IN (SELECT id FROM web_assignment WHERE {SPAN})"),
}


class Migration(migrations.Migration):
    replaces = [
        ("web", "0002_apart"), ("web", "0003_libraries"), ("web", "0006_entrance"), ("web", "0008_jobs"),
        ("web", "0015_published"), ("web", "0017_assigned"), ("web", "0019_attached_apart"),
        ("web", "0021_notices_published"), ("web", "0023_clauses_published"), ("web", "0025_plans_published"),
        ("web", "0029_meetings_published"), ("web", "0031_answered_apart"), ("web", "0033_runs_published"),
        ("web", "0035_employers_published"), ("web", "0038_asked_by_row"), ("web", "0039_noted"),
    ]  # fmt: skip
    dependencies = [("web", "0002_all_tables")]

    operations = [
        migrations.RunSQL(
            """CREATE TABLE django_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX django_cache_expires ON django_cache (expires)""",
            migrations.RunSQL.noop,
        ),
        *(Key(f"web_{table}") for table in KEYS),
        # before Secure: PostgreSQL looks at the rows there are
        *(
            Refer(f"web_{table}", column, f"web_{target}", "NO ACTION")
            for (column, target), tables in REFERENCES.items()
            for table in tables
        ),
        *(Refer(f"web_{table}", "replaces_id", f"web_{table}", "NO ACTION") for table in RECORDS),
        *(Refer(f"web_{table}", "person_id", "web_person", "CASCADE") for table in WITH_THEIR_PERSON),
        *(Refer(f"web_{table}", "sharing_id", "web_sharing", "CASCADE") for table in SHARED),
        *(Secure(f"web_{table}", grants) for grants, tables in SECURED.items() for table in tables),
        *(Secure(f"web_{table}event", ADDED) for tables in SECURED.values() for table in tables),
        *(Secure(f"web_{table}", grants) for grants, tables in STATELESS.items() for table in tables),
        *(Publish(f"web_{table}", condition) for table, condition in PUBLISHED.items()),
        *(Allow(table, grants) for grants, tables in ALLOWED.items() for table in tables),
        Chain(),
        Doors(),
    ]
