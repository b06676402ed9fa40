"""The comparison as lines for a terminal: short, what differs first, never the name of a person.

In: a comparison and a width. Out: lines with a tone; what a colour says, a sign says too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.headings import FIELDS, RULE_CHANGES, WHOLE, heading, in_words
from kontaktdichte.reports.compare.lacking import COLUMNS as LACKING
from kontaktdichte.reports.compare.lacking import lacking
from kontaktdichte.reports.compare.overview import Line as Item
from kontaktdichte.reports.compare.overview import more, overview, shown
from kontaktdichte.reports.compare.paper import PartChange, concept_changes, measure_changes, readings, rule_changes
from kontaktdichte.reports.compare.sides import Comparison
from kontaktdichte.reports.compare.telling import Difference
from kontaktdichte.reports.compare.units import units
from kontaktdichte.reports.rates import ALL
from kontaktdichte.reports.text import Line, Tone
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.reasons import Language

_APART = ("section", "quote", "context", "readings", "label", "rests")  # told at the quotes, the readings, another rule
_BRIEF = (  # what is told of a rule or a measure that only one side has
    "applies_to", "rhythm", "anchor", "term", "strength", "form", "counted", "compared", "by", "window", "bound",
)  # fmt: skip
_WHOLE = ("in_force", "holidays", "population", "contact", "budgets", "approvals")  # the rest only by name
_TONES: dict[str, Tone] = {"added": "head", "gone": "head", "changed": "head", "renamed": "head"}
_UNITS = Word("Nötige Kontakte im Jahr", "Needed contacts a year")
_MOST = 4  # lines of one text


def page(of: Comparison, found: Aligned | None, language: Language, *, width: int) -> Iterator[Line]:
    """What is compared, what differs on paper, and what follows for the people."""
    items = overview(of, found, language)
    basis, *parts = dict.fromkeys(item.part for item in items)
    yield Line(Word("Vergleich", "Comparison").to(language), "head")
    yield from _basis([item for item in items if item.part == basis], language, width)
    for part in parts:
        yield from _part(part, [item for item in items if item.part == part], language)
        if part == parts[0]:
            yield from _paper(of, language, width)
    if found is not None:
        yield from _units(found, language, width)
        yield from _lacking(found, language, width)


def _basis(items: Sequence[Item], language: Language, width: int) -> Iterator[Line]:
    """One line for each side, and what holds for both."""
    texts = {side: [shown(getattr(item, side), language) for item in items] for side in ("a", "b")}
    for side, (title, name, issuer, in_force, *_) in texts.items():
        yield from _wrapped(f"{side.upper()}  {title} ({name}); {issuer}; {in_force}", "  ", width)
    both = [f"{item.item} {text}" for item, text in zip(items[4:], texts["a"][4:], strict=True)]
    if both:
        yield from _wrapped("   " + " · ".join(both), "  ", width, "soft")


def _part(title: str, items: Sequence[Item], language: Language) -> Iterator[Line]:
    """Numbers of either side in columns."""
    cells = [(item.item, shown(item.a, language), shown(item.b, language), more(item.more, language)) for item in items]
    wide = [max([len(row[place]) for row in cells] + [least]) for place, least in enumerate((30, 7, 7, 0))]
    yield Line()
    numbers = any(row[1] or row[2] for row in cells)
    yield Line(f"{title.ljust(wide[0] + 2)}  {'A'.rjust(wide[1])}  {'B'.rjust(wide[2])}" if numbers else title, "head")
    for item, (name, a, b, difference) in zip(items, cells, strict=True):
        text = f"  {name.ljust(wide[0])}  {a.rjust(wide[1])}  {b.rjust(wide[2])}  {difference.rjust(wide[3])}"
        yield Line(text.rstrip(), "alarm" if item.alarm else "plain")


def _paper(of: Comparison, language: Language, width: int) -> Iterator[Line]:
    for found in (*rule_changes(of.a, of.b, language), *measure_changes(of.a, of.b, language)):
        if found.change != "same":
            yield Line()
            yield from _changed(found, language, width)
    whole = concept_changes(of.a, of.b, language)
    if whole:
        yield Line()
        yield Line(f"~ {WHOLE.to(language)}", "head")
        yield from _told([difference for difference in whole if difference.field in _WHOLE], language, width)
        rest = [FIELDS[difference.field].to(language) for difference in whole if difference.field not in _WHOLE]
        if rest:
            also = Word("verschieden auch: {}", "different too: {}").to(language).format(", ".join(rest))
            yield from _wrapped(also, "    ", width, "soft")
    yield from _readings(of, language, width)


def _changed(found: PartChange, language: Language, width: int) -> Iterator[Line]:
    """A rule or a measure that differs: its fields on either side, and the quotes."""
    sign, word = RULE_CHANGES[found.change].to(language).split(" ", 1)
    yield Line(f"{sign} {found.label} ({word})", _TONES[found.change])
    if found.pair.a is None or found.pair.b is None:
        brief = [d for name in _BRIEF for d in found.differences if d.field == name]
        said = "; ".join(f"{FIELDS[d.field].to(language)}: {d.a or d.b}" for d in brief)
        yield from _wrapped(said, "    ", width)
    else:
        yield from _told([d for d in found.differences if d.field not in _APART], language, width)
    quoted = [f"„{passage.quote}“ ({passage.section})" if passage is not None else "" for passage in found.passages]
    for text, mark in ((quoted[0], ""),) if quoted[0] == quoted[1] else zip(quoted, ("A  ", "B  "), strict=True):
        if text:
            yield from _wrapped(f"{mark if all(quoted) else ''}{text}", "    ", width, "soft")


def _told(differences: Sequence[Difference], language: Language, width: int) -> Iterator[Line]:
    """Each field with the text of either side."""
    for difference in differences:
        yield Line(f"    {FIELDS[difference.field].to(language)}")
        for mark, text in (("A", difference.a), ("B", difference.b)):
            told = (text or "–").replace("\n", "\n   ")
            yield from _wrapped(f"{mark}  {told}", "      ", width)


def _readings(of: Comparison, language: Language, width: int) -> Iterator[Line]:
    """The readings that both sides have and choose differently."""
    rows = readings(of.a, of.b, language).filter(change="changed")
    if rows.is_empty():
        return
    yield Line()
    yield Line(Word("Lesarten, verschieden gewählt", "Readings chosen differently").to(language), "head")
    for row in rows.iter_rows(named=True):
        yield from _wrapped(f"{row['reading']} ({row['name']})", "  ", width)
        for mark in ("a", "b"):
            yield from _wrapped(f"{mark.upper()}  {row[f'chosen_{mark}']}", "      ", width)


def _units(found: Aligned, language: Language, width: int) -> Iterator[Line]:
    """Needed contacts a year by unit, over all rules."""
    columns = ("unit", "contacts_a", "contacts_b", "contacts_more", "affected")
    rows = units(found, language).filter(rule=ALL).select(columns).rows()
    titles = (_UNITS.to(language), "A", "B", heading("more", language), heading("affected", language))
    cells = [(unit, *(_number(cell, language) for cell in numbers)) for unit, *numbers in rows]
    wide = [max(len(row[place]) for row in (titles, *cells)) for place in range(len(titles))]
    yield Line()
    yield Line(_aligned(titles, wide)[:width], "head")
    yield from (Line(_aligned(row, wide)[:width]) for row in cells)


def _aligned(row: Sequence[str], wide: Sequence[int]) -> str:
    first, *numbers = row
    return "  ".join([first.ljust(wide[0]), *(cell.rjust(size) for cell, size in zip(numbers, wide[1:], strict=True))])


def _number(cell: float | None, language: Language) -> str:
    return shown(None if cell is None else round(cell), language)


def _lacking(found: Aligned, language: Language, width: int) -> Iterator[Line]:
    """What is lacking on which side; once where it is the same on both."""
    sides: dict[tuple[str, str | None, int, str | None], list[str]] = {}
    for side, *row in in_words(lacking(found.of, found.people, language), LACKING, language).iter_rows():
        sides.setdefault((row[0], row[1], row[2], row[3]), []).append(side)
    if sides:
        yield Line()
        yield Line(Word("Fehlende Angaben", "Missing facts").to(language), "head")
    for (lack, label, count, asked_by), where in sides.items():
        number = f" ({shown(count, language)})" if count else ""
        asked = Word(" – danach fragt: {}", " – asked by: {}").to(language).format(asked_by) if asked_by else ""
        said = f"{' '.join(where).ljust(3)}  {lack}{f': {label}' if label else ''}{number}{asked}"
        yield from _wrapped(said, "  ", width, "alarm" if len(where) == 1 else "plain")


def _wrapped(text: str, indent: str, width: int, tone: Tone = "plain") -> Iterator[Line]:
    """A text within the width, its further lines indented, at most a few of them."""
    lines = [
        part
        for line in text.splitlines() or [""]
        for part in textwrap.wrap(line, max(width - len(indent), 30), subsequent_indent="   ") or [""]
    ]
    shown_ = lines if len(lines) <= _MOST else [*lines[:_MOST], "   …"]
    yield from (Line(indent + line, tone) for line in shown_)
