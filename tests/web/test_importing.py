"""An office's files into its organisation: what is there is not added again, what changed is, nothing half."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from tests.web.conftest import TODAY

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web import jobs
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.actions.importing import Taken
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import stale
from kontaktdichte.web.management import taking_in, verifying
from kontaktdichte.web.models import Contact, EditionInForce, Link, Person, Role, Situation

TALK = {"id": "k1", "subject": "7", "on": date(2026, 4, 10), "kind": "talk", "channel": "in_person"}
CLIENT = {"id": "s1", "subject": "7", "attribute": "client", "value": "true", "from": date(2026, 4, 1)}


def taken(access: Access, *contacts: dict[str, object], **person: object) -> Taken:
    rows = {"persons": [{"id": "7", **person}], "situations": [CLIENT], "contacts": [TALK, *contacts]}
    return organisations.take_in(access=access, tables=Tables.from_rows(**rows), names={"7": ("Weiß", "Ada")})


@pytest.fixture
def access(members: dict[str, Access]) -> Access:
    return members[Role.TEAM_LEAD]


def test_the_same_file_twice_adds_nothing(access: Access) -> None:
    """If it fails, every contact counts twice after the second import."""
    twin = TALK | {"id": "k2"}  # two talks on one day are two
    first = taken(access, twin, unit="Team 1")
    links = Link.objects.count()
    again = taken(access, twin, unit="Team 1")
    assert (len(first.new), first.count, first.known) == (1, 3, 0)
    assert (again.touched, again.count, again.known) == (set(), 0, 3)
    assert (Contact.objects.count(), Situation.objects.count(), Link.objects.count()) == (2, 1, links)


def test_what_is_new_is_added_and_what_is_left_empty_stays(access: Access) -> None:
    """If it fails, the second week's file does not arrive, or empties what is known."""
    taken(access, unit="Team 1", birth_date=date(1990, 1, 2))
    later = taken(access, TALK | {"id": "k9", "on": date(2026, 5, 10)}, counsellor="counsellor-1")
    person = Person.objects.select_related("counsellor", "unit").get()
    assert (len(later.changed), later.count, later.known) == (1, 1, 2)
    assert (person.counsellor.code, person.unit.name, person.birth_date) == (
        "counsellor-1",
        "Team 1",
        date(1990, 1, 2),
    )
    assert verifying.chain(access.organisation) == []


def test_a_row_takes_the_place_of_one_that_was_imported_before(access: Access) -> None:
    """If it fails, a correction in the office's file stands beside the mistake."""
    taken(access)
    old = Contact.objects.get()
    taken(access, TALK | {"id": "k2", "channel": "phone", "replaces": "k1"})
    assert Contact.objects.get(channel="phone").replaces_id == old.pk


def test_a_counsellor_without_an_account_is_named(access: Access) -> None:
    """If it fails, clients stand on nobody's list and nobody knows."""
    assert taken(access, counsellor="IFK-99").nobody == {"IFK-99"}


def test_an_edition_ends_the_one_before_and_lists_follow(access: Access) -> None:
    """If it fails, two concepts hold at once, or lists say what no longer holds."""
    taken(access)
    since = TODAY - timedelta(1)
    other = partial(
        organisations.put_in_force, organisation=access.organisation, concept="thueringen-integrationsbegleitung"
    )
    with pytest.raises(Refused, match=r"Another concept is in force \(schwaebisch-hall 2017-02-15\).*--change-concept"):
        other(since=since)
    assert EditionInForce.objects.count() == 1, "a slip of the name gives nobody other duties"
    other(since=since, change_concept=True)
    before, now = EditionInForce.objects.order_by("from_day")
    assert (before.until_day, now.from_day, now.until_day) == (since, since, None)
    assert stale(access.today).count() == jobs.renew_all(access.organisation, access.today) == 1
    assert verifying.projection(access.organisation, access.today) == []
    assert verifying.chain(access.organisation) == []
    with pytest.raises(Refused, match="choose a later day"):
        organisations.put_in_force(organisation=access.organisation, concept="schwaebisch-hall", since=since)


def test_names_come_from_a_list_of_their_own(tmp_path: Path) -> None:
    """If it fails, counsellors read numbers; a bad line must be named."""
    file = tmp_path / "namen.csv"
    file.write_bytes("Kundennummer;Nachname;Vorname\n7;Weiß;Ada\n\n8;Öz; Gül \n".encode("cp1252"))
    assert taking_in.names_of(file) == {"7": ("Weiß", "Ada"), "8": ("Öz", "Gül")}
    file.write_text("Nummer,Nachname,Vorname\n7,Weiß,Ada\n,Ohne,Nummer\n", "utf-8")
    with pytest.raises(Refused, match="line 3"):
        taking_in.names_of(file)
    file.write_text("Nummer;Name\n", "utf-8")
    with pytest.raises(Refused, match="Vorname"):
        taking_in.names_of(file)
