"""Measures in sentences, German and English (docs/semantics.md 5.2).

In: rows of :func:`~kontaktdichte.rules.measures.measured` and the concept. Out: one sentence each. A quotient is cut
off after one digit, above a bound rounded up: no sentence says "60.0 %, at least 60 %: not met".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from kontaktdichte.rules.calendar import MONTHS, cell, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.measures import UNASSIGNED
from kontaktdichte.rules.quantities import Bound, Cells, CountedDuties, CountedPersons, CountedPlaces, Measure, Quantity
from kontaktdichte.rules.reasons import Language, cell_text, day_text, label
from kontaktdichte.rules.vocabulary import UNITS

Row = Mapping[str, Any]
STANDS = {
    "de": {
        "met": "eingehalten", "not_met": "nicht eingehalten", "open": "läuft noch", "no_basis": "ohne Grundlage",
        "no_bound": "ohne Vorgabe",
    },
    "en": {"met": "met", "not_met": "not met", "open": "running", "no_basis": "no basis", "no_bound": "no bound"},
}  # fmt: skip
_SENTENCES = {
    "de": {
        "met": "Eingehalten: {value} {window}, {bound}{counts}{beside}.",
        "not_met": "Nicht eingehalten: {value} {window}, {bound}{counts}{beside}.",
        "open": "Läuft noch: bisher {value} {window}, {bound}{counts}{beside}.",
        "no_basis": "Ohne Grundlage {window}{counts}{beside}.",
        "no_bound": "Stand: {value} {window}{counts}{beside}.",
    },
    "en": {
        "met": "Met: {value} {window}, {bound}{counts}{beside}.",
        "not_met": "Not met: {value} {window}, {bound}{counts}{beside}.",
        "open": "Running: {value} so far {window}, {bound}{counts}{beside}.",
        "no_basis": "No basis {window}{counts}{beside}.",
        "no_bound": "Standing: {value} {window}{counts}{beside}.",
    },
}
_WORDS = {
    "de": {
        "at_least": "mindestens {}", "at_most": "höchstens {}", "share": "{} von {}", "ratio": "{} auf {}",
        "lacking": "{} ohne Zahl", "unassigned": "ohne Zuordnung", "day": "am {}", "span": "vom {} bis {}",
    },
    "en": {
        "at_least": "at least {}", "at_most": "at most {}", "share": "{} of {}", "ratio": "{} to {}",
        "lacking": "{} without a number", "unassigned": "belonging to nobody", "day": "on {}", "span": "from {} to {}",
    },
}  # fmt: skip
_UNITS = {  # one, many, many after "von"
    "de": {
        "minutes": ("Minute", "Minuten", "Minuten"), "duties": ("Pflicht", "Pflichten", "Pflichten"),
        "persons": ("Person", "Personen", "Personen"), "places": ("Platz", "Plätze", "Plätzen"),
        "person days": ("Personentag", "Personentage", "Personentagen"),
        "place days": ("Platztag", "Platztage", "Platztagen"),
    },
    "en": {
        "minutes": ("minute", "minutes", "minutes"), "duties": ("duty", "duties", "duties"),
        "persons": ("person", "persons", "persons"), "places": ("place", "places", "places"),
        "person days": ("person-day", "person-days", "person-days"),
        "place days": ("place-day", "place-days", "place-days"),
    },
}  # fmt: skip


def measure_sentences(concept: Concept, rows: pl.DataFrame, language: Language = "de") -> pl.Series:
    """One sentence per row of :func:`~kontaktdichte.rules.measures.measured`, in the same order."""
    said = [measure_sentence(concept, row, language) for row in rows.iter_rows(named=True)]
    return pl.Series("sentence", said, dtype=pl.String)


def measure_sentence(concept: Concept, row: Row, language: Language = "de") -> str:
    """What a measure comes to in one group and window, against which bound, and what stands beside it."""
    measure = concept.measures[row["measure"]]
    return _SENTENCES[language][row["stands"]].format(
        value=value_text(measure, measure.counted, row["numerator"], row["denominator"], language),
        window=_window(measure, row, language),
        bound=bound_text(measure, language),
        counts=_counts(measure, row, language),
        beside=_beside(measure, row, language),
    )


def value_text(measure: Measure, of: Quantity, above: int, under: int | None, language: Language) -> str:
    """``61,3 %`` for a share, ``71,5`` for a ratio, ``72 Personen`` for a sum of ``of``; a dash over nothing."""
    if under is None:
        return _amount(of, above, language)
    if under == 0:
        return "–"
    tenths = above * (1000 if measure.form == "share" else 10)
    high = measure.at_most
    too_much = high is not None and above * high.denominator > high.numerator * under
    whole, tenth = divmod(-(-tenths // under) if too_much else tenths // under, 10)
    number = f"{_grouped(whole, language)}{',' if language == 'de' else '.'}{tenth}"
    return _percent(number, language) if measure.form == "share" else number


def bound_text(measure: Measure, language: Language) -> str:
    """``mindestens 60 %``, ``höchstens 75``; both joined by a comma, nothing without a bound."""
    bounds = {"at_least": measure.at_least, "at_most": measure.at_most}
    words = _WORDS[language]
    return ", ".join(words[name].format(_bound(bound, language)) for name, bound in bounds.items() if bound is not None)


def _bound(bound: Bound, language: Language) -> str:
    number, _, percent = str(bound).partition(" ")
    number = number.replace(".", ",") if language == "de" else number
    return _percent(number, language) if percent else number


def _percent(number: str, language: Language) -> str:
    return f"{number} %" if language == "de" else f"{number}%"


def _grouped(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", ".") if language == "de" else f"{number:,}"


def _unit(quantity: Quantity) -> str:
    if isinstance(quantity, CountedDuties):
        return "duties"
    if isinstance(quantity, CountedPersons):
        return "person days" if quantity.daily else "persons"
    if isinstance(quantity, CountedPlaces):
        return "place days" if quantity.daily else "places"
    return "minutes"


def _amount(quantity: Quantity, number: int, language: Language, *, of: bool = False) -> str:
    one, many, after = _UNITS[language][_unit(quantity)]
    return f"{_grouped(number, language)} {one if number == 1 else after if of else many}"


def _window(measure: Measure, row: Row, language: Language) -> str:
    if isinstance(measure.window, Cells):
        first, after = cell(MONTHS, UNITS.index(measure.window.per), number(row["first"]))
        return cell_text(day_of(first), day_of(after - 1), language)
    days = [day_text(row[name], language) for name in ("first", "last")]
    words = _WORDS[language]
    return words["day"].format(days[1]) if measure.window == "as_of" else words["span"].format(*days)


def _counts(measure: Measure, row: Row, language: Language) -> str:
    """What was counted, in brackets; with what keeps it from being judged."""
    words, under, compared = _WORDS[language], row["denominator"], measure.compared
    said = []
    if compared is not None and measure.form == "share":
        whole = _amount(compared, under, language, of=True)
        said = [words["share"].format(_grouped(row["numerator"], language), whole)]
    elif compared is not None:
        above = _amount(measure.counted, row["numerator"], language)
        said = [words["ratio"].format(above, _amount(compared, under, language))]
    elif row["stands"] == "no_basis":
        said = [_amount(measure.counted, row["numerator"], language)]
    if row["group"] == UNASSIGNED:
        said.append(words["unassigned"])
    if row["lacking"]:
        said.append(words["lacking"].format(_grouped(row["lacking"], language)))
    return f" ({', '.join(said)})" if said else ""


def _beside(measure: Measure, row: Row, language: Language) -> str:
    """The numbers beside, each under its label; none over nothing."""
    if row["denominator"] == 0:
        return ""
    shown = ((measure.beside[also["name"]], also["numerator"]) for also in row["beside"])
    named = (
        f"; {label(beside.label, language)}: {value_text(measure, beside.of, above, row['denominator'], language)}"
        for beside, above in shown
    )
    return "".join(named)
