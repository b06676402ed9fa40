"""The comparison in few numbers: what was compared, what differs on paper, and what follows for the same people.

In: a comparison. Out: lines with the value of either side. Every number is taken from the tables beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polars as pl

from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.headings import PERSON_CHANGES, RULE_CHANGES
from kontaktdichte.reports.compare.lacking import lacking
from kontaktdichte.reports.compare.paper import PartChange, measure_changes, rule_changes
from kontaktdichte.reports.compare.people import persons, verdicts
from kontaktdichte.reports.compare.phrases import Phrases
from kontaktdichte.reports.compare.sides import SIDES, Comparison, People, sides
from kontaktdichte.reports.compare.units import units
from kontaktdichte.reports.summary import Line as Item
from kontaktdichte.reports.summary import Value, headline, value_text
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.reasons import Language, day_text, verdict_label

COLUMNS = ("part", "item", "value_a", "value_b", "more")
_BASIS, _PAPER, _PEOPLE, _WHO, _DUTIES = (
    Word("Was verglichen wird", "What is compared"),
    Word("Auf dem Papier", "On paper"),
    Word("Über dieselben Personen", "Over the same people"),
    Word("Was sich für wie viele Personen ändert", "What changes for how many persons"),
    Word("Wie viele Pflichten den Stand wechseln", "How many duties change their verdict"),
)
_NEEDED = {
    "contacts": Word("nötige Kontakte im Jahr", "needed contacts a year"),
    "minutes": Word("nötige Minuten im Jahr", "needed minutes a year"),
}
_NUMBERS = {
    "persons": Word("Personen am Stichtag", "persons on the Stichtag"),
    "persons_overdue": Word("… davon mit mindestens einer überfälligen Pflicht", "… with at least one overdue duty"),
    "overdue_now": Word("… überfällige Pflichten", "… overdue duties"),
    "cell_missed_now": Word(
        "… Personen, deren letzter abgeschlossener Zeitraum versäumt ist",
        "… persons whose last closed period was missed",
    ),
    "share_clear": Word("… Anteil ohne beides", "… share with neither"),
    "rate": Word("Quote im Zeitraum (Muss)", "rate in the period (floors)"),
    "rate_without_reasoned": Word("… ohne Fälle mit Grund", "… without cases with reason"),
    "target_rate": Word("Quote im Zeitraum (Soll)", "rate in the period (targets)"),
    "missing_persons": Word("Personen mit fehlenden Angaben", "persons with missing facts"),
}


_LACKING = {
    "nobody": Word("niemand fällt unter die Vorgabe", "nobody falls under the concept"),
    "unknown": Word("Angaben, die gebraucht werden und nirgends stehen", "facts that are needed and stand nowhere"),
    "rejected": Word("abgewiesene Zeilen", "rejected rows"),
}
_YES_NO = (Word("ja", "yes"), Word("nein", "no"))


class Line(NamedTuple):
    """One line of the overview: a value for either side, and their difference where they are numbers."""

    part: str
    item: str
    a: Value
    b: Value
    more: Value = None
    alarm: bool = False


def overview(of: Comparison, found: Aligned | None, language: Language = "de") -> list[Line]:
    """The overview's lines in their order; without people those on paper."""
    lines = [*_basis(of, language), *_paper(of, language)]
    if found is not None:
        lines += [*_numbers(found, language), *_who(found, language), *_turned(found, language)]
    return lines


