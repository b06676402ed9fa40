"""One source document in one edition as data: rules, labels, readings, what is not encoded (SEMANTICS 2).

In: plain mappings. Out: a frozen :class:`Document`, each part valid in itself; :mod:`consistency` looks at the
parts together and :class:`~kontaktdichte.rules.concept.Concept` is what the rest of the house gets.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from kontaktdichte.rules.fields import PercentField, PeriodField, choices, texts
from kontaktdichte.rules.quantities import Measure
from kontaktdichte.rules.vocabulary import (
    Anchor,
    Clause,
    Clock,
    Condition,
    Facts,
    Model,
    NotEncoded,
    Once,
    Passage,
    Rhythm,
    Text,
    Texts,
)

SubjectKind = Literal["person", "project", "agreement", "household", "staff"]


class Named(Text):
    """A label whose ``noun`` stands in sentences: "Das Telefonat" (vom … zählt nicht)."""

    noun: Text | None = None


class Evidence(Model):
    """What is recorded and speaks for a reason: an outcome of contacts, a situation, a window cut short, staff away."""

    outcome: Texts = ()
    situation: Facts = {}
    cut: Literal["begin", "end"] | None = None
    staff: Literal["away"] | None = None


class Reason(Text):
    """Why a duty was not met. ``neutral`` is the reason told to partners in its place; ``when`` what speaks for it."""

    neutral: str | None = None
    when: Evidence = Evidence()


class Owed(Model):
    """What a duty asks for, one and many: ``{de: [persönliches Gespräch, persönliche Gespräche], en: [...]}``."""

    de: tuple[str, str]
    en: tuple[str, str]


class Suspends(Model):
    """Rules that rest while the condition holds (default: while the suspending rule applies)."""

    rules: Texts = ()
    set: str | None = None
    while_: Condition | None = Field(None, alias="while")


class During(Model):
    """The span between two anchors of the same occurrence; both named days belong to it."""

    from_: Anchor = Field(alias="from")
    until: Anchor


class Quota(Model):
    """A part of what a duty asks for: ``n``, or a ``share`` of its need, must also fit one of these clauses."""

    n: int | None = Field(None, ge=1)
    share: PercentField | None = None
    label: Text  # stands in sentences: "davon 1 persönlich"
    accepts: tuple[Clause, ...]

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.n is None) == (self.share is None):
            raise ValueError("also: name either n or share")
        return self


class Alternative(Model):
    """Another way to meet a duty: ``n`` by these clauses alone."""

    n: int = Field(ge=1)
    owed: Owed
    accepts: tuple[Clause, ...]


class Rule(Passage):
    """One rule of the document: to whom, when, what counts, how often (SEMANTICS 2.1–2.4)."""

    label: Text
    owed: Owed
    subject: SubjectKind = "person"
    applies_to: Condition = Condition()
    during: During | None = None
    suspends: tuple[Suspends, ...] = ()
    clock: Clock = "restart"
    accepts: tuple[Clause, ...] | None = None  # default: the concept's
    count: Literal["days", "contacts", "minutes"] = "days"  # what n counts; a day counts once by default
    apart: PeriodField | None = None  # least distance between two counted days
    also: tuple[Quota, ...] = ()  # all needed besides n
    or_: tuple[Alternative, ...] = Field((), alias="or")
    met_by: Literal["contact", "notice"] = "contact"
    lookback: PeriodField | None = None
    rhythm: Rhythm
    continues: str | None = None  # the rule of the edition before this one that it carries on
    strength: Literal["floor", "target"] = "floor"
    soft: PeriodField | None = None  # this long before the hard date
    refusals: dict[str, Text] = {}  # reason code → the text's own words, before the concept's and the general ones
    sensitive: bool = False  # visible to few


class ContactDefinition(Passage):
    """What the document calls a contact: the clauses of every rule that has none of its own."""

    accepts: tuple[Clause, ...]
    refusals: dict[str, Text] = {}  # reason code → the text's own words for why a contact does not count


class Approval(Model):
    """A situation that holds only with an allowed reason, an approver and a review date.

    Its value is then the reason; it acts from the later of its begin and its approval.
    """

    reasons: dict[str, Text]
    needs: Annotated[
        tuple[Literal["reason", "approver", "review_on"], ...],
        BeforeValidator(texts),
        choices("reason", "approver", "review_on"),
    ]


class Attribute(Model):
    """A situation the concept asks about. Without ``values`` it is a flag (``true``) or free text such as a name."""

    label: Text
    values: dict[str, Text] = {}
    many: bool = False  # may hold several values at once
    free: bool = False  # any text (names, ids)
    approval: Approval | None = None
    sensitive: bool = False


class EventKind(Model):
    """A dated fact; ``planned`` ones are known plans and serve as anchors before they happen."""

    label: Text
    planned: bool = False


class AgreedKey(Model):
    """A value that may be agreed."""

    label: Text


class AgreementSubject(Passage):
    """Something that a cooperation agreement settles, with what its clause carries beside words.

    ``agreed``: values that drive duties; ``situations``: facts of the agreement, such as its places.
    """

    label: Text
    agreed: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()


class AgreementPart(Passage):
    """Subjects of one weight, with the passage that says what hangs on them; ``missing``: what a lack means."""

    label: Text
    missing: Text
    subjects: dict[str, AgreementSubject]


class AgreementSubjects(Model):
    """What a cooperation agreement must and should settle; ``term``: the situation that holds while it is in force."""

    term: str
    mandatory: AgreementPart
    recommended: AgreementPart

    @property
    def subjects(self) -> dict[str, AgreementSubject]:
        """All of them, in the order of the document."""
        return self.mandatory.subjects | self.recommended.subjects


class Budget(Passage):
    """Ends the scope of a situation's value at start + months − credited months − credited days (exclusive)."""

    situation: Facts
    months: int = Field(ge=1)
    credit: str  # key in agreements, value such as "2 months 10 days"


