"""Agreed values: the one in force on a duty's first day, within its bounds (SEMANTICS 2.3, 2.7).

In: a value of a concept (plain or agreed) and the view of a life. Out: the value for a day. A relaxing value acts
from its recording only; a value out of bounds is ignored and reported as a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from kontaktdichte.rules.calendar import FAR, NONE
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import Agreement, Life
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import UNITS, AgreedCount, AgreedPeriod, AgreedUnit, AgreedValue

Lives = dict[str, Life]
Offer = tuple[int, int, int, Any, float]  # first day, day after the last, known from, value, strictness


def value_on(spec: Any, view: View, others: Lives, day: int, anchor: int | None = None) -> Any:
    """A plain value as it is; of an agreed one the value in force for a duty whose first day is ``day``.

    A window may open before the subject belongs to an agreement; then the agreement on the ``anchor`` day decides.
    """
    if not isinstance(spec, AgreedValue):
        return spec
    owner = _owner(spec, view, others, day)
    if owner is None and anchor is not None:
        day, owner = anchor, _owner(spec, view, others, anchor)
    if owner is None:
        return spec.default
    (_, _, _, value, rank), *offers = _offers(spec, owner)
    for start, until, known, offered, offered_rank in offers:
        if start <= day < until and (offered_rank >= rank or known <= day):
            value, rank = offered, offered_rank
    return value


def _offers(spec: AgreedValue, owner: View) -> list[Offer]:
    """The default, then the agreements of a subject that a rule may use, in the order of recording."""
    found: list[Offer] | None = owner.memo.get(id(spec))
    if found is None:
        rows = [row for row in owner.agreements(spec.agreed) if refusal(spec, row) is None]
        values = [parsed(spec, row.value) for row in rows]
        default = (0, FAR, NONE, spec.default, strictness(spec, spec.default))
        found = owner.memo[id(spec)] = [default] + [
            (row.start, row.until, row.known, value, strictness(spec, value))
            for row, value in zip(rows, values, strict=True)
        ]
    return found


def _owner(spec: AgreedValue, view: View, others: Lives, day: int) -> View | None:
    if spec.of is None:
        return view
    name = view.value_on(spec.of, day)
    life = others.get(name) if name is not None else None
    if life is None:
        return None
    owner: View | None = view.memo.get(life.subject)
    if owner is None:
        owner = view.memo[life.subject] = View(view.concept, life, view.as_of, view.known)
    return owner


def parsed(spec: AgreedValue, text: str) -> Any:
    """The text of an agreement as the kind of value the rule needs; ValueError with one sentence."""
    if isinstance(spec, AgreedPeriod):
        return _period(text)
    if isinstance(spec, AgreedUnit):
        if text not in UNITS:
            raise ValueError(f"{text!r} is none of {', '.join(UNITS)}")
        return text
    return int(text)


_period = lru_cache(maxsize=1024)(Period.parse)


def strictness(spec: AgreedValue, value: Any) -> float:
    """Larger is stricter: more contacts, shorter terms, smaller units."""
    if isinstance(spec, AgreedCount):
        return float(value)
    return -value.length if isinstance(spec, AgreedPeriod) else -UNITS.index(value)


def refusal(spec: AgreedValue, row: Agreement) -> str | None:
    """Why an agreement may not be used: ``unreadable``, ``too_small``, ``too_large``, ``lacks reason`` …, else None."""
    try:
        value = parsed(spec, row.value)
    except ValueError:
        return "unreadable"
    rank: Callable[[Any], float] = float if isinstance(spec, AgreedCount) else _rank
    low, high = spec.at_least, spec.at_most
    if low is not None and rank(value) < rank(low):
        return "too_small"
    if high is not None and rank(value) > rank(high):
        return "too_large"
    missing = [need for need in spec.needs if getattr(row, need, None) is None]
    return f"lacks {missing[0]}" if missing else None


def _rank(value: Any) -> float:
    return value.length if isinstance(value, Period) else float(UNITS.index(value))
