"""The mapping profile: how an office's or agency's files become the six tables.

In: a YAML file under ``profiles/`` or one of the office's own. Out: a frozen :class:`Profile`, or an
:class:`~kontaktdichte.intake.messages.IntakeError` that says where the file is wrong. Headings, codes and sheet names
are data here; no other file of the intake knows one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from kontaktdichte.intake.messages import TEXT_LOADER, IntakeError
from kontaktdichte.intake.values import fold
from kontaktdichte.rules.tables import COLUMNS
from kontaktdichte.rules.vocabulary import Model, Text, Texts

PROFILES = Path(__file__).resolve().parent.parent / "profiles"
STANDARD = "standard"
LAST_DAY = "last_day"  # an inclusive end; becomes ``until`` = the day after

Codes = dict[str, dict[str, str]]  # column → spelling → code


def targets(table: str) -> tuple[str, ...]:
    """The columns a mapping may fill: the table's own, and the inclusive end beside ``until``."""
    return (*COLUMNS[table], LAST_DAY) if "until" in COLUMNS[table] else tuple(COLUMNS[table])


class Mapping(Model):
    """Columns of a sheet → columns of one table."""

    table: str
    columns: dict[str, Texts] = Field(default_factory=dict)  # column → accepted headings, the template's first
    constants: dict[str, str] = Field(default_factory=dict)  # column → code for every row
    defaults: dict[str, str] = Field(default_factory=dict)  # column → code where the cell is empty
    values: Codes = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.table not in COLUMNS:
            raise ValueError(f"there is no table {self.table!r}; the tables are {', '.join(COLUMNS)}")
        for part in (self.columns, self.constants, self.defaults, self.values):
            for column in part:
                if column not in targets(self.table):
                    raise ValueError(
                        f"table {self.table!r} has no column {column!r}; it has {', '.join(targets(self.table))}"
                    )
        return self

    def headings(self, column: str) -> tuple[str, ...]:
        """Every accepted heading of a column; the English column name always is one."""
        return (*self.columns.get(column, ()), column)


class Also(Mapping):
    """Further rows out of the same sheet: a column of a person list that becomes a situation or an event.

    A row arises where the cell of ``row_if`` (a column of the table) is filled and holds none of ``skip``, or one of
    ``only`` where that is given. ``subject`` is the ``id`` of the sheet's main mapping.
    """

    row_if: str
    skip: Texts = ()
    only: Texts = ()

    @model_validator(mode="after")
    def _row_if_is_mapped(self) -> Self:
        if self.row_if not in self.columns:
            raise ValueError(f"row_if names {self.row_if!r}, for which columns has no heading")
        return self


class Source(Mapping):
    """A sheet, or a file whose name without ending is one of ``sheets``."""

    sheets: Texts
    ignore: Texts = ()  # headings known and not wanted: no warning
    also: tuple[Also, ...] = ()

    def known_headings(self) -> set[str]:
        """Folded headings of the main mapping and its further rows."""
        named = [h for c in targets(self.table) for h in self.headings(c)]
        named += [h for also in self.also for hs in also.columns.values() for h in hs]
        return {fold(h) for h in named}


class Profile(Model):
    """How files are to be read; ``extends`` takes the other profile's sources for tables not named here."""

    name: str
    label: Text
    extends: str | None = None
    sources: tuple[Source, ...] = ()
    values: Codes = Field(default_factory=dict)  # for every table
    ignore_sheets: Texts = ()
    date_formats: Texts = ()  # further strptime patterns, tried first

    @model_validator(mode="after")
    def _four_digit_years(self) -> Self:
        for pattern in self.date_formats:
            if "%y" in pattern:
                raise ValueError(f"date format {pattern!r}: years have four digits (%Y), two digits are never guessed")
        return self

    def source(self, table: str) -> Source | None:
        """The first source that fills the table."""
        return next((s for s in self.sources if s.table == table), None)


def available_profiles() -> dict[str, Path]:
    """Name → file of the profiles that ship with the package."""
    return {file.stem: file for file in sorted(PROFILES.glob("*.yaml"))}


def load_profile(path: Path | str) -> Profile:
    """The profile in a file, or of a shipped name such as ``standard``. Raises IntakeError naming what is wrong.

    >>> load_profile("standard").source("contacts").sheets[0]
    'Kontakte'
    """
    file = available_profiles().get(str(path), Path(path))
    try:
        profile = Profile.model_validate(_mapping(file))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "profile"
        raise _refused(file, f"{place}: {first['msg'].removeprefix('Value error, ')}") from error
    return _extended(profile, load_profile(profile.extends)) if profile.extends else profile


def _mapping(file: Path) -> dict[str, Any]:
    try:
        # every scalar is text: "no", "on" and "007" are codes of an office, not booleans or numbers
        data = yaml.load(file.read_text("utf-8-sig"), Loader=TEXT_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise _refused(file, f"{where}{getattr(error, 'problem', error)}") from error
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(available_profiles())
        raise _refused(file, f"no readable UTF-8 file and no shipped profile ({known})") from error
    if not isinstance(data, dict):
        raise _refused(file, "the file is empty or no mapping; a profile begins with 'name: …'")
    return data


def _refused(file: Path, why: str) -> IntakeError:
    return IntakeError(
        f"Das Profil „{file.name}“ ist nicht verwendbar, bitte berichtigen: {why}.",
        f"The profile “{file.name}” cannot be used, please correct it: {why}.",
    )


def _extended(profile: Profile, base: Profile) -> Profile:
    own = {source.table for source in profile.sources}
    values = {c: {**base.values.get(c, {}), **profile.values.get(c, {})} for c in {*base.values, *profile.values}}
    return profile.model_copy(update={
        "sources": (*profile.sources, *(s for s in base.sources if s.table not in own)),
        "values": dict(sorted(values.items())),
        "ignore_sheets": (*profile.ignore_sheets, *base.ignore_sheets),
    })  # fmt: skip
