"""How far a budget of months is used: the clock of a situation that may last only so long (SEMANTICS 2.1).

In: concept, plain lists with the subject's rows, a day. Out: a :class:`BudgetClock` for each budget of the concept, by
the arithmetic that ends the situation's scope.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kontaktdichte.rules.calendar import FAR, MONTHS, add_months, day_of, full_months, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.spans import Span, used_up
from kontaktdichte.rules.tables import Plain


@dataclass(frozen=True)
class BudgetClock:
    """A budget on a day; ``used`` counts that day, ``left`` begins the day after.

    ``last``: the last day that the budget leaves to the spell that runs, or to one that would begin the next day.
    """

    attribute: str
    values: tuple[str, ...]
    months: int
    credited: Period
    used: Period
    left: Period
    last: date
    running: bool

    @property
    def over(self) -> bool:
        """Whether all of it is used."""
        return self.left == Period()

    @property
    def near(self) -> bool:
        """Whether it runs and less than a month is left."""
        return self.running and self.left.months == 0


def clocks(concept: Concept, rows: Plain, subject: str, *, as_of: date) -> tuple[BudgetClock, ...]:
    """The budgets of one subject, in the concept's order; one that never began has all of its time left."""
    day = number(as_of)
    view = View(concept, plain_lives(rows)[subject], day)
    return tuple(
        _clock(view, attribute, tuple(values), budget.months, budget.credit, day)
        for budget in concept.budgets
        for attribute, values in budget.situation.items()
    )


def _clock(view: View, attribute: str, values: tuple[str, ...], months: int, credit: str, day: int) -> BudgetClock:
    """The spell that runs is asked how far it could go; where none does, one that begins tomorrow."""
    begun = [span for span in view.spells(attribute, values) if span[0] <= day]
    running = bool(begun) and begun[-1][1] > day
    first = begun.pop()[0] if running else day + 1
    credits = view.credits(credit)
    spells: list[Span] = [*begun, (first, FAR)]
    cuts = used_up(MONTHS, spells, months, credits)
    end = cuts[-1][0]
    lived = [(start, min(_end(start, until, cuts), day + 1)) for start, until in spells]
    given = next(((m, d) for s, e, m, d in reversed(credits) if s <= first < e), (0, 0))
    return BudgetClock(
        attribute, values, months, Period(*given), _sum([span for span in lived if span[0] < span[1]]),
        _sum([(day + 1, end)] if end > day + 1 else []), day_of(end - 1), running,
    )  # fmt: skip


def _end(start: int, until: int, cuts: list[Span]) -> int:
    """Where a spell ends, the budget's days alone."""
    return next((first for first, after in cuts if start <= first and after == until), until)


def _sum(spans: list[Span]) -> Period:
    """Full months and remaining days, each summed apart."""
    months = [full_months(MONTHS, start, end) for start, end in spans]
    days = [end - add_months(MONTHS, start, n) for (start, end), n in zip(spans, months, strict=True)]
    return Period(sum(months), sum(days))
