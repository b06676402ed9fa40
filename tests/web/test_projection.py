"""Rows for lists: those of an evaluation, as long as they say, also of those whose duties another subject's agreement
decides."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import polars as pl
import pytest
from tests.web.conftest import TODAY, office

from kontaktdichte.demo import generate
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables
from kontaktdichte.web import evaluations, jobs, projection
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import contacts, organisations
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.bridge import tables as tables_of
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Agreement, Computed, DutyState, EditionInForce, Person, Role
from kontaktdichte.web.projection import SAID

pytestmark = pytest.mark.usefixtures("db")


def filled(concept: str, dataset: Any, size: int = 50) -> tuple[Access, Tables]:
    """A synthetic office that follows a concept, its rows taken in and its projection made."""
    members = office("Beispielstadt")[1]
    access = members[Role.TEAM_LEAD]
    with acting(access, "edition.activate"):
        EditionInForce.objects.update(concept=concept, edition=str(load_concept(concept).edition))
    made = Tables(**next(generate(size, seed=5, as_of=TODAY, dataset=dataset)))
    organisations.take_in(access=access, tables=made)
    jobs.renew_all(access.organisation, TODAY)
    return access, made


@pytest.mark.parametrize(("concept", "dataset"), [("schwaebisch-hall", "jobcenter"), ("thueringen", "projekte")])
def test_lists_say_what_an_evaluation_of_the_files_says(concept: str, dataset: Any) -> None:
    """If it fails, a participant's list forgets what her project and the Jobcenter agreed, or a list shows old news,
    or what closed last is not known, or all that ever closed makes it slow."""
    access, made = filled(concept, dataset)
    names = [name for name in SAID[DutyState] if name != "edition"]
    duties = evaluate(load_concept(concept), made, as_of=TODAY, contacts=False).duties
    said = [(row["subject"], *(row[name] for name in names)) for row in duties.iter_rows(named=True)]
    last: dict[tuple[str, str], tuple[date, date]] = {}
    for row in duties.filter(pl.col("hard") < TODAY).iter_rows(named=True):
        key, closed = (row["subject"], row["rule"]), (row["hard"], row["window"])
        last[key] = max(last.get(key, closed), closed)
    at = {name: place for place, name in enumerate(names, 1)}
    wanted = [
        row for row in said
        if row[at["actionable"]] or row[at["hard"]] >= TODAY
        or last[row[0], row[at["rule"]]] == (row[at["hard"]], row[at["window"]])
    ]  # fmt: skip
    numbers = dict(Person.objects.values_list("pk", "number"))
    shown = [(numbers[key], *row) for key, *row in DutyState.objects.values_list("person_id", *names)]
    assert sorted(shown, key=str) == sorted(wanted, key=str)
    assert len(shown) < duties.height
    assert verifying.projection(access.organisation, TODAY) == []


def said(person: Person, day: date) -> Any:
    """What an evaluation says for the lists, but not when it was computed."""
    rows = evaluations.projected([person.pk], day).rows[person.pk]
    return {model: [row[: len(SAID[model])] for row in found] for model, found in rows.items()}


def test_rows_stand_until_the_day_they_name(members: dict[str, Access], person: Person) -> None:
    """If it fails, a duty that was missed yesterday is shown as running."""
    key, day = person.pk, TODAY
    evaluations.recompute([key], members[Role.COUNSELLOR].organisation, day)
    stored = Computed.objects.get(person=person)
    now = said(person, day)
    for later in range(1, (stored.stable_until - day).days):
        assert said(person, day + timedelta(later)) == now
        assert not evaluations.stale(day + timedelta(later)).filter(pk=key).exists()
    assert said(person, stored.stable_until) != now
    assert evaluations.stale(stored.stable_until).filter(pk=key).exists()


def activated(access: Access, day: date) -> None:
    with acting(access, "edition.activate"):
        EditionInForce.objects.create(
            organisation_id=access.organisation, concept="schwaebisch-hall", edition="neu", from_day=day
        )


def test_another_edition_makes_every_row_stale(members: dict[str, Access], person: Person) -> None:
    """If it fails, lists follow the edition of last year."""
    evaluations.recompute([person.pk], members[Role.COUNSELLOR].organisation, TODAY)
    assert not evaluations.stale(TODAY).exists()
    activated(members[Role.TEAM_LEAD], date(2026, 11, 1))
    assert evaluations.stale(TODAY).get() == person


def test_an_edition_to_come_ends_what_is_known(members: dict[str, Access], person: Person) -> None:
    """If it fails, a night's work is forgotten on the day a new edition is in force."""
    coming = TODAY + timedelta(2)
    activated(members[Role.TEAM_LEAD], coming)
    evaluations.recompute([person.pk], members[Role.COUNSELLOR].organisation, TODAY)
    assert Computed.objects.get(person=person).stable_until == coming


