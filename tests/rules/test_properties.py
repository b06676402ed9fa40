"""Reference, plain and compiled engine agree on random lives under random concepts.

Every rhythm looks at its own share of 20,000 duties and prints how many it saw of each kind: rhythm × partial × clock ×
anchor × verdict, word × verdict, pairs of words, causes and reason codes. No kind that can exist may be missing, else
agreement on it would mean nothing. A million duties: ``HYPOTHESIS_PROFILE=full`` (see docs/proof).
"""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.comparison import compared, seen
from tests.rules.comparison_tally import Tally
from tests.rules.strategies import STARTS, aims
from tests.rules.strategies_dice import Dice

FACTS, OTHERS = ("event", "begin", "end", "population", "part"), ("birthday", "first_known", "grouped", "done", "unmet")
SHARES = {("per", ()): 7000, ("every", ()): 5000, ("once", FACTS): 2000, ("once", OTHERS): 4000, ("hold", ()): 2000}
FULL = 50 if settings.get_current_profile_name() == "full" else 1  # a million duties in the full profile
PEOPLE = {"per": 4, "every": 6, "once": 8, "hold": 8}
MOST_SCENES = 150
AIMS_AT_ONCE = {"per": 5, "every": 5, "once": 8, "hold": 4}  # rules of one concept


def test_the_shares_are_twenty_thousand() -> None:
    assert sum(SHARES.values()) >= 20_000


@pytest.mark.slow
@pytest.mark.parametrize(("rhythm", "starts"), SHARES)
def test_three_ways_say_the_same(rhythm: str, starts: tuple[str, ...]) -> None:
    """If it fails, one of three independent readings of the semantics tells somebody a wrong duty."""
    tally, share, scenes, begun = Tally(rhythm, aims(rhythm, starts)), SHARES[rhythm, starts] * FULL, 0, process_time()
    while scenes < MOST_SCENES * FULL and (tally.duties.total() < share or tally.missing()):
        wanted, sought = tally.next_aims(AIMS_AT_ONCE[rhythm]), tally.next_words()
        concept, scene = seen(Dice.seeded(scenes), wanted, PEOPLE[rhythm], sought)
        found = compared(concept, scene)
        assert not found.contradictions, f"{rhythm}, seed {scenes}\n" + "\n\n".join(found.contradictions)
        tally.take(found)
        scenes += 1
    seconds = process_time() - begun
    print(f"{rhythm}: {tally.duties.total()} duties, seeds 0 to {scenes - 1}, {seconds:.0f} s\n{tally.tables()}")
    assert tally.duties.total() >= share, f"only {tally.duties.total()} duties compared"
    assert tally.missing() == [], "never seen"


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(data=st.data())
@pytest.mark.parametrize("rhythm", STARTS)
def test_the_shortest_contradiction_is_shown(rhythm: str, data: st.DataObject) -> None:
    """The same, searched and shortened: what a developer reads first when the engine is wrong."""
    turn = data.draw(st.integers(0, len(aims(rhythm)) - 1))
    wanted = (aims(rhythm) * 2)[turn : turn + 2]
    concept, scene = seen(Dice.drawn(data.draw), tuple(wanted), 1)
    found = compared(concept, scene).contradictions
    assert not found, "\n\n".join(found)
