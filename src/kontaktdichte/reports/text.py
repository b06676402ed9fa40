"""Reports as lines of text for a terminal or a pipe.

In: a run and a width. Out: :class:`Line`, each with a tone; who prints decides whether a tone becomes a colour.
Whatever colour would say, a sign or a word says too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

import polars as pl

from kontaktdichte.reports.run import Run
from kontaktdichte.reports.summary import Line as Item
from kontaktdichte.reports.summary import headline, summary, thousands, value_text
from kontaktdichte.reports.words import Word, heading
from kontaktdichte.rules.reasons import Language, day_text

Tone = Literal["plain", "head", "alarm", "soft"]
_GAP = "  "
_LEAST = 30  # characters left for the last column
_DUTY = Word("Pflicht", "duty"), Word("Pflichten", "duties")
_PERSON = Word("Person", "person"), Word("Personen", "persons")


class Line(NamedTuple):
    """One line and how it is meant."""

    text: str = ""
    tone: Tone = "plain"


class Entry(NamedTuple):
    """A row of a table: its cells, lines that stand under the last one, and its tone."""

    cells: Sequence[str]
    more: Sequence[str] = ()
    tone: Tone = "plain"


def table(headings: Sequence[str], entries: Sequence[Entry], width: int) -> Iterator[Line]:
    """Columns as wide as their content, the last wrapped to what is left of ``width``."""
    fixed = len(headings) - 1
    wide = [max([len(headings[i]), *(len(entry.cells[i]) for entry in entries)]) for i in range(fixed)]
    indent = sum(wide) + len(_GAP) * fixed
    rest = max(_LEAST, width - indent)
    yield Line(_joined(headings, wide), "head")
    for entry in entries:
        first, *others = textwrap.wrap(entry.cells[-1], rest) or [""]
        yield Line(_joined((*entry.cells[:-1], first), wide), entry.tone)
        yield from (Line(" " * indent + text, entry.tone) for text in others)
        yield from (Line(" " * indent + text, "soft") for more in entry.more for text in textwrap.wrap(more, rest))


def _joined(cells: Sequence[str], wide: Sequence[int]) -> str:
    padded = [cell.ljust(size) for cell, size in zip(cells, wide, strict=False)]
    return _GAP.join([*padded, cells[-1]]).rstrip()


def wrapped(text: str, width: int) -> Iterator[Line]:
    """Plain text with its own line breaks; long lines go on under their first letter."""
    for line in text.splitlines():
        lead = line[: len(line) - len(line.lstrip(" ·!+o-"))]
        tone: Tone = "alarm" if lead.strip() == "!" else "head" if line and not lead and ":" not in line else "plain"
        for part in textwrap.wrap(line, max(width, _LEAST), subsequent_indent=" " * len(lead)) or [""]:
            yield Line(part, tone)


def title(run: Run, name: Word, language: Language) -> Line:
    """``Arbeitsliste · Stichtag 20.11.2026 · Dienstanweisung … (concept@edition)``."""
    day = Word("Stichtag", "as of").to(language)
    return Line(
        f"{name.to(language)} · {day} {day_text(run.as_of, language)} · {run.concept.title} ({run.concept.name})",
        "head",
    )


def standing(run: Run, language: Language, whose: Sequence[str] = ()) -> Line:
    """The number overdue, never alone; ``whose`` names the unit and counsellor that ``run`` was narrowed to."""
    numbers = {key: value for key, value in headline(run).items() if isinstance(value, int)}
    overdue, late, persons, cells, clear = (
        _several(numbers[name], noun, language)
        for name, noun in (
            ("overdue_now", _DUTY), ("persons_overdue", None), ("persons", _PERSON), ("cell_missed_now", _PERSON),
            ("persons_clear", _PERSON),
        )
    )  # fmt: skip
    has = Word("hat", "has") if numbers["persons_clear"] == 1 else Word("haben", "have")
    said = Word(
        f"{overdue} überfällig, bei {late} von {persons}; bei {cells} ist der letzte abgeschlossene Zeitraum "
        f"versäumt; {clear} {has.de} weder Überfälliges noch einen zuletzt versäumten Zeitraum.",
        f"{overdue} overdue, for {late} of {persons}; for {cells} the last closed period was missed; {clear} "
        f"{has.en} neither anything overdue nor a last period missed.",
    )
    return Line((f"{' · '.join(whose)}: " if whose else "") + said.to(language))


def _several(count: int, noun: tuple[Word, Word] | None, language: Language) -> str:
    """``1 Pflicht``, ``3.412 Pflichten``; the bare number without a noun."""
    number = thousands(count, language)
    return number if noun is None else f"{number} {noun[count != 1].to(language)}"


def worklist_page(
    run: Run, found: pl.DataFrame, language: Language, *, width: int, limit: int = 0, whose: Sequence[str] = ()
) -> Iterator[Line]:
    """The worklist under its title and the number overdue; ``run`` and ``found`` hold the same people."""
    yield title(run, Word("Arbeitsliste", "Worklist"), language)
    yield standing(run, language, whose)
    yield from worklist_lines(run, found, language, width=width, limit=limit)


def worklist_lines(run: Run, found: pl.DataFrame, language: Language, *, width: int, limit: int = 0) -> Iterator[Line]:
    """The worklist's duties as a table, ``limit`` rows (0: all), and how many more there are; notices as a number."""
    tasks = found.filter(pl.col("task") == "duty")
    shown = tasks.head(limit) if limit else tasks
    names = ("subject", "hard", "overdue_days", "unit", "counsellor", "sentence")
    headings = [heading(name, language) for name in names]
    headings[2] = Word("überfällig", "overdue").to(language)
    if shown.is_empty():
        yield Line(Word("Nichts zu tun.", "Nothing to do.").to(language))
    else:
        rules = {label: f"[{i}]" for i, label in enumerate(shown["rule_label"].unique(maintain_order=True), start=1)}
        yield from table(headings, [_entry(row, rules[row["rule_label"]], language) for row in shown.to_dicts()], width)
        yield from _footnotes(shown, rules, width)
    if tasks.height > shown.height:
        more = Word("… und {n} weitere; --limit 0 zeigt alle.", "… and {n} more; --limit 0 shows all.")
        yield Line(more.to(language).format(n=thousands(tasks.height - shown.height, language)), "soft")
    if notices := found.height - tasks.height:
        said = Word(
            "Dazu stehen für {n} Personen oder Vereinbarungen Mitteilungen aus: Blatt „Abweichungen“ (evaluate --out).",
            "Besides, notices are owed for {n} persons or agreements: sheet “Deviations” (evaluate --out).",
        )
        if notices == 1:
            said = Word(
                "Dazu steht für {n} Person oder Vereinbarung eine Mitteilung aus: Blatt „Abweichungen“ "
                "(evaluate --out).",
                "Besides, a notice is owed for {n} person or agreement: sheet “Deviations” (evaluate --out).",
            )
        yield Line(said.to(language).format(n=thousands(notices, language)), "soft")


