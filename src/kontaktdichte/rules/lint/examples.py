"""An example of a region: one subject on one day, in words and as rows that an evaluation can read.

In: a region of :class:`~kontaktdichte.rules.lint.subjects.Subjects`. Out: an :class:`Example`. All of it is invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from kontaktdichte.rules.boxes import Point, Region
from kontaktdichte.rules.calendar import FAR, NONE, day_of, number
from kontaktdichte.rules.lint.axes import OTHER, Axis, Reached
from kontaktdichte.rules.lint.phrases import joined, say
from kontaktdichte.rules.lint.remarks import Example
from kontaktdichte.rules.lint.subjects import Subjects
from kontaktdichte.rules.reasons import Said
from kontaktdichte.rules.vocabulary import AgreedValue

_INTO = timedelta(days=400)  # so long after the first day of the edition the example is looked at
_LONGEST_AGO = 25 * 366
_ADULT = 15  # years above the last threshold of age
Row = dict[str, Any]


def example(subjects: Subjects, region: Region) -> Example | None:
    """The plainest subject of a region, where one can be told without a missing fact; None for an empty region."""
    point = (region - subjects.lacking() or region).point()
    return _Teller(subjects, point).example() if point is not None else None


class _Teller:
    def __init__(self, subjects: Subjects, point: Point) -> None:
        self.subjects, self.concept = subjects, subjects.concept
        self.answers = {axis.key: axis.cells[cell] for axis, cell in zip(subjects.axes, point, strict=True)}
        force = self.concept.in_force
        self.as_of = force.from_ + _INTO
        if force.until is not None and force.until <= self.as_of:
            self.as_of = force.until - timedelta(days=1)
        self.unshown: list[Said] = []

    def example(self) -> Example:
        """Words and rows; what rows cannot show is named."""
        situations, events = list(self._situations()), list(self._events())
        agreements = [
            {"key": key[1], "value": self._agreed(key[1]), "from": self._start()}
            for key, yes in self.answers.items() if key[0] == "agreed" and yes
        ]  # fmt: skip
        subject = self._subject()
        self.unshown += [self._unshowable(key) for key, yes in self.answers.items() if key[0] not in _SHOWN and yes]
        return Example(
            self._words(subject, situations), str(self.as_of), subject, situations, events, agreements,
            tuple(self.unshown),
        )  # fmt: skip

    def _start(self) -> str:
        return str(self.concept.in_force.from_)

    def _subject(self) -> Row:
        if self.subjects.kind != "person":
            return {"kind": self.subjects.kind}
        age = self.answers.get(("age",), (0, None))
        if age is None:
            return {}
        low, high = age
        years = low + (_ADULT if low else 2 * _ADULT) if high is None else high - max(1, (high - low) // 5)
        return {"birth_date": str(date(self.as_of.year - years, 1, 1))}

    def _situations(self) -> Iterator[Row]:
        """A row for each value that holds; begins and ends so that lengths of time come out as asked."""
        for key, answer in self.answers.items():
            value = answer if key[0] == "value" else key[2] if key[0] == "holds" and answer else None
            if value is None:
                continue
            begin, until = self._span(key[1], value)
            row: Row = {"attribute": key[1], "value": "somebody" if value == OTHER else value, "from": str(begin)}
            if until is not None:
                row["until"] = str(until)
            if self.concept.attributes[key[1]].approval is not None:
                row |= {"value": "true", "reason": value, "approver": "somebody", "review_on": str(self.as_of)}
            yield row

    def _span(self, attribute: str, value: str) -> tuple[date, date | None]:
        """The latest begin, with an end where one is asked for, that fits every question about this situation."""
        asked = [
            (axis, self.answers[axis.key]) for axis in self.subjects.axes
            if axis.key[0] in ("since", "length") and axis.key[1] == attribute and _fits(axis.key[2], value)
        ]  # fmt: skip
        if not asked:
            return self.concept.in_force.from_, None
        today = number(self.as_of)
        lengths = [(axis, cell) for axis, cell in asked if axis.key[0] == "length"]
        for begin in range(today, today - _LONGEST_AGO, -1):
            until = self._end(begin, lengths)
            passed = all(self._reached(axis, begin) == cell for axis, cell in asked if axis.key[0] == "since")
            if passed and until != NONE:
                return day_of(begin), None if until == FAR else day_of(until)
        self.unshown.append(say("untold lengths", attribute=attribute))
        return self.concept.in_force.from_, None

    def _end(self, begin: int, lengths: list[tuple[Axis, Reached | None]]) -> int:
        """The first end after today that exceeds what it must and nothing else; FAR: open; NONE: there is none."""
        known = [(axis, cell) for axis, cell in lengths if cell is not None]
        if not known:
            return FAR
        add = self.subjects.asked.calendar_of(known[0][0].cells[-1]).add
        until = 1 + max([number(self.as_of), *(add(begin, period) for _, cell in known for period in cell)])
        exact = all({p for p in axis.cells[-1] if add(begin, p) < until} == cell for axis, cell in known)
        return until if exact and len(known) == len(lengths) else NONE

    def _reached(self, axis: Axis, begin: int) -> Reached:
        add = self.subjects.asked.calendar_of(axis.cells[-1]).add
        return frozenset(period for period in axis.cells[-1] if add(begin, period) <= number(self.as_of))

    def _events(self) -> Iterator[Row]:
        for axis in self.subjects.axes:
            answer = self.answers[axis.key]
            if axis.key[0] == "event" and answer is not None:
                today = number(self.as_of)
                days = (day for day in range(today, today - _LONGEST_AGO, -1) if self._reached(axis, day) == answer)
                yield {"event": axis.key[1], "on": str(day_of(next(days)))}

    def _agreed(self, key: str) -> str:
        """A value that the concept itself names for a key."""
        specs = [value for rule in self.concept.rules.values() for _, value in rule.rhythm
                 if isinstance(value, AgreedValue) and value.agreed == key]  # fmt: skip
        return next((str(spec.default) for spec in specs if spec.default is not None), "1")

    def _unshowable(self, key: tuple[Any, ...]) -> Said:
        rules = [name for name, rule in self.subjects.asked.rules.items() if repr(rule.during) == key[1]]
        return say("untold day", rules=", ".join(rules)) if key[0] == "during" else say(key[0], name=key[1])

    def _words(self, subject: Mapping[str, Any], situations: list[Row]) -> Said:
        """``a person born 1978-01-01, Integration outlook: N (not yet classified)``."""
        birth = subject.get("birth_date")
        known = [say("born", birth=birth) if birth else say(f"a {self.subjects.kind}")]
        for row in situations:
            attribute = self.concept.attributes[row["attribute"]]
            value = row.get("reason") or row["value"]
            labels = attribute.approval.reasons if attribute.approval else attribute.values
            of = Said(labels[value].de, labels[value].en) if value in labels else Said(value, value)
            name = Said(attribute.label.de, attribute.label.en)
            known.append(name if value == "true" else joined([name, of], ": "))
        return joined([*known, *self.unshown], ", ")


_SHOWN = ("value", "holds", "age", "since", "event", "length", "agreed", "contact")


def _fits(values: tuple[str, ...], value: str) -> bool:
    return value in values or (value != "false" and "true" in values)
