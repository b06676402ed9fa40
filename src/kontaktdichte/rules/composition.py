"""Which words of the wider vocabulary go together in a rule (docs/semantics.md 5.1, composition table).

In: a :class:`~kontaktdichte.rules.document.Document` and one of its rules. Out: complaints, each a place in the rule
and a sentence with the remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kontaktdichte.rules.document import Document, Rule
from kontaktdichte.rules.shares import Percent
from kontaktdichte.rules.vocabulary import (
    UNITS,
    AgreedUnit,
    Clause,
    Every,
    Hold,
    Note,
    Once,
    Per,
    SpanUnit,
    Unit,
)

Complaint = tuple[tuple[str, ...], str]
_DAYS: dict[Unit, float] = dict(zip(UNITS, (7, 30.4, 91.3, 182.6, 365.2), strict=True))  # about, to compare cells


def is_wide(document: Document, rule: Rule) -> bool:
    """Whether a rule asks for more than days that count once: then a rolling duty closes when its start moves on."""
    clauses = document.accepts(rule) + tuple(clause for other in rule.or_ for clause in other.accepts)
    weighed = any(clause.worth != 1 or clause.at_most is not None for clause in clauses)
    return rule.count != "days" or bool(rule.also or rule.or_) or weighed


def refused(document: Document, rule: Rule) -> Iterator[Complaint]:
    """Everything in a rule that the composition table refuses."""
    if isinstance(rule.rhythm, Hold | Note) or rule.met_by == "notice":
        yield from _counts_nothing(rule)
        return
    yield from _quotas(rule)
    yield from _caps(document, rule)
    yield from _distances(document, rule)
    if isinstance(rule.rhythm, Per):
        yield from _cells(rule, rule.rhythm)
    if isinstance(rule.rhythm, Every):
        yield from _rolling(document, rule)


def _counts_nothing(rule: Rule) -> Iterator[Complaint]:
    words = {"count": rule.count != "days", "apart": rule.apart is not None, "also": rule.also, "or": rule.or_}
    hint = "; a hold rule names further facts inside its rhythm" if isinstance(rule.rhythm, Hold) else ""
    for word, there in words.items():
        if there:
            yield (word,), f"{word} needs contacts to count, and this rule counts none; leave it out{hint}"
    if isinstance(rule.rhythm, Once) and (rule.rhythm.consume or rule.rhythm.spread is not None):
        yield ("rhythm",), "consume and spread need contacts to count, and a notice is none; leave them out"


def _fixed(rule: Rule) -> int | None:
    """The number a rule asks for, where it is not agreed."""
    n = rule.rhythm.n if isinstance(rule.rhythm, Per | Every | Once) else None
    return n if isinstance(n, int) else None


def _quotas(rule: Rule) -> Iterator[Complaint]:
    need = _fixed(rule)
    for quota in rule.also:
        if need is not None and quota.n is not None and quota.n > need:
            yield ("also",), f"also asks for {quota.n}, the rule itself for {need}; raise n or lower the quota"
        if any(clause.worth != 1 or clause.at_most is not None for clause in quota.accepts):
            yield ("also",), "a quota counts what the rule counts; put worth and at_most into the rule's own accepts"


def _caps(document: Document, rule: Rule) -> Iterator[Complaint]:
    ways = [(("accepts",), document.accepts(rule), _fixed(rule))]
    ways += [(("or",), other.accepts, other.n) for other in rule.or_]
    for place, clauses, need in ways:
        for cap in _limits(clauses):
            if rule.count == "minutes" and not isinstance(cap, Percent):
                yield place, f"at_most: {cap} counts contacts, the rule counts minutes; write a share such as 50 %"
            if isinstance(cap, Percent) and need is not None and cap.down(need) == 0:
                yield place, f"at_most: {cap} of {need} is less than 1, so nothing would count; write a greater share"


def _limits(clauses: Iterable[Clause]) -> list[int | Percent]:
    return [clause.at_most for clause in clauses if clause.at_most is not None]


def _distances(document: Document, rule: Rule) -> Iterator[Complaint]:
    if rule.apart is not None and rule.apart.length <= 0:
        yield ("apart",), "apart needs a length above 0"
    if rule.apart is not None and rule.count == "contacts":
        yield ("apart",), "apart keeps days asunder, but count: contacts counts several of one day; write count: days"
    rhythm = rule.rhythm
    if isinstance(rhythm, Once) and rhythm.consume:
        others = {"also": rule.also, "or": rule.or_, "apart": rule.apart, "spread": rhythm.spread}
        named = [word for word, there in others.items() if there]
        if _limits(document.accepts(rule)):
            named.append("at_most")
        if named:
            yield ("rhythm",), f"consume does not go with {', '.join(named)}; split the rule or leave one of them out"


def _cells(rule: Rule, rhythm: Per) -> Iterator[Complaint]:
    if isinstance(rhythm.per, SpanUnit) and rule.lookback is not None:
        yield ("lookback",), "cells of a span begin with the episode, nothing lies before; leave lookback out"
    if rhythm.spread is None:
        return
    if isinstance(rhythm.per, AgreedUnit):
        yield ("rhythm",), "spread needs a fixed unit, here it is agreed; leave spread out"
    elif _length(rhythm.spread) >= _length(rhythm.per):
        yield ("rhythm",), "spread must be shorter than the cell it divides"


def _length(unit: Unit | SpanUnit) -> float:
    return unit.span.length if isinstance(unit, SpanUnit) else _DAYS[unit]


def _rolling(document: Document, rule: Rule) -> Iterator[Complaint]:
    if rule.also and _limits(document.accepts(rule)):
        yield ("also",), "every takes no at_most together with also; split the rule, or count in cells with per"
    if rule.lookback is not None and is_wide(document, rule):
        yield ("lookback",), "lookback takes one contact for enough, this rule asks for more; write first_within"
