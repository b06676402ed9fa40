"""Lists as files: what an office reads in its spreadsheet is what the page shows, and nothing in it runs."""

import csv
import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from django.test import Client
from tests.web.conftest import TODAY, client_of
from tests.web.test_access import SECRETS, entered
from tests.web.test_contacts import sent
from tests.web.test_lists import many

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import contacts, organisations
from kontaktdichte.web.models import Computed, Contact, Person, Read, Role

__all__ = ["many"]
EVIL = ("=HYPERLINK(1)", "+49 791", "-2+3", "@SUM(A1)", "\tTab", "\rZeile")


def read_csv(content: bytes) -> tuple[list[list[str]], list[dict[str, str]]]:
    """The head's lines, and the rows by their headings."""
    assert content.startswith(b"\xef\xbb\xbf"), "German Excel reads umlauts only after a byte order mark"
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    gap = lines.index([])
    return lines[:gap], [dict(zip(lines[gap + 1], line, strict=True)) for line in lines[gap + 2 :]]


def read_xlsx(content: bytes) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, *found = book["Liste"].iter_rows(values_only=True)
    about = {row[0]: row[1] for row in book["Angaben"].iter_rows(min_row=3, values_only=True)}
    return about, [dict(zip(head, row, strict=True)) for row in found]


def test_both_files_hold_every_client_of_the_list_with_its_day(many: list[str], browser: Client) -> None:
    """If it fails, whoever plans by the file forgets somebody, or calls on the wrong day."""
    _, rows = read_csv(browser.get("/klienten/liste.csv?stand=ueberfaellig").content)
    about, cells = read_xlsx(browser.get("/klienten/liste.xlsx?stand=ueberfaellig").content)
    overdue = {one.person.number: one for one in Computed.objects.exclude(overdue_since=None).select_related("person")}
    assert {row["Nummer"] for row in rows} == {row["Nummer"] for row in cells} == set(overdue) != set()
    for row, cell in zip(rows, cells, strict=True):
        since = overdue[row["Nummer"]].overdue_since
        assert isinstance(cell["Frist"], datetime)
        assert cell["Frist"].date() == since
        assert row["Frist"] == f"{since:%d.%m.%Y}"
        assert cell["Tage überfällig"] == int(row["Tage überfällig"]) == (TODAY - since).days
        assert row["Zitat"] == cell["Zitat"] != ""
    assert about["Auswahl"] == "Stand: überfällig"
    assert about["Zeilen"] == len(overdue)


def test_a_file_says_where_it_comes_from(many: list[str], browser: Client) -> None:
    """If it fails, nobody can say next month what the file on the desk holds and who took it."""
    head, rows = read_csv(browser.get("/klienten/liste.csv?q=Zander&sortierung=nummer").content)
    told = dict(line for line in head if len(line) == 2)
    assert told["Haus"] == "Beispielstadt"
    assert told["Auswahl"] == "Name oder Nummer: Zander"
    assert told["Stichtag"] == "20.11.2026"
    assert told["Ausgabe"] == "schwaebisch-hall 2017-02-15"
    assert told["Ausgegeben von"] == "counsellor Beispielstadt"
    assert told["Zeilen"] == str(len(rows)) == "7"


@pytest.mark.parametrize("name", EVIL)
def test_no_name_runs_as_a_formula_and_each_can_be_read(members: dict[str, Access], name: str) -> None:
    """If it fails, a name typed by somebody else starts a program on this desk."""
    since = {"from": date(2026, 5, 1)}
    rows = [{"subject": "7", "attribute": "client", "value": "true", **since}]
    tables = Tables.from_rows(persons=[{"id": "7"}], situations=rows)
    organisations.take_in(access=members[Role.TEAM_LEAD], tables=tables, names={"7": (name, "X")})
    browser = entered(members[Role.COUNSELLOR])
    content = browser.get("/klienten/liste.csv").content
    (row,) = read_csv(content)[1]
    assert row["Nachname"] == f"'{name}"
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/klienten/liste.xlsx").content))
    cell = book["Liste"]["B2"]
    assert cell.data_type == "s"
    assert cell.value.strip().endswith(name.strip())


def test_what_was_searched_for_runs_no_formula_either(many: list[str], browser: Client) -> None:
    """If it fails, a link that somebody sends writes a formula into the head of the file."""
    head, _ = read_csv(browser.get("/klienten/liste.csv?q=%3D1%2B1").content)
    assert not [cell for line in head for cell in line if cell[:1] in "=+-@\t\r" and cell]


