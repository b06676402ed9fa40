"""Whether the editions of one concept follow one another: no day in two of them, no day between them; what goes on.

In: head and rules of each ``concept.yaml`` in the folders beside the examined one. Out: remarks on the examined one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lint.phrases import named, say
from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.loading import read_yaml

RHYTHMS = ("per", "every", "once", "hold", "note")
Kind = tuple[str, str]  # of a rule: its kind of subject and its rhythm, empty where a reading chooses it


class Edition(NamedTuple):
    """When one edition of a concept is in force: ``[begin, until)``, until None = still. ``name``: its date."""

    concept: str
    name: str
    begin: date
    until: date | None
    rules: Mapping[str, Kind] = {}


def neighbours(file: Path) -> list[Edition]:
    """The other editions in the folders beside a concept file; a file that tells no date is passed over."""
    others = sorted(file.resolve().parent.parent.glob(f"*/{file.name}"))
    found = (_head(other) for other in others if other != file.resolve())
    return [edition for edition in found if edition is not None]


def _head(file: Path) -> Edition | None:
    try:
        data: Any = read_yaml(file.read_text("utf-8-sig"))
        force = data["in_force"]
        begin, until = force["from"], force.get("until")
        rules = {str(name): _kind(rule) for name, rule in (data.get("rules") or {}).items()}
        named = str(data["concept"]), str(data["edition"])
        return Edition(*named, begin, until, rules) if isinstance(begin, date) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError):
        return None


def _kind(rule: Mapping[str, Any]) -> Kind:
    return str(rule.get("subject", "person")), next((word for word in RHYTHMS if word in rule["rhythm"]), "")


def remarks(concept: Concept, others: Iterable[Edition]) -> Iterator[Remark]:
    """Overlaps with any other edition, gaps to the next or the one before; a copy of this edition is passed over."""
    own = Edition(concept.concept, str(concept.edition), concept.in_force.from_, concept.in_force.until)
    known = [other for other in others if other.concept == own.concept and other.name != own.name]
    line = sorted([own, *known], key=lambda edition: (edition.begin, edition.name))
    for other in line:
        if other is not own and _meet(own, other):
            first = max(own.begin, other.begin)
            said = say("edition_overlap", one=own.name, other=other.name, first=first)
            yield Remark("edition_overlap", said, None, ("in_force",))
    for before, after in _gaps(line):
        if own in (before, after):
            ends = before.until or after.begin
            said = say("edition_gap", one=before.name, other=after.name, first=ends, after=after.begin)
            yield Remark("edition_gap", said, None, ("in_force",))
    yield from _going_on(concept, max((e for e in known if e.begin < own.begin), key=lambda e: e.begin, default=None))


def _going_on(concept: Concept, before: Edition | None) -> Iterator[Remark]:
    """What rules say of those of the edition before."""
    going = {name: rule.continues for name, rule in concept.rules.items() if rule.continues is not None}
    for name, continued in going.items():
        code, parts = "continues_unknown", {"rule": named(name), "other": named(continued)}
        if before is None:
            code = "continues_unchecked"
        elif continued in before.rules:
            code = "" if _alike(concept.rules[name], before.rules[continued]) else "continues_unlike"
        if code:
            edition = "" if before is None else before.name
            yield Remark(code, say(code, **parts, edition=edition), name, ("rules", name, "continues"))
    if going:
        said = say("continues_unjudged", rules=named(*going), first=concept.in_force.from_)
        yield Remark("continues_unjudged", said, None, ("in_force",))


def _alike(rule: Rule, other: Kind) -> bool:
    """Whether something can go on between two rules: one kind of subject, one rhythm."""
    return other in ((rule.subject, type(rule.rhythm).__name__.lower()), (rule.subject, ""))


def _gaps(line: list[Edition]) -> Iterator[tuple[Edition, Edition]]:
    """An edition that ends while none is in force, and the next one."""
    for before in line:
        end = before.until
        if end is None or any(other.begin <= end and (other.until is None or end < other.until) for other in line):
            continue
        yield from ((before, after) for after in [other for other in line if other.begin > end][:1])


def _meet(a: Edition, b: Edition) -> bool:
    return (a.until is None or b.begin < a.until) and (b.until is None or a.begin < b.until)
