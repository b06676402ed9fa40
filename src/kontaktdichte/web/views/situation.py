"""What holds of a client and what was done, in the words of the concept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.models import Contact, Person, Situation
from kontaktdichte.web.models.records import WITHDRAWN, disputed, standing


@dataclass(frozen=True)
class Fact:
    """Something that holds from ``since`` to ``last``; None: still."""

    label: str
    value: str
    since: date
    last: date | None


def situation(access: Access, person: Person, concept: Concept, language: Language) -> dict[str, list[Fact]]:
    """Facts that hold today (``now``), and those of other days; what is sensitive only for those who may see it."""
    rows = standing(Situation.objects.filter(person=person)).order_by("attribute", "-from_day")
    found: dict[str, list[Fact]] = {"now": [], "other": []}
    for row in rows:
        declared = concept.attributes.get(row.attribute)
        hidden = declared is None or (declared.sensitive and not access.may(Permission.SEE_SENSITIVE))
        if hidden:
            continue
        holds = row.from_day <= access.today and (row.until_day is None or access.today < row.until_day)
        found["now" if holds else "other"].append(_fact(row, declared, language))
    return found


def _fact(row: Situation, declared: Any, language: Language) -> Fact:
    reasons = declared.approval.reasons if declared.approval else {}
    known = declared.values.get(row.value) or reasons.get(row.value)
    value = label(known, language) if known else "" if row.value == "true" else row.value
    last = row.until_day - timedelta(days=1) if row.until_day else None
    return Fact(label(declared.label, language), value, row.from_day, last)


def contacts(person: Person) -> dict[str, Any]:
    """All rows of contacts, the latest first, with those that were replaced and those that are disputed."""
    mine = Contact.objects.filter(person=person)
    rows = list(mine.select_related("recorded_by__user").order_by("-on", "-recorded_at"))
    replaced = dict(Contact.objects.filter(replaces__in=mine).values_list("replaces_id", "person_id"))
    return {"contacts": rows, "replaced": replaced, "disputed": disputed(mine)}


def words(concept: Concept, language: Language) -> dict[str, dict[str, str]]:
    """Codes of contacts by their labels."""
    tables: dict[str, Any] = {
        "kinds": concept.kinds, "channels": concept.channels, "outcomes": concept.outcomes,
        "justifications": concept.justifications,
    }  # fmt: skip
    found = {name: {code: label(text, language) for code, text in table.items()} for name, table in tables.items()}
    found["outcomes"][WITHDRAWN] = _("cancelled entry")
    return found