class Cumulative(Passage):
    """Rules that are owed beside one another on purpose, with the passage that says so and why it is read so."""

    rules: Texts = ()
    set: str | None = None
    reason: str


class Unreached(Passage):
    """People to whom no frequency rule applies on purpose, with the passage and the reason."""

    when: Condition
    subject: SubjectKind = "person"
    reason: str


class Expectation(Model):
    """A fact without which something cannot be judged: missing while ``when`` holds, it is shown."""

    label: Text
    when: Condition
    event: str | None = None
    situation: str | None = None  # some value on the evaluation day
    ever: str | None = None  # some value on any day
    end: Facts | None = None
    agreed: str | None = None
    birth_date: bool = False
    counsellor: bool = False


class Reading(Model):
    """A named parameter where the text is silent or doubtful; an authority may choose otherwise."""

    label: Text
    value: Any
    choices: tuple[Any, ...] = ()
    why: Text
    used_in: tuple[str, ...] = ()  # rules it stands in, empty where it concerns the whole concept; set when loading


class InForce(Model):
    """``[from, until)``; empty ``until`` means still."""

    from_: date = Field(alias="from")
    until: date | None = None


class Document(Model):
    """One source document in one edition, each part valid in itself."""

    concept: str
    edition: date
    title: str
    issuer: str
    in_force: InForce
    holidays: str  # for example DE-BW
    closing_days: tuple[date, ...] = ()
    last_confirmed: date
    readings: dict[str, Reading] = {}
    attributes: dict[str, Attribute]
    events: dict[str, EventKind] = {}
    agreed: dict[str, AgreedKey] = {}
    kinds: dict[str, Named]
    channels: dict[str, Named]
    outcomes: dict[str, Text]
    participants: dict[str, Text] = {}
    places: dict[str, Text] = {}
    justifications: dict[str, Text] = {}
    deviation_reasons: dict[str, Reason] = {}
    population: dict[SubjectKind, Condition]
    sets: dict[str, tuple[str, ...]] = {}
    budgets: tuple[Budget, ...] = ()
    agreement_subjects: AgreementSubjects | None = None
    expects: tuple[Expectation, ...] = ()
    contact: ContactDefinition
    rules: dict[str, Rule]
    measures: dict[str, Measure] = {}
    cumulative: tuple[Cumulative, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    not_encoded: tuple[NotEncoded, ...] = ()
    no_duty: tuple[NotEncoded, ...] = ()

    def neutral(self, reason: str | None) -> str | None:
        """A deviation's reason as partners are told it; a code nobody knows is not told."""
        known = self.deviation_reasons.get(reason or "")
        return (known.neutral or reason) if known is not None else None

    def notices(self) -> dict[str, str]:
        """The rules that must be told of when unmet (SEMANTICS 4), each with the rule of its notice."""
        return {
            rule.rhythm.once.unmet: name for name, rule in self.rules.items()
            if rule.met_by == "notice" and isinstance(rule.rhythm, Once) and rule.rhythm.once.unmet
        }  # fmt: skip

    def accepts(self, rule: Rule) -> tuple[Clause, ...]:
        """The clauses that decide for this rule: its own, else the concept's."""
        return self.contact.accepts if rule.accepts is None else rule.accepts
