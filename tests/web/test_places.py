"""Places of a project: provided, filled and free as the concept's measure counts them, vacancies, the waiting list."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from django.test import Client
from tests.web.conftest import TODAY
from tests.web.test_access import entered
from tests.web.test_agreements import SINCE, Provided

from kontaktdichte.reports.places import Vacancy, vacancies
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.measures import Filled, filled_by_day, measured
from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.actions import agreements, assignments
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.bridge import portfolio
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import Person, Project, Role, Situation
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views.places import counting, places


@pytest.fixture
def provided(db: None) -> Provided:
    """Two participants since the first day; four places since then, three from May on; one left in June."""
    made = Provided()
    concept = concept_for(made.lead)
    for number, since in ((4, SINCE), (3, date(2026, 5, 1))):
        agreements.provide(
            access=made.lead, concept=concept, subject=made.project.subject, name="places_provided", number=number,
            since=since,
        )  # fmt: skip
    left = standing(Situation.objects.filter(person=made.people[0], attribute="participation")).get()
    with acting(made.lead, "situation.say") as action:
        action.record(
            Situation, person=made.people[0], attribute="participation", value="regular", from_day=SINCE,
            until_day=date(2026, 6, 11), replaces=left,
        )  # fmt: skip
    return made


@pytest.fixture
def lead(provided: Provided) -> Client:
    return entered(provided.lead)


def test_the_page_says_how_many_places_are_free_and_since_when(provided: Provided, lead: Client) -> None:
    """If it fails, a place stands free and nobody refills it."""
    text = lead.get(f"/projekte/{provided.project.pk}/").content.decode()
    assert "Am 20.11.2026: 3 vorgehalten, 1 besetzt, 2 frei." in text
    assert text.count("noch frei") == 2
    for day in ("11.06.2026", "01.05.2026", "01.01.2026"):
        assert day in text
    assert text.count("<svg") >= 1
    assert 'role="img"><title>Plätze von Brücke</title>' in text


def test_one_place_taken_away_ends_the_longest_vacancy() -> None:
    """If it fails, days without a participant are counted twice, or not at all."""
    days = [Filled(date(2026, 1, n), filled, of) for n, filled, of in ((1, 1, 2), (2, 1, 3), (3, 1, 2), (4, 2, 2))]
    assert vacancies(days, date(2026, 1, 4)) == [
        Vacancy(date(2026, 1, 1), date(2026, 1, 3), 2), Vacancy(date(2026, 1, 2), date(2026, 1, 4), 2),
    ]  # fmt: skip
    assert vacancies(days[:2], date(2026, 1, 2))[0] == Vacancy(date(2026, 1, 1), None, 2)


def test_page_and_measure_are_one_arithmetic(provided: Provided) -> None:
    """If it fails, the project's page and the report to the grant authority name two numbers."""
    concept = concept_for(provided.lead)
    how, rows = counting(concept), portfolio([one.pk for one in provided.people], [provided.project.subject])
    assert how is not None
    frames = {name: pl.DataFrame(dict(table)) for name, table in rows.items() if any(table.values())}
    tables = Tables.from_rows(**{name: _rows(name, frame) for name, frame in frames.items()})
    duties = pl.DataFrame(schema={"rule": pl.String, "hard": pl.Date, "verdict": pl.String, "window": pl.Date})
    said = measured(concept, tables, duties, as_of=TODAY, since=date(2026, 6, 1))
    daily = said.filter((pl.col("measure") == "place_days_filled") & (pl.col("group") == "P-1"))
    for first, last, of, below in daily.select("first", "last", "numerator", "denominator").iter_rows():
        known = filled_by_day(concept, plain_lives(rows), how.measure, "P-1", (first, last), TODAY)
        assert (sum(one.filled for one in known), sum(one.provided or 0 for one in known)) == (of, below)
    assert len(daily) == 6
    shown = places(provided.lead, concept, Project.objects.select_related("subject").get())
    assert shown is not None
    assert [one.filled for one in shown.days if one.day == date(2026, 6, 11)] == [1]


def _rows(name: str, frame: pl.DataFrame) -> list[dict[str, object]]:
    """What a file would say: days as days."""
    days = {"persons": ("birth_date",), "situations": ("from", "until"), "contacts": ("on",), "events": ("on",)}
    found = frame.drop("recorded_at", strict=False).to_dicts()
    for row in found:
        for day in set(days.get(name, ("from", "until"))) & row.keys():
            row[day] = date.fromordinal(row[day] + date(1970, 1, 1).toordinal()) if row[day] is not None else None
    return found


def test_the_number_of_places_changes_from_a_day_on(provided: Provided, lead: Client) -> None:
    """If it fails, places that come in January are free in autumn."""
    address = f"/projekte/{provided.project.pk}/plaetze/"
    assert lead.post(address, {"number": "5", "since": "2026-12-01"}).status_code == 302
    text = lead.get(f"/projekte/{provided.project.pk}/").content.decode()
    assert "3 vorgehalten, 1 besetzt, 2 frei" in text
    assert "01.12.2026" in text
    answer = lead.post(address, {"number": "-1", "since": "2026-12-01"})
    assert answer.status_code == 422


def test_whoever_is_assigned_and_not_taken_in_waits(provided: Provided, lead: Client) -> None:
    """If it fails, a Jobcenter's assignment is forgotten while a place stands free."""
    jobcenter, members = provided.jobcenters[0]
    enter(jobcenter.pk)
    with acting(members[Role.COUNSELLOR], "client.add"):
        client = Person.objects.create(organisation=jobcenter, number="1", family_name="Wartend", given_name="Wanda")
    assignments.assign(
        access=members[Role.COUNSELLOR], person=client, agreement=provided.agreements[0], wished_on=date(2026, 12, 1),
        counsellor="Frau Amt", basis="§ 16 SGB II", purpose="Begleitung",
    )  # fmt: skip
    enter(provided.organisation.pk)
    text = lead.get(f"/projekte/{provided.project.pk}/").content.decode()
    assert "Wartend, Wanda" in text
    assert "Niemand ist zugewiesen" not in text


def test_a_free_place_says_by_when_it_is_to_be_refilled_as_agreed(provided: Provided, lead: Client) -> None:
    """If it fails, a term of refilling is agreed and nobody sees that it has passed."""
    address = f"/projekte/{provided.project.pk}/"
    assert "Nachzubesetzen bis" not in lead.get(address).content.decode()
    for place, days in ((0, "60"), (1, "200")):
        agreements.settle(
            access=provided.lead, concept=concept_for(provided.lead), agreement=provided.agreements[place],
            subject="refilling", wording=agreements.Wording("Binnen der Frist.", {"refill_days": days}, SINCE),
            seen=agreements.state([]),
        )  # fmt: skip
    text = lead.get(address).content.decode()
    assert "Nachzubesetzen bis" in text
    assert "10.08.2026" in text, "free since 11 June, and the shorter term of the two holds"
    assert "der Tag ist vorbei" in text
