"""The words a concept is written in: conditions, anchors, rhythms, clauses (SEMANTICS 2.1-2.4).

In: plain mappings from a concept file. Out: frozen models, or pydantic's error with the place. Knows no rule.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from kontaktdichte.rules.fields import Cap, PeriodField, TextsField, Worth, choices, texts
from kontaktdichte.rules.period import Period

Clock = Literal["restart", "stop", "run"]
Unit = Literal["week", "month", "quarter", "half_year", "year"]
UNITS: tuple[Unit, ...] = ("week", "month", "quarter", "half_year", "year")
Partial = Literal["judge", "show", "prorate"]
Texts = TextsField
Facts = dict[str, Texts]  # attribute → values; "true" fits any value but "false"


class Model(BaseModel):
    """Base of everything in a concept: frozen, and an unknown word is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Model):
    """A label in both languages of the interface."""

    de: str
    en: str


class Passage(Model):
    """Where a thing stands: the section and the verbatim quote (``[…]`` marks an omission)."""

    section: str
    quote: str
    context: tuple[str, ...] = ()  # further sentences or table cells that the same entry covers


class NotEncoded(Passage):
    """A passage that no rule encodes, with the reason."""

    reason: str


class Age(Model):
    """Years completed since the birth date: ``from`` ≤ age < ``below``; changes on the birthday."""

    from_: int | None = Field(None, alias="from", ge=0, le=150)
    below: int | None = Field(None, ge=1, le=150)


class Since(Model):
    """Time since the begin of the running situation, or since the latest event: ``from`` ≤ time < ``below``."""

    begin: Facts | None = None
    event: str | None = None
    from_: PeriodField | None = Field(None, alias="from")
    below: PeriodField | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.begin is None) == (self.event is None):
            raise ValueError("since: name either begin or event")
        if self.begin is not None and len(self.begin) != 1:
            raise ValueError("since: begin names exactly one attribute")
        return self


class Lasting(Model):
    """Length of the running span of a situation, as it was known on each day."""

    situation: Facts
    at_most: PeriodField | None = None
    above: PeriodField | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.at_most is None) == (self.above is None) or len(self.situation) != 1:
            raise ValueError("lasting: name one situation and either at_most or above")
        return self


class Unmet(Model):
    """The last ``in_a_row`` duties of another rule that were settled have all been missed (docs/semantics.md 5.1)."""

    rule: str
    in_a_row: int = Field(1, ge=1, le=1000)


