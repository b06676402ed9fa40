"""What stands beside a client on a list, in the words of the document: what is owed, what changes, what is missing.

In: clients. Out: a :class:`Line` for each, from three queries for all of them. Labels and quotes are those that the
member may read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.portions import noun
from kontaktdichte.rules.reasons import Language, change_sentence, day_text, finding_sentence, label
from kontaktdichte.rules.vocabulary import Hold
from kontaktdichte.web.access import Access
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.listing import DUE, NEW, TARGET, coming, unclear, working_days_until
from kontaktdichte.web.models import ComingChange, DutyState, MissingFact, OpenFinding
from kontaktdichte.web.summaries import by_contact

Said = dict[str, Any]
TO_DO = {
    "approval_missing": gettext_lazy("Add what is missing, or take the entry back."),
    "situation_overlap": gettext_lazy("End one of the two, or take back the wrong one."),
    "agreed_value_refused": gettext_lazy("Agree on a value that the document allows, or take it back."),
}
Kind = ComingChange.Kind


@dataclass
class Line:
    """A client on a list: duties, the most urgent first; changes in the order of their days; missing facts."""

    person: Any
    duties: list[Said] = field(default_factory=list)
    changes: list[Said] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unclear: list[Said] = field(default_factory=list)
    days_left: int | None = None  # working days until the first contact must have been

    @property
    def first(self) -> Said | None:
        """The duty by which the client stands where it does."""
        return self.duties[0] if self.duties else None


class Beside:
    """What stands beside these clients; asked for once for all sections of a page."""

    def __init__(self, access: Access, people: Iterable[Any]) -> None:
        keys = {person.pk for person in people}
        concept, language = concept_for(access), access.language
        self.concept, self.today = concept, access.today
        self.duties: defaultdict[UUID, list[Said]] = defaultdict(list)
        self.changes: defaultdict[UUID, list[Said]] = defaultdict(list)
        self.missing: defaultdict[UUID, list[str]] = defaultdict(list)
        self.unclear: defaultdict[UUID, list[Said]] = defaultdict(list)
        contact_rules = by_contact(concept)
        for duty in DutyState.objects.filter(person_id__in=keys, actionable=True):
            self.duties[duty.person_id].append(owed(duty, concept, language, access.today, contact_rules))
        for change in coming(access).filter(person_id__in=keys).order_by("on", "kind", "about"):
            self.changes[change.person_id].append(told(change, concept, language))
        for fact in MissingFact.objects.filter(person_id__in=keys).order_by("expectation"):
            if fact.expectation < len(concept.expects):
                self.missing[fact.person_id].append(label(concept.expects[fact.expectation].label, language))

        for row in unclear(access).filter(person_id__in=keys).order_by("on", "about"):
            self.unclear[row.person_id].append(amiss(row, concept, language))

    def lines(self, people: Iterable[Any], standing: str = "") -> list[Line]:
        """The clients of one section; first the duty that brings a client into it."""
        return [self._line(person, standing) for person in people]

    def _line(self, person: Any, standing: str) -> Line:
        key, by = person.pk, person.first_contact_by
        leads = _LEADS.get(standing, _none)
        duties = sorted(self.duties[key], key=lambda duty: (not leads(duty, by), *_urgent(duty)))
        left = working_days_until(self.concept, self.today, by) if by is not None else None
        return Line(person, duties, self.changes[key], self.missing[key], self.unclear[key], left)


def owed(
    duty: DutyState, concept: Concept, language: Language, day: date, contact_rules: frozenset[str] = frozenset()
) -> Said:
    """A duty in the words of the document."""
    rule, late = concept.rules[duty.rule], (day - duty.hard).days
    badge = "overdue" if duty.overdue else "missed_with_reason" if late > 0 else "open"
    return {
        "label": label(rule.label, language), "hard": duty.hard, "late": late, "badge": badge, "need": duty.need,
        "counted": duty.counted, "quote": rule.quote, "section": rule.section, "overdue": duty.overdue,
        "owed": noun(rule.owed, max(duty.need - duty.counted, 1), language), "target": duty.strength == "target",
        "by_contact": duty.rule in contact_rules, "fact": held(rule, concept),
    }  # fmt: skip


def amiss(row: OpenFinding, concept: Concept, language: Language) -> Said:
    """What contradicts itself or cannot be used, what to do, and the form in which that is done."""
    table = next((slug for slug, names in (("merkmal", concept.attributes), ("vereinbarung", concept.agreed),
                                           ("ereignis", concept.events)) if row.about in names), "")  # fmt: skip
    said = {"code": row.code, "about": row.about, "on": row.on, "detail": row.detail}
    return {"sentence": finding_sentence(concept, said, language), "do": TO_DO[row.code], "table": table,
            "about": row.about}  # fmt: skip


def held(rule: Rule, concept: Concept) -> str:
    """The fact that meets a rule by being there, to be entered by its form; empty where it is none for everybody."""
    name = next(iter(rule.rhythm.hold), "") if isinstance(rule.rhythm, Hold) else ""
    declared = concept.attributes.get(name)
    return name if declared is not None and not declared.free and not declared.sensitive else ""


def _none(duty: Said, by: date | None) -> bool:
    return False


_LEADS: dict[str, Callable[[Said, date | None], bool]] = {
    DUE: lambda duty, by: bool(duty["late"] <= 0),
    NEW: lambda duty, by: bool(duty["by_contact"] and duty["hard"] == by),
    TARGET: lambda duty, by: bool(duty["target"] and duty["late"] > 0),
}


def _urgent(duty: Said) -> tuple[bool, bool, date, bool]:
    """Overdue first, then what is to come, then targets that passed; each by its day, musts before shoulds."""
    return not duty["overdue"], duty["late"] > 0, duty["hard"], duty["target"]


def told(change: ComingChange, concept: Concept, language: Language) -> Said:
    """What changes on which day, and the rule's sentence where it is a rule."""
    if change.kind in (Kind.BEGINS, Kind.ENDS):
        rule = concept.rules[change.about]
        row = {"rule": change.about, "on": change.on, "change": change.kind}
        return {
            "sentence": change_sentence(concept, row, language), "on": change.on, "quote": rule.quote,
            "section": rule.section,
        }  # fmt: skip
    return {"sentence": _fact(change, concept, language), "on": change.on, "quote": "", "section": ""}


def _fact(change: ComingChange, concept: Concept, language: Language) -> str:
    if change.kind == Kind.EVENT:
        event = concept.events.get(change.about)
        name = label(event.label, language) if event else change.about
        return _("%(what)s on %(day)s.") % {"what": name, "day": day_text(change.on, language)}
    what = _valued(change, concept, language)
    if change.kind == Kind.REVIEW:
        return _("“%(what)s” is to be reviewed by %(day)s.") % {"what": what, "day": day_text(change.on, language)}
    last = day_text(change.on - timedelta(days=1), language)
    return _("“%(what)s” holds until %(day)s only.") % {"what": what, "day": last}


def _valued(change: ComingChange, concept: Concept, language: Language) -> str:
    """An attribute with its value, by their labels."""
    declared = concept.attributes.get(change.about)
    if declared is None:
        return change.about
    reasons = declared.approval.reasons if declared.approval else {}
    known = declared.values.get(change.value) or reasons.get(change.value)
    name = label(declared.label, language)
    return f"{name}: {label(known, language)}" if known else name
