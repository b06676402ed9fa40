"""The projection for lists: what it holds, how it is computed, how it is stored.

In: keys of clients in the context of their organisation, a concept, a day. Out: rows of its tables and until when
they stand. A client's file never reads it. Whoever writes locks a client's row first and the head of the chain last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Model

from kontaktdichte.rules.calendar import NONE, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.lasting import DutyRow, Lasting, lasting
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.tables import Plain
from kontaktdichte.web.bridge import DEPENDING, tables
from kontaktdichte.web.models import (
    ComingChange,
    Computed,
    DutyState,
    EditionInForce,
    MissingFact,
    OpenFinding,
    SharedContact,
    SharedDuty,
    UnmetDuty,
)
from kontaktdichte.web.publication import CONTACT, DUTY, UNMET, Public, public, unmet
from kontaktdichte.web.publication import contacts as shared_contacts
from kontaktdichte.web.publication import duties as shared_duties
from kontaktdichte.web.summaries import CHANGE, by_contact, changes, summary

WRITTEN_AT_ONCE = 100  # clients whose rows are locked together: a save that waits for them waits for milliseconds
_COMPUTATION = ("as_of", "stable_until")  # when it was made, not what it says
_GLANCE = (
    "overdue_since", "due", "target_since", "first_contact_by", "last_on", "last_channel", "no_show_on",
    "no_show_noted", "missing",
)  # fmt: skip
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    DutyState: ("edition", *(name for name in DutyRow._fields if name != "subject")),
    ComingChange: CHANGE,
    MissingFact: ("expectation",),
    OpenFinding: ("code", "about", "on", "detail"),
    SharedContact: CONTACT,
    SharedDuty: DUTY,
    UnmetDuty: UNMET,
    Computed: ("in_force_id", *_GLANCE, *_COMPUTATION),
}
SAID = {model: tuple(name for name in names if name not in _COMPUTATION) for model, names in COLUMNS.items()}
Rows = dict[type[Model], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Projected:
    """What an evaluation says of some clients: rows of each table by client, columns as :data:`COLUMNS`."""

    rows: Mapping[UUID, Rows] = field(default_factory=dict)
    facts: Plain = field(default_factory=dict)  # what it was computed from
    concept: str = ""  # the name of that by which it was

    def until(self, person: UUID) -> date:
        """The first day on which a client's rows may be others."""
        (row,) = self.rows[person][Computed]
        found: date = row[-1]
        return found


def projected(
    persons: Iterable[UUID], concept: Concept, edition: EditionInForce, day: date, latest: date
) -> Projected:  # fmt: skip
    """The rows of these clients as an evaluation says now; nothing is stored.

    ``latest``: the first day on which another edition may be in force.
    """
    keys = list(persons)
    found, contact_rules = tables(keys), by_contact(concept)
    everyone, book = plain_lives(found), rulebook_for(concept, found, day)
    known, notices = public(keys, day), concept.notices()
    rows = {}
    for key in keys:
        said, shown = lasting(book, everyone[str(key)], number(day), everyone), known.get(key, Public())
        rows[key] = _rows(said, contact_rules, edition, day, min(latest, shown.until)) | {
            SharedContact: list(shared_contacts(said, shown)),
            SharedDuty: list(shared_duties(said, shown, concept, edition.concept, contact_rules)),
            UnmetDuty: list(unmet(said, notices, edition.concept)),
        }
    return Projected(rows, found, edition.concept)


def _rows(said: Lasting, contact_rules: frozenset[str], edition: EditionInForce, day: date, latest: date) -> Rows:
    glance, coming = summary(said, contact_rules), list(changes(said))
    duties = [(edition.edition, *_dated(duty)) for duty in kept(said.duties, said.day)]
    until = min(latest, day_of(said.until))  # the last that is asked: every comparison before counts
    return {
        DutyState: duties, ComingChange: coming, MissingFact: [(number,) for number in said.missing],
        OpenFinding: [(one.code, one.about, day_of(one.on), one.detail[:500]) for one in said.undecided],
        Computed: [(edition.pk, *(glance[name] for name in _GLANCE), day, until)],
    }  # fmt: skip


def kept(duties: Sequence[DutyRow], day: int) -> Iterator[DutyRow]:
    """The duties that lists ask for: owed, running or coming ones, and of each rule the one that closed last.

    What closed before that is told by a client's file and by evaluations of a period.
    """
    last: dict[str, DutyRow] = {}
    closed = []
    for duty in duties:
        if duty.hard < day:
            closed.append(duty)
            before = last.get(duty.rule)
            if before is None or (duty.hard, duty.window) >= (before.hard, before.window):
                last[duty.rule] = duty
        else:
            yield duty
    yield from (duty for duty in closed if duty.actionable or duty is last[duty.rule])


def _dated(duty: DutyRow) -> tuple[Any, ...]:
    """A duty's columns as they are stored."""
    _subject, rule, strength, window, soft, hard, need, counted, verdict, cause, done_on, actionable, overdue = duty
    return (
        rule, strength, _date(window), _date(soft), _date(hard), need, counted, verdict, cause, _date(done_on),
        actionable, overdue,
    )  # fmt: skip