def table(of: Comparison, found: Aligned | None, language: Language = "de") -> pl.DataFrame:
    """The overview as COLUMNS of text."""
    rows = [
        (line.part, line.item, *(shown(value, language) for value in (line.a, line.b)), more(line.more, language))
        for line in overview(of, found, language)
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def shown(value: Value, language: Language) -> str:
    """A value as text: ``92,4 %``, ``3.412``, ``20.11.2026``; a dash for none."""
    return value_text(Item("", "", value, ""), language)


def more(value: Value, language: Language) -> str:
    """A difference as text with its sign: ``+12``, of shares ``−3,4 Punkte``; a text as it is; nothing for none."""
    if not isinstance(value, int | float):
        return value if isinstance(value, str) else ""
    if isinstance(value, float):
        points = Word("Punkte", "points").to(language)
        text = f"{shown(abs(value), language).removesuffix('%').rstrip()} {points}"
    else:
        text = shown(abs(value), language)
    return ("+" if value > 0 else "−" if value < 0 else "±") + text


def _basis(of: Comparison, language: Language) -> Iterator[Line]:
    part, (a, b) = _BASIS.to(language), of.concepts
    yield Line(part, Word("Vorgabe", "Concept").to(language), a.title, b.title)
    yield Line(part, Word("Ausgabe", "Edition").to(language), a.name, b.name)
    yield Line(part, Word("erlassen von", "issued by").to(language), a.issuer, b.issuer)
    in_force = [Phrases(c, language).span(c.in_force.from_, c.in_force.until) for c in of.concepts]
    yield Line(part, Word("in Kraft", "in force").to(language), in_force[0], in_force[1])
    if of.people is not None:
        yield from _basis_of_people(of, of.people, part, language)


def _basis_of_people(of: Comparison, people: People, part: str, language: Language) -> Iterator[Line]:
    taken = Word("nur solange in Kraft", "only while in force").to(language)
    if people.together is not None:
        taken = Phrases(of.a, language).span(people.together.from_, None)
    yield Line(part, Word("hier angewandt", "applied here").to(language), taken, taken)
    yield Line(part, Word("Stichtag", "Stichtag (as of)").to(language), people.as_of, people.as_of)
    span = Word("{} bis {}", "{} to {}").to(language).format(*(day_text(day, language) for day in people.period))
    yield Line(part, Word("Zeitraum", "period").to(language), span, span)


def _paper(of: Comparison, language: Language) -> Iterator[Line]:
    part, (a, b) = _PAPER.to(language), of.concepts
    yield _line(part, Word("Regeln", "rules").to(language), len(a.rules), len(b.rules))
    yield from _changes(part, rule_changes(a, b, language), language)
    if a.measures or b.measures:
        yield _line(part, Word("Messgrößen", "measures").to(language), len(a.measures), len(b.measures))
        yield from _changes(part, measure_changes(a, b, language), language)
    yield _line(part, Word("Lesarten", "readings").to(language), len(a.readings), len(b.readings))
    shared = [name for name in a.readings if name in b.readings]
    other = sum(a.readings[name].value != b.readings[name].value for name in shared)
    yield Line(
        part, Word("… in beiden, verschieden gewählt", "… in both, chosen differently").to(language), other, other
    )


def _changes(part: str, found: Iterable[PartChange], language: Language) -> Iterator[Line]:
    """How many there are of each change, on the sides that have them."""
    counts: Counter[str] = Counter(one.change for one in found)
    for change, word in RULE_CHANGES.items():
        left, right = (0 if change == other else counts[change] for other in ("added", "gone"))
        yield Line(part, f"… {word.to(language)[2:]}", left, right)


def _line(part: str, item: str, a: Value, b: Value) -> Line:
    """A line with the difference of its numbers."""
    if isinstance(a, int | float) and isinstance(b, int | float):
        return Line(part, item, a, b, b - a)
    return Line(part, item, a, b)


def _numbers(found: Aligned, language: Language) -> Iterator[Line]:
    part, people = _PEOPLE.to(language), found.people
    blind = [len(found.unsaid[side]) == len(found.of.pairs) for side in SIDES]
    total = units(found, language).row(0, named=True)
    for what, word in _NEEDED.items():
        values = [None if total[f"{what}_{side}"] is None else round(total[f"{what}_{side}"]) for side in SIDES]
        if what == "contacts" or any(values):
            yield _line(part, word.to(language), *values)
    numbers = [headline(run) for _, run in sides(people)]
    for name, word in _NUMBERS.items():
        yield _line(part, word.to(language), *(None if no else of[name] for of, no in zip(numbers, blind, strict=True)))
    rows = lacking(found.of, people, language)
    for lack, word in _LACKING.items():
        of_side = [rows.filter(side=side, lack=lack) for side in SIDES]
        counts = [int(of["count"].sum()) if lack == "rejected" else of.height for of in of_side]
        if any(counts):
            told = [_YES_NO[not count].to(language) if lack == "nobody" else count for count in counts]
            yield Line(part, word.to(language), told[0], told[1], alarm=True)


def _who(found: Aligned, language: Language) -> Iterator[Line]:
    """How many persons there are for each kind of change; one person may stand in several lines."""
    part, rows = _WHO.to(language), persons(found, language)
    affected = rows.filter(pl.col("change") != "unsaid")["subject"].n_unique()
    yield Line(part, Word("betroffene Personen", "persons affected").to(language), "", "", shown(affected, language))
    counts = dict(rows.group_by("change").agg(pl.col("subject").n_unique()).iter_rows())
    for change, word in PERSON_CHANGES.items():
        if change in counts:
            yield Line(
                part, f"… {word.to(language)}", "", "", shown(counts[change], language), alarm=change == "unsaid"
            )


def _turned(found: Aligned, language: Language) -> Iterator[Line]:
    """From which verdict to which, over all rules, the most frequent first."""
    counts = verdicts(found, language).group_by("verdict_a", "verdict_b").agg(pl.col("count").sum())
    none = Word("keine Pflicht", "no duty").to(language)
    for a, b, count in counts.sort("count", "verdict_a", "verdict_b", descending=(True, False, False)).iter_rows():
        left, right = (none if code is None else verdict_label(code, language) for code in (a, b))
        yield Line(_DUTIES.to(language), f"{left} → {right}", "", "", shown(count, language))
