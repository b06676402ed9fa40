"""Whether a rule can be met: the contacts its clauses let through, and how much these can add up to (SEMANTICS 2.4).

In: :class:`~kontaktdichte.rules.lint.scopes.Scopes`. Out: remarks on clauses that never decide and on rules that no
contact or fact can fulfil. How many days a duty has comes from :mod:`~kontaktdichte.rules.lint.room`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from kontaktdichte.rules.boxes import Region
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lint.phrases import named, say
from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.lint.room import room
from kontaktdichte.rules.lint.scopes import Scopes
from kontaktdichte.rules.loading import Place
from kontaktdichte.rules.reasons import Said
from kontaktdichte.rules.vocabulary import Clause, Every, Hold, Once, Per

INFINITE = Fraction(10**9)


class Way(NamedTuple):
    """One list of clauses: the contacts each lets through, and those it decides (no earlier one takes them)."""

    name: Said
    place: Place
    need: int
    clauses: tuple[Clause, ...]
    fits: list[Region]
    decides: list[Region]


def remarks(scopes: Scopes) -> Iterator[Remark]:
    """Rule by rule; the concept's own clauses together for all rules that use them."""
    shared: list[Way] = []
    for name, rule in scopes.rules.items():
        if not scopes.active[name]:
            continue
        if isinstance(rule.rhythm, Hold):
            yield from _held(scopes, name, rule.rhythm)
        elif isinstance(rule.rhythm, Per | Every | Once) and rule.met_by == "contact":
            own, quotas, others = _ways(scopes, name)
            unmet = list(_meetable(scopes, name, own, quotas, others))
            yield from unmet
            if rule.accepts is None:
                shared.append(own)
            for way in (*([own] if rule.accepts is not None else []), *quotas, *others):
                if any(way.fits) or not unmet:
                    yield from _clauses(say("way of rule", way=way.name, rule=named(name)), [way], name)
    if shared:
        yield from _clauses(say("way", word="contact"), shared, None)


def _held(scopes: Scopes, name: str, hold: Hold) -> Iterator[Remark]:
    subjects = scopes.subjects
    together = subjects.facts(hold.hold)
    for facts in hold.also:
        together &= subjects.facts(facts)
    there = [together, *(subjects.facts(facts) for facts in hold.or_)]
    if not any(region & scopes.active[name] for region in there):
        yield Remark("unmeetable", say("unmeetable fact", rule=named(name)), name, ("rules", name, "rhythm"))


def _ways(scopes: Scopes, name: str) -> tuple[Way, list[Way], list[Way]]:
    """The rule's own way, its quotas (only what the own way counts), its alternatives."""
    rule, subjects = scopes.rules[name], scopes.subjects
    scoped = isinstance(rule.rhythm, Per | Every) and rule.lookback is None
    scope = scopes.active[name] if scoped else subjects.space.whole
    need = _need(rule)
    place: Place = ("rules", name, "accepts") if rule.accepts is not None else ("contact", "accepts")
    own = _way(scopes, say("way", word="accepts"), place, need, subjects.concept.accepts(rule), scope)
    counted = subjects.space.region(*(box for region in own.fits for box in region.plain().boxes))
    quotas = [
        _way(scopes, say("way entry", word="also", entry=i + 1), ("rules", name, "also", i),
             q.n or (q.share.up(need) if q.share else 0), q.accepts, counted)
        for i, q in enumerate(rule.also)
    ]  # fmt: skip
    others = [
        _way(scopes, say("way entry", word="or", entry=i + 1), ("rules", name, "or", i), other.n, other.accepts, scope)
        for i, other in enumerate(rule.or_)
    ]
    return own, quotas, others


def _need(rule: Rule) -> int:
    n = rule.rhythm.n if isinstance(rule.rhythm, Per | Every | Once) else 0
    return n if isinstance(n, int) else n.default


