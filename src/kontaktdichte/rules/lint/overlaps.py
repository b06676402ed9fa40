"""Rules that ask the same people for contacts at the same time, and whether the concept says how they stand.

In: :class:`~kontaktdichte.rules.lint.scopes.Scopes`. Out: remarks on pairs without a relation, and on relations without
a pair. A relation is: one suspends the other, one is a target and the other a floor, or ``cumulative`` names both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lint.examples import example
from kontaktdichte.rules.lint.phrases import named, say
from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.lint.room import windows_meet
from kontaktdichte.rules.lint.scopes import Scopes
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import Said
from kontaktdichte.rules.vocabulary import Every, Hold, Once, Per

STRENGTH = {"floor": Said("Muss", "floor"), "target": Said("Soll", "target")}


def remarks(scopes: Scopes) -> Iterator[Remark]:
    """Rules without a relation to earlier ones, then names under ``cumulative`` that meet no other of their entry."""
    stated = [{*entry.rules, *_of_set(scopes, entry.set)} for entry in scopes.subjects.concept.cumulative]
    pairs = list(_pairs(scopes))
    for name in scopes.rules:
        earlier = [one for one, other in pairs if other == name and not any({one, other} <= names for names in stated)]
        if earlier:
            yield _overlap(scopes, name, earlier)
    for i, names in enumerate(stated):
        for name in sorted(names & scopes.rules.keys()):
            if not any(name in pair and names >= set(pair) for pair in pairs):
                said = say("cumulative_idle", entry=i + 1, rule=named(name))
                yield Remark("cumulative_idle", said, name, ("cumulative", i))


def _overlap(scopes: Scopes, name: str, earlier: list[str]) -> Remark:
    rule = scopes.rules[name]
    who = "overlap people" if scopes.subjects.kind == "person" else "overlap subjects"
    said = say(
        "overlap", rule=named(name), strength=STRENGTH[rule.strength], kind=say(who),
        like=say(f"overlap {_kind(rule)}"), earlier=named(*earlier),
    )  # fmt: skip
    both = scopes.active[name] & scopes.active[earlier[0]]
    return Remark("overlap", said, name, ("rules", name), example(scopes.subjects, both))


def _of_set(scopes: Scopes, label: str | None) -> tuple[str, ...]:
    return scopes.subjects.concept.sets[label] if label is not None else ()


def _pairs(scopes: Scopes) -> Iterator[tuple[str, str]]:
    """Rules of one strength and kind of rhythm, active for the same people, neither of which suspends the other."""
    related = {frozenset((entry.by, name)) for entry in scopes.suspensions for name in entry.names}
    for (one, a), (other, b) in combinations(scopes.rules.items(), 2):
        alike = a.strength == b.strength and frozenset((one, other)) not in related and _alike(scopes, a, b)
        if alike and scopes.active[one] & scopes.active[other]:
            yield one, other


def _kind(rule: Rule) -> str:
    if rule.met_by == "notice":
        return "notice"
    return {Per: "repeating", Every: "repeating", Once: "once", Hold: "hold"}.get(type(rule.rhythm), "note")


def _alike(scopes: Scopes, a: Rule, b: Rule) -> bool:
    """Whether two rules ask for the same again: contacts over and over, at one anchor, or one fact."""
    if _kind(a) != _kind(b) or _kind(a) in ("note", "notice"):
        return False
    if isinstance(a.rhythm, Hold) and isinstance(b.rhythm, Hold):
        return (a.rhythm.hold, a.rhythm.also, a.rhythm.or_) == (b.rhythm.hold, b.rhythm.also, b.rhythm.or_)
    if isinstance(a.rhythm, Once) and isinstance(b.rhythm, Once):
        one, other = (once.once.model_copy(update={"shift": Period(), "pick": "each"}) for once in (a.rhythm, b.rhythm))
        return one == other and windows_meet(scopes.subjects, a.rhythm, b.rhythm)
    return True
