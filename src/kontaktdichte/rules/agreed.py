"""Agreed values: the one in force on a duty's first day, within its bounds (SEMANTICS 2.3, 2.7).

In: a value of a concept (plain or agreed) and a life. Out: the value for a day. A relaxing value acts from its
recording only; a value out of bounds is ignored and reported as a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from kontaktdichte.rules.calendar import FAR, NONE
from kontaktdichte.rules.lives import Agreement
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.program import Coded, Program
from kontaktdichte.rules.vocabulary import UNITS, AgreedCount, AgreedPeriod, AgreedUnit, AgreedValue

Amount = tuple[int, int, int]  # months, days, working days; or a number, or the place of a unit, and two zeros


def value_on(program: Program, life: Coded, place: int, day: int, anchor: int) -> Amount:
    """A plain value as it is; of an agreed one the value in force for a duty whose first day is ``day``.

    A window may open before the subject belongs to an agreement; then the agreement on the ``anchor`` day decides.
    """
    spec = program.values[place]
    found = (spec.months, spec.days, spec.working)
    if spec.agreed == 0 or len(life.offers) == 0:
        return found
    owner = life.subject if spec.of == NONE else owner_on(program, life, spec.of, day)
    if owner == NONE and anchor != NONE:
        day, owner = anchor, owner_on(program, life, spec.of, anchor)
    if owner == NONE:
        return found
    rank = spec.rank
    for i in range(life.owners[owner], life.owners[owner + 1]):
        offer = life.offers[i]
        stricter = offer.rank >= rank or offer.known <= day
        if offer.value == place and offer.start <= day < offer.until and stricter:
            found, rank = (offer.months, offer.days, offer.working), offer.rank
    return found


def owner_on(program: Program, life: Coded, attribute: int, day: int) -> int:
    """The subject that an attribute names on a day, among ``owners``; NONE where it names none that is known."""
    owner, order = NONE, NONE
    for fact in life.facts:
        stands = fact.attribute == attribute and fact.start <= day < fact.until and fact.gone > FAR
        if stands and fact.order > order:
            owner, order = fact.value, fact.order
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


def amount(spec: AgreedValue, value: Any) -> Amount:
    """A value of a concept or an agreement as three integers."""
    if isinstance(spec, AgreedPeriod):
        return (value.months, value.days, value.working_days)
    return (UNITS.index(value) if isinstance(spec, AgreedUnit) else value, 0, 0)


def strictness(spec: AgreedValue, value: Any) -> int:
    """Larger is stricter: more contacts, shorter terms (in thousandths of a day), smaller units."""
    if isinstance(spec, AgreedCount):
        return int(value)
    return -round(value.length * 1000) if isinstance(spec, AgreedPeriod) else -UNITS.index(value)


def refusal(spec: AgreedValue, row: Agreement) -> str | None:
    """Why an agreement may not be used: ``unreadable``, ``too_small``, ``too_large``, ``lacks reason`` …, else None."""
    try:
        value = parsed(spec, row.value)
    except ValueError:
        return "unreadable"
    waiver = spec.waiver if isinstance(spec, AgreedCount) and value == 0 else None
    if waiver is None and (out := _out_of_bounds(spec, value)) is not None:
        return out
    needs = spec.needs if waiver is None else (*spec.needs, *waiver.needs)
    missing = [need for need in needs if getattr(row, need, None) is None]
    return f"lacks {missing[0]}" if missing else None


def _out_of_bounds(spec: AgreedValue, value: Any) -> str | None:
    rank: Callable[[Any], float] = float if isinstance(spec, AgreedCount) else _rank
    low, high = spec.at_least, spec.at_most
    if (low is not None and rank(value) < rank(low)) or (isinstance(spec, AgreedCount) and value < 1):
        return "too_small"
    return "too_large" if high is not None and rank(value) > rank(high) else None


def _rank(value: Any) -> float:
    return value.length if isinstance(value, Period) else float(UNITS.index(value))
