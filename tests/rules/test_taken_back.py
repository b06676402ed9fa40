"""Entries that were taken back or ended later: what a file says of itself stays consistent."""

from datetime import date, datetime

from tests.rules.invented import concept_with
from tests.rules.test_corners import MONTHLY, tables

import kontaktdichte as kd


def test_what_was_taken_back_fits_with_everything() -> None:
    """If it fails, an entry that never was is told to overlap another, and an unknown event to be late."""
    near = {"id": "s1", "attribute": "outlook", "value": "near", "from": date(2024, 1, 1)}
    gone = {"attribute": "outlook", "value": "far", "from": date(2024, 3, 1), "until": date(2024, 3, 1)}
    late = datetime(2024, 5, 1)  # noqa: DTZ001 - files know no zone
    event = {"event": "withdrawn", "on": date(2024, 1, 5), "recorded_at": late}
    people = tables(near, gone | {"recorded_at": late}, events=[event])
    assert kd.evaluate(concept_with({"far": MONTHLY}), people, as_of=date(2024, 6, 1)).findings.is_empty()


def test_an_end_that_is_recorded_later_makes_no_late_entry() -> None:
    """If it fails, every situation that ever ended is listed as recorded late."""
    begun = {"id": "s1", "attribute": "outlook", "value": "near", "from": date(2024, 1, 1)}
    first = begun | {"recorded_at": datetime(2024, 1, 2, 8)}  # noqa: DTZ001 - files know no zone
    ended = begun | {"id": "s2", "until": date(2024, 5, 1), "replaces": "s1", "recorded_at": datetime(2024, 5, 2, 8)}  # noqa: DTZ001 - files know no zone
    moved = ended | {"from": date(2024, 2, 1)}
    for row, found in ((ended, []), (moved, ["recorded_late"])):
        said = kd.evaluate(concept_with({"far": MONTHLY}), tables(first, row), as_of=date(2024, 6, 1)).findings
        assert said["code"].to_list() == found
