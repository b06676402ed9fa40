"""The door takes Polars, Arrow and plain rows, and says in one sentence what it cannot take."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

import kontaktdichte as kd
from kontaktdichte.rules.calendar import calendar_for
from kontaktdichte.rules.lives import lives
from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.scale.partition import moved

AS_OF = date(2018, 6, 30)
PERSONS = [{"id": "0007", "birth_date": date(2000, 5, 3)}]
SITUATIONS = [{"subject": "0007", "attribute": "client", "value": "true", "from": date(2018, 1, 1)}]


def evaluated(**tables: Any) -> kd.Evaluation:
    return kd.evaluate(kd.load_concept("schwaebisch-hall"), kd.Tables.of(**tables), as_of=AS_OF)


def test_polars_and_arrow_give_the_same() -> None:
    """If it fails, an agency's Arrow tables give other duties than its Polars tables."""
    persons, situations = pl.DataFrame(PERSONS), pl.DataFrame(SITUATIONS)
    plain = evaluated(persons=persons, situations=situations)
    arrow = evaluated(persons=persons.to_arrow(), situations=situations.to_arrow())
    assert plain.duties.equals(arrow.duties)
    assert plain.duties.height > 0
    assert set(plain.duties["subject"]) == {"0007"}


def test_columns_a_table_does_not_need_may_be_absent() -> None:
    """If it fails, a short export has to be filled up by hand."""
    tables = kd.Tables.of(persons=pl.DataFrame(PERSONS))
    assert tables.persons.columns == list(COLUMNS["persons"])
    assert tables.contacts.height == 0


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({"people": pl.DataFrame(PERSONS)}, "unknown table 'people'"),
        ({"persons": pl.DataFrame({"name": ["a"]})}, "'persons' lacks the column 'id'"),
        ({"persons": pl.DataFrame({"id": ["a", None]})}, "'persons', row 2: column 'id' is empty"),
        ({"persons": pl.DataFrame({"id": ["a"], "birth_date": ["yesterday"]})}, "'persons', column 'birth_date'"),
        ({"persons": pl.DataFrame({"id": ["a"], "birth_date": [date(1850, 1, 1)]})}, "1850-01-01 lies outside"),
        ({"situations": pl.DataFrame(SITUATIONS)}, "names the subject '0007', whom 'persons' does not know"),
    ],
)
def test_a_wrong_table_is_named(tables: dict[str, pl.DataFrame], says: str) -> None:
    """If it fails, a programmer gets wrong duties or a riddle instead of the name of table and column."""
    with pytest.raises(kd.TableError, match=says):
        evaluated(**tables)


def test_a_day_as_text_is_refused() -> None:
    """If it fails, a date in the wrong form ends deep inside the engine."""
    text: Any = "22.11.2026"
    with pytest.raises(TypeError, match=r"as_of is a datetime\.date"):
        kd.evaluate(kd.load_concept("schwaebisch-hall"), kd.Tables(), as_of=text)


def test_a_period_keeps_what_touches_it_and_what_is_still_owed() -> None:
    """If it fails, a report about one month hides what is overdue from before."""
    concept = kd.load_concept("schwaebisch-hall")
    tables = kd.Tables.from_rows(persons=PERSONS, situations=SITUATIONS)
    march = (date(2018, 3, 1), date(2018, 4, 1))
    kept = kd.evaluate(concept, tables, as_of=AS_OF, period=march).duties
    assert kept.filter(pl.col("rule") == "under_25")["window"].to_list() == [date(2018, 3, 1), date(2018, 6, 1)]
    assert kept.filter("overdue")["rule"].to_list() == ["integration_agreement"]


def test_without_the_table_of_contacts_the_duties_are_the_same() -> None:
    """If it fails, a fast list and a full one differ."""
    concept = kd.load_concept("schwaebisch-hall")
    tables = kd.Tables.from_rows(persons=PERSONS, situations=SITUATIONS)
    full, fast = (kd.evaluate(concept, tables, as_of=AS_OF, contacts=wanted) for wanted in (True, False))
    assert full.duties.equals(fast.duties)
    assert fast.contacts.height == 0


def test_a_subject_of_a_kind_the_concept_does_not_know_owes_nothing() -> None:
    """If it fails, a household in the export stops the evaluation of everyone."""
    concept = kd.load_concept("schwaebisch-hall")
    tables = kd.Tables.from_rows(persons=[*PERSONS, {"id": "H1", "kind": "household"}], situations=SITUATIONS)
    evaluation = kd.evaluate(concept, tables, as_of=AS_OF)
    assert "H1" not in set(evaluation.duties["subject"])
    assert kd.explain(concept, tables, "H1", as_of=AS_OF).rules == ()


def test_an_unknown_person_is_named_with_near_ids() -> None:
    """If it fails, a mistyped number gives an empty page."""
    tables = kd.Tables.from_rows(persons=PERSONS, situations=SITUATIONS)
    with pytest.raises(kd.UnknownSubject, match="Nobody has the id '007'; did you mean 0007"):
        kd.explain(kd.load_concept("schwaebisch-hall"), tables, "007", as_of=AS_OF)


def test_a_land_without_known_holidays_is_named() -> None:
    """If it fails, working days are counted without any holiday."""
    with pytest.raises(ValueError, match="no public holidays are known for 'DE-XX'"):
        calendar_for("DE-XX")


def test_every_public_name_can_be_imported() -> None:
    """If it fails, the door promises a name that is not there."""
    for name in kd.__all__:
        assert getattr(kd, name) is not None
    assert dir(kd) == sorted(kd.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        kd.nothing  # noqa: B018


def test_a_contact_moved_to_the_right_person_no_longer_counts_for_the_wrong_one() -> None:
    """If it fails, one talk recorded for the wrong client keeps two duties fulfilled."""
    tables = kd.Tables.from_rows(
        persons=[*PERSONS, {"id": "0008", "birth_date": date(2000, 5, 3)}],
        situations=[*SITUATIONS, {**SITUATIONS[0], "subject": "0008"}],
        contacts=[
            {"id": "c1", "subject": "0007", "on": date(2018, 6, 5), "kind": "talk", "channel": "in_person"},
            {
                "id": "c2",
                "subject": "0008",
                "on": date(2018, 6, 5),
                "kind": "talk",
                "channel": "in_person",
                "replaces": "c1",
            },
        ],
    )
    june = kd.evaluate(kd.load_concept("schwaebisch-hall"), tables, as_of=AS_OF).duties.filter(
        (pl.col("rule") == "under_25") & (pl.col("window") == date(2018, 6, 1))
    )
    assert dict(june.select("subject", pl.col("verdict").cast(pl.String)).iter_rows()) == {
        "0007": "open",
        "0008": "fulfilled",
    }


def test_a_row_that_leaves_takes_along_what_it_stood_for() -> None:
    """If it fails, a contact that was corrected and then moved counts again for the wrong person as it was at first."""
    contact = {"kind": "talk", "channel": "in_person"}
    rows = [
        {"id": "a", "subject": "1", "on": date(2020, 1, 1)},
        {"id": "b", "subject": "1", "on": date(2020, 1, 2), "replaces": "a"},
        {"id": "c", "subject": "2", "on": date(2020, 1, 2), "replaces": "b"},
    ]
    tables = Tables.from_rows(persons=[{"id": "1"}, {"id": "2"}], contacts=[row | contact for row in rows])
    assert {key: [one.id for one in life.contacts] for key, life in lives(tables).items()} == {"1": [], "2": ["c"]}
    assert moved(tables.contacts, None) == ["a", "b"]