class Condition(Model):
    """All of what it names must hold; an empty one always holds. Other keys are attributes: ``{outlook: [Z, I]}``."""

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = Field(None, alias="not")
    age: Age | None = None
    since: Since | None = None
    lasting: Lasting | None = None
    agreed: str | None = None  # an agreed value for this key is in force
    overdue: str | None = None  # a duty of that rule is overdue
    unmet: Unmet | None = None
    facts: Facts = {}

    @model_validator(mode="before")
    @classmethod
    def _collect_facts(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "facts" in data:
            return data
        known = {"all", "any", "not", "not_", "age", "since", "lasting", "agreed", "overdue", "unmet"}
        plain: dict[str, Any] = {k: v for k, v in data.items() if k in known}
        facts = {k: v for k, v in data.items() if k not in known}
        return {**plain, "facts": facts} if facts else plain


class Anchor(Model):
    """A day, or several, that a duty hangs on (SEMANTICS 2.2). Exactly one kind; ``shift`` moves it."""

    event: str | None = None
    begin: Facts | Literal["population"] | None = None
    end: Facts | Literal["population"] | None = None  # the last day
    birthday: int | None = Field(None, ge=1)
    of: str | None = None  # event whose birthday is meant; default: the person's own birth date
    part: Part | None = None
    done: str | None = None  # the day on which a duty of that rule was done
    unmet: str | None = None  # the last day of a missed duty of that rule
    first_known: tuple[Anchor, ...] | None = None
    per: Anchor | None = None  # first_known: decided for each of these (begin of a situation, event)
    shift: PeriodField = Period()
    pick: Literal["each", "latest", "first"] = "each"

    @model_validator(mode="after")
    def _one(self) -> Self:
        kinds = ("event", "begin", "end", "birthday", "part", "done", "unmet", "first_known")
        if sum(getattr(self, k) is not None for k in kinds) != 1:
            raise ValueError(f"an anchor names exactly one of {', '.join(kinds)}")
        for facts in (self.begin, self.end):
            if isinstance(facts, dict) and len(facts) != 1:
                raise ValueError("begin and end name exactly one attribute")
        if self.per is not None and (self.first_known is None or (self.per.event is None and self.per.begin is None)):
            raise ValueError("per belongs to first_known and names an event or the begin of a situation")
        if self.of is not None and self.birthday is None:
            raise ValueError("of belongs to birthday")
        return self


class Part(Model):
    """First day of a situation + floor(days × numerator / denominator)."""

    of: Facts
    numerator: int = Field(ge=0)
    denominator: int = Field(ge=1)


class AgreedValue(Model):
    """An agreed value; the one in force on the duty's first day holds, outside the bounds it is refused."""

    agreed: str
    of: str | None = None  # attribute whose value names the subject that agreed (default: the subject itself)
    needs: Texts = ()
    default: Any
    at_least: Any = None
    at_most: Any = None


class Waiver(Model):
    """Allows an approved 0: the agreement names all of these, and its duties are not judged (``waived``)."""

    needs: Annotated[
        tuple[Literal["reason", "approver"], ...], BeforeValidator(texts), choices("reason", "approver")
    ] = Field(min_length=1)


class AgreedCount(AgreedValue):
    """A number of contacts; more is stricter."""

    default: int = Field(ge=1)
    at_least: int | None = Field(None, ge=1)
    at_most: int | None = Field(None, ge=1)
    waiver: Waiver | None = None


class AgreedPeriod(AgreedValue):
    """An interval or a term; shorter is stricter."""

    default: PeriodField
    at_least: PeriodField | None = None
    at_most: PeriodField | None = None


class AgreedUnit(AgreedValue):
    """A calendar unit; smaller is stricter."""

    default: Unit
    at_least: Unit | None = None
    at_most: Unit | None = None


Term = PeriodField | AgreedPeriod


class SpanUnit(Model):
    """Cells of this length that follow one another, all counted from the first day of the first."""

    span: PeriodField

    @model_validator(mode="after")
    def _calendar_days(self) -> Self:
        if self.span.working_days or self.span.length <= 0:
            raise ValueError("span: write a length above 0 in days, weeks, months or years; working days make no cells")
        return self


class Per(Model):
    """n counted days in each cell touched: of the calendar, or of a span counted from the episode's first day."""

    per: Unit | AgreedUnit | SpanUnit
    n: Annotated[int, Field(ge=1)] | AgreedCount
    partial: Partial
    spread: Unit | SpanUnit | None = None  # at least one counted day in each of these that lies wholly inside

    @model_validator(mode="before")
    @classmethod
    def _fitting(cls, data: Any) -> Any:
        return _without(data, end_of="the last day of a cell is its due date", consume="cells do not overlap")


def _without(data: Any, **why: str) -> Any:
    """Refuse the words that do not go with a rhythm, with the reason."""
    for word, reason in why.items():
        if isinstance(data, dict) and word in data:
            raise ValueError(f"{word} does not go with this rhythm: {reason}; leave it out")
    return data


class Short(Model):
    """A span shorter than ``below`` (days from its begin to the anchor, both included): its own first term."""

    below: PeriodField
    after_begin: PeriodField


class Every(Model):
    """Rolling: due[k] = (c[k−n] if k ≥ n else B) + X."""

    every: Term
    n: int = Field(1, ge=1)
    first_within: Term | None = None
    first: Anchor | None = None  # the day of the first term; an earlier day than B does not give it
    short: Short | None = None  # needs first with per
    end_of: Unit | None = None  # due dates move to the last day of this cell

    @model_validator(mode="before")
    @classmethod
    def _fitting(cls, data: Any) -> Any:
        why = "a rolling duty has no cell to spread over (say per, or once)"
        return _without(data, spread=why, consume="each contact closes one duty anyway")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.first is not None and self.first_within is not None:
            raise ValueError("every: either first or first_within")
        if self.short is not None and (self.first is None or self.first.per is None or self.first.per.begin is None):
            raise ValueError("every: short needs a first anchor with per: {begin: …}")
        return self


class Once(Model):
    """n counted days in [A + from, A + until] for each anchor A."""

    once: Anchor
    from_: PeriodField | Literal["known", "window"] = Field(Period(), alias="from")
    until: Term
    n: int = Field(1, ge=1)
    anchored: Literal["begin", "window"] = "begin"
    late_known: Literal["not_judge", "judge"] = "not_judge"
    spread: Unit | SpanUnit | None = None  # at least one counted day in each of these that lies wholly in the window
    end_of: Unit | None = None  # the hard date moves to the last day of this cell
    consume: bool = False  # a contact serves one duty of this rule only


class Hold(Model):
    """A fact exists on every day from B + within on: all of ``hold`` and ``also``, or one of ``or``."""

    hold: Facts
    within: Term
    also: tuple[Facts, ...] = ()
    or_: tuple[Facts, ...] = Field((), alias="or")

    @model_validator(mode="before")
    @classmethod
    def _fitting(cls, data: Any) -> Any:
        nothing = "a fact is there or not, it is not counted"
        return _without(data, n=nothing, spread=nothing, consume=nothing, end_of="its date is given by within")


class Note(Model):
    """Recorded and listed, owes nothing."""

    note: Literal[True]


_RHYTHMS = ("per", "every", "once", "hold", "note")


def _rhythm_kind(value: Any) -> str | None:
    named = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    return next((kind for kind in _RHYTHMS if kind in named), None)


Rhythm = Annotated[
    Annotated[Per, Tag("per")]
    | Annotated[Every, Tag("every")]
    | Annotated[Once, Tag("once")]
    | Annotated[Hold, Tag("hold")]
    | Annotated[Note, Tag("note")],
    Discriminator(
        _rhythm_kind,
        custom_error_type="rhythm",
        custom_error_message="a rhythm names one of per, every, once, hold, note",
    ),
]


class Match(Model):
    """Values of one column that fit: one of ``is``, none of ``not``. An empty ``is`` fits nothing."""

    is_: Texts | None = Field(None, alias="is")
    not_: Texts | None = Field(None, alias="not")


def _match(value: object) -> object:
    return value if isinstance(value, dict | Match) else {"is": texts(value)}


MatchField = Annotated[Match, BeforeValidator(_match)]


class Assigned(Model):
    """The actor is the value of one of these situations on the contact's day; an unnamed actor counts, flagged."""

    assigned: Texts


class Clause(Model):
    """One way in which a contact counts. What it does not name, may be anything; outcome is ``kept`` by default."""

    kind: MatchField | None = None
    channel: MatchField | None = None
    outcome: MatchField = Match(is_=("kept",))
    place: MatchField | None = None
    minutes: int | None = Field(None, ge=1)  # at least
    needs: Annotated[
        tuple[Literal["justification", "justification_text"], ...],
        BeforeValidator(texts),
        choices("justification", "justification_text"),
    ] = ()
    while_: Condition | None = Field(None, alias="while")
    actor: Assigned | None = None
    participants: Texts = ()  # all of these were there; an empty list of a contact means: the client alone
    worth: Worth = Fraction(1)  # what such a contact adds (with count: minutes, each of its minutes)
    at_most: Cap | None = None  # so many of them in one duty, or this share of its need
