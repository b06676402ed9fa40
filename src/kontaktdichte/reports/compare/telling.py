"""A concept and its rules as fields in words: what is told of each, and what differs between two of them.

In: concepts. Out: :data:`Told`, field → lines of text; :func:`differences` between two of them. Every word of a concept
is told in some field, or stands under ``other`` as the file writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from kontaktdichte.reports.compare.measuring import measure
from kontaktdichte.reports.compare.phrases import Phrases, untold
from kontaktdichte.reports.compare.rhythms import rhythm
from kontaktdichte.reports.compare.wording import CLOCK, FLAGS, KINDS, STRENGTH
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import AgreedKey, AgreementSubjects, Attribute, Cumulative, EventKind, Rule
from kontaktdichte.rules.quantities import Measure
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import Language, code_text, day_text
from kontaktdichte.rules.vocabulary import Clause, Hold, Note, Passage, Text

Told = dict[str, list[str]]
_LISTS = {
    "attributes": "attributes", "events": "events", "agreed": "agreed_keys", "kinds": "kinds", "channels": "channels",
    "outcomes": "outcomes", "participants": "participants", "places": "places", "justifications": "justifications",
    "deviation_reasons": "deviation_reasons",
}  # fmt: skip
# of these fields only the lines that the other side lacks differ
_LISTED = {
    *_LISTS.values(), "readings", "refusals", "context", "beside", "contact_refusals", "approvals", "expects",
    "cumulative", "unreached", "not_encoded", "no_duty", "agreement_subjects", "other",
}  # fmt: skip
_RULE = frozenset(
    {
        "section", "quote", "context", "label", "owed", "subject", "applies_to", "during", "suspends", "clock",
        "accepts", "met_by", "lookback", "rhythm", "strength", "soft", "refusals", "sensitive", "count",
        "apart", "also", "or_", "continues",
    }
)  # fmt: skip
_MEASURE = frozenset(
    {
        "section", "quote", "context", "label", "sum", "ratio", "share", "by", "window", "at_least", "at_most",
        "beside",
    }
)  # fmt: skip
_DOCUMENT = frozenset(
    {
        "concept", "edition", "title", "issuer", "in_force", "holidays", "closing_days", "last_confirmed", "readings",
        "population", "sets", "budgets", "expects", "contact", "rules", "measures", "cumulative", "unreached",
        "not_encoded", "no_duty", "agreement_subjects", *_LISTS,
    }
)  # fmt: skip


class Difference(NamedTuple):
    """One field told differently; empty where one side says nothing."""

    field: str
    a: str
    b: str


def differences(a: Told, b: Told) -> tuple[Difference, ...]:
    """The fields told differently, in the order of A and then of B; of a list only what the other side lacks."""
    found = []
    for field in dict.fromkeys(chain(a, b)):
        left, right = a.get(field, []), b.get(field, [])
        if left != right:
            if field in _LISTED:
                left, right = _without(left, right), _without(right, left)
            found.append(Difference(field, "\n".join(left), "\n".join(right)))
    return tuple(found)


def _without(lines: list[str], others: list[str]) -> list[str]:
    return [line for line in lines if line not in others] or lines  # the same lines in another order: all of them


def _gathered(fields: Iterable[tuple[str, str]]) -> Told:
    """The texts of each field in their order."""
    told: Told = {}
    for field, text in fields:
        told.setdefault(field, []).append(text)
    return told


class Teller:
    """Tells a concept and its rules as fields; only fields that say something are there."""

    def __init__(self, concept: Concept, language: Language) -> None:
        self.concept, self.language, self.phrases = concept, language, Phrases(concept, language)

    def rule(self, name: str | None) -> Told:
        """A rule's fields; none for no rule."""
        return _gathered(self._rule(name, self.concept.rules[name])) if name is not None else {}

    def measure(self, name: str | None) -> Told:
        """A measure's fields; none for no measure."""
        return _gathered(self._measure(name, self.concept.measures[name])) if name is not None else {}

    def _rule(self, name: str, rule: Rule) -> Iterator[tuple[str, str]]:
        say = self.phrases
        yield "label", say.label(rule.label)
        yield "subject", KINDS[rule.subject].to(self.language)
        yield "applies_to", say.condition(rule.applies_to)
        if rule.during is not None:
            yield "during", f"{say.anchor(rule.during.from_)} – {say.anchor(rule.during.until)}"
        yield from rhythm(say, rule)
        yield "owed", " / ".join(rule.owed.de if self.language == "de" else rule.owed.en)
        if rule.continues is not None:
            yield "continues", say.say("continues", rule.continues)
        if not isinstance(rule.rhythm, Note):
            yield "strength", STRENGTH[rule.strength].to(self.language)
        yield from (("accepts", text) for text in self._accepts(rule))
        for field, length in (("lookback", rule.lookback), ("soft", rule.soft)):
            if length is not None:
                yield field, say.period(length)
        yield from (("suspends", text) for clause in rule.suspends if (text := say.suspends(clause)))
        yield from self._rests(name, rule)
        refusals = dict.fromkeys(code_text(self.concept, rule, code, self.language) for code in rule.refusals)
        yield from (("refusals", text) for text in refusals)
        if rule.sensitive:
            yield "sensitive", say.say("few")
        yield from (("other", text) for text in untold(rule, _RULE))
        yield from self._readings(name)
        yield from self._passage(rule)

    def _measure(self, name: str, of: Measure) -> Iterator[tuple[str, str]]:
        yield "label", self.phrases.label(of.label)
        yield from measure(self.phrases, of)
        yield from (("other", text) for text in untold(of, _MEASURE))
        yield from self._readings(name)
        yield from self._passage(of)

    def _accepts(self, rule: Rule) -> list[str]:
        """The clauses that decide for a rule, numbered; what stands for them where contacts do not."""
        if rule.met_by == "notice":
            return [self.phrases.say("the notice")]
        if isinstance(rule.rhythm, Hold | Note):
            return []
        if rule.accepts is None:
            return [self.phrases.say("as the concept")]
        return self._clauses(rule.accepts)

    def _clauses(self, clauses: tuple[Clause, ...]) -> list[str]:
        return [f"{i}. {self.phrases.clause(clause)}" for i, clause in enumerate(clauses, start=1)]

    def _rests(self, name: str, rule: Rule) -> Iterator[tuple[str, str]]:
        """The rules that put this one to rest, and what its clock does meanwhile."""
        causes = [
            self.phrases.acting(self.phrases.rule(other), clause)
            for other, suspending in self.concept.rules.items()
            for clause in suspending.suspends
            if name in self.concept.suspended_by(clause)
        ]
        if causes:
            yield "rests", self.phrases.listed(dict.fromkeys(causes))
            yield "clock", CLOCK[rule.clock].to(self.language)

    def _readings(self, name: str) -> Iterator[tuple[str, str]]:
        """The readings that bear on a rule alone; of the whole concept's readings the sheet of readings tells."""
        for reading in self.concept.readings.values():
            if name in reading.used_in:
                value = reading_text(self.concept, reading.value, self.language)
                yield "readings", self.phrases.say("field", self.phrases.label(reading.label), value)

    def _passage(self, passage: Passage) -> Iterator[tuple[str, str]]:
        yield "section", passage.section
        yield "quote", passage.quote
        yield from (("context", more) for more in passage.context)

    def document(self) -> Told:
        """What the document says beside its rules."""
        concept, say = self.concept, self.phrases
        told: Told = {
            "title": [concept.title], "issuer": [concept.issuer], "edition": [day_text(concept.edition, self.language)],
            "in_force": [say.span(concept.in_force.from_, concept.in_force.until)], "holidays": [concept.holidays],
            "closing_days": [", ".join(day_text(day, self.language) for day in concept.closing_days)],
            "population": [
                say.say("field", KINDS[kind].to(self.language), say.condition(asked))
                for kind, asked in concept.population.items()
            ],
            "contact": self._clauses(concept.contact.accepts),
            "contact_quote": [self._quoted(concept.contact), *concept.contact.context],
            "contact_refusals": list(dict.fromkeys(map(say.label, concept.contact.refusals.values()))),
            "budgets": [say.budget(budget) for budget in concept.budgets],
            "agreement_subjects": [*self._settled(concept.agreement_subjects)],
            "approvals": [say.approval(item) for item in concept.attributes.values() if item.approval is not None],
            "expects": [
                say.with_rest(f"{say.label(item.label)} ({say.condition(item.when)})", item, "label", "when")
                for item in concept.expects
            ],
            "cumulative": [f"{self._together(entry)}: {self._quoted(entry)}" for entry in concept.cumulative],
            "unreached": [f"{say.condition(item.when)}: {self._quoted(item)}" for item in concept.unreached],
            "not_encoded": [self._quoted(passage) for passage in concept.not_encoded],
            "no_duty": [self._quoted(passage) for passage in concept.no_duty],
            "other": list(untold(concept, _DOCUMENT)),
        }  # fmt: skip
        told |= {
            field: [self._declared(item) for item in getattr(concept, name).values()] for name, field in _LISTS.items()
        }
        return {field: lines for field, lines in told.items() if any(lines)}

    def _settled(self, settled: AgreementSubjects | None) -> Iterator[str]:
        """What a cooperation agreement must and should settle, with the values that each subject carries."""
        for part in (settled.mandatory, settled.recommended) if settled is not None else ():
            for subject in part.subjects.values():
                agreed = [self.concept.agreed[key].label for key in subject.agreed]
                facts = [self.concept.attributes[name].label for name in subject.situations]
                said = self.phrases.say("field", self.phrases.label(part.label), self.phrases.label(subject.label))
                carried = self.phrases.listed(map(self.phrases.label, (*agreed, *facts)), "and")
                yield f"{said} ({carried})" if carried else said

    def _quoted(self, passage: Passage) -> str:
        return f"{self.phrases.say('quoted', passage.quote)} ({passage.section})"

    def _together(self, entry: Cumulative) -> str:
        """The rules that are owed beside one another on purpose."""
        names = entry.rules + (self.concept.sets[entry.set] if entry.set else ())
        return self.phrases.listed(map(self.phrases.rule, names), "and")

    def _declared(self, item: Text | Attribute | EventKind | AgreedKey) -> str:
        """A label of the concept's lists, an attribute with its values, and what else is said of it."""
        say = self.phrases
        if isinstance(item, Text):
            return say.label(item)
        name = say.label(item.label)
        if isinstance(item, Attribute) and item.values:
            name = say.say("field", name, ", ".join(map(say.label, item.values.values())))
        flags = [word.to(self.language) for flag, word in FLAGS.items() if getattr(item, flag, False)]
        return "; ".join([name, *flags, *untold(item, {"label", "values", "approval", *FLAGS})])
