"""P2 between partners: what is published is read by that one partner, as long as it is shared, and written by nobody.

At the database itself, as the role of the pages, in every table with a policy for partners.
"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from tests.proof.report import proof
from tests.proof.sharing import span
from tests.proof.test_tenants import REFUSED, filled
from tests.web.conftest import TODAY
from tests.web.test_apart import asked, touched

from kontaktdichte.web.models import Organisation, SharedContact, Sharing
from kontaktdichte.web.rls import enter

pytestmark = pytest.mark.usefixtures("db")
OF_A_PERSON = {
    "web_sharing",
    "web_sharedcontact",
    "web_sharedduty",
    "web_plan",
    "web_planstep",
    "web_conference",
    "web_trial",
    "web_cost",
}  # they end with the span of a sharing
STATES = {"open": (-30, None), "ends tomorrow": (-30, 1), "ended": (-30, 0), "to come": (1, None)}


def tables() -> list[str]:
    """Those that have a policy for partners."""
    return [row[0] for row in asked("select tablename from pg_policies where policyname = 'partner' order by 1")]


def test_a_partner_reads_what_is_shared_and_changes_nothing() -> None:
    """If it fails, a partner reads on after the end, a stranger reads, or a partner changes what is not its own."""
    stranger, office = filled("Zweitkanari"), filled("Erstkanari")
    sharing = Sharing.objects.get(person=office.people[0])
    partner = Organisation(pk=sharing.partner)
    wrong, cells, whose = [], 0, "organisation_id = %s and partner = %s"
    with proof("P2", part="partners", tables=len(tables())) as said:
        assert set(tables()) >= OF_A_PERSON
        for state, (since, until) in STATES.items():
            span(office, sharing, since, until)
            live = state in ("open", "ends tomorrow")
            for table in tables():
                mine = f'"{table}" where {whose}'
                for reader in (partner, stranger.organisation):
                    enter(reader.pk)
                    keys = (office.organisation.pk, partner.pk)
                    seen = asked(f"select count(*) from {mine}", *keys)[0][0]
                    expected = reader == partner and (live or table not in OF_A_PERSON)
                    wrong += [(table, state, "select", seen)] if bool(seen) != expected else []
                    for command in (f"delete from {mine}", f'update "{table}" set partner = partner where {whose}'):
                        wrong += [(table, state, command)] if refused(command, *keys) not in ("", REFUSED) else []
                    cells += 3
        said.update(cells=cells, rows=len(wrong))
    assert wrong == []


def refused(command: str, *values: object) -> str:
    """Empty where a command changed no row, the state in which it was refused, else how many rows it changed."""
    try:
        with transaction.atomic():
            count = touched(command, *values)
    except DatabaseError as error:
        return str(getattr(error.__cause__, "sqlstate", "?"))
    return str(count) if count else ""


def test_a_disputed_contact_bears_its_marker_at_the_partner_too() -> None:
    """If it fails, a partner relies on an entry that the participant disputes (§ 84 (2) SGB X)."""
    office = filled("Erstkanari")
    enter(Sharing.objects.get(person=office.people[0]).partner)
    assert [row.disputed for row in SharedContact.objects.filter(contact=office.rows["plain"].pk)] == [True]
    assert SharedContact.objects.filter(disputed=False).exists()
    assert not SharedContact.objects.filter(on__gt=TODAY).exists()
