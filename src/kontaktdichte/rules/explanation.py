"""Explaining one person on one day: which rules, because of which facts, what counted and what did not.

In: concept, tables, a subject. Out: an :class:`Explanation`, as data and as text for a terminal, German or English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

import polars as pl

from kontaktdichte.rules.acceptance import CODES, COUNTED
from kontaktdichte.rules.assessment import Assessment, Kind, Rulebook
from kontaktdichte.rules.calendar import FAR, NONE, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.conditions import asked_of
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.duties import FULFILLED, Duty
from kontaktdichte.rules.evaluation import Rows, rulebook_for
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import (
    Language,
    change_sentence,
    code_sentence,
    contact_noun,
    day_text,
    duty_sentence,
    finding_sentence,
    label,
)
from kontaktdichte.rules.spans import holds_on
from kontaktdichte.rules.tables import Plain, Tables
from kontaktdichte.rules.texts import HEADINGS, WORDS
from kontaktdichte.rules.vocabulary import Condition, Every, Note, Once

A_YEAR = timedelta(days=366)


class UnknownSubject(ValueError):
    """No such subject in ``persons``; ``de`` and ``en`` are the sentence in both languages, with near ids."""

    def __init__(self, subject: str, ids: list[str]) -> None:
        bare = [known for known in ids if known.lstrip("0") == subject.lstrip("0")]
        near = ", ".join(bare or get_close_matches(subject, ids, n=3))
        self.de = f"Niemand hat die Nummer „{subject}“" + (f"; gemeint ist vielleicht {near}." if near else ".")
        self.en = f"Nobody has the id {subject!r}" + (f"; did you mean {near}?" if near else ".")
        super().__init__(self.en)


@dataclass(frozen=True)
class RuleExplanation:
    """A rule that applies or rests on the evaluation day."""

    name: str
    label: str
    state: str  # applies · suspended · note
    since: date | None
    because: tuple[str, ...]
    suspended_by: tuple[str, ...]
    continues: str | None  # the rule of the edition before that it carries on, in a sentence


@dataclass(frozen=True)
class DutyExplanation:
    """One duty with its sentence, what counted, what did not and where it stands written."""

    rule: str
    label: str
    verdict: str
    strength: str
    window: date
    soft: date | None
    hard: date
    actionable: bool
    overdue: bool
    sentence: str
    counted: tuple[str, ...]
    refused: tuple[str, ...]
    section: str
    quote: str


@dataclass(frozen=True)
class Explanation:
    """Everything said of one subject on one day; ``duties`` are those of the last year and later."""

    subject: str
    as_of: date
    concept: str
    title: str
    language: Language
    rules: tuple[RuleExplanation, ...]
    duties: tuple[DutyExplanation, ...]
    missing: tuple[str, ...]
    findings: tuple[str, ...]
    changes: tuple[str, ...]
    readings: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The explanation as plain data; dates are :class:`datetime.date`."""
        return asdict(self)

    def text(self) -> str:
        """The explanation as lines of text."""
        words = HEADINGS[self.language]
        lines = [words["title"].format(subject=self.subject, day=day_text(self.as_of, self.language)), self.title, ""]
        if not self.rules and not any(duty.actionable for duty in self.duties):
            lines += [words["nobody"], ""]
        for heading, duties in (
            ("now", [duty for duty in self.duties if duty.actionable]),
            ("coming", [duty for duty in self.duties if duty.verdict == "upcoming"]),
            ("closed", [duty for duty in self.duties if not duty.actionable and duty.verdict != "upcoming"]),
        ):
            lines += _section(words[heading], [line for duty in duties for line in self._duty_lines(duty)])
        lines += _section(words["rules"], [line for rule in self.rules for line in self._rule_lines(rule)])
        for heading, said in (("missing", self.missing), ("findings", self.findings), ("changes", self.changes)):
            lines += _section(words[heading], [f"  · {sentence}" for sentence in said])
        lines += _section(words["readings"], [f"  · {reading}" for reading in self.readings])
        return "\n".join(lines).rstrip() + "\n"

    def _duty_lines(self, duty: DutyExplanation) -> Iterator[str]:
        words = HEADINGS[self.language]
        mark = "!" if duty.overdue else {"fulfilled": "+", "not_judged": "o"}.get(duty.verdict, "-")
        target = f" ({words['target']})" if duty.strength == "target" else ""
        yield f"  {mark} {duty.label}{target}: {duty.sentence}"
        if duty.counted:
            yield f"      {words['counted']}: {', '.join(duty.counted)}"
        yield from (f"      {sentence}" for sentence in duty.refused)
        if duty.actionable or duty.verdict == "upcoming":
            yield f"      {words['basis']}: „{duty.quote}“ ({duty.section})"

    def _rule_lines(self, rule: RuleExplanation) -> Iterator[str]:
        words = HEADINGS[self.language]
        since = words["since"].format(day=day_text(rule.since, self.language)) if rule.since is not None else ""
        state = words[rule.state].format(by=", ".join(rule.suspended_by))
        yield f"  · {rule.label}: {state}{since}"
        if rule.because:
            yield f"      {words['because']}: {'; '.join(rule.because)}"
        if rule.continues is not None:
            yield f"      {rule.continues}"


