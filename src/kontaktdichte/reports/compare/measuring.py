"""A measure in plain words: what is counted, against what, for whom, over which days, within which bounds.

In: a measure of a concept. Out: pairs of a field's name and a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator

from kontaktdichte.reports.compare.phrases import Phrases
from kontaktdichte.reports.compare.wording import FORMS, UNITS
from kontaktdichte.reports.measures import by_label
from kontaktdichte.rules.measure_reasons import bound_text
from kontaktdichte.rules.quantities import (
    Cells,
    Chosen,
    ContactMinutes,
    CountedDuties,
    CountedPersons,
    CountedPlaces,
    Measure,
    Quantity,
    Rolling,
    WorkingMinutes,
)
from kontaktdichte.rules.reasons import verdict_label
from kontaktdichte.rules.vocabulary import Condition

Field = tuple[str, str]


def measure(say: Phrases, of: Measure) -> Iterator[Field]:
    """What a measure counts, compares, groups by and asks for."""
    yield "form", FORMS[of.form].to(say.language)
    yield "counted", quantity(say, of.counted)
    if of.compared is not None:
        yield "compared", quantity(say, of.compared)
    yield "by", say.listed((by_label(say.concept, by, say.language) for by in of.by), "and")
    yield "window", window(say, of.window)
    yield "bound", bound_text(of, say.language) or say.say("no bound")
    for beside in of.beside.values():
        yield "beside", say.say("field", say.label(beside.label), quantity(say, beside.of))


def quantity(say: Phrases, counted: Quantity) -> str:
    """What is counted."""
    if isinstance(counted, CountedDuties):
        return _duties(say, counted)
    if isinstance(counted, ContactMinutes):
        said = "; ".join(_chosen(say, counted.minutes))
        return say.say("minutes of contacts", said) if said else say.say("minutes of all")
    if isinstance(counted, WorkingMinutes):
        named = say.say("working time", say.label(say.concept.attributes[counted.minutes].label))
        asked = "" if counted.while_ == Condition() else say.condition(counted.while_)
        return say.say("only days", named, asked) if asked else named
    when = say.say("daily" if counted.daily else "last")
    if isinstance(counted, CountedPersons):
        return say.say("persons", say.condition(counted.persons), when)
    assert isinstance(counted, CountedPlaces)
    return f"{say.label(say.concept.attributes[counted.places].label)}, {when}"


def _duties(say: Phrases, counted: CountedDuties) -> str:
    verdicts = say.listed(verdict_label(verdict, say.language) for verdict in counted.duties)
    names = (*counted.rules, *(say.concept.sets[counted.set] if counted.set else ()))
    if not names:
        return say.say("floors", verdicts)
    return say.say("duties of", verdicts, say.listed(map(say.rule, names), "and"))


def _chosen(say: Phrases, chosen: Chosen) -> Iterator[str]:
    concept = say.concept
    yield from say.match("kind", chosen.kind, concept.kinds)
    yield from say.match("channel", chosen.channel, concept.channels)
    yield from say.match("outcome", chosen.outcome, concept.outcomes)
    yield from say.match("place", chosen.place, concept.places)


def window(say: Phrases, value: Cells | Rolling | str) -> str:
    """``4 Wochen bis zum Stichtag``, ``im Kalendermonat``, ``am Stichtag``."""
    if isinstance(value, Rolling):
        return say.say("rolling", say.period(value.rolling))
    return UNITS[value.per].to(say.language) if isinstance(value, Cells) else say.say("as of")
