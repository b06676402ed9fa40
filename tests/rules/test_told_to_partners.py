"""What leaves an office: the neutral word of a reason, and which missed duty is told by which notice."""

from __future__ import annotations

import pytest
from tests.rules.invented import concept_with
from tests.rules.test_corners import MONTHLY

REASONS = {
    "illness": {"de": "Krankheit", "en": "illness", "neutral": "prevented"},
    "prevented": {"de": "verhindert", "en": "prevented"},
}
NOTICE = {"met_by": "notice", "rhythm": {"once": {"unmet": "talks"}, "from": "window", "until": "10 working_days"}}


@pytest.mark.parametrize(
    ("reason", "told"), [("illness", "prevented"), ("prevented", "prevented"), ("secret", None), (None, None)]
)
def test_a_partner_reads_the_neutral_word(reason: str | None, told: str | None) -> None:
    """If it fails, an authority reads that a participant was ill, or a word that no text knows."""
    concept = concept_with({"talks": MONTHLY}, deviation_reasons=REASONS)
    assert concept.neutral(reason) == told


def test_a_missed_duty_is_told_by_its_own_notice() -> None:
    """If it fails, a missed duty is told under another's name, or a duty without a notice is told."""
    concept = concept_with({"talks": MONTHLY, "wishes": {**MONTHLY, "strength": "target"}, "told": NOTICE})
    assert concept.notices() == {"talks": "told"}
