"""The door: a concept and tables in, duties with verdicts and reasons out.

In: :class:`~kontaktdichte.rules.concept.Concept`, :class:`~kontaktdichte.rules.tables.Tables`, ``as_of``. Out: an
:class:`Evaluation` of Polars tables. Nothing here reads a clock; equal input gives equal output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from kontaktdichte.rules.acceptance import CODES, COUNTED
from kontaktdichte.rules.assessment import Assessment, Rulebook
from kontaktdichte.rules.calendar import NONE, UNIX, calendar_for, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.duties import CAUSES, NO_CAUSE, VERDICTS, Duty, is_overdue
from kontaktdichte.rules.findings import LATE, coming_changes, contact_flags, findings, missing_facts
from kontaktdichte.rules.lives import A_DAY, Contact, lives
from kontaktdichte.rules.tables import COLUMNS, Plain, Tables

MOST_BOOKS = 16
_BOOKS: dict[tuple[int, tuple[int, int]], Rulebook] = {}
Progress = Callable[[Iterable[Assessment], int], Iterable[Assessment]]
_DAY, _INT, _TEXT, _YES = pl.Int64(), pl.Int32(), pl.String(), pl.Boolean()
_DUTIES: dict[str, pl.DataType] = {
    "subject": _TEXT, "rule": _TEXT, "strength": _TEXT, "window": _DAY, "soft": _DAY, "hard": _DAY, "act_by": _DAY,
    "need": _INT, "counted": _INT, "verdict": pl.Enum(VERDICTS), "cause": _TEXT, "cause_day": _DAY, "done_on": _DAY,
    "days_late": _INT, "actionable": _YES, "overdue": _YES, "begin": _DAY, "last": _DAY, "anchor_moved": _YES,
    "counted_on": pl.List(pl.Date), "reason": _TEXT, "part_needs": pl.List(_INT), "part_counts": pl.List(_INT),
}  # fmt: skip
_CONTACTS = {"subject": _TEXT, "rule": _TEXT, "contact": _TEXT, "on": _DAY, "code": pl.Enum(CODES), "flags": _TEXT}
_NOTES = {"subject": _TEXT, "rule": _TEXT}
_FINDINGS = {"subject": _TEXT, "code": _TEXT, "about": _TEXT, "on": _DAY, "detail": _TEXT}
_MISSING = {"subject": _TEXT, "expectation": _INT, "label_de": _TEXT, "label_en": _TEXT}
_CHANGES = {"subject": _TEXT, "rule": _TEXT, "on": _DAY, "change": _TEXT}
_SCHEMAS: dict[str, Mapping[str, Any]] = {
    "duties": _DUTIES, "contacts": _CONTACTS, "notes": _NOTES, "findings": _FINDINGS, "missing": _MISSING,
    "changes": _CHANGES,
}  # fmt: skip
_DAYS = {name: [column for column, dtype in schema.items() if dtype == _DAY] for name, schema in _SCHEMAS.items()}


@dataclass(frozen=True)
class Evaluation:
    """What follows from a concept for these subjects on ``as_of``. One row each:

    ``duties`` a duty (days as dates; ``need`` and ``counted`` in what its rule counts, likewise ``part_needs`` and
    ``part_counts`` of its quotas, then its alternatives; ``days_late`` in calendar days) ·
    ``contacts`` a contact under a rule, with the code why it counts or not · ``notes`` a note rule that applies ·
    ``findings`` something to decide · ``missing`` a fact without which something is not judged · ``changes`` a rule
    that begins or ends by itself within 92 days. ``present``: the subjects in the population on ``as_of``.
    """

    concept: Concept
    as_of: date
    known_at: date | None
    persons: pl.DataFrame
    present: frozenset[str]
    duties: pl.DataFrame
    contacts: pl.DataFrame
    notes: pl.DataFrame
    findings: pl.DataFrame
    missing: pl.DataFrame
    changes: pl.DataFrame

    @property
    def readings(self) -> dict[str, Any]:
        """The readings used, by name."""
        return {name: reading.value for name, reading in self.concept.readings.items()}


def rulebook_for(
    concept: Concept, tables: Tables | Plain, as_of: date, years: tuple[int, int] | None = None
) -> Rulebook:  # fmt: skip
    """The concept compiled, with the public holidays of ``years``, else of every decade these tables can reach.

    The last ones are kept: a page about one person must not compile a concept first.
    """
    days = () if years else _days(tables) if isinstance(tables, Tables) else _plain_days(tables)
    span = years or _decades(years_of(concept, as_of, days))
    key = (id(concept), span)  # the book holds the concept, so that its id stays taken
    book = _BOOKS.get(key)
    if book is None:
        book = _BOOKS[key] = Rulebook(concept, calendar_for(concept.holidays, concept.closing_days, span))
        while len(_BOOKS) > MOST_BOOKS:
            _BOOKS.pop(next(iter(_BOOKS)), None)
    return book


def _decades(years: tuple[int, int]) -> tuple[int, int]:
    return years[0] - years[0] % 10, years[1] - years[1] % 10 + 9


def years_of(concept: Concept, as_of: date, days: Iterable[date]) -> tuple[int, int]:
    """The first and the last year that duties can reach; ``days``: at least the first and the last of all tables."""
    years = [day.year for day in (*days, as_of, concept.in_force.from_)]
    return min(years) - 1, max(years) + 6


def _days(tables: Tables) -> list[date]:
    """The first and the last day of every column but birth dates."""
    columns = [
        frame[column].cast(pl.Date)
        for name, frame in tables.items() if name != "persons"
        for column, dtype in frame.schema.items() if dtype in (pl.Date, pl.Datetime)
    ]  # fmt: skip
    return [bound for column in columns for bound in (column.min(), column.max()) if isinstance(bound, date)]


def _plain_days(rows: Plain) -> list[date]:
    """The same of plain lists."""
    found = []
    for name, dtypes in COLUMNS.items():
        for column, dtype in dtypes.items() if name != "persons" else ():
            if dtype not in (pl.Date, pl.Datetime):
                continue
            known = rows[name][column]
            if None in known:
                known = [one for one in known if one is not None]
            if known:
                unit = 1 if dtype == pl.Date else A_DAY
                found += [day_of(bound // unit + UNIX) for bound in (min(known), max(known))]
    return found


def evaluate(
    concept: Concept, tables: Tables, *, as_of: date, known_at: date | None = None,
    period: tuple[date, date] | None = None, contacts: bool = True, progress: Progress | None = None,
    years: tuple[int, int] | None = None,
) -> Evaluation:  # fmt: skip
    """Every duty of every subject on the evaluation day ``as_of``.

    ``known_at`` drops what was recorded after that day; ``period`` ``[from, until)`` keeps duties whose window touches
    it or that are still actionable; ``contacts=False`` leaves the table of contacts empty; ``years`` of the calendar
    where the tables are a part of a whole. Raises TableError.

    >>> from kontaktdichte.rules.loading import load_concept
    >>> tables = Tables.from_rows(
    ...     persons=[{"id": "1", "birth_date": date(2000, 5, 3)}],
    ...     situations=[{"subject": "1", "attribute": "client", "value": "true", "from": date(2018, 1, 1)}],
    ... )
    >>> evaluate(load_concept("schwaebisch"), tables, as_of=date(2018, 3, 31)).duties["verdict"].to_list()[:3]
    ['missed', 'missed', 'open']
    """
    if not isinstance(as_of, date):
        raise TypeError(f"as_of is a datetime.date, not {as_of!r}")
    everyone = lives(tables, known_at)
    book = rulebook_for(concept, tables, as_of, years)
    assessments: Iterable[Assessment] = (book.assess(life, number(as_of), everyone) for life in everyone.values())
    if progress is not None:
        assessments = progress(assessments, len(everyone))
    kept = Rows(book, _within(period), contacts)
    return tabled(kept, assessments, tables.persons, as_of, known_at)


def tabled(
    rows: Rows, assessments: Iterable[Assessment], persons: pl.DataFrame, as_of: date, known_at: date | None
) -> Evaluation:
    """Assessments as the tables of an evaluation."""
    for assessment in assessments:
        rows.add(assessment)
    return Evaluation(rows.book.concept, as_of, known_at, persons, frozenset(rows.present), *rows.frames())


def _within(period: tuple[date, date] | None) -> Callable[[Duty], bool]:
    if period is None:
        return lambda duty: True
    low, high = map(number, period)
    return lambda duty: bool(duty.actionable) or (duty.hard >= low and duty.window < high)


class Rows:
    """Collects what assessments say, row by row, for the tables of an evaluation."""

    def __init__(self, book: Rulebook, kept: Callable[[Duty], bool] = bool, contacts: bool = True) -> None:
        self.book, self.kept, self.with_contacts = book, kept, contacts
        self.present: set[str] = set()
        self.rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in _SCHEMAS}

    def add(self, found: Assessment) -> None:
        """Take in what one assessment says."""
        subject, rows, concept = found.life.subject, self.rows, self.book.concept
        if found.timeline.inside(found.as_of):
            self.present.add(subject)
        self.add_duties(found)
        if self.with_contacts:
            flags = [contact_flags(self.book, found, contact) for contact in found.contacts]
            for name, codes in found.codes.items():
                told = zip(found.contacts, codes, flags, strict=True)
                rows["contacts"] += [_contact(subject, name, *one) for one in told]
        rows["notes"] += [(subject, name) for name in found.notes]
        rows["findings"] += [(subject, *finding) for finding in findings(self.book, found)]
        for i in missing_facts(self.book, found):
            rows["missing"].append((subject, i, concept.expects[i].label.de, concept.expects[i].label.en))
        rows["changes"] += [(subject, *change) for change in coming_changes(self.book, found)]

    def add_duties(self, found: Assessment, rules: Iterable[str] | None = None) -> None:
        """Duties alone (``rules``: of these): whoever asks for nothing else does not wait for what is to come."""
        for name in self.book.concept.rules if rules is None else rules:
            duties = found.duties.get(name, ())
            self.rows["duties"] += [self._duty(found, name, duty) for duty in duties if self.kept(duty)]

    def add_contacts(self, found: Assessment, rule: str, first: int, last: int) -> None:
        """The contacts of these days under one rule; none where it never applied."""
        for contact, code in zip(found.contacts, found.codes.get(rule, ()), strict=False):
            if first <= contact.on <= last:
                marks = contact_flags(self.book, found, contact)
                self.rows["contacts"].append(_contact(found.life.subject, rule, contact, code, marks))

    def _duty(self, found: Assessment, name: str, duty: Duty) -> tuple[object, ...]:
        rule = self.book.concept.rules[name]
        subject, as_of = found.life.subject, found.as_of
        calendar = self.book.calendar
        soft = calendar.add(duty.hard, -rule.soft) if rule.soft is not None else NONE
        overdue = is_overdue(rule.strength, duty.hard, as_of, duty.verdict, bool(duty.actionable))
        parts = found.portions[duty.portion :][: len(rule.also) + len(rule.or_)] if duty.portion != NONE else []
        return (
            subject, name, rule.strength, duty.window, soft, duty.hard, calendar.working_day_until(duty.hard),
            duty.need, duty.counted, VERDICTS[duty.verdict], CAUSES[duty.cause] if duty.cause != NO_CAUSE else None,
            duty.cause_day, duty.done_on, duty.days_late if duty.done_on != NONE else None, bool(duty.actionable),
            overdue, duty.begin, duty.last, bool(duty.moved),
            [day - UNIX for day in found.met[duty.first : duty.first + duty.kept]],
            found.reasons.get((name, duty.window)), [part.need for part in parts], [part.counted for part in parts],
        )  # fmt: skip

    def told(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table as mappings, as those of :meth:`frames` are, without making columns of them."""
        names, days = list(_SCHEMAS[table]), _DAYS[table]
        for row in self.rows[table]:
            said: dict[str, Any] = dict(zip(names, row, strict=True))
            for name in days:
                said[name] = None if said[name] == NONE else day_of(said[name])
            if table == "duties":
                said["counted_on"] = [day_of(day + UNIX) for day in said["counted_on"]]
            yield said

    def frames(self) -> Iterator[pl.DataFrame]:
        """The six tables, in the order of :class:`Evaluation`."""
        for name, rows in self.rows.items():
            yield _frame(rows, _SCHEMAS[name], _DAYS[name])


def _contact(subject: str, rule: str, contact: Contact, code: int, marks: list[str]) -> tuple[object, ...]:
    """A row of the contacts: what it is marked with counts only where it counts, but for being late."""
    shown = marks if code == COUNTED else [mark for mark in marks if mark == LATE]
    return subject, rule, contact.id, contact.on, CODES[code], ";".join(shown) or None


def _frame(rows: list[tuple[object, ...]], schema: Mapping[str, Any], days: list[str]) -> pl.DataFrame:
    lists = {name: pl.List(_INT) for name, dtype in schema.items() if dtype == pl.List}
    as_date = [pl.when(pl.col(n) != NONE).then(pl.col(n) - UNIX).cast(pl.Int32).cast(pl.Date).alias(n) for n in days]
    listed = [pl.col(name).cast(schema[name]) for name in lists]
    return pl.DataFrame(rows, schema={**schema, **lists}, orient="row").with_columns(as_date + listed)
