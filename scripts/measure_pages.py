"""The measures of a concept in plain German, for its page in docs/concepts.

In: a concept and its phrases. Out: rows of a table per measure: what is counted, against what, for whom, over which
time, which bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plain_german import UNITS, PlainGerman, listed, period

from kontaktdichte.reports.measures import by_label
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.measure_reasons import bound_text
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.quantities import (
    Cells,
    ContactMinutes,
    CountedDuties,
    CountedPersons,
    CountedPlaces,
    Measure,
    Quantity,
    Rolling,
)
from kontaktdichte.rules.texts import VERDICTS

BY = {"office": "das ganze Haus", "unit": "Einheit", "counsellor": "Fachkraft"}
FORMS = {"sum": "Summe", "ratio": "Verhältnis", "share": "Anteil"}


def measure_rows(concept: Concept, plain: PlainGerman, name: str, measure: Measure) -> dict[str, str]:
    """One measure as rows of a table."""
    rows = {FORMS[measure.form]: quantity(concept, plain, measure.counted)}
    if measure.compared is not None:
        rows["von" if measure.form == "share" else "auf"] = quantity(concept, plain, measure.compared)
    rows["Je"] = listed((by_label(concept, by, "de") for by in measure.by), "und")
    rows["Zeitraum"] = window(measure.window)
    rows["Vorgabe"] = bound_text(measure, "de") or "keine; die Zahl wird nur gezeigt"
    for beside in measure.beside.values():
        rows[f"Daneben: {beside.label.de}"] = quantity(concept, plain, beside.of)
    return {**rows, "Im Konzept": f"`{name}`"}


def quantity(concept: Concept, plain: PlainGerman, counted: Quantity) -> str:
    """What is counted, as a phrase."""
    if isinstance(counted, CountedDuties):
        which = [plain.rule(rule) for rule in (*counted.rules, *(concept.sets[counted.set] if counted.set else ()))]
        verdicts = listed(VERDICTS["de"][verdict] for verdict in counted.duties)
        return f"Pflichten ({verdicts}) der Regeln {listed(which, 'und')}" if which else f"Muss-Pflichten ({verdicts})"
    if isinstance(counted, ContactMinutes):
        columns = (("Art", concept.kinds, "kind"), ("Weg", concept.channels, "channel"),
                   ("Ergebnis", concept.outcomes, "outcome"), ("Ort", concept.places, "place"))  # fmt: skip
        said = [f"{title}: {text}" for title, known, column in columns
                if (text := _match(getattr(counted.minutes, column), known))]  # fmt: skip
        return f"Minuten der Kontakte ({'; '.join(said)})" if said else "Minuten aller Kontakte"
    if isinstance(counted, CountedPersons):
        return f"Personen ({plain.condition(counted.persons)}){_daily(counted.daily)}"
    if isinstance(counted, CountedPlaces):
        return f"{concept.attributes[counted.places].label.de}{_daily(counted.daily)}"
    days = "" if counted.while_.model_fields_set == set() else f", an dem gilt: {plain.condition(counted.while_)}"
    return f"{concept.attributes[counted.minutes].label.de}, ein Fünftel für jeden Arbeitstag{days}"


def _daily(daily: bool) -> str:
    return ", Tag für Tag gezählt" if daily else ", am letzten Tag des Zeitraums"


def _match(match: Any, known: dict[str, Any]) -> str:
    if match is None:
        return ""
    wanted = listed(known[value].de for value in match.is_) if match.is_ else ""
    refused = listed(known[value].de for value in match.not_) if match.not_ else ""
    return ", ".join([*([wanted] if wanted else []), *([f"nicht {refused}"] if refused else [])])


def window(value: Cells | Rolling | str) -> str:
    """``die 4 Wochen bis zum Stichtag``, ``im Kalendermonat``, ``am Stichtag``."""
    if isinstance(value, Rolling):
        return f"{period(value.rolling)} bis zum Stichtag"
    return UNITS[value.per] if isinstance(value, Cells) else "am Stichtag"


def window_written(value: dict[str, object]) -> str:
    """The same for a window as the file writes it."""
    return window(
        Cells.model_validate(value) if "per" in value else Rolling(rolling=Period.parse(str(value["rolling"])))
    )


def measures(concept: Concept, plain: PlainGerman) -> Iterator[tuple[str, Measure, dict[str, str]]]:
    """Name, measure and rows of each measure."""
    for name, measure in concept.measures.items():
        yield name, measure, measure_rows(concept, plain, name, measure)