def _footnotes(shown: pl.DataFrame, rules: dict[str, str], width: int) -> Iterator[Line]:
    """Where each rule of the table stands written, once."""
    for row in shown.unique("rule_label", keep="first", maintain_order=True).to_dicts():
        mark = rules[row["rule_label"]]
        text = f"{mark} {row['rule_label']} ({row['section']}): „{row['quote']}“"
        yield from (Line(part, "soft") for part in textwrap.wrap(text, width, subsequent_indent=" " * (len(mark) + 1)))


def _entry(row: dict[str, Any], mark: str, language: Language) -> Entry:
    days = row["overdue_days"]
    count = Word("{} Tag" if days == 1 else "{} Tage", "{} day" if days == 1 else "{} days").to(language)
    target = Word("Soll", "target").to(language)
    late = f"! {count.format(thousands(days, language))}" if days else target if row["strength"] == "target" else ""
    cells = (
        row["subject"],
        day_text(row["hard"], language),
        late,
        row["unit"] or "–",
        row["counsellor"] or "–",
        f"{row['sentence']} {mark}",
    )
    more = [f"{heading(name, language)}: {row[name]}" for name in ("cell_missed", "also") if row[name]]
    return Entry(cells, more, "alarm" if days else "plain")


def summary_lines(run: Run, language: Language, parts: Iterable[str] = ()) -> Iterator[Line]:
    """The overview, or those parts of it, as two columns."""
    wanted = tuple(parts)
    items = [line for line in summary(run, language) if not wanted or line.part.startswith(wanted)]
    wide = max(len(line.item) for line in items)
    part = ""
    for line in items:
        if line.part != part:
            if part:
                yield Line()
            part = line.part
            yield Line(part, "head")
        yield Line(f"  {line.item.ljust(wide)}  {_aligned(line, language)}", "alarm" if line.alarm else "plain")


def _aligned(line: Item, language: Language) -> str:
    text = value_text(line, language)
    return text.rjust(8) if isinstance(line.value, int | float | None) else text
