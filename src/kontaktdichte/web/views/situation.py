"""What holds of a client and what was done, in the concept's words; what is sensitive for those who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kontaktdichte.intake.agreed import german
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Attribute
from kontaktdichte.rules.explanation import Explanation
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.texts import WORDS
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.models import Agreement, Contact, Event, Membership, Person, Record, Situation
from kontaktdichte.web.models.records import WITHDRAWN, disputed

MOST_CONCEPTS = 32
_ABOUT: dict[int, tuple[Concept, frozenset[str]]] = {}


@dataclass(frozen=True)
class Group:
    """Facts of one kind that a member may see, by name; ``slug`` stands in addresses."""

    slug: str
    title: str
    model: type[Record]
    names: dict[str, str]


@dataclass(frozen=True)
class Told:
    """A row in words: what holds from ``since`` to ``last`` (None: still), who said so when, and how it stands."""

    row: Any
    slug: str
    name: str
    label: str
    value: str
    since: date
    last: date | None
    reason: str
    approver: str
    review_on: date | None
    recorded_at: datetime
    by: str
    state: str  # stands · replaced · withdrawn
    corrects: bool
    now: bool


def declared(access: Access, concept: Concept) -> list[Group]:
    """What the concept declares of clients, in its order; names and figures of the staff are kept elsewhere."""
    hidden, about = {} if access.may(Permission.SEE_SENSITIVE) else secrets(concept), _about_clients(concept)
    attributes = {
        name: one for name, one in concept.attributes.items() if not one.free and name not in hidden and name in about
    }  # fmt: skip
    tables: list[tuple[str, str, type[Record], dict[str, Any]]] = [
        ("merkmal", _("Situation"), Situation, attributes),
        ("ereignis", _("Dates"), Event, {name: one for name, one in concept.events.items() if name not in hidden}),
        ("vereinbarung", _("Agreed for this client"), Agreement, dict(concept.agreed)),
    ]
    return [
        Group(slug, title, model, {name: label(one.label, access.language) for name, one in table.items()})
        for slug, title, model, table in tables
    ]


def secrets(concept: Concept) -> dict[str, None]:
    """Attributes declared as sensitive, and the events that a sensitive rule hangs on."""
    found = [name for name, one in concept.attributes.items() if one.sensitive]
    rules = " ".join(rule.model_dump_json() for rule in concept.rules.values() if rule.sensitive)
    return dict.fromkeys([*found, *(name for name in concept.events if f'"{name}"' in rules)])


def _about_clients(concept: Concept) -> frozenset[str]:
    """Attributes that are about clients: those that only a measure asks about are about the staff.

    Looked up in the whole concept once (it stays in memory as long as what is kept of it).
    """
    known = _ABOUT.get(id(concept))
    if known is None or known[0] is not concept:
        measures = " ".join(measure.model_dump_json() for measure in concept.measures.values())
        rules = concept.model_dump_json(include={"rules", "population", "expects", "budgets"})
        words = {name: f'"{name}"' for name in concept.attributes}
        found = frozenset(name for name, word in words.items() if word not in measures or word in rules)
        known = _ABOUT[id(concept)] = concept, found
        while len(_ABOUT) > MOST_CONCEPTS:
            _ABOUT.pop(next(iter(_ABOUT)), None)
    return known[1]


def over_time(access: Access, person: Person, concept: Concept) -> list[tuple[Group, list[Told]]]:
    """All rows by kind, the latest day first; what was replaced and taken back stays visible."""
    found = []
    for group in declared(access, concept):
        every: Any = group.model._default_manager
        gone = Exists(every.filter(replaces=OuterRef("pk")))
        beside = ("recorded_by__user", "replaces") if group.model is Event else ("recorded_by__user",)
        rows = list(every.filter(person=person).select_related(*beside).annotate(gone=gone))
        replaced = {row.pk for row in rows if row.gone}
        said = [row_told(access, concept, row, replaced) for row in rows]
        shown = sorted(
            (one for one in said if one.name in group.names), key=lambda one: (one.since, one.recorded_at), reverse=True
        )
        found.append((group, sorted(shown, key=lambda one: list(group.names).index(one.name))))
    return found


def situation(access: Access, person: Person, concept: Concept) -> list[Told]:
    """What holds today, and plans that lie ahead."""
    rows = [one for _group, said in over_time(access, person, concept) for one in said if one.state == "stands"]
    return [one for one in rows if one.now or (isinstance(one.row, Event) and one.since >= access.today)]


def row_told(access: Access, concept: Concept, row: Any, replaced: set[Any] | None = None) -> Told:
    """One row in words."""
    slug, name, declared_as = _declared(concept, row)
    since = row.on if isinstance(row, Event) else row.from_day
    until = None if isinstance(row, Event) else row.until_day
    never = name == WITHDRAWN or (until is not None and until <= since)
    earlier = row.replaces if name == WITHDRAWN else None
    named = earlier.event if earlier is not None else name
    text = concept.events[named].label if earlier is not None and named in concept.events else declared_as
    state = "replaced" if replaced and row.pk in replaced else "withdrawn" if never else "stands"
    return Told(
        row, slug, named, label(text, access.language) if text is not None else named,
        _value(row, concept, access.language), since, until - timedelta(days=1) if until and not never else None,
        _reason(row, concept, access.language), getattr(row, "approver", None) or "", getattr(row, "review_on", None),
        row.recorded_at, row.recorded_by.user.name if row.recorded_by else "", state, row.replaces_id is not None,
        since <= access.today and (until is None or access.today < until) and not isinstance(row, Event),
    )  # fmt: skip


def _declared(concept: Concept, row: Any) -> tuple[str, str, Any]:
    table: dict[str, Any]
    if isinstance(row, Situation):
        slug, name, table = "merkmal", row.attribute, dict(concept.attributes)
    elif isinstance(row, Event):
        slug, name, table = "ereignis", row.event, dict(concept.events)
    else:
        slug, name, table = "vereinbarung", row.key, dict(concept.agreed)
    return slug, name, table[name].label if name in table else None


def _value(row: Any, concept: Concept, language: Language) -> str:
    """The value by its label; of a flag and a date there is none, of an approval it is the reason."""
    if isinstance(row, Event):
        return ""
    if isinstance(row, Agreement):
        return german(row.value) if language == "de" else row.value
    attribute = concept.attributes.get(row.attribute)
    known = labels(attribute, language) if attribute is not None else {}
    if attribute is not None and attribute.approval is not None:
        return known.get(row.reason, row.reason or "")
    if row.value not in known and row.value in ("true", "false"):
        return "" if row.value == "true" else str(WORDS[language]["no"])
    said: str = row.value
    return known.get(said, said)


def _reason(row: Any, concept: Concept, language: Language) -> str:
    """The reason where it is not the value itself."""
    return (row.reason or "") if isinstance(row, Agreement) else ""


def labels(declared_as: Attribute, language: Language) -> dict[str, str]:
    """An attribute's values and the reasons of its approval by their labels."""
    reasons = declared_as.approval.reasons if declared_as.approval else {}
    return {code: label(text, language) for code, text in {**declared_as.values, **reasons}.items()}


