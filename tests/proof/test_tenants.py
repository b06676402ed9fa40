"""P2: as the role of the pages, at the database itself: no command reaches another organisation's row in any table.

Four commands by three offices at one another's rows, in every table that is not on the checked list of exemptions. What
is planted is a true row of the other office under a new key: only a policy or a missing right may refuse it.
"""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.proof.report import proof
from tests.proof.sharing import partner_of, published
from tests.proof.world import Office, built
from tests.web.conftest import TODAY
from tests.web.test_apart import asked, secured, touched

from kontaktdichte.rules.findings import UNDECIDED
from kontaktdichte.web.actions import login_providers, login_rules, saved_lists
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.models import Deviation, DeviationReview, OpenFinding, Read, Role, StaffAbsence, UnmetDuty
from kontaktdichte.web.rls import enter

pytestmark = pytest.mark.usefixtures("db")
OWNERS = {"web_organisation": "id", "web_organisationevent": "id"}  # columns that say whose the row is
REFUSED = "42501"  # insufficient privilege: no right, or against the policy


def filled(mark: str) -> Office:
    """An office that has a row in every table."""
    office = built(mark)
    counsellor = office.members[Role.COUNSELLOR]
    Read.objects.create(organisation=office.organisation, reader=counsellor.membership, page="heute")
    saved_lists.save(access=counsellor, name=f"{mark}liste", query="ohne=6")
    login_providers.choose(
        access=office.members[Role.ADMINISTRATOR], slug=mark.lower(), name=mark, issuer="https://login.example",
        client_id="kd", secret="", email_claim="email", vouches=False, listed=True, active=True,
    )  # fmt: skip
    login_rules.choose(access=office.members[Role.ADMINISTRATOR], second_factor=(), provider_asks=False)
    published(office, partner_of(office).pk)
    UnmetDuty.objects.create(
        organisation=office.organisation, person=office.people[0], concept="x", rule="x", window=TODAY, hard=TODAY,
        need=1, counted=0, verdict="missed",
    )  # fmt: skip
    with acting(counsellor, "deviation.review") as action:
        given = Deviation.objects.filter(person=office.people[0]).first()
        action.record(DeviationReview, person=office.people[1], deviation=given)
        own = {"organisation": office.organisation, "member": counsellor.membership}
        StaffAbsence.objects.create(**own, kind="planned", from_day=TODAY)
    OpenFinding.objects.create(  # the last: computed anew, the client has none
        organisation=office.organisation, person=office.people[0], code=sorted(UNDECIDED)[0], about="outlook", on=TODAY
    )
    return office


def example(table: str, office: Office) -> dict[str, Any]:
    """One of an office's rows under a new key."""
    enter(office.organisation.pk)
    owner = OWNERS.get(table, "organisation_id")  # partners' rows are read, too
    found = asked(f'select to_jsonb(t) from "{table}" t where {owner} = %s limit 1', office.organisation.pk)
    assert found, f"{table}: the office has no row, so that nothing can be planted"
    row: dict[str, Any] = json.loads(found[0][0])
    return row | ({"id": str(uuid4())} if isinstance(row.get("id"), str) else {})


def planted(table: str, row: dict[str, Any]) -> str:
    """The state in which adding the row ends: empty where it was added."""
    columns = ", ".join(
        f'"{name}"' for (name,) in asked(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
            " and attgenerated = ''", table
        )
    )  # fmt: skip
    made = f'select {columns} from jsonb_populate_record(null::"{table}", %s::jsonb)'
    try:
        with transaction.atomic():
            asked(f'insert into "{table}" ({columns}) {made}', json.dumps(row))
    except DatabaseError as error:
        return str(getattr(error.__cause__, "sqlstate", "?"))
    return ""


def test_no_command_reaches_another_offices_row() -> None:
    """If it fails, one office reads, changes, deletes or plants another one's data, whatever the pages ask."""
    offices = [filled(mark) for mark in ("Erstkanari", "Zweitkanari", "Drittkanari")]
    wrong, cells = [], 0
    with proof("P2", tables=len(secured()), offices=len(offices)) as said:
        for table in secured():
            owner = OWNERS.get(table, "organisation_id")
            for own, other in permutations(offices, 2):
                row, key = example(table, other), other.organisation.pk
                enter(own.organisation.pk)
                reached = {
                    "select": asked(f'select count(*) from "{table}" where {owner} = %s', key)[0][0],
                    "update": touched(f'update "{table}" set {owner} = {owner} where {owner} = %s', key),
                    "delete": touched(f'delete from "{table}" where {owner} = %s', key),
                    "insert": "" if (state := planted(table, row)) == REFUSED else state or "added",
                }
                cells += len(reached)
                wrong += [(table, command, own.mark, other.mark, what) for command, what in reached.items() if what]
        said.update(cells=cells, rows=len(wrong))
    assert wrong == []


def test_an_own_row_is_added_by_the_same_way() -> None:
    """If it fails, the proof above says nothing: what it calls refused cannot be added by anybody."""
    office = filled("Erstkanari")
    assert planted("web_read", example("web_read", office)) == ""