def _section(heading: str, lines: list[str]) -> list[str]:
    return [heading, *lines, ""] if lines else []


def explain(
    concept: Concept,
    tables: Tables,
    subject: str,
    *,
    as_of: date,
    known_at: date | None = None,
    language: Language = "de",
    since: date | None = None,
) -> Explanation:
    """Explain one subject on ``as_of``. Raises UnknownSubject, TableError.

    Duties due before ``since`` (default: a year before ``as_of``) and owed no longer are left out.
    ``tables`` may hold everyone; only the subject's rows and those of other kinds of subject (agreements) are read.
    """
    rows = _own(tables, subject).plain()
    return explain_rows(concept, rows, subject, as_of=as_of, known_at=known_at, language=language, since=since)


def explain_rows(
    concept: Concept, rows: Plain, subject: str, *, as_of: date, known_at: date | None = None,
    language: Language = "de", since: date | None = None,
) -> Explanation:  # fmt: skip
    """The same of plain lists that hold the subject's rows, and those of other kinds of subject, and nobody else's."""
    everyone, book = plain_lives(rows, known_at), rulebook_for(concept, rows, as_of)
    assessment, first = book.assess(everyone[subject], number(as_of), everyone), since or as_of - A_YEAR
    said = Rows(book, _since(number(first)), contacts=False)
    said.add(assessment)
    return Explanation(
        subject, as_of, concept.name, f"{concept.title} ({concept.name})", language,
        rules=tuple(_rules(book, assessment, language)),
        duties=tuple(_duties(said, assessment, language)),
        missing=tuple(row[f"label_{language}"] for row in said.told("missing")),
        findings=tuple(finding_sentence(concept, row, language) for row in said.told("findings")),
        changes=tuple(change_sentence(concept, row, language) for row in said.told("changes")),
        readings=tuple(readings_used(concept, language, _rules_at_work(book, assessment))),
    )  # fmt: skip


def explain_met(
    concept: Concept, rows: Plain, subject: str, contact: str, *, as_of: date, language: Language = "de"
) -> tuple[list[DutyExplanation], list[DutyExplanation]]:  # fmt: skip
    """What a contact did, by its ``id``: duties of the last year that are met with it and were not without it, and the
    duties that are still owed; nothing else of the subject is explained.
    """
    everyone, book, day = plain_lives(rows), rulebook_for(concept, rows, as_of), number(as_of)
    life = everyone[subject]
    without = replace(life, contacts=[one for one in life.contacts if one.id != contact])
    before = {
        (duty.rule, duty.window)
        for duties in book.assess(without, day, everyone, contacts=False).duties.values()
        for duty in duties if duty.verdict != FULFILLED
    }  # fmt: skip
    late = _since(number(as_of - A_YEAR))

    def asked(duty: Duty) -> bool:
        newly = duty.verdict == FULFILLED and (duty.rule, duty.window) in before
        return late(duty) and (bool(duty.actionable) or newly)

    assessment, said = book.assess(life, day, everyone), Rows(book, asked, contacts=False)
    said.add(assessment)
    told = list(_duties(said, assessment, language))
    return [one for one in told if one.verdict == "fulfilled"], [one for one in told if one.actionable]


def _since(first: int) -> Callable[[Duty], bool]:
    return lambda duty: bool(duty.actionable) or duty.hard >= first


