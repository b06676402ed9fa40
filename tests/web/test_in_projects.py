"""A Jobcenter's list of clients in projects: found by name, project and how a duty stands, sorted, as a file too."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.web.conftest import TODAY
from tests.web.side import Together
from tests.web.test_exports import read_csv
from tests.web.test_participation import sides

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.actions import contacts, organisations
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import Assignment, Person, Role

__all__ = ["sides"]


@pytest.fixture
def counsellor(sides: Together) -> Client:
    """A Jobcenter with Selin Öztürk, seen on 5 November, and Uwe Abel in a project; Ole Zander is not taken in yet."""
    person = sides.taken_in(date(2026, 10, 1))
    contacts.record(
        access=sides.provider.members[Role.PROJECT_WORKER], person=person, on=date(2026, 11, 5), channel="in_person",
        kind="talk", outcome="kept", justification=None, form_key=None,
    )  # fmt: skip
    sides.jobcenter.entered()
    organisations.take_in(
        access=sides.jobcenter.members[Role.TEAM_LEAD], names={"K2": ("Abel", "Uwe"), "Z1": ("Zander", "Ole")},
        tables=Tables.from_rows(persons=[
            {"id": one, "birth_date": date(1985, 5, 3), "counsellor": "counsellor-1"} for one in ("K2", "Z1")
        ]),
    )  # fmt: skip
    sides.client = Person.objects.get(number="K2").pk
    sides.taken_in(date(2026, 11, 2), number="T0002")
    sides.jobcenter.entered()
    first, own = Assignment.objects.filter(person__number="K1").get(), sides.jobcenter.organisation
    with operating(own.pk, "assignment.make"):
        Assignment.objects.create(
            organisation=own, partner=first.partner, person=Person.objects.get(number="Z1"), project_name="Neue Wege",
            family_name="Zander", agreement=first.agreement, counsellor="x", wished_on=TODAY, basis="b", purpose="p",
            from_day=TODAY,
        )  # fmt: skip
    return sides.jobcenter.browser(Role.COUNSELLOR)


def shown(browser: Client, **asked: str) -> list[str]:
    """The names on the page, those in projects first, in its order."""
    answer = browser.get("/in-projekten/", asked)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert ("Niemand gefunden" in text) == (not re.search("Öztürk, Selin|Abel, Uwe|Zander, Ole", text))
    return re.findall(r"(?:Öztürk|Abel|Zander)(?=, )", text)


def in_file(browser: Client, **asked: str) -> list[str]:
    """The family names in the file of the same address."""
    return [row["Name"].partition(",")[0] for row in read_csv(browser.get("/in-projekten/liste.csv", asked).content)[1]]


def test_somebody_is_found_by_name_number_and_project(counsellor: Client) -> None:
    """If it fails, a counsellor turns pages until a client comes."""
    assert shown(counsellor) == ["Abel", "Öztürk", "Zander"]
    assert shown(counsellor, q="oztürk") == in_file(counsellor, q="oztürk") == ["Öztürk"]
    assert shown(counsellor, q="K2") == in_file(counsellor, q="K2") == ["Abel"]
    assert shown(counsellor, q="zander") == ["Zander"]
    assert shown(counsellor, q="niemand") == in_file(counsellor, q="niemand") == []
    assert shown(counsellor, projekt="Wegweiser") == ["Abel", "Öztürk"]
    assert shown(counsellor, projekt="gibt es nicht") == ["Abel", "Öztürk", "Zander"], "a wrong value narrows nothing"
    head = [line for line in read_csv(counsellor.get("/in-projekten/liste.csv?q=abel").content)[0] if len(line) == 2]
    assert ["Auswahl", "Name oder Nummer: abel"] in head


def test_those_are_found_of_whom_a_duty_stands_so(counsellor: Client) -> None:
    """If it fails, nobody sees at once with whom contacts were missed."""
    assert shown(counsellor, stand="missed") == in_file(counsellor, stand="missed") == ["Öztürk"], "October had none"
    assert shown(counsellor, stand="open") == in_file(counsellor, stand="open") == ["Abel", "Öztürk"]
    assert shown(counsellor, stand="missed_with_reason") == []
    assert shown(counsellor, stand="falsch") == ["Abel", "Öztürk", "Zander"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["Abel", "Öztürk"]), ("-name", ["Öztürk", "Abel"]), ("projekt", ["Abel", "Öztürk"]),
        ("kontakt", ["Öztürk", "Abel"]), ("-kontakt", ["Öztürk", "Abel"]),
    ],
)  # fmt: skip
def test_each_heading_sorts(counsellor: Client, sort: str, names: list[str]) -> None:
    """If it fails, whoever was seen least lately is not found; who was never seen stands last either way."""
    assert shown(counsellor, sortierung=sort)[:2] == in_file(counsellor, sortierung=sort) == names
    page = counsellor.get("/in-projekten/", {"sortierung": sort}).content.decode()
    assert f'aria-sort="{"descending" if sort.startswith("-") else "ascending"}"' in page