def contacts(person: Person, latest: int | None = None) -> dict[str, Any]:
    """Rows of contacts, the ``latest`` or all of them, the last day first, with those that were replaced, moved
    elsewhere or are disputed; and of disputed ones the rows.
    """
    mine = Contact.objects.filter(person=person)
    rows = list(mine.select_related("recorded_by__user").order_by("-on", "-recorded_at")[:latest])
    replaced = dict(Contact.objects.filter(replaces__in=mine).values_list("replaces_id", "person_id"))
    moved, marked = {contact for contact, owner in replaced.items() if owner != person.pk}, disputed(mine)
    told = mine.filter(pk__in=marked).order_by("-on", "-recorded_at") if marked else ()
    return {
        "contacts": rows, "contacts_count": mine.count() if latest is not None else len(rows), "replaced": replaced,
        "moved": moved, "disputed": marked, "disputed_rows": list(told), "staff": staff(),
    }  # fmt: skip


@dataclass(frozen=True)
class Grounds:
    """Why a rule holds for a client, and how its doubtful passages are read."""

    because: tuple[str, ...]
    readings: tuple[str, ...]


def grounds(said: Explanation, concept: Concept, language: Language) -> dict[str, Grounds]:
    """For each rule that owes something: its facts of today, and the readings that stand in it."""
    because = {rule.name: rule.because for rule in said.rules}
    found = {}
    for name in dict.fromkeys(duty.rule for duty in said.duties):
        mine = [reading for reading in concept.readings.values() if name in reading.used_in]
        told = (f"{label(one.label, language)}: {reading_text(concept, one.value, language)}" for one in mine)
        found[name] = Grounds(because.get(name, ()), tuple(told))
    return found


def staff() -> dict[str, str]:
    """Names of the office's members by the codes under which contacts name them."""
    return dict(Membership.objects.order_by("from_day").values_list("code", "user__name"))


def words(concept: Concept, language: Language) -> dict[str, dict[str, str]]:
    """Codes of contacts by their labels."""
    tables: dict[str, Any] = {
        "kinds": concept.kinds, "channels": concept.channels, "outcomes": concept.outcomes,
        "justifications": concept.justifications, "places": concept.places,
    }  # fmt: skip
    found = {name: {code: label(text, language) for code, text in table.items()} for name, table in tables.items()}
    found["outcomes"][WITHDRAWN] = _("cancelled entry")
    return found
