"""P1 and P17 between partners: every address × role of every kind of organisation, while something is shared and after.

The provider's participants are known to a Jobcenter and, by number, to the grant authority. Everybody asks for every
page with keys of his own and of the others: notes are never told, names only while they are shared, to nobody else.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.proof.kinds import NAMES, NUMBER, SECRET, Around, allowed, around
from tests.proof.report import FULL, chance, proof
from tests.proof.sharing import span
from tests.proof.test_matrix import Answer, asked, browser, closed
from tests.proof.world import MAKERS, Actor, Office, nowhere
from tests.web.addresses import addresses, needs

from kontaktdichte.web.access import ROLES, Access, Permission
from kontaktdichte.web.rls import enter

pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.xdist_group("kinds")]
READERS = {Permission.AGREE, Permission.GRANT, Permission.SUPERVISE}  # of a partner's rows; one role of each kind
STATES = {"open": (-30, None), "ended": (-30, 0), "to come": (1, None)}


@pytest.mark.slow
def test_a_partner_reads_what_is_shared_as_long_as_it_is() -> None:
    """If it fails, a Jobcenter reads a provider's notes, an authority a name, or anybody what is no longer shared."""
    world, wrong, cells = around(), [], 0
    things = {kind: things_of(office) for kind, office in world.offices.items()}
    with proof("P1", part="kinds", addresses=len(addresses()), kinds=len(world.offices)) as said:
        for state, (since, until) in STATES.items():
            for sharing in world.sharings.values():
                span(world.offices["provider"], sharing, since, until)
            for kind, office in world.offices.items():
                for access in office.members.values():
                    if state != "open" and not FULL and not (READERS & ROLES[kind][access.role]):
                        continue  # whoever reads nothing of a partner's reads nothing after the end
                    found = list(faults(world, kind, access, things, live=state == "open"))
                    cells += found.pop()
                    wrong += [f"{state} {kind} {access.role} {one}" for one in found]
        said.update(cells=cells, leaks=len(wrong))
    assert wrong == [], json.dumps(wrong, indent=1)[:5000]


def things_of(office: Office) -> dict[str, Any]:
    """Something of each kind that the office has; what it has not is a key of nothing."""
    enter(office.organisation.pk)
    found = nowhere()
    for kind, make in MAKERS.items():
        if kind == "passkey" and office.inactive is None:
            continue
        try:
            found[kind] = make(office) or found[kind]
        except (LookupError, AttributeError):  # an authority has no clients
            continue
    return found


def faults(world: Around, kind: str, access: Access, things: dict[str, Any], live: bool) -> Any:
    """What is wrong of one member's answers, and at the end how many there were."""
    actor = Actor(access.role, access.membership.user, world.offices[kind], world.offices[kind], access)
    client, may, cells = browser(actor), ROLES[kind][access.role], 0
    for address in addresses():
        asked_of = list(things.items()) if address.arguments else [(kind, things[kind])]
        if not FULL and not (needs(address.path(things[kind])) or frozenset()) <= may:  # refused whatever is named
            asked_of = [chance(f"{kind} {access.role} {address.name}").choice(asked_of)] if live else []
        for whose, named in asked_of:
            path = address.path(named)
            for method in ("GET", "POST") if FULL else ("GET",):
                enter(access.organisation)
                answer, reads, _ = asked(client, method, path, {})
                cells += 1
                where = f"{method} {address.name} of {whose}"
                if answer.status >= 500:
                    yield f"{where}: {answer.status}"
                if not (needs(path) or frozenset()) <= may and answer.status not in (404, 405):
                    yield f"{where}: refused with {answer.status}"
                yield from leaks(world, kind, answer, where, live)
                if answer.status == 200 and (shut := closed(links(answer), may)):
                    yield f"{where}: shows doors that are closed to the role: {shut}"
                if shows_a_person(world, kind, answer) and not reads:
                    yield f"{where}: P17: a client is shown and nobody will know"
    yield cells


def leaks(world: Around, kind: str, answer: Answer, where: str, live: bool) -> Any:
    """Words of the provider beyond what this kind of organisation may read now; those of the Jobcenter to others."""
    mark = world.offices["provider"].mark
    may = allowed(kind, live)
    for word in (*SECRET, *NAMES, NUMBER):
        if word not in may and answer.says(mark + word):
            yield f"{where}: {mark}{word}"
    for word in ("familie2", "familie3", "vorname2", "vorname3", "-2", "-3"):
        if kind != "provider" and answer.says(mark + word):
            yield f"{where}: {mark}{word}, which is shared with nobody"
    theirs = (world.offices["jobcenter"].mark + word for word in (*SECRET, "familie"))
    if kind != "jobcenter" and (said := answer.says(*theirs)):
        yield f"{where}: {said}"


def links(answer: Answer) -> str:
    """Where an answer leads."""
    return " ".join(re.findall(r'(?:href|src|action|hx-\w+)="([^"]*)"', answer.text))


def shows_a_person(world: Around, kind: str, answer: Answer) -> bool:
    """Whether an answer names a client, his own or a shared one."""
    mark = world.offices["provider"].mark
    own = world.offices[kind].mark
    return answer.status == 200 and bool(answer.says(mark + NAMES[0], mark + NUMBER, own + "familie"))
