"""Each day of a project's places, counted as the measure of place-days counts them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from kontaktdichte.rules.lives import lives
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.measures import Filled, filled_by_day, measured
from kontaktdichte.rules.tables import Tables

CONCEPT = load_concept(available_concepts()["thueringen-integrationsbegleitung@2019-01-01"])
AS_OF = date(2026, 6, 30)


def _held(subject: str, attribute: str, value: str, since: date, until: date | None = None) -> dict[str, object]:
    return {"subject": subject, "attribute": attribute, "value": value, "from": since, "until": until}


TABLES = Tables.from_rows(
    persons=[{"id": "T-1"}, {"id": "T-2"}, {"id": "P-1", "kind": "project"}, {"id": "P-2", "kind": "project"}],
    situations=[
        _held("P-1", "places_provided", "2", date(2026, 6, 2)),
        _held("P-2", "places_provided", "viele", date(2026, 6, 1)),
        *(_held(one, "project", "P-1", date(2026, 6, 1)) for one in ("T-1", "T-2")),
        _held("T-1", "participation", "regular", date(2026, 6, 1)),
        _held("T-2", "participation", "regular", date(2026, 6, 3), date(2026, 6, 5)),
    ],
)


def test_days_of_a_project_are_counted_apart() -> None:
    """If it fails, a place is filled on a day on which nobody was there."""
    said = filled_by_day(
        CONCEPT, lives(TABLES), "place_days_filled", "P-1", (date(2026, 6, 1), date(2026, 6, 5)), AS_OF
    )
    assert [(one.filled, one.provided) for one in said] == [(1, None), (1, 2), (2, 2), (2, 2), (1, 2)]
    assert said[0] == Filled(date(2026, 6, 1), 1, None)
    unread = filled_by_day(CONCEPT, lives(TABLES), "place_days_filled", "P-2", (AS_OF, AS_OF), AS_OF)
    assert unread == [Filled(AS_OF, 0, None)]


def test_the_days_come_to_what_the_measure_says() -> None:
    """If it fails, a page and a report name two numbers."""
    duties = pl.DataFrame(schema={"rule": pl.String, "hard": pl.Date, "verdict": pl.String, "window": pl.Date})
    rows = measured(CONCEPT, TABLES, duties, as_of=AS_OF).filter(
        (pl.col("measure") == "place_days_filled") & (pl.col("group") == "P-1")
    )
    for first, last, of, below in rows.select("first", "last", "numerator", "denominator").iter_rows():
        said = filled_by_day(CONCEPT, lives(TABLES), "place_days_filled", "P-1", (first, last), AS_OF)
        assert (sum(one.filled for one in said), sum(one.provided or 0 for one in said)) == (of, below)
    assert len(rows)


def test_only_a_measure_of_persons_in_places_has_places() -> None:
    """If it fails, minutes are shown as places."""
    other = CONCEPT.measures["places_filled"]
    turned = other.model_copy(update={"share": other.share.model_copy(update={"of": other.share.in_})})  # type: ignore[union-attr]
    concept = CONCEPT.model_copy(update={"measures": {"turned": turned}})
    with pytest.raises(ValueError, match="counts no persons in places"):
        filled_by_day(concept, lives(TABLES), "turned", "P-1", (AS_OF, AS_OF), AS_OF)