def test_what_is_agreed_with_another_subject_moves_the_duties_of_all_who_name_it() -> None:
    """If it fails, a new agreement with the Jobcenter reaches the participants' lists the next day."""
    access, _ = filled("thueringen", "projekte")
    lender = Person.objects.filter(kind="agreement").order_by("number").last()
    assert lender is not None
    keys = projection_of(lender)
    assert len(keys) > 1
    before = dict(Computed.objects.filter(person__in=keys).values_list("person_id", "pk"))
    with acting(access, "agreement.record") as action:
        action.record(
            Agreement, person=lender, key="contacts_per_month", value="4", from_day=date(2026, 1, 1), reason="mehr",
            approver="Leitung",
        )  # fmt: skip
    after = dict(Computed.objects.filter(person__in=keys).values_list("person_id", "pk"))
    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())
    assert verifying.projection(access.organisation, TODAY) == []


def projection_of(lender: Person) -> set[UUID]:
    from kontaktdichte.web.bridge import depending

    return depending([lender.pk])


def test_text_of_any_kind_reaches_the_engine_as_it_is(members: dict[str, Access], person: Person) -> None:
    """If it fails, a comma or a line break in a reason moves the columns of a client's facts."""
    said = 'Anruf, weil "krank",\nzweite Zeile \\N \\. ; Ende'
    with acting(members[Role.COUNSELLOR], "agreement.record") as action:
        action.record(
            Agreement, person=person, key="interval", value="3 months", from_day=TODAY, reason=said, approver=""
        )
    found = tables_of([person.pk])
    (row,) = zip(*found["agreements"].values(), strict=True)
    told = dict(zip(found["agreements"], row, strict=True))
    assert (told["reason"], told["approver"], told["until"]) == (said, None, None)
    assert (told["subject"], told["from"]) == (str(person.pk), (TODAY - date(1970, 1, 1)).days)
    day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=told["recorded_at"])
    assert day.date() == TODAY
    (on,), (recorded,) = found["contacts"]["on"], found["contacts"]["recorded_at"]
    assert date(1970, 1, 1) + timedelta(on) == date(2026, 4, 10)
    assert recorded // 3_600_000_000 % 24 == 15


def test_a_row_that_is_not_stored_yet_reaches_the_engine_as_it_will_be(
    members: dict[str, Access], person: Person
) -> None:
    """If it fails, the page says before saving that another duty begins than begins then."""
    columns: dict[str, Any] = {
        "key": "interval",
        "value": "3 months",
        "from_day": TODAY,
        "reason": "",
        "approver": "Leitung",
    }
    moment = datetime(2026, 11, 20, 23, 30, 15, 7, tzinfo=UTC)
    proposed = Agreement(person=person, recorded_at=moment, **columns)
    said = tables_of([person.pk], [proposed])["agreements"]
    with acting(members[Role.COUNSELLOR], "agreement.record") as action:
        action.at = moment
        action.record(Agreement, person=person, **columns)
    stored = tables_of([person.pk])["agreements"]
    assert {name: values for name, values in said.items() if name != "id"} == {
        name: values for name, values in stored.items() if name != "id"
    }
    assert stored["from"]
    assert stored["recorded_at"]


def test_whoever_computes_too_long_does_not_overwrite_what_is_newer(members: dict[str, Access], person: Person) -> None:
    """If it fails, a contact that was just saved disappears from the lists because a job ran at the same time."""
    organisation, keys = members[Role.COUNSELLOR].organisation, [person.pk]
    evaluations.recompute(keys, organisation, TODAY)
    before, old = projection.computations(keys), evaluations.projected(keys, TODAY)
    with acting(members[Role.COUNSELLOR], "agreement.record") as action:
        action.record(Agreement, person=person, key="interval", value="2 months", from_day=TODAY)
    assert projection.replace_unchanged(before, keys, old, organisation) == 0
    now = projection.computations(keys)
    assert projection.replace_unchanged(now, keys, evaluations.projected(keys, TODAY), organisation) == 1
    projection.outdate(keys, organisation, TODAY)
    assert evaluations.stale(TODAY).get() == person
    assert projection.replace_unchanged(now, keys, old, organisation) == 0


def stored() -> dict[UUID, Any]:
    """Rows of duties by their keys."""
    return {key: row for key, *row in DutyState.objects.values_list("pk", *SAID[DutyState])}


def test_a_save_leaves_the_rows_that_it_does_not_change(members: dict[str, Access], person: Person) -> None:
    """If it fails, every contact rewrites all duties of three years for each partner, and the office waits for it."""
    organisation, keys = members[Role.COUNSELLOR].organisation, [person.pk]
    evaluations.recompute(keys, organisation, TODAY)
    before, computed = stored(), Computed.objects.get().pk
    evaluations.recompute(keys, organisation, TODAY)
    assert stored() == before != {}
    assert Computed.objects.get().pk != computed, "that somebody has computed must be seen"
    contacts.record(
        access=members[Role.COUNSELLOR], person=person, on=TODAY, channel="in_person", kind="talk", outcome="kept",
        justification=None, form_key=None,
    )  # fmt: skip
    after = stored()
    assert 0 < len(before.keys() - after.keys()) < len(before)
    assert all(before[key] == after[key] for key in before.keys() & after.keys())
    assert verifying.projection(organisation, TODAY) == []
