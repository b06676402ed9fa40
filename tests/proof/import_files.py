"""Random office files for the import fuzz: sound rows, spoiled cells, spoiled headings, spoiled bytes.

In: a random generator. Out: :class:`Made`, a folder of files together with what is known about them, so that the proof
can tell whether a row was lost or a spoiled cell was taken for a sound one.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import polars as pl
import xlsxwriter

Rows = list[list[str]]
HEADINGS = {
    name: line.split(";")
    for name, line in {
        "Personen": "Personennummer;Geburtsdatum;Team;Art",
        "Situationen": "Nummer;Personennummer;Merkmal;Ausprägung;von;bis;Erfasst am",
        "Ereignisse": "Nummer;Personennummer;Ereignis;Datum",
        "Kontakte": "Nummer;Personennummer;Datum;Kontaktart;Kontaktweg;Ergebnis;Minuten;Beteiligte;Erfasst am",
        "Vereinbarungen": "Nummer;Personennummer;Gegenstand;Wert;von;bis;Grund;Genehmigt von",
        "Abweichungen": "Nummer;Personennummer;Regel;Zeitfenster ab;Grund;Stand",
    }.items()
}
CHOICES = {
    "Art": ["Person", ""],
    "Merkmal": ["Kunde", "Erziehend", "ABC"],
    "Ausprägung": ["ja"],
    "Ereignis": ["Geburt eines Kindes"],
    "Kontaktart": ["Beratungsgespräch", "review"],
    "Kontaktweg": ["persönlich", "phone"],
    "Ergebnis": ["", "kept"],
    "Minuten": ["45", "", "30,0"],
    "Beteiligte": ["Kunde", "client; counsellor", ""],
    "Gegenstand": ["Berichtszeitraum"],
    "Wert": ["Monat"],
    "Regel": ["monthly"],
    "Grund": ["", "holiday"],
    "Stand": ["", "given"],
    "Genehmigt von": ["TL", ""],
    "Team": ["Mitte", "Süd", ""],
}
DATES = {"Geburtsdatum", "von", "bis", "Datum", "Zeitfenster ab", "Erfasst am"}
CODES = {
    "Art", "Merkmal", "Ausprägung", "Ereignis", "Kontaktart", "Kontaktweg", "Ergebnis", "Gegenstand", "Regel",
    "Stand",
}  # fmt: skip
# never a date, a code or minutes, whatever one makes of it: the row must come back with exactly this cell
BAD_DATES = [
    "31.02.2024", "29.02.2023", "1.3.24", "03/04/2024", "2024", "9999-12-31", "00.00.0000", "gestern", "12:30",
    "01.13.2024", "=HEUTE()", "#BEZUG!", "2024-06-31", "٠١.٠١.٢٠٢٤", "1e9", "-45000", "\u202e4202.10.10", "🗓",
    "NULL", "31.12.2024 25:00",
]  # fmt: skip
BAD_CODES = [
    "xyz", "=1+1", "#NV", "\u202eadnuK", "💥", "-", "0x1F", "{value}", "„“", "ja;nein", "DROP TABLE", "a" * 300,
]  # fmt: skip
BAD_MINUTES = ["lang", "1.000", "-1", "45,5", "99999", "#WERT!", "1e3", "٤٥"]
BAD_IDS = ["1,5E+10", "2024-01-01 00:00:00", "=A1", "a\u200bb", "@x", "#DIV/0!"]
NOISE = [
    *("", " ", "\u00a0", "\t", "\ufeff", "x" * 5_000, "a;b", 'say "no"', "Zeile\nzwei", "'"),
    *("\u202eabc", "Ω≈ç√", "=SUM(A1:A9)", "😀"),
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
SEPARATORS = [";", ",", "\t", "|"]
FORMATS = ["csv", "csv", "csv", "xlsx", "xlsx", "parquet"]
Spoiled = tuple[str, int, str, str]  # table, row, heading, text


@dataclass
class Made:
    """Files as they lie in a folder, and what must come out."""

    paths: list[Path]
    cells: int = 0
    intact: bool = True  # no byte was touched: row counts and spoiled cells below hold
    rows: dict[str, int] = field(default_factory=dict)
    spoiled: list[Spoiled] = field(default_factory=list)


def make(chance: random.Random, folder: Path, rows: int) -> Made:
    """A folder of an office with at most ``rows`` rows a table."""
    tables = _tables(chance, rows)
    made = Made([folder], sum(len(row) for table in tables.values() for row in table))
    for name, table in tables.items():
        if chance.random() < 0.6:
            made.spoiled += [(name, *spoiled) for spoiled in _spoil_cells(chance, table)]
        if chance.random() < 0.15 and _spoil_headings(chance, table):
            # the sheet may be refused as a whole or a column stay unread: its cells are not looked at one by one
            made.spoiled = [s for s in made.spoiled if s[0] != name]
        made.rows[name] = len(table) - 1
    kind = chance.choice(FORMATS)
    paths = _write(chance, folder, kind, tables)
    if chance.random() < 0.25:
        made.intact = False
        path = chance.choice(paths)
        path.write_bytes(_spoil_bytes(chance, path.read_bytes(), kind))
    return made


def _tables(chance: random.Random, rows: int) -> dict[str, Rows]:
    names = ["Personen", *(name for name in HEADINGS if name != "Personen" and chance.random() < 0.5)]
    tables = {}
    for name in names:
        headings = HEADINGS[name]
        body = [[_sound(chance, heading, at, name) for heading in headings] for at in range(chance.randint(1, rows))]
        tables[name] = [headings, *body]
    return tables


def _sound(chance: random.Random, heading: str, at: int, name: str) -> str:
    if heading == "Personennummer":
        return f"{at if name == 'Personen' else chance.randint(0, at):04}"
    if heading == "Nummer":
        return f"{name[0]}{at}"
    if heading == "bis":
        return ""
    if heading in DATES:
        year = chance.randint(1950, 1999) if heading == "Geburtsdatum" else chance.randint(2020, 2025)
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        return chance.choice([f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{year}-{month:02}-{day:02}"])
    return chance.choice(CHOICES[heading])


def _spoil_cells(chance: random.Random, table: Rows) -> list[tuple[int, str, str]]:
    spoiled = []
    for at in chance.sample(range(1, len(table)), chance.randint(0, min(len(table) - 1, 6))):
        place = chance.randrange(len(table[0]))
        heading = table[0][place]
        known = (
            BAD_DATES if heading in DATES else BAD_CODES if heading in CODES
            else BAD_MINUTES if heading == "Minuten" else BAD_IDS if heading in ("Nummer", "Personennummer") else []
        )  # fmt: skip
        if known and chance.random() < 0.8:
            table[at][place] = chance.choice(known)
            spoiled.append((at + 1, heading, table[at][place]))
        elif place:  # the first cell stays: a row without any content is no row
            table[at][place] = chance.choice(NOISE)
    return spoiled


def _spoil_headings(chance: random.Random, table: Rows) -> bool:
    headings = list(table[0])
    what = chance.choice(["twice", "missing", "typo", "noise", "shuffled"])
    place = chance.randrange(len(headings))
    if what == "twice":
        headings[place] = headings[place - 1]
    elif what == "missing":
        headings[place] = ""
    elif what == "typo":
        headings[place] = headings[place][::-1]
    elif what == "noise":
        headings[place] = chance.choice(NOISE)
    else:
        order = chance.sample(range(len(headings)), len(headings))
        table[:] = [[row[i] for i in order] for row in table]
        return False
    table[0] = headings
    return True


def _write(chance: random.Random, folder: Path, kind: str, tables: dict[str, Rows]) -> list[Path]:
    if kind == "xlsx":
        return [_xlsx(folder / "daten.xlsx", tables)]
    if kind == "parquet" and all(len(set(t[0])) == len(t[0]) for t in tables.values()):
        for name, table in tables.items():
            columns = [
                pl.Series(h, c, dtype=pl.String) for h, c in zip(table[0], zip(*table[1:], strict=True), strict=True)
            ]
            pl.DataFrame(columns).write_parquet(folder / f"{name}.parquet")
        return sorted(folder.glob("*.parquet"))
    encoding, separator = chance.choice(ENCODINGS), chance.choice(SEPARATORS)
    for name, table in tables.items():
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator, lineterminator=chance.choice(["\n", "\r\n"])).writerows(table)
        (folder / f"{name}.csv").write_bytes(text.getvalue().encode(encoding))
    return sorted(folder.glob("*.csv"))


def _xlsx(path: Path, tables: dict[str, Rows]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            for y, row in enumerate(table):
                for x, cell in enumerate(row):
                    sheet.write_string(y, x, cell)
    return path


def _spoil_bytes(chance: random.Random, data: bytes, kind: str) -> bytes:
    what = chance.choice(["cut", "flip", "nul", "swap", "garbage", "empty", "bomb"])
    at = chance.randrange(len(data))
    if what == "cut":
        return data[:at]
    if what == "flip":
        changed = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if what == "nul":
        return data[:at] + b"\0" * chance.randint(1, 5) + data[at:]
    if what == "swap":
        return data[at:] + data[:at]
    if what == "garbage":
        return data[: chance.randrange(8)] + chance.randbytes(chance.randint(1, 3_000))
    return bomb() if what == "bomb" and kind == "xlsx" else b""


@cache
def bomb() -> bytes:
    """A workbook of some kilobytes that unpacks to a quarter of a gigabyte."""
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        made.add_worksheet("Personen").write_row(0, 0, ["Personennummer", "Team"])
    target = io.BytesIO()
    with (
        zipfile.ZipFile(book) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in source.namelist():
            begin, mark, end = source.read(name).partition(b"</sheetData>")
            with archive.open(name, "w") as part:
                part.write(begin)
                for _ in range(256 if mark else 0):
                    part.write(b" " * (1 << 20))
                part.write(mark + end)
    return target.getvalue()