def test_a_file_is_logged_before_it_is_given_out_and_only_to_those_who_may(
    members: dict[str, Access], many: list[str]
) -> None:
    """If it fails, sixty names leave the office and nobody knows through whom."""
    for role in (Role.ADMINISTRATOR, Role.MANAGEMENT):
        browser = entered(members[role])
        person = Person.objects.get(number=many[0])
        for page in ("/klienten/liste.csv", "/klienten/liste.xlsx", f"/klienten/{person.pk}/kontakte.csv"):
            assert browser.get(page).status_code == 404
    assert not Read.objects.filter(page="klienten/ausgabe").exists()
    assert entered(members[Role.SUBSTITUTE]).get("/klienten/liste.xlsx").status_code == 200
    logged = Read.objects.get(page="klienten/ausgabe")
    assert (logged.persons, logged.reader_id) == (60, members[Role.SUBSTITUTE].membership.pk)


def test_a_substitute_takes_no_sensitive_word_along(members: dict[str, Access]) -> None:
    """If it fails, whoever stands in for a day carries illness home in a file."""
    since = {"from": date(2026, 5, 1), "until": date(2026, 11, 28)}
    rows = [
        {"subject": "9", "attribute": "client", "value": "true", "from": date(2026, 5, 1)},
        {"subject": "9", "attribute": "reduced_capacity", "value": "true", **since},
        {"subject": "9", "attribute": "fm0", "value": "threat", "from": date(2026, 5, 1), "reason": "threat",
         "approver": "TL", "approved_on": date(2026, 5, 1), "review_on": date(2026, 11, 25)},
    ]  # fmt: skip
    organisations.take_in(
        access=members[Role.TEAM_LEAD], tables=Tables.from_rows(persons=[{"id": "9"}], situations=rows)
    )
    for address in ("/klienten/liste.csv", "/klienten/liste.csv?stand=aendert-sich", "/klienten/", "/?alle"):
        full, guarded = (
            entered(members[role]).get(address).content.decode() for role in (Role.COUNSELLOR, Role.SUBSTITUTE)
        )
        assert not any(secret in guarded for secret in (*SECRETS, "Leistungsfähig")), address
        assert len(full) != len(guarded)
    listed = entered(members[Role.COUNSELLOR]).get("/klienten/liste.csv?stand=aendert-sich").content.decode()
    assert any(secret in listed for secret in SECRETS)


def test_the_contacts_of_a_client_are_a_file_too(members: dict[str, Access], browser: Client) -> None:
    """If it fails, an auditor copies contacts by hand."""
    person = client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD])
    sent(browser, person, channel="phone", justification="illness")
    _, rows = read_csv(browser.get(f"/klienten/{person.pk}/kontakte.csv").content)
    assert [row["Tag"] for row in rows] == ["19.11.2026", "10.04.2026"]
    assert (rows[0]["Kontaktweg"], rows[0]["Grund"]) == ("telefonisch", "Krankheit")
    about, cells = read_xlsx(browser.get(f"/klienten/{person.pk}/kontakte.xlsx").content)
    assert cells[0]["Tag"].date() == date(2026, 11, 19)
    assert "Öztürk" in about["Auswahl"]
    assert Read.objects.filter(page="klient/kontakte/ausgabe", person=person).count() == 2


def test_of_a_moved_contact_the_wrong_clients_file_tells_only_the_day(
    members: dict[str, Access], browser: Client
) -> None:
    """If it fails, a slip that was corrected is handed out in the name of the wrong client."""
    access = members[Role.COUNSELLOR]
    wrong = client_of(access.membership, members[Role.TEAM_LEAD])
    right = client_of(access.membership, members[Role.TEAM_LEAD], "0000009")
    sent(browser, wrong, channel="phone", justification="illness")
    contacts.move(access=access, contact=Contact.objects.get(person=wrong, on="2026-11-19"), person=right)
    row = read_csv(browser.get(f"/klienten/{wrong.pk}/kontakte.csv").content)[1][0]
    assert row["Tag"] == "19.11.2026"
    assert (row["Kontaktweg"], row["Grund"], row["Ergebnis"], row["Durch wen"]) == ("", "", "", "")
