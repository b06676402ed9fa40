"""Whoever reads a text differently can say so, and is told what may be said."""

import pytest
from tests.reports.town import concept, town

from kontaktdichte.reports.readings import UnknownReading, chosen, readings, spelled
from kontaktdichte.rules.loading import available_concepts, load_concept


@pytest.mark.parametrize("name", sorted(available_concepts()))
def test_every_choice_a_report_prints_can_be_typed(name: str) -> None:
    shipped = load_concept(name)
    for key, reading in shipped.readings.items():
        for choice in reading.choices:
            assert chosen(shipped, key, spelled(choice)) == choice
            load_concept(name, {key: chosen(shipped, key, spelled(choice))})


def test_a_wrong_choice_is_refused_with_the_right_ones() -> None:
    with pytest.raises(UnknownReading, match="reading 'cut_month' cannot be 'hide'; choose show or judge"):
        chosen(concept(), "cut_month", "hide")
    with pytest.raises(UnknownReading, match="it has: cut_month"):
        chosen(concept(), "cut_week", "show")


def test_the_report_says_which_reading_was_used_and_why() -> None:
    assert readings(town()).rows() == [
        ("Angebrochener Monat", "gezeigt, nicht beurteilt", "Der Text schweigt.", "show | judge", "cut_month")
    ]
