"""The words of measures: what is counted, over which window, for whom, against which bound (SEMANTICS 2.6).

In: plain mappings from a concept file. Out: frozen models, or pydantic's error with the place. Knows no rule; whether
the names exist is looked at by :mod:`measure_consistency`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BeforeValidator, Discriminator, Field, PlainSerializer, Tag, WithJsonSchema, model_validator

from kontaktdichte.rules.fields import PeriodField, choices, texts
from kontaktdichte.rules.vocabulary import Condition, MatchField, Model, Passage, Text, Texts, Unit

Form = Literal["sum", "ratio", "share"]
FORMS: tuple[Form, ...] = ("sum", "ratio", "share")
BY_OFFICE, BY_UNIT, BY_COUNSELLOR = "office", "unit", "counsellor"
_NUMBER = re.compile(r"(\d{1,9})(?:\.(\d{1,6}))?\s*(%)?")


class Bound(NamedTuple):
    """A number as a fraction of whole numbers, so that no verdict hangs on rounding."""

    numerator: int
    denominator: int = 1

    @classmethod
    def parse(cls, text: str) -> Bound:
        """Read ``60 %``, ``62.5 %``, ``75`` or ``0.5``. Raises ValueError with one sentence.

        >>> Bound.parse("62.5 %")
        Bound(numerator=625, denominator=1000)
        """
        found = _NUMBER.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text!r} is no bound; write for example '60 %', 75 or 0.5")
        whole, part, percent = found[1], found[2] or "", found[3]
        return cls(int(whole + part), 10 ** len(part) * (100 if percent else 1))

    def __str__(self) -> str:
        """The text a concept file would carry, a percentage where it was one."""
        if self.denominator == 1:
            return str(self.numerator)
        percent = self.denominator >= 100
        digits = len(str(self.denominator)) - (3 if percent else 1)
        whole, part = divmod(self.numerator, 10**digits)
        number = f"{whole}.{part:0{digits}}" if digits else str(whole)
        return f"{number} %" if percent else number


def _bound(value: object) -> object:
    return Bound.parse(str(value)) if isinstance(value, str | int | float) else value


BoundField = Annotated[
    Bound,
    BeforeValidator(_bound),
    PlainSerializer(str),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d+(\.\d+)?\s*%?$", "examples": ["60 %", 75]}),
]


class Chosen(Model):
    """Contacts by the values of their columns; what it does not name, may be anything."""

    kind: MatchField | None = None
    channel: MatchField | None = None
    outcome: MatchField | None = None
    place: MatchField | None = None


class CountedDuties(Model):
    """Duties of these rules (default: every floor) with one of these verdicts, by their hard date."""

    duties: Annotated[
        tuple[Literal["fulfilled", "missed", "missed_with_reason"], ...],
        BeforeValidator(texts),
        Field(min_length=1),
        choices("fulfilled", "missed", "missed_with_reason"),
    ]
    rules: Texts = ()
    set: str | None = None


class ContactMinutes(Model):
    """The minutes of contacts."""

    minutes: Chosen


class WorkingMinutes(Model):
    """The working time of staff: an attribute holds minutes a week; working days on which ``while`` holds count."""

    minutes: str
    while_: Condition = Field(Condition(), alias="while")


class CountedPersons(Model):
    """Persons of the population for whom a condition holds: on the window's last day, or day by day."""

    persons: Condition
    daily: bool = False


class CountedPlaces(Model):
    """Places of projects, an attribute holding their number: on the window's last day, or day by day."""

    places: str
    daily: bool = False


def _what(value: Any) -> str | None:
    named = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    if "minutes" in named:
        return "working minutes" if isinstance(named["minutes"], str) else "contact minutes"
    return next((word for word in ("duties", "persons", "places") if word in named), None)


Quantity = Annotated[
    Annotated[CountedDuties, Tag("duties")]
    | Annotated[ContactMinutes, Tag("contact minutes")]
    | Annotated[WorkingMinutes, Tag("working minutes")]
    | Annotated[CountedPersons, Tag("persons")]
    | Annotated[CountedPlaces, Tag("places")],
    Discriminator(
        _what,
        custom_error_type="quantity",
        custom_error_message="a quantity names one of duties, minutes, persons, places",
    ),
]


class Pair(Model):
    """One quantity against another."""

    of: Quantity
    in_: Quantity = Field(alias="in")


class Cells(Model):
    """Calendar cells, one after the other."""

    per: Unit


class Rolling(Model):
    """So long up to the evaluation day, that day included."""

    rolling: PeriodField

    @model_validator(mode="after")
    def _some_days(self) -> Self:
        months, days, working_days = self.rolling
        if working_days or months < 0 or days < 0 or months + days == 0:
            raise ValueError("rolling: name a number of days, weeks, months or years")
        return self


class ShownBeside(Model):
    """A second number shown beside the first: another quantity in the place of the counted one."""

    label: Text
    of: Quantity


class Measure(Passage):
    """A number over many people, against a bound or only shown (SEMANTICS 2.6)."""

    label: Text
    sum: Quantity | None = None
    ratio: Pair | None = None
    share: Pair | None = None
    by: Annotated[Texts, Field(min_length=1)] = (BY_OFFICE,)
    window: Cells | Rolling | Literal["as_of"] = "as_of"
    at_least: BoundField | None = None
    at_most: BoundField | None = None
    beside: dict[str, ShownBeside] = Field({})

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(getattr(self, form) is not None for form in FORMS) != 1:
            raise ValueError("a measure names exactly one of sum, ratio, share")
        return self

    @property
    def form(self) -> Form:
        """Which of the three it is."""
        return next(form for form in FORMS if getattr(self, form) is not None)

    @property
    def counted(self) -> Quantity:
        """What is counted: the sum itself, else the quantity above the line."""
        named = [self.sum, *(pair.of for pair in (self.ratio, self.share) if pair is not None)]
        return next(quantity for quantity in named if quantity is not None)

    @property
    def compared(self) -> Quantity | None:
        """The quantity below the line; none for a sum."""
        pair = self.ratio or self.share
        return pair.in_ if pair is not None else None

    @property
    def quantities(self) -> dict[str, Quantity]:
        """Every quantity by where it stands: ``of``, ``in`` and the names under ``beside``."""
        compared = {} if self.compared is None else {"in": self.compared}
        return {"of": self.counted, **compared, **{name: beside.of for name, beside in self.beside.items()}}
