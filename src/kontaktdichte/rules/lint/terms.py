"""Lengths of time that cannot be meant: terms before their window, intervals of nothing, bounds, clocks that restart.

In: :class:`~kontaktdichte.rules.lint.scopes.Scopes`. Out: remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kontaktdichte.rules.acceptance import CODES
from kontaktdichte.rules.boxes import Region
from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lint.examples import example
from kontaktdichte.rules.lint.phrases import Part, named, say
from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.lint.scopes import Scopes
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import Said
from kontaktdichte.rules.vocabulary import UNITS, AgreedValue, Every, Hold, Model, Once

_INTO = 100  # days after the edition's first day on which the example of a restarting clock begins


def remarks(scopes: Scopes) -> Iterator[Remark]:
    """Rule by rule."""
    for name, rule in scopes.rules.items():
        place = ("rules", name, "rhythm")
        for word, value in _backwards(scopes, rule):
            said = say("no_interval", word=word, value=value, rule=named(name))
            yield Remark("no_interval", said, name, ("rules", name, word) if word in ("soft", "lookback") else place)
        if isinstance(rule.rhythm, Once):
            yield from _window(scopes, name, rule.rhythm)
        for agreed in _agreed(rule.rhythm):
            yield from (Remark("bounds", said, name, place) for said in _bounds(name, agreed))
        yield from _resets(scopes, name)
        yield from _refusals(name, rule)


def _backwards(scopes: Scopes, rule: Rule) -> Iterator[tuple[str, Period]]:
    """Words whose length is negative, or nothing where it must be something."""
    rhythm = rule.rhythm
    lengths: list[tuple[str, Any, bool]] = [("soft", rule.soft, False), ("lookback", rule.lookback, False)]
    if isinstance(rhythm, Every):
        lengths += [("every", rhythm.every, False), ("first_within", rhythm.first_within, True)]
        if rhythm.short is not None:
            lengths += [("below", rhythm.short.below, False), ("after_begin", rhythm.short.after_begin, True)]
    if isinstance(rhythm, Hold):
        lengths.append(("within", rhythm.within, True))
    for word, term, nothing_allowed in lengths:
        period = term.default if isinstance(term, AgreedValue) else term
        if period is not None and scopes.subjects.order(Period(), period) & ({1} if nothing_allowed else {0, 1}):
            yield word, period


def _window(scopes: Scopes, name: str, once: Once) -> Iterator[Remark]:
    until = once.until.default if isinstance(once.until, AgreedValue) else once.until
    if isinstance(once.from_, Period) and 1 in scopes.subjects.order(once.from_, until):
        said = say("term_before_window", rule=named(name), until=until, from_=once.from_)
        yield Remark("term_before_window", said, name, ("rules", name, "rhythm"))


def _agreed(rhythm: Model) -> Iterator[AgreedValue]:
    yield from (value for _, value in rhythm if isinstance(value, AgreedValue))


def _bounds(name: str, value: AgreedValue) -> Iterator[Said]:
    least, most = value.at_least, value.at_most
    parts = {"rule": named(name), "about": named(value.agreed)}
    if least is not None and most is not None and _size(least) > _size(most):
        yield say("bounds crossed", **parts, least=least, most=most)
    elif least is not None and _size(value.default) < _size(least):
        yield say("bounds below", **parts, default=value.default, least=least)
    elif most is not None and _size(value.default) > _size(most):
        yield say("bounds above", **parts, default=value.default, most=most)


def _size(value: Any) -> float:
    """How much a count, a period or a unit is."""
    return value.length if isinstance(value, Period) else UNITS.index(value) if isinstance(value, str) else float(value)


def _refusals(name: str, rule: Rule) -> Iterator[Remark]:
    """Own words for a reason code that no contact can get."""
    for code in rule.refusals:
        if code not in CODES:
            said = say("unknown_refusal", rule=named(name), code=named(code), codes=", ".join(CODES[1:]))
            yield Remark("unknown_refusal", said, name, ("rules", name, "refusals", code))


def _resets(scopes: Scopes, name: str) -> Iterator[Remark]:
    """A floor whose clock restarts after every suspension, and says so nowhere."""
    rule = scopes.rules[name]
    if rule.strength != "floor" or rule.clock != "restart" or "clock" in rule.model_fields_set:
        return
    by = {suspender: where for suspender, where in scopes.suspenders(name) if _may_be_short(scopes, where)}
    if by and isinstance(rule.rhythm, Every | Hold):
        said = _story(scopes, rule, [*by]) | {"rule": named(name)}
        shown = example(scopes.subjects, next(iter(by.values())))
        yield Remark("resets", say("resets", **said), name, ("rules", name, "rhythm"), shown)


def _may_be_short(scopes: Scopes, where: Region) -> bool:
    """Whether a suspension may last a day: not one that asks for a situation above some length."""
    lengths = [axis.key for axis in scopes.subjects.axes if axis.key[0] == "length"]
    return all(where & scopes.subjects.region(key, lambda cell: not cell) for key in lengths)


def _story(scopes: Scopes, rule: Rule, suspenders: list[str]) -> dict[str, Part]:
    """What a single suspended day does to a due date, in dates."""
    term = rule.rhythm.every if isinstance(rule.rhythm, Every) else getattr(rule.rhythm, "within", None)
    period = term.default if isinstance(term, AgreedValue) else term
    assert isinstance(period, Period)
    add = scopes.subjects.asked.calendar_of([period]).add
    begin = number(scopes.subjects.concept.in_force.from_) + _INTO
    due = add(begin, period)
    later = add(due, period)
    return {
        "by": named(*suspenders, last="or"), "first": named(suspenders[0]), "begin": day_of(begin), "due": day_of(due),
        "what": say("resets contact" if isinstance(rule.rhythm, Every) else "resets begin"), "eve": day_of(due - 1),
        "later": day_of(later), "long": later - begin, "short": due - begin,
    }  # fmt: skip
