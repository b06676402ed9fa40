"""The year as a picture, and the table beside it: what it says is counted again from the rows by hand-written SQL."""

import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from tests.web.conftest import client_of
from tests.web.test_access import entered

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import contacts, organisations
from kontaktdichte.web.models import Person, Read, Role

COUNTED_IN_THE_YEAR = """
select count(distinct c."on") from web_contact c
where c.person_id = %s and c."on" between %s and %s and c.outcome = 'kept'
  and not exists (select 1 from web_contact later where later.replaces_id = c.id)
  and c.kind in ('talk', 'case_conference', 'intensive', 'review')
  and (c.channel = 'in_person' or (c.channel in ('phone', 'video') and c.justification is not null))
"""
STANDING_IN_THE_YEAR = """
select count(*) from web_contact c where c.person_id = %s and extract(year from c."on") = %s
  and c.outcome <> 'withdrawn' and not exists (select 1 from web_contact later where later.replaces_id = c.id)
"""


class Cells(HTMLParser):
    """The cells of every table of a page, row by row, by the table's caption."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.caption, self.inside = "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "caption":
            self.caption = ""
        if tag == "tr":
            self.tables.setdefault(self.caption, []).append([])
        if tag in ("td", "th"):
            self.tables[self.caption][-1].append("")
        if tag in ("caption", "td", "th"):
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "caption":
            self.caption += data.strip()
        elif self.inside:
            self.tables[self.caption][-1][-1] += " " + data.strip()


def one(query: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return int(cursor.fetchone()[0])


def rows(browser: Client, person: Person, caption: str, **asked: str) -> list[list[str]]:
    text = browser.get(f"/klienten/{person.pk}/zeitstrahl/", asked).content.decode()
    return [[" ".join(cell.split()) for cell in row] for row in Cells(text).tables.get(caption, [])[1:]]


@pytest.fixture
def busy(members: dict[str, Access], person: Person) -> Person:
    """A client with talks that count and others: one corrected, one cancelled, one moved away, two on a day."""
    access = members[Role.COUNSELLOR]
    said = [
        (date(2026, 5, 4), "in_person", "talk", "kept", None), (date(2026, 6, 1), "phone", "talk", "kept", None),
        (date(2026, 7, 1), "phone", "talk", "kept", "illness"),
        (date(2026, 8, 3), "in_person", "talk", "no_show", None),
        (date(2026, 9, 1), "email", "talk", "kept", None), (date(2026, 9, 2), "in_person", "talk", "kept", None),
        (date(2026, 9, 2), "in_person", "review", "kept", None), (date(2026, 10, 5), "in_person", "talk", "kept", None),
        (date(2025, 12, 1), "in_person", "talk", "kept", None), (date(2026, 11, 2), "in_person", "talk", "kept", None),
    ]  # fmt: skip
    stored = [
        contacts.record(access=access, person=person, on=on, channel=channel, kind=kind, outcome=outcome,
                        justification=reason, form_key=None).contact
        for on, channel, kind, outcome, reason in said
    ]  # fmt: skip
    contacts.correct(access=access, contact=stored[1], justification="distance")
    contacts.cancel(access=access, contact=stored[0])
    other = client_of(access.membership, members[Role.TEAM_LEAD], "0000009")
    contacts.move(access=access, contact=stored[7], person=other)
    contacts.dispute(access=access, contact=stored[9])
    return person


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_table_beside_the_picture_counts_what_the_rows_say(browser: Client, busy: Person, year: int) -> None:
    """If it fails, picture and table agree with each other and with nothing else."""
    listed = rows(browser, busy, "Kontakte des Jahres", jahr=str(year))
    assert len(listed) == one(STANDING_IN_THE_YEAR, busy.pk, year) > 0
    duties = {row[0]: row for row in rows(browser, busy, "Pflichten des Jahres", jahr=str(year))}
    label = "Mindestens 2 Kontakte im Jahr"
    if year == 2026:  # a client since April
        counted = one(COUNTED_IN_THE_YEAR, busy.pk, date(2026, 4, 1), date(2026, 12, 31))
        days = {row[0] for row in listed if label in row[3]}
        assert int(duties[label][2]) == counted == len(days) > 3
    else:
        assert label not in duties


def test_the_picture_shows_as_much_as_the_table(browser: Client, busy: Person) -> None:
    """If it fails, a duty or a contact is missing in one of both."""
    answer = browser.get(f"/klienten/{busy.pk}/zeitstrahl.svg", {"jahr": "2026"})
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/svg+xml", "no-store")
    drawn = ElementTree.fromstring(answer.content)
    space = "{http://www.w3.org/2000/svg}"
    title, told = drawn.find(f"{space}title"), drawn.find(f"{space}desc")
    assert title is not None
    assert told is not None
    assert "2026" in (title.text or "")
    duties, listed = (
        rows(browser, busy, name, jahr="2026") for name in ("Pflichten des Jahres", "Kontakte des Jahres")
    )
    bars = [one for one in drawn.iter(f"{space}path") if one.get("aria-roledescription") == "bar"]
    bars = bars or [
        one for group in drawn.iter(f"{space}g") if "mark-rect" in (group.get("class") or "") for one in group
    ]
    symbols = [one for group in drawn.iter(f"{space}g") if "mark-symbol" in (group.get("class") or "") for one in group]
    assert len(bars) == len(duties)
    assert len(symbols) == len(duties) + len(listed)
    assert f"Kontakte: {len(listed)}." in (told.text or "")
    assert not re.search(rb"style=|<script|<style|onload|href=", answer.content), "the security policy would refuse it"


def test_year_and_rule_are_chosen(browser: Client, busy: Person) -> None:
    """If it fails, five years of duties hide the one that is looked for."""
    every = {row[0] for row in rows(browser, busy, "Pflichten des Jahres")}
    some = rows(browser, busy, "Pflichten des Jahres", jahr="2026", regel="contacts_per_year_floor")
    assert len(every) > 1
    assert {row[0] for row in some} == {"Mindestens 2 Kontakte im Jahr"}
    text = browser.get(f"/klienten/{busy.pk}/zeitstrahl/", {"jahr": "2027"}).content.decode()
    assert [year for year in ("2025", "2026", "2027") if f">{year}</option>" in text] == ["2025", "2026", "2027"]
    for wrong in ("x", "0", "99999", "-1"):
        assert browser.get(f"/klienten/{busy.pk}/zeitstrahl/", {"jahr": wrong}).status_code == 404


def test_a_disputed_contact_is_marked_in_the_table(browser: Client, busy: Person) -> None:
    """If it fails, the marker of § 84 (2) SGB X is missing where a contact is shown."""
    marked = [row for row in rows(browser, busy, "Kontakte des Jahres", jahr="2026") if "bestritten" in row[1]]
    assert [row[0] for row in marked] == ["02.11.2026"]


def test_who_may_not_read_the_file_sees_no_picture_and_who_looks_is_known(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, a file is read by the picture of it."""
    before = Read.objects.filter(person=person).count()
    for address in (f"/klienten/{person.pk}/zeitstrahl/", f"/klienten/{person.pk}/zeitstrahl.svg"):
        assert browser.get(address).status_code == 200
        assert entered(members[Role.MANAGEMENT]).get(address).status_code == 404
    assert Read.objects.filter(person=person).count() == before + 2


def test_a_name_is_never_markup(members: dict[str, Access], browser: Client) -> None:
    """If it fails, a client's name runs in the browser of whoever opens the file."""
    tables = Tables.from_rows(persons=[{"id": "77"}])
    organisations.take_in(access=members[Role.TEAM_LEAD], tables=tables, names={"77": ("<b>&", "x")})
    answer = browser.get(f"/klienten/{Person.objects.get(number='77').pk}/zeitstrahl.svg")
    assert b"<b>" not in answer.content
    assert b"&lt;b&gt;&amp;" in answer.content
    assert ElementTree.fromstring(answer.content) is not None
