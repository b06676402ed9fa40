"""A file with five years of history opens as quickly as a new one: the same few queries, what is closed is folded."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.models import Person, Role

QUERIES = 40


@pytest.fixture
def veteran(members: dict[str, Access]) -> Person:
    """Five years under 25 and in ABC: fifty talks, over sixty windows."""
    since, number = date(2021, 11, 1), "0000042"
    facts = {"client": "true", "outlook": "near_market", "abc": "true", "integration_agreement": "true"}
    tables = Tables.from_rows(
        persons=[{"id": number, "birth_date": date(2002, 5, 3), "counsellor": "counsellor-1"}],
        situations=[{"subject": number, "attribute": name, "value": v, "from": since} for name, v in facts.items()],
        contacts=[
            {"id": f"k{i}", "subject": number, "on": on, "kind": "talk", "channel": "in_person" if i % 3 else "phone",
             "recorded_at": datetime.combine(on, datetime.min.time())}
            for i in range(50) for on in [since + timedelta(36 * i)]
        ],
    )  # fmt: skip
    organisations.take_in(access=members[Role.TEAM_LEAD], tables=tables, names={number: ("Alt", "Ayla")})
    return Person.objects.get(number=number)


def queries(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("page", ["", "angaben/", "zeitstrahl/", "kontakt/"])
def test_a_long_history_asks_no_more_of_the_database(
    browser: Client, person: Person, veteran: Person, page: str
) -> None:
    """If it fails, the oldest files open slowest, and those are the ones that matter."""
    few, many = (queries(browser, f"/klienten/{one.pk}/{page}") for one in (person, veteran))
    assert few == many <= QUERIES


def test_what_is_closed_is_folded_and_lies_one_click_away(browser: Client, veteran: Person) -> None:
    """If it fails, what is owed now drowns in five years of months."""
    text = browser.get(f"/klienten/{veteran.pk}/").content.decode()
    assert text.count('class="kd-duty"') < 20
    assert f"/klienten/{veteran.pk}/zeitstrahl/" in text
    assert text.count("Kontakt ändern: ") == 12
    assert "38 ältere Kontakte" in text
    assert browser.get(f"/klienten/{veteran.pk}/?kontakte=alle").content.decode().count("Kontakt ändern: ") == 50


def test_what_was_missed_is_shown_before_what_was_fulfilled(browser: Client, veteran: Person) -> None:
    """If it fails, an auditor reads six fulfilled months and does not find the two missed ones."""
    text = browser.get(f"/klienten/{veteran.pk}/").content.decode()
    closed = text.partition('id="zu-titel"')[2].partition('id="kontakte"')[0]
    heads = [part.partition("</div>")[0] for part in closed.split('class="kd-duty__head"')[1:]]
    missed = ["Versäumt" in head or "versäumt" in head for head in heads]
    assert any(missed)
    assert missed == sorted(missed, reverse=True)


def test_the_year_says_why_a_contact_does_not_count(browser: Client, veteran: Person) -> None:
    """If it fails, who recounts a year by hand finds a talk by phone that counts for nothing, and no reason."""
    text = browser.get(f"/klienten/{veteran.pk}/zeitstrahl/?jahr=2025").content.decode()
    assert text.count("<summary>Warum?</summary>") > 10
    assert text.count("<summary>Zählt nicht</summary>") > 2
