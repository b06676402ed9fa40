"""The engine and the slow reference evaluator agree on random lives under random concepts.

Every rhythm looks at its own share of 20,000 duties and prints how many it saw of each kind: rhythm × partial × clock ×
anchor × verdict. No kind that can exist may be missing, else agreement on it would mean nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.comparison import contradictions, seen
from tests.rules.strategies import STARTS, Aim, Dice, aims

VERDICTS = ("upcoming", "open", "fulfilled", "missed", "missed_with_reason", "not_judged")
FACTS, OTHERS = ("event", "begin", "end", "population", "part"), ("birthday", "first_known", "grouped", "done", "unmet")
SHARES = {("per", ()): 6000, ("every", ()): 5000, ("once", FACTS): 4000, ("once", OTHERS): 4000, ("hold", ()): 2000}
FULL = 50 if settings.get_current_profile_name() == "full" else 1  # a million duties in the full profile
PEOPLE, MOST_SCENES = 4, 500
AIMS_AT_ONCE = {"per": 5, "every": 5, "once": 10, "hold": 4}  # rules of one concept
Tally = Counter[tuple[Aim, str]]


def impossible(aim: Aim, verdict: str) -> str | None:
    """Why a kind of duty cannot exist; None if it can."""
    rhythm, partial, clock, start = aim
    if verdict != "not_judged":
        return None
    if rhythm == "per" and partial == "judge" and clock != "run":
        return "a cell that is always judged is left unjudged only while a running clock's rule rests"
    if start == "unmet" and clock in ("none", "stop"):
        return "a duty at an unmet one survives the population, is never known late, and a stopped clock moves its term"
    return None


def kinds(wanted: list[Aim]) -> Iterator[tuple[Aim, str]]:
    """Every kind of duty that can exist for these aims."""
    for aim in wanted:
        yield from ((aim, verdict) for verdict in VERDICTS if impossible(aim, verdict) is None)


def table(wanted: list[Aim], tally: Tally) -> str:
    """How many duties of each kind were compared; a dash where none can exist."""
    lines = [f"{'rhythm':6} {'partial':8} {'clock':8} {'anchor':13}" + "".join(f"{v:>20}" for v in VERDICTS)]
    for aim in wanted:
        counts = ("-" if impossible(aim, verdict) else tally[aim, verdict] for verdict in VERDICTS)
        lines.append(f"{aim[0]:6} {aim[1]:8} {aim[2]:8} {aim[3]:13}" + "".join(f"{n:>20}" for n in counts))
    return "\n".join(lines)


def aims_of(wanted: list[Aim], turn: int) -> tuple[Aim, ...]:
    """The aims of one concept; turn after turn each aim has its share."""
    n = AIMS_AT_ONCE[wanted[0][0]]
    return tuple(wanted[(turn * n + i) % len(wanted)] for i in range(n))


def test_the_shares_are_twenty_thousand() -> None:
    assert sum(SHARES.values()) >= 20_000


@pytest.mark.slow
@pytest.mark.parametrize(("rhythm", "starts"), SHARES)
def test_engine_and_reference_say_the_same(rhythm: str, starts: tuple[str, ...]) -> None:
    """If it fails, one of two independent readings of the semantics tells somebody a wrong duty."""
    tally: Tally = Counter()
    share, wanted, turn = SHARES[rhythm, starts] * FULL, aims(rhythm, starts), 0
    while turn < MOST_SCENES * FULL and (tally.total() < share or not all(tally[kind] for kind in kinds(wanted))):
        concept, scene = seen(Dice.seeded(turn), aims_of(wanted, turn), PEOPLE)
        found, duties = contradictions(concept, scene)
        assert not found, f"{rhythm}, seed {turn}\n" + "\n\n".join(found)
        tally.update((aim, duty["verdict"]) for aim, duty in duties)
        turn += 1
    print(f"{tally.total()} duties in {turn} scenes\n{table(wanted, tally)}")
    assert tally.total() >= share, f"only {tally.total()} duties compared"
    assert [kind for kind in kinds(wanted) if not tally[kind]] == [], "never seen"


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(data=st.data())
@pytest.mark.parametrize("rhythm", STARTS)
def test_the_shortest_contradiction_is_shown(rhythm: str, data: st.DataObject) -> None:
    """The same, searched and shortened: what a developer reads first when the engine is wrong."""
    turn = data.draw(st.integers(0, len(aims(rhythm)) - 1))
    concept, scene = seen(Dice.drawn(data.draw), aims_of(aims(rhythm), turn)[:2], 1)
    found, _ = contradictions(concept, scene)
    assert not found, "\n\n".join(found)
