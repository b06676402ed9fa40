"""Agreed values: read by their kind (a count, a period, a calendar unit) and held against the bounds of each rule.

In: a concept; then key and text of one agreement. Out: the value in the form the engine reads (``3``, ``6 weeks``,
``month``), or the problem. Bounds stand in the concept's rules, never here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kontaktdichte.intake.messages import Problem, problem
from kontaktdichte.intake.values import Read, fold
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import UNITS, AgreedCount, AgreedPeriod, AgreedValue, Model, Text

_COUNT = re.compile(r"\d{1,4}(?:[.,]0{1,2})?", re.ASCII)
_PART = re.compile(r"(-?\d{1,4})\s*([^\W\d]+)\.?")
_JOINTS = re.compile(r"und|and|[\s,+&]+", re.IGNORECASE)
_SPELLINGS = {
    "day": ("day", "days", "tag", "tage", "tagen"),
    "week": ("week", "weeks", "woche", "wochen", "weekly", "wöchentlich"),
    "month": ("month", "months", "monat", "monate", "monaten", "monthly", "monatlich"),
    "quarter": ("quarter", "quarterly", "quartal", "vierteljahr", "vierteljährlich"),
    "half_year": ("half_year", "halbjahr", "halbjährlich"),
    "year": ("year", "years", "jahr", "jahre", "jahren", "yearly", "jährlich"),
    "working_day": ("working_day", "working_days", "arbeitstag", "arbeitstage", "arbeitstagen", "at"),
}
_UNIT_OF = {fold(spelling): unit for unit, spellings in _SPELLINGS.items() for spelling in spellings}
_PERIOD_UNITS = ("day", "week", "month", "year", "working_day")
_GERMAN = {"month": ("Monat", "Monate"), "week": ("Woche", "Wochen"), "day": ("Tag", "Tage"),
           "working_day": ("Arbeitstag", "Arbeitstage"), "quarter": ("Quartal", ""), "half_year": ("Halbjahr", ""),
           "year": ("Jahr", "")}  # fmt: skip


class Use(NamedTuple):
    """One place where a rule takes an agreed value."""

    rule: str
    value: AgreedValue


class AgreedValues:
    """What the rules of a concept say about each agreed key."""

    def __init__(self, concept: Concept) -> None:
        self.labels = {key: agreed.label for key, agreed in concept.agreed.items()}
        self.rules = {name: rule.label for name, rule in concept.rules.items()}
        self.credits = {budget.credit for budget in concept.budgets}
        self.uses: dict[str, list[Use]] = {}
        for name, rule in concept.rules.items():
            for value in _agreed_values(rule.rhythm):
                self.uses.setdefault(value.agreed, []).append(Use(name, value))

    def read(self, key: str, text: str) -> Read | Problem:
        """The agreed value of this key; refused if it is outside the bounds of any rule that takes it.

        A key that only a condition asks about takes any text.
        """
        result = self._period(key, text) if key in self.credits else Read(text)
        for use in self.uses.get(key, []):
            result = self._read_as(use.value, key, text)
            if isinstance(result, Problem):
                return result
            if bounds := _broken(use.value, str(result.value)):
                return problem(
                    "agreed_out_of_bounds", value=text, key=self.labels[key], bounds=bounds, rule=self.rules[use.rule]
                )
        return result

    def needs(self, key: str) -> dict[str, Text]:
        """Columns that an agreement on this key must fill → label of the first rule that asks."""
        return {column: self.rules[use.rule] for use in reversed(self.uses.get(key, [])) for column in use.value.needs}

    def _read_as(self, value: AgreedValue, key: str, text: str) -> Read | Problem:
        if isinstance(value, AgreedCount):
            if _COUNT.fullmatch(text):
                return Read(str(int(re.split("[.,]", text)[0])))
            return problem("agreed_not_a_count", value=text, key=self.labels[key])
        if isinstance(value, AgreedPeriod):
            return self._period(key, text)
        unit = _UNIT_OF.get(fold(text))
        return Read(unit) if unit in UNITS else problem("agreed_not_a_unit", value=text, key=self.labels[key])

    def _period(self, key: str, text: str) -> Read | Problem:
        # "6_weeks", "6 Wochen", "2 Monate und 10 Tage": number and unit, nothing else
        parts = _PART.findall(text.replace("working_day", "workingday"))
        units = [_UNIT_OF.get(fold(unit)) for _, unit in parts]
        rest = _JOINTS.sub("", _PART.sub("", text.replace("working_day", "workingday")))
        if not parts or rest or any(unit not in _PERIOD_UNITS for unit in units):
            return problem("agreed_not_a_period", value=text, key=self.labels[key])
        period = Period.parse(" ".join(f"{n} {unit}" for (n, _), unit in zip(parts, units, strict=True)))
        if min(period) < 0:
            return problem("agreed_not_a_period", value=text, key=self.labels[key])
        return Read(str(period))


def _broken(value: AgreedValue, read: str) -> Text | None:
    """The bounds as words, if the value lies outside them; an agreed 0 is a waiver where the concept allows one."""
    least, most = getattr(value, "at_least", None), getattr(value, "at_most", None)
    size = _size(read)
    if isinstance(value, AgreedCount):
        least = least or 1
        if value.waiver is not None and size == 0:
            return None
    if (least is None or _size(str(least)) <= size) and (most is None or size <= _size(str(most))):
        return None
    bounds = [("mindestens", "at least", least), ("höchstens", "at most", most)]
    named = [(de, en, str(bound)) for de, en, bound in bounds if bound is not None]
    return Text(
        de=", ".join(f"{de} {german(bound)}" for de, _, bound in named),
        en=", ".join(f"{en} {bound}" for _, en, bound in named),
    )


def _size(text: str) -> float:
    """Something to compare bounds by: a count, the place of a unit, the length of a period in days."""
    if text.isdecimal():
        return int(text)
    return [str(u) for u in UNITS].index(text) if text in UNITS else Period.parse(text).length


def german(text: str) -> str:
    """A period, unit or count of a concept file in German words.

    >>> german("2 months 1 week")
    '2 Monate 1 Woche'
    """
    words = []
    for word in text.split():
        singular = word if word in _GERMAN else word.removesuffix("s")
        one, many = _GERMAN.get(singular, (word, word))
        words.append(one if singular == word or not many else many)
    return " ".join(words)


def _agreed_values(part: Any) -> Iterator[AgreedValue]:
    """Every agreed value inside a rhythm, however deep."""
    if isinstance(part, AgreedValue):
        yield part
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from _agreed_values(getattr(part, name))
