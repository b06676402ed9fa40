"""The overview: what was evaluated, and the few numbers that never stand alone.

In: a run. Out: named numbers, and the same as lines for people. Every number is taken from the reports beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import polars as pl

from kontaktdichte.reports.measures import by_label, group_label, newest
from kontaktdichte.reports.rates import rates, target_rates
from kontaktdichte.reports.run import Run
from kontaktdichte.reports.words import CAUSES, Word
from kontaktdichte.rules.measure_reasons import STANDS, bound_text
from kontaktdichte.rules.measure_reasons import value_text as measure_value
from kontaktdichte.rules.reasons import Language, day_text, label

Value = str | int | float | date | None
SHARES = ("rate", "rate_without_reasoned", "share_clear", "target_rate", "target_rate_without_reasoned")
COLUMNS = ("part", "item", "value")


class Line(NamedTuple):
    """One line of the overview; ``name`` is the number's stable name, ``alarm`` marks what needs action."""

    part: str
    item: str
    value: Value
    name: str
    alarm: bool = False


def headline(run: Run) -> dict[str, Value]:
    """The numbers by name; shares as fractions. Without a period only those of the Stichtag."""
    total = rates(run).row(0, named=True)
    duties = run.evaluation.duties
    notices = duties.filter(
        pl.col("rule").is_in([n for n, rule in run.concept.rules.items() if rule.met_by == "notice"])
    )
    found: dict[str, Value] = {
        "persons": total["persons"],
        "persons_overdue": total["persons_overdue"],
        "persons_clear": total["persons_clear"],
        "share_clear": total["share_clear"],
        "overdue_now": total["overdue_now"],
        "cell_missed_now": total["cell_missed_now"],
        "duties": duties.height,
        "open": duties.filter(verdict="open").height,
        "upcoming": duties.filter(verdict="upcoming").height,
        "missing": run.evaluation.missing.height,
        "missing_persons": run.evaluation.missing["subject"].n_unique(),
        "findings": run.evaluation.findings.height,
        "notes": run.evaluation.notes.height,
        "notices_due": notices.filter("actionable").height,
        "notices_overdue": notices.filter("overdue").height,
        "rejected": _count(run.rejected),
        "flagged": _count(run.warnings),
    }
    if run.concept.measures:
        found["measures_not_met"] = newest(run).filter(stands="not_met").height
    if run.period is None:
        return found
    passed = (
        "fulfilled",
        "missed",
        "missed_with_reason",
        "rate",
        "rate_without_reasoned",
        "overdue_begin",
        "cell_missed_begin",
        "overdue_end",
        "cell_missed_end",
        "not_judged",
        *(f"not_judged_{cause}" for cause in CAUSES),
    )
    target = target_rates(run).row(0, named=True)
    return {
        **found,
        **{name: total[name] for name in passed},
        "target_fulfilled": target["fulfilled"],
        "late_target": target["late_target"],
        "late_target_with_reason": target["late_target_with_reason"],
        "target_rate": target["rate"],
        "target_rate_without_reasoned": target["rate_without_reasoned"],
    }


def _count(frame: pl.DataFrame | None) -> int | None:
    return None if frame is None else frame.height


_BASIS, _DAY, _SPAN = (
    Word("Grundlage", "Basis"),
    Word("Am Stichtag", "On the Stichtag"),
    Word("Im Zeitraum", "In the period"),
)
_TARGET, _CHECK = Word("Soll (late_target)", "Targets (late_target)"), Word("Zu prüfen", "To check")
_ITEMS: tuple[tuple[Word, str, Word], ...] = (
    (_DAY, "persons", Word("Personen", "persons")),
    (
        _DAY,
        "persons_overdue",
        Word("… davon mit mindestens einer überfälligen Pflicht", "… with at least one overdue duty"),
    ),
    (_DAY, "overdue_now", Word("… überfällige Pflichten", "… overdue duties")),
    (_DAY, "notices_overdue", Word("… darunter Mitteilungen", "… notices among them")),
    (
        _DAY,
        "cell_missed_now",
        Word(
            "… Personen, deren letzter abgeschlossener Zeitraum versäumt ist",
            "… persons whose last closed period was missed",
        ),
    ),
    (
        _DAY,
        "persons_clear",
        Word(
            "Personen ohne Überfälliges und ohne zuletzt versäumten Zeitraum",
            "persons with nothing overdue and no last period missed",
        ),
    ),
    (
        _DAY,
        "share_clear",
        Word(
            "Anteil der Personen ohne Überfälliges und ohne zuletzt versäumten Zeitraum",
            "share of persons with nothing overdue and no last period missed",
        ),
    ),
    (_DAY, "open", Word("Pflichten, die laufen", "duties that run")),
    (_DAY, "upcoming", Word("Pflichten, die bevorstehen", "duties to come")),
    (_SPAN, "fulfilled", Word("Pflichten erfüllt", "duties fulfilled")),
    (_SPAN, "missed", Word("Pflichten versäumt", "duties missed")),
    (_SPAN, "missed_with_reason", Word("Pflichten versäumt mit Grund", "duties missed with reason")),
    (_SPAN, "rate", Word("Quote: erfüllt von allen dreien", "rate: fulfilled out of all three")),
    (_SPAN, "rate_without_reasoned", Word("Quote ohne Fälle mit Grund", "rate without cases with reason")),
    (_SPAN, "overdue_begin", Word("überfällige Pflichten zu Beginn", "overdue duties at begin")),
    (
        _SPAN,
        "cell_missed_begin",
        Word("… daneben Personen mit zuletzt versäumtem Zeitraum", "… beside it, persons whose last period was missed"),
    ),
    (_SPAN, "overdue_end", Word("überfällige Pflichten am Ende", "overdue duties at end")),
    (
        _SPAN,
        "cell_missed_end",
        Word("… daneben Personen mit zuletzt versäumtem Zeitraum", "… beside it, persons whose last period was missed"),
    ),
    (_SPAN, "not_judged", Word("nicht beurteilt (in keiner Quote)", "not judged (in no rate)")),
    *((_SPAN, f"not_judged_{cause}", Word(f"… {word.de}", f"… {word.en}")) for cause, word in CAUSES.items()),
    (_TARGET, "target_fulfilled", Word("Soll erfüllt", "targets met")),
    (_TARGET, "late_target", Word("Soll verfehlt", "targets not met")),
    (_TARGET, "late_target_with_reason", Word("Soll verfehlt mit Grund", "targets not met, with reason")),
    (_TARGET, "target_rate", Word("Quote", "rate")),
    (_TARGET, "target_rate_without_reasoned", Word("Quote ohne Fälle mit Grund", "rate without cases with reason")),
    (_CHECK, "notices_due", Word("ausstehende Mitteilungen", "notices to be given")),
    (_CHECK, "missing", Word("fehlende Angaben", "missing facts")),
    (_CHECK, "missing_persons", Word("… bei Personen", "… for persons")),
    (_CHECK, "findings", Word("Feststellungen", "findings")),
    (_CHECK, "notes", Word("Vormerkungen ohne Frist", "notes without a term")),
    (_CHECK, "rejected", Word("abgewiesene Zeilen der Dateien", "rejected rows of the files")),
    (_CHECK, "flagged", Word("übernommene Zeilen mit Hinweis", "rows taken with a remark")),
)
MEASURES, _MOST_GROUPS = Word("Messgrößen", "Measures"), 8  # groups of one measure that the overview names
_ALARMS = {"persons_overdue", "overdue_now", "cell_missed_now", "notices_overdue", "rejected"}