def readings_used(concept: Concept, language: Language, rules: set[str]) -> Iterator[str]:
    """Each reading that bears on one of these rules, with the value it has, in words."""
    for reading in concept.readings.values():
        if not reading.used_in or rules.intersection(reading.used_in):
            yield f"{label(reading.label, language)}: {reading_text(concept, reading.value, language)}"


def _rules_at_work(book: Rulebook, assessment: Assessment) -> set[str]:
    """Rules that owe something, or apply or rest on the day."""
    kind = book.kinds.get(assessment.life.kind)
    names = kind.encoding.rules if kind is not None else []
    applying = [name for i, name in enumerate(names) if holds_on(assessment.timeline.applies(i), assessment.as_of)]
    return {name for name in applying if not isinstance(book.concept.rules[name].rhythm, Once)} | set(assessment.duties)


def _own(tables: Tables, subject: str) -> Tables:
    """The subject's rows, and those of subjects that are no persons."""
    ids = tables.persons["id"]
    if subject not in ids:
        raise UnknownSubject(subject, ids.to_list())
    kept = tables.persons.filter((pl.col("id") == subject) | (pl.col("kind").fill_null("person") != "person"))
    rows = {
        n: frame.filter(pl.col("subject").is_in(kept["id"].implode())) for n, frame in tables.items() if n != "persons"
    }
    return Tables(persons=kept, **rows)


def _duties(said: Rows, assessment: Assessment, language: Language) -> Iterator[DutyExplanation]:
    concept = said.book.concept
    for row in sorted(said.told("duties"), key=lambda row: (row["hard"], row["rule"])):
        rule = concept.rules[row["rule"]]
        counted, refused = _contacts(concept, assessment, row, language)
        yield DutyExplanation(
            row["rule"], label(rule.label, language), row["verdict"], row["strength"], row["window"],
            row["soft"], row["hard"], row["actionable"], row["overdue"], duty_sentence(concept, row, language),
            tuple(counted), tuple(refused), rule.section, rule.quote,
        )  # fmt: skip


def _contacts(
    concept: Concept, assessment: Assessment, row: dict[str, Any], language: Language
) -> tuple[list[str], list[str]]:
    """Contacts that counted for a duty, and a sentence for each in its time that did not."""
    first, last = row["window"], row["done_on"] or row["hard"]
    if not isinstance(concept.rules[row["rule"]].rhythm, Every):
        last = max(last, row["hard"])  # more than enough still counts
    if row["actionable"]:
        last = max(row["hard"], day_of(assessment.as_of))
    counted, refused = [], []
    low, high = number(first), number(last)  # compared with every contact of a life for every duty
    codes = assessment.codes.get(row["rule"], [])
    for contact, code in zip(assessment.contacts, codes, strict=False):
        if not low <= contact.on <= high or contact.outcome not in concept.outcomes:  # one taken back never was
            continue
        on = day_of(contact.on)
        if code == COUNTED:
            noun = contact_noun(concept, contact.kind, contact.channel, language)
            counted.append(WORDS[language]["counted"].format(noun=noun, day=day_text(on, language)))
        else:
            seen = {**contact._asdict(), "on": on, "minutes": contact.minutes if contact.minutes != NONE else None}
            refused.append(code_sentence(concept, row["rule"], seen, CODES[code], language))
    return counted, refused


def _rules(book: Rulebook, assessment: Assessment, language: Language) -> Iterator[RuleExplanation]:
    """Rules that apply or rest on the day, with the facts that make them apply."""
    kind = book.kinds.get(assessment.life.kind)
    if kind is None:
        return
    mask, as_of = assessment.timeline.mask_on(assessment.as_of), assessment.as_of
    for i, (name, rule) in enumerate(kind.rules.items()):
        span = next((s for s in assessment.timeline.applies(i) if s[0] <= as_of < s[1]), None)
        if span is None or (isinstance(rule.rhythm, Once) and name not in assessment.duties):
            continue  # a once rule: its condition holds, but nothing has happened that it hangs on
        by = [] if holds_on(assessment.timeline.active(i), as_of) else kind.suspended_by(mask, i)
        state = "suspended" if by else "note" if isinstance(rule.rhythm, Note) else "applies"
        yield RuleExplanation(
            name, label(rule.label, language), state, day_of(span[0]),
            tuple(_because(book, kind, rule, i, assessment, language)),
            tuple(label(book.concept.rules[other].label, language) for other in by),
            _continues(book.concept, rule, language),
        )  # fmt: skip


