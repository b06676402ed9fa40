"""Which sheet is which table, and which of its columns is which: the headings of a file against the profile.

In: a sheet and a profile. Out: bindings — one for the sheet's own table, one for each further kind of row — or the
problems that stop the sheet; beside them what was not understood and therefore not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kontaktdichte.intake.dictionary import Dictionary
from kontaktdichte.intake.messages import Problem, nearest, problem
from kontaktdichte.intake.profile import LAST_DAY, Mapping, Profile, Source, targets
from kontaktdichte.intake.sheets import Row, Sheet
from kontaktdichte.intake.values import INVISIBLE, SPACES, fold
from kontaktdichte.rules.tables import REQUIRED


@dataclass(frozen=True)
class Binding:
    """One sheet read as rows of one table."""

    number: int
    file: str
    sheet: str
    mapping: Mapping
    positions: dict[str, int]  # column of the table → place in the sheet
    headings: dict[str, str]  # column of the table → heading as it stands there

    @property
    def table(self) -> str:
        """The table its rows belong to."""
        return self.mapping.table

    def heading(self, column: str) -> str:
        """What the user calls a column; where the sheet lacks it, what the template calls it."""
        if column == "until" and LAST_DAY in self.headings:
            column = LAST_DAY
        return self.headings.get(column) or self.mapping.headings(column)[0]


Noted = tuple[int, str, str, Problem]  # row, column, value, problem


@dataclass
class Bound:
    """What became of one sheet."""

    sheet: Sheet
    heading_row: int = 1
    width: int = 0
    bindings: list[Binding] = field(default_factory=list)
    headless: list[int] = field(default_factory=list)  # places without a heading
    refused: list[Noted] = field(default_factory=list)  # non-empty: no row of the sheet is taken
    flagged: list[Noted] = field(default_factory=list)
    table: str = ""


def bind(sheet: Sheet, profile: Profile, dictionary: Dictionary, first_number: int) -> Bound | None:
    """How a sheet is read; None for sheets the profile ignores and for unnamed empty ones."""
    if fold(sheet.name) in {fold(name) for name in profile.ignore_sheets}:
        return None
    source = _source(sheet, profile)
    if not any(_filled(row) for row in sheet.head):
        if source is None:
            return None
        return Bound(sheet, flagged=[(1, "", sheet.name, problem("sheet_empty", value=sheet.name))], table=source.table)
    if source is None:
        names = [name for s in profile.sources for name in s.sheets]
        said = problem("sheet_unknown", value=sheet.name, suggestion=nearest(sheet.name, names))
        return Bound(sheet, _first_filled(sheet.head), refused=[(1, "", sheet.name, said)])
    row = _heading_row(sheet.head, source)
    bound = Bound(sheet, row, len(sheet.head[row - 1]), table=source.table)
    headings = [_clean(cell) for cell in sheet.head[row - 1]]
    bound.headless = [i for i, heading in enumerate(headings) if not heading]
    _bind_source(bound, source, headings, first_number)
    if not bound.refused:
        _bind_further(bound, source, headings, dictionary)
        _name_unread(bound, source, headings)
    return bound


def _source(sheet: Sheet, profile: Profile) -> Source | None:
    """The source that names the sheet, else the one whose headings fit best and completely."""
    for source in profile.sources:
        if fold(sheet.name) in {fold(name) for name in (*source.sheets, source.table)}:
            return source
    fits = sorted(((_fit(sheet.head, s), -i) for i, s in enumerate(profile.sources)), reverse=True)
    best, second = fits[0], fits[1] if len(fits) > 1 else (0, 0)
    return profile.sources[-best[1]] if best[0] > max(second[0], 1) else None


def _fit(head: tuple[Row, ...], source: Source) -> int:
    row = head[_heading_row(head, source) - 1] if head else ()
    headings = {fold(cell) for cell in map(_clean, row) if cell}
    for column in REQUIRED[source.table]:
        given = column in source.constants or column in source.defaults
        if not given and not headings & {fold(h) for h in source.headings(column)}:
            return 0
    return len(headings & source.known_headings())


def _heading_row(head: tuple[Row, ...], source: Source) -> int:
    """The row, counted from 1, in which most cells are headings the source knows."""
    known = source.known_headings()
    counts = [len({fold(c) for c in map(_clean, row) if c} & known) for row in head]
    return counts.index(max(counts)) + 1 if any(counts) else _first_filled(head)


def _first_filled(head: tuple[Row, ...]) -> int:
    return next((i for i, row in enumerate(head, start=1) if _filled(row)), 1)


def _filled(row: Row) -> bool:
    return any(_clean(cell) for cell in row)


def _clean(cell: str | None) -> str:
    return (cell or "").strip(SPACES + INVISIBLE)


def _bind_source(bound: Bound, source: Source, headings: list[str], number: int) -> None:
    places: dict[str, int] = {}
    for column in targets(source.table):
        accepted = {fold(h) for h in source.headings(column)}
        found = [i for i, heading in enumerate(headings) if heading and fold(heading) in accepted]
        if len(found) > 1:
            _twice(bound, headings[found[0]], headings[found[1]])
        if found:
            places[column] = found[0]
    if LAST_DAY in places and "until" in places:
        _twice(bound, headings[places[LAST_DAY]], headings[places["until"]])
    for column in REQUIRED[source.table]:
        if column not in places and column not in source.constants and column not in source.defaults:
            name = source.headings(column)[0]
            bound.refused.append((bound.heading_row, name, "", problem("column_missing", value=name)))
    named = {column: headings[i] for column, i in places.items()}
    bound.bindings.append(Binding(number, bound.sheet.file, bound.sheet.shown, source, places, named))


def _twice(bound: Bound, one: str, two: str) -> None:
    bound.refused.append((bound.heading_row, two, two, problem("heading_twice", one=one, two=two)))


def _bind_further(bound: Bound, source: Source, headings: list[str], dictionary: Dictionary) -> None:
    places = {fold(heading): i for i, heading in reversed(list(enumerate(headings))) if heading}
    main = bound.bindings[0]
    for also in source.also:
        found = {
            column: next((places[fold(h)] for h in names if fold(h) in places), None)
            for column, names in also.columns.items()
        }
        own = {column: i for column, i in found.items() if i is not None}
        if also.row_if not in own:
            continue  # this export has no such column
        heading = headings[own[also.row_if]]
        if unknown := dictionary.knows(also):
            said = problem("mapping_not_in_concept", column=heading, value=unknown)
            bound.flagged.append((bound.heading_row, heading, heading, said))
            continue
        key = "id" if source.table == "persons" else "subject"
        own["subject"] = main.positions[key]
        named = {column: headings[i] for column, i in own.items()}
        number = main.number + len(bound.bindings)
        bound.bindings.append(Binding(number, main.file, main.sheet, also, own, named))


def _name_unread(bound: Bound, source: Source, headings: list[str]) -> None:
    known = source.known_headings() | {fold(h) for h in source.ignore}
    wanted = [h for column in targets(source.table) for h in source.headings(column)]
    for heading in headings:
        if heading and fold(heading) not in known:
            said = problem("column_ignored", value=heading, suggestion=nearest(heading, wanted))
            bound.flagged.append((bound.heading_row, heading, heading, said))