def summary(run: Run, language: Language = "de") -> list[Line]:
    """The overview's lines in their order; numbers keep their types."""
    numbers = headline(run)
    lines = list(_basis(run, language))
    for part, name, word in _ITEMS:
        value = numbers.get(name)
        if name in numbers and not (name.startswith("not_judged_") and not value):
            named = f"{part.to(language)} {_dates(run, language)}" if part is _SPAN else part.to(language)
            lines.append(Line(named, word.to(language), value, name, name in _ALARMS and bool(value)))
    return [*lines, *_measures(run, language)]


def _measures(run: Run, language: Language) -> Iterator[Line]:
    """The last closed window of each measure: group by group, or how many stand how where groups are many."""
    for (name, by), rows in newest(run).group_by("measure", "by", maintain_order=True):
        measure = run.concept.measures[str(name)]
        named = (label(measure.label, language), bound_text(measure, language))
        part = f"{MEASURES.to(language)}: {', '.join(filter(None, named))}"
        each = by_label(run.concept, str(by), language)
        if rows.height > _MOST_GROUPS:
            yield Line(part, each, _counted(rows, language), f"measure_{name}", "not_met" in rows["stands"])
            continue
        for row in rows.to_dicts():
            value = measure_value(measure, measure.counted, row["numerator"], row["denominator"], language)
            said, alarm = f"{value} {STANDS[language][row['stands']]}", row["stands"] == "not_met"
            group = group_label(row["group"], language)
            yield Line(part, group if group.startswith(each) else f"{each} {group}", said, f"measure_{name}", alarm)


def _counted(rows: pl.DataFrame, language: Language) -> str:
    """``3 eingehalten, 9 nicht eingehalten``."""
    stands = rows["stands"].cast(pl.String).to_list()
    return ", ".join(f"{stands.count(code)} {word}" for code, word in STANDS[language].items() if code in stands)


def _basis(run: Run, language: Language) -> Iterator[Line]:
    part, concept, known = _BASIS.to(language), run.concept, run.evaluation.known_at
    yield Line(part, Word("Vorgabe", "Concept").to(language), concept.title, "title")
    yield Line(part, Word("erlassen von", "issued by").to(language), concept.issuer, "issuer")
    yield Line(part, Word("Ausgabe", "Edition").to(language), concept.name, "concept")
    yield Line(part, Word("Stichtag", "Stichtag (as of)").to(language), run.as_of, "as_of")
    everything = Word("alles Erfasste", "everything recorded").to(language)
    yield Line(part, Word("Kenntnisstand", "known at").to(language), known or everything, "known_at")
    if run.period is not None:
        name = Word("Zeitraum der Quoten", "period of the rates").to(language)
        yield Line(part, name, _dates(run, language), "period")


def _dates(run: Run, language: Language) -> str:
    span = Word("{} bis {}", "{} to {}").to(language)
    return "" if run.period is None else span.format(*(day_text(day, language) for day in run.period))


def summary_table(run: Run, language: Language = "de") -> pl.DataFrame:
    """The overview as COLUMNS of text, for CSV."""
    rows = [(line.part, line.item, value_text(line, language)) for line in summary(run, language)]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def value_text(line: Line, language: Language) -> str:
    """A value as text: ``92,4 %``, ``3.412``, ``20.11.2026``; a dash for none."""
    value = line.value
    if value is None:
        return "–"
    if isinstance(value, date):
        return day_text(value, language)
    if isinstance(value, float):
        return percent(value, language)
    return thousands(value, language) if isinstance(value, int) else value


def percent(share: float, language: Language) -> str:
    """``92,4 %`` or ``92.4%``."""
    text = f"{share * 100:.1f}"
    return text.replace(".", ",") + " %" if language == "de" else text + "%"


def thousands(number: int, language: Language) -> str:
    """``3.412`` or ``3,412``."""
    return f"{number:,}".replace(",", ".") if language == "de" else f"{number:,}"
