"""CSV and TSV: any usual encoding and separator → a sheet of text.

In: a path. Out: one :class:`~kontaktdichte.intake.sheets.Sheet`; an IntakeError where the text itself cannot be trusted
(NUL bytes, mixed encodings, a quotation mark never closed). Read with Python's csv module in batches: it alone tells
broken rows apart one by one.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import polars as pl

from kontaktdichte.intake.messages import IntakeError, Problem, problem
from kontaktdichte.intake.sheets import BATCH_ROWS, HEAD_ROWS, MAX_COLUMNS, Batch, Row, Sheet, text_frame

SEPARATORS = ";,\t|"
_PIECE = 1 << 20
_UTF8_UMLAUT = re.compile(rb"\xc3[\x80-\xbf]")
# records of one stretch: number of the first one as Excel counts rows, the records, what broke the one after them
Stretch = tuple[int, list[list[str]], Problem | None]
Broken = tuple[int, str, Problem]


def read_csv(path: Path) -> list[Sheet]:
    """The one sheet of a CSV file."""
    encoding = _encoding(path)
    sample = _sample(path, encoding)
    if not sample.strip():
        raise _refused(
            path, "ist leer: bitte die Daten exportieren und erneut laden", "is empty: please export the data again"
        )
    separator, skipped = _separator(sample)
    head = _head(path, encoding, separator, skipped)

    def rows_after(heading_row: int) -> Iterator[Batch]:
        width = max(len(head[heading_row - 1]), 1)
        for start, records, broke in _stretches(path, encoding, separator, skipped):
            done = max(heading_row + 1 - start, 0)
            failed = [(start + len(records), "", broke)] if broke and start + len(records) > heading_row else []
            yield _batch(start + done, records[done:], width, separator, failed)

    return [Sheet(path.name, path.stem, "", head, rows_after)]


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        begin = file.read(4096)
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif begin[1::2].count(0) > len(begin) // 4:
        candidates = ["utf-16-le"]
    elif begin[::2].count(0) > len(begin) // 4:
        candidates = ["utf-16-be"]
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        if _decodes(path, encoding):
            return encoding
        if encoding == "utf-8-sig" and _has_utf8_umlauts(path):
            break
    raise _refused(
        path,
        "mischt Zeichensätze oder ist kein Text: bitte neu als „CSV UTF-8“ speichern",
        "mixes encodings or is not text: please save it again as “CSV UTF-8”",
    )


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while piece := file.read(_PIECE):
                if "\0" in piece:
                    raise _refused(
                        path,
                        "enthält Nullzeichen, ist also beschädigt oder keine Textdatei: bitte neu als CSV speichern",
                        "contains NUL characters, so it is damaged or not a text file: please save it again as CSV",
                    )
    except UnicodeError:
        return False
    return True


def _has_utf8_umlauts(path: Path) -> bool:
    """Whether a file that is no UTF-8 has UTF-8 umlauts all the same: read as Windows-1252 they would become Ã¼."""
    with path.open("rb") as file:
        return any(_UTF8_UMLAUT.search(piece) for piece in iter(lambda: file.read(_PIECE), b""))


def _sample(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as file:
        return file.read(1 << 16)


def _separator(sample: str) -> tuple[str, int]:
    """The separator, and how many lines before the table only name it (``sep=;``)."""
    first = sample.lstrip("\ufeff").split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], 1
    return max(SEPARATORS, key=lambda separator: _width(sample, separator)), 0


def _width(sample: str, separator: str) -> int:
    """How many cells most of the first rows have; the sample may end inside a quoted text."""
    try:
        _, records, _ = next(_parsed(iter(sample.splitlines(keepends=True)), separator, HEAD_ROWS))
    except (EOFError, StopIteration):
        return 0
    counts = Counter(len(record) for record in records if record)
    return min(counts, key=lambda width: (-counts[width], width), default=0)


def _head(path: Path, encoding: str, separator: str, skipped: int) -> tuple[Row, ...]:
    head: list[Row] = []
    for _, records, broke in _stretches(path, encoding, separator, skipped, HEAD_ROWS):
        head += [tuple(cell or None for cell in record) for record in records]
        head += [()] if broke else []
        if len(head) >= HEAD_ROWS:
            break
    if max(map(len, head)) > MAX_COLUMNS:
        raise _refused(
            path,
            f"hat mehr als {MAX_COLUMNS} Spalten: bitte Trennzeichen und Überschriften prüfen",
            f"has more than {MAX_COLUMNS} columns: please check separator and headings",
        )
    return tuple(head[:HEAD_ROWS])


def _stretches(path: Path, encoding: str, separator: str, skipped: int, size: int = BATCH_ROWS) -> Iterator[Stretch]:
    number = 1
    with path.open(encoding=encoding, newline="") as file:
        lines = iter(file)
        for _ in range(skipped):
            next(lines, None)
        try:
            for number, records, broke in _parsed(lines, separator, size):
                yield number, records, broke
                number += len(records) + bool(broke)
        except EOFError as error:
            raise _refused(
                path,
                f"hat in Zeile {number} ein Anführungszeichen, das nie schließt: bitte dort ergänzen oder löschen",
                f"has a quotation mark in row {number} that never closes: please close or delete it there",
            ) from error


def _parsed(lines: Iterator[str], separator: str, size: int) -> Iterator[Stretch]:
    """Stretches of up to ``size`` records; EOFError where the record after them never ends."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 1
    while True:
        records: list[list[str]] = []
        broke = None
        try:
            records.extend(islice(reader, size))  # keeps what was read before an error
        except csv.Error as error:
            # a field longer than csv allows is an unclosed quotation mark as well
            if "unexpected end" in str(error) or "field larger" in str(error):
                if records:
                    yield number, records, None
                raise EOFError from error
            broke = problem("quote_broken")
        if not records and broke is None:
            return
        yield number, records, broke
        number += len(records) + bool(broke)


def _batch(first: int, records: list[list[str]], width: int, separator: str, failed: list[Broken]) -> Batch:
    numbers: Sequence[int] = range(first, first + len(records))
    if any(size != width for size in set(map(len, records))):
        numbers, records, long = _cut(numbers, records, width, separator)
        failed = [*long, *failed]
    cells = zip(*records, strict=True) if records else [()] * width
    return Batch(text_frame(numbers, [pl.Series(values, dtype=pl.String) for values in cells]), failed)


def _cut(
    numbers: Sequence[int], records: list[list[str]], width: int, separator: str
) -> tuple[list[int], list[list[str]], list[Broken]]:
    """Short rows filled up, long ones cut where only empty fields are too many."""
    fit: list[tuple[int, list[str]]] = []
    long: list[Broken] = []
    for number, record in zip(numbers, records, strict=True):
        if any(cell.strip() for cell in record[width:]):
            # an unquoted separator inside a text shifts every cell behind it: nothing of the row can be trusted
            said = problem("too_many_fields", count=len(record), width=width)
            long.append((number, separator.join(record), said))
        else:
            fit.append((number, [*record[:width], *[""] * (width - len(record))]))
    return [n for n, _ in fit], [r for _, r in fit], long


def _refused(path: Path, de: str, en: str) -> IntakeError:
    return IntakeError(f"Die Datei „{path.name}“ {de}.", f"The file “{path.name}” {en}.")
