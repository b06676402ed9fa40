"""A reading in words: nobody has to know codes, and what a condition denies is not told as if it held."""

from __future__ import annotations

from typing import Any

import pytest

from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import Language


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ({"participation": "regular", "not": {"employed": True}}, "de", "regulär, nicht in Beschäftigung"),
        ({"participation": "regular", "not": {"employed": True}}, "en", "regular, not employed"),
        ({"employed": False}, "de", "nicht in Beschäftigung"),
        ({}, "de", "ohne Einschränkung"),
        ([], "en", "none"),
        ({"per": "month"}, "de", "Monat"),
        ("10 working_days", "de", "10 Arbeitstage"),
        (True, "de", "ja"),
        (14, "en", "14"),
    ],
)
def test_a_value_is_told_with_labels_and_with_what_it_denies(value: Any, language: Language, said: str) -> None:
    """If it fails, a checker reads that a handover is owed to whoever is employed, where it says the contrary."""
    assert reading_text(load_concept("thueringen"), value, language) == said