def _date(day: int) -> date | None:
    return day_of(day) if day != NONE else None


def locked(persons: Iterable[UUID], wait: bool = True, depending: bool = False) -> list[UUID]:
    """These clients' rows locked until the end of the transaction, in one order; without those that are locked already
    where ``wait`` is false. Facts read afterwards are those of the last one who held the lock.

    ``depending``: with those of :func:`~kontaktdichte.web.bridge.depending`.
    """
    keys, how = list(persons), "" if wait else " skip locked"
    named = f"any(array(select unnest(%s::uuid[]) union {DEPENDING}))" if depending else "any(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select id from web_person where id = {named} order by id for no key update{how}",
            [keys, keys] if depending else [keys],
        )
        return [row[0] for row in cursor.fetchall()]


def computations(persons: Iterable[UUID]) -> dict[UUID, UUID]:
    """Which computation each client's rows are of: another key, other rows."""
    with connection.cursor() as cursor:
        cursor.execute("select person_id, id from web_computed where person_id = any(%s)", [list(persons)])
        return dict(cursor.fetchall())


def store(persons: Sequence[UUID], said: Projected, organisation: UUID) -> None:
    """Put the rows in the place of those there are, in the running transaction: one question reads, one writes.

    What is there already stays: a contact changes two of a client's two hundred rows.
    """
    if not persons:
        return
    known, asked = _there(persons, organisation), list[str]()
    given: list[Any] = []
    for model, names in COLUMNS.items():
        rows = [(str(key), *row) for key in persons for row in said.rows[key][model]]
        if model is Computed:  # another key says that somebody has computed: it is never left as it was
            asked.append(f'delete from "{model._meta.db_table}" where organisation_id = %s and person_id = any(%s)')
            given += [organisation, list(persons)]
        else:
            there = known[model]
            rows = [row for row in rows if not there[row] or not there[row].pop()]
            if gone := [key for keys in there.values() for key in keys]:
                table = model._meta.db_table
                asked.append(f'delete from "{table}" where organisation_id = %s and id = any(%s::uuid[])')
                given += [organisation, gone]
        if rows:
            asked.append(_inserting(model, names))
            given.append(organisation)
            given += ("{" + ",".join(map(_element, column)) + "}" for column in zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute("; ".join(asked), given)


def _there(persons: Sequence[UUID], organisation: UUID) -> dict[type[Model], defaultdict[tuple[Any, ...], list[str]]]:
    """Keys of these clients' stored rows by what they say, but for when they were computed; keys are read as text."""
    kept = [(model, names) for model, names in COLUMNS.items() if model is not Computed]
    asked = "; ".join(
        f'select id::text, person_id::text, {_quoted(*names)} from "{model._meta.db_table}" '
        "where organisation_id = %s and person_id = any(%s)"
        for model, names in kept
    )
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(asked, [organisation, list(persons)] * len(kept))
        for model, _names in kept:
            there = found[model] = defaultdict[tuple[Any, ...], list[str]](list)
            for row in cursor.fetchall():
                there[row[1:]].append(row[0])
            cursor.nextset()
    return found


@cache
def _inserting(model: type[Model], names: Sequence[str]) -> str:
    """Rows go as one array per column, written as text at once: COPY is refused under row-level security."""
    kinds = {one.attname: one.db_type(connection) or "" for one in model._meta.concrete_fields}
    listed = ["text" if kinds[name].startswith("varchar") else kinds[name] for name in names]
    arrays = ", ".join(f"%s::{kind}[]" for kind in ("uuid", *listed))
    columns = _quoted("id", "organisation_id", "person_id", *names)
    return f'insert into "{model._meta.db_table}" ({columns}) select gen_random_uuid(), %s, * from unnest({arrays})'


def _quoted(*names: str) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _element(value: Any) -> str:
    """A value as an array of PostgreSQL has it: text in quotes, nothing as NULL."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "NULL" if value is None else str(value)


def replace_unchanged(
    before: Mapping[UUID, UUID], persons: Sequence[UUID], said: Projected, organisation: UUID
) -> int:  # fmt: skip
    """Store the rows of those clients that nobody locks and nobody computed anew since ``before``; returns how many
    clients. What a save has computed meanwhile is newer, and stays.
    """
    mine = locked(persons, wait=False)
    now = computations(mine)
    still = [key for key in mine if now.get(key) == before.get(key)]
    store(still, said, organisation)
    return len(still)


def outdate(persons: Iterable[UUID], organisation: UUID, day: date) -> None:
    """What is stored for these clients holds no longer, though it is still shown: their facts came by the thousand.

    Whoever is just computing them finds another key, and leaves them.
    """
    keys, edition = locked(persons), EditionInForce.objects.earliest("from_day")
    known = {row.person_id: row for row in Computed.objects.filter(person_id__in=keys)}
    rows = [known.get(key) or Computed(organisation_id=organisation, person_id=key, in_force=edition) for key in keys]
    Computed.objects.filter(person_id__in=keys).delete()
    for row in rows:
        row.pk, row.as_of, row.stable_until = uuid4(), day, day
    Computed.objects.bulk_create(rows, batch_size=5000)