def _way(
    scopes: Scopes, name: Said, place: Place, need: int, clauses: tuple[Clause, ...], scope: Region
) -> Way:  # fmt: skip
    """``scope``: the states of a subject on whose days its contacts are looked at."""
    fits = [scopes.subjects.clause(clause) & scope for clause in clauses]
    before = scopes.subjects.space.region()
    decides = []
    for region in fits:
        decides.append(region - before)
        before |= region
    return Way(name, place, need, clauses, fits, decides)


def _clauses(whose: Said, ways: Sequence[Way], rule: str | None) -> Iterator[Remark]:
    """Clauses that decide in none of these ways; one whose column is switched off by an empty ``is`` is meant so."""
    for i, clause in enumerate(ways[0].clauses):
        if _switched_off(clause) or any(way.decides[i] for way in ways):
            continue
        taken = any(way.fits[i] for way in ways)
        said = say("clause_never taken" if taken else "clause_never", way=whose, clause=i + 1)
        yield Remark("clause_never", said, rule, (*ways[0].place, i))


def _switched_off(clause: Clause) -> bool:
    return any(match is not None and match.is_ == () for match in (clause.kind, clause.channel, clause.place))


def _meetable(scopes: Scopes, name: str, own: Way, quotas: Sequence[Way], others: Sequence[Way]) -> Iterator[Remark]:
    """Whether the own way with all its quotas, or some alternative, can be completed within one duty."""
    rule, place = scopes.rules[name], ("rules", name, "rhythm")
    found = room(scopes.subjects, rule)
    parts = [(own, own.fits), *((quota, _served(scopes, own, quota)) for quota in quotas)]
    if found.most == 0 or any(_most(rule, way, way.fits, found.most) >= way.need for way in others):
        return
    for way, served in parts:
        most = _most(rule, own, served, found.most)
        if not any(served):
            part = say("unmeetable part", rule=named(name), way=way.name)
            yield Remark("unmeetable", say("unmeetable", rule=named(name)) if way is own else part, name, way.place)
            return
        if most < way.need:
            number = _number(way.need, rule)
            said = say("too_many", rule=named(name), number=number, room=found.what, most=int(most))
            yield Remark("too_many", said, name, place)
            return
    if not found.spread_fits:
        yield Remark("too_many", say("too_many spread", rule=named(name), room=found.what), name, place)
    elif found.least != 0 and (least := _most(rule, own, own.fits, found.least)) < own.need:
        said = say("sometimes_too_many", rule=named(name), number=_number(own.need, rule), least=int(least))
        yield Remark("sometimes_too_many", said, name, place)
    elif not found.spread_always_fits:
        said = say("sometimes_too_many spread", rule=named(name), room=found.what)
        yield Remark("sometimes_too_many", said, name, place)


def _number(n: int, rule: Rule) -> Said:
    return say(rule.count if n > 1 else f"one {rule.count}", n=n)


def _served(scopes: Scopes, own: Way, quota: Way) -> list[Region]:
    """What each of the own clauses decides that also fits the quota."""
    fitting = scopes.subjects.space.region(*(box for fit in quota.fits for box in fit.plain().boxes))
    return [region & fitting for region in own.decides]


def _most(rule: Rule, way: Way, served: Sequence[Region], room_for: int | None) -> Fraction:
    """The most that contacts of these regions can add up to in one duty with room for so many days, caps applied."""
    days = room_for if rule.count == "days" else None
    pieces: list[Fraction] = []
    free = Fraction(0)
    for clause, region, decides in zip(way.clauses, served, way.decides, strict=True):
        cap = clause.at_most
        if not region & decides:
            continue
        if cap is None:
            free = max(free, clause.worth)
        elif isinstance(cap, int):
            pieces += [clause.worth] * cap
        else:
            whole, rest = divmod(Fraction(cap.down(way.need)), clause.worth)
            pieces += [*[clause.worth] * whole, rest]
    better = sorted((piece for piece in pieces if piece > free), reverse=True)
    if days is None:
        return INFINITE if free else sum(better, Fraction(0))
    return sum(better[:days], Fraction(0)) + free * max(0, days - len(better))