def _continues(concept: Concept, rule: Rule, language: Language) -> str | None:
    """That a rule carries on one of the edition before, and from which day it is reckoned here."""
    if rule.continues is None:
        return None
    first = day_text(concept.in_force.from_, language)
    return HEADINGS[language]["continues"].format(rule=rule.continues, day=first)


def _because(
    book: Rulebook, kind: Kind, rule: Rule, place: int, assessment: Assessment, language: Language
) -> Iterator[str]:
    """What the rule's conditions name and what holds on the evaluation day, and the span of its anchors."""
    seen: dict[str, None] = {}
    for condition in (book.concept.population[rule.subject], rule.applies_to):
        seen.update(dict.fromkeys(_held(book.concept, condition, assessment.view, language)))
    seen.update(dict.fromkeys(_asked(book.concept, kind, rule.applies_to, assessment, language)))
    yield from seen
    yield from _during(assessment, place, language)


def _asked(
    concept: Concept, kind: Kind, condition: Condition, assessment: Assessment, language: Language
) -> Iterator[str]:
    """What is overdue or unmet of other rules on the evaluation day, as far as the condition asks for it."""
    words, mask = WORDS[language], assessment.timeline.mask_on(assessment.as_of)
    for bit, (name, times) in kind.encoding.predicates.asked.items():
        if mask & bit and (name, times) in asked_of(condition):
            yield words["unmet" if times else "overdue"].format(
                rule=label(concept.rules[name].label, language), times=times
            )
    for inner in (*(condition.all or ()), *(condition.any or ())):
        yield from _asked(concept, kind, inner, assessment, language)


def _during(assessment: Assessment, place: int, language: Language) -> Iterator[str]:
    """The span between two anchors that holds the evaluation day."""
    for span in assessment.timeline.during:
        if span.rule == place and span.start <= assessment.as_of < span.until:
            last = day_text(day_of(span.until - 1), language) if span.until < FAR else "…"
            yield WORDS[language]["during"].format(start=day_text(day_of(span.start), language), last=last)


def _held(concept: Concept, condition: Condition, view: View, language: Language) -> Iterator[str]:
    words = WORDS[language]
    asked = list(condition.facts.items())
    if condition.lasting is not None:
        asked += list(condition.lasting.situation.items())
    if condition.since is not None:
        asked += list((condition.since.begin or {}).items())
    for attribute, values in asked:
        span = next((s for s in view.runs(attribute, values) if s[0] <= view.as_of < s[1]), None)
        if span is not None:
            yield _fact_text(concept, attribute, view, span, language)
    if condition.since is not None and condition.since.event is not None:
        passed = [day for day in view.events(condition.since.event) if day <= view.as_of]
        event = label(concept.events[condition.since.event].label, language)
        yield from (words["on"].format(fact=event, day=day_text(day_of(day), language)) for day in passed[-1:])
    if condition.age is not None and view.life.birth != NONE:
        born, today = day_of(view.life.birth), day_of(view.as_of)
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        yield words["age"].format(age=age)
    if condition.agreed is not None and (row := view.agreement_on(condition.agreed, view.as_of)) is not None:
        yield f"{label(concept.agreed[condition.agreed].label, language)}: {row.value}"
    for inner in (*(condition.all or ()), *(condition.any or ())):
        yield from _held(concept, inner, view, language)


def _fact_text(concept: Concept, attribute: str, view: View, span: tuple[int, int], language: Language) -> str:
    declared = concept.attributes[attribute]
    value = view.value_on(attribute, view.as_of) or ""
    known = declared.values.get(value) or (declared.approval.reasons.get(value) if declared.approval else None)
    name = label(declared.label, language)
    shown = name if value == "true" else f"{name}: {label(known, language) if known else value}"
    text = WORDS[language]["since"].format(fact=shown, day=day_text(day_of(span[0]), language))
    if span[1] < FAR:
        text += WORDS[language]["until"].format(day=day_text(day_of(span[1] - 1), language))
    return text + ")"
