"""Files that cannot be used at all: the user gets one sentence with file and remedy, and no half import."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from kontaktdichte.intake import IntakeError, Limits, read
from kontaktdichte.rules.concept import Concept


def workbook(rows: int = 2) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Personen")
        for row in range(rows):
            sheet.write_row(row, 0, ["Personennummer", "Team"] if row == 0 else [f"{row:03}", "Mitte"])
    return target.getvalue()


def altered(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A workbook whose parts were changed."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def distant_cell(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )


def cut_sheet(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET][:400]


def bomb(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b" " * (200 << 20) + b"</sheetData>")


def repeated_text(parts: dict[str, bytes]) -> None:
    long = b"<si><t>" + b"x" * 1_000_000 + b"</t></si>"
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"</sst>", long + b"</sst>")
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>4</v></c></row>' % (n, n) for n in range(3, 1003))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cells + b"</sheetData>")


def without_references(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<c r="A2"', b"<c")


def with_doctype(parts: dict[str, bytes]) -> None:
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)


def lying_size() -> bytes:
    """The directory says fewer bytes than come out: readers that trust it and readers that do not would differ."""
    data = bytearray(altered(lambda parts: parts.update({SHEET: parts[SHEET] + b" " * 5_000_000})))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo(SHEET)
        short = archive.read(SHEET)[:2_000]
    entry = data.index(b"PK\x01\x02", info.header_offset)
    while data[entry + 46 : entry + 46 + len(SHEET)] != SHEET.encode():
        entry = data.index(b"PK\x01\x02", entry + 1)
    data[entry + 16 : entry + 20] = zlib.crc32(short).to_bytes(4, "little")
    data[entry + 24 : entry + 28] = len(short).to_bytes(4, "little")
    return bytes(data)


def without_workbook() -> bytes:
    return altered(lambda parts: [parts.pop("xl/workbook.xml")])


def flipped() -> bytes:
    data = workbook(2_000)
    return data[:3_000] + bytes(4) + data[3_004:]


def encrypted() -> bytes:
    data = bytearray(workbook())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def parquet_bomb() -> bytes:
    """A million rows that repeat one megabyte of text: 76 kB on the disk."""
    target = io.BytesIO()
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int32()), pa.array(["x" * 1_000_000]))
    pq.write_table(pa.table({"id": texts}), target)
    return target.getvalue()


def parquet_of_structs() -> bytes:
    target = io.BytesIO()
    pl.DataFrame({"id": [{"a": 1}]}).write_parquet(target)
    return target.getvalue()


MIXED = "Personennummer;Süd\n".encode() + "1;Süd\n".encode("cp1252")
UNCLOSED = b'Personennummer;Team\n001;a\n002;"b\n003;c\n'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("leer.csv", lambda: b"", "ist leer"),
    "blank": ("leer.csv", lambda: b" \r\n\r\n", "ist leer"),
    "empty workbook": ("leer.xlsx", lambda: b"", "ist leer"),
    "unknown ending": ("daten.pdf", lambda: b"%PDF", "unbekannte Endung „.pdf“: bitte als XLSX, CSV oder Parquet"),
    "NUL bytes": ("daten.csv", lambda: b"Personennummer;Team\n001;a\0b\n" + b"x" * 9000, "Nullzeichen"),
    "binary as CSV": ("daten.csv", lambda: bytes(range(256)) * 20, "Null|Zeichens"),
    "mixed encodings": ("daten.csv", lambda: MIXED, "mischt Zeichensätze"),
    "no encoding": ("daten.csv", lambda: b"Personennummer\n\x81\x8d\x8f\n", "mischt Zeichensätze oder ist kein Text"),
    "quote never closed": ("daten.csv", lambda: UNCLOSED, "in Zeile 3 ein Anführungszeichen"),
    "too many columns": ("daten.csv", lambda: b";".join([b"a"] * 2_000) + b"\n", "mehr als 1000 Spalten"),
    "no zip": ("daten.xlsx", lambda: b"Personennummer;Team\n1;2", "beschädigt oder unvollständig"),
    "cut zip": ("daten.xlsx", lambda: workbook()[:-400], "beschädigt oder unvollständig"),
    "flipped bytes": ("daten.xlsx", flipped, "beschädigt"),
    "old XLS": ("daten.xlsx", lambda: OLE + b"\0" * 600, "alte XLS-Format"),
    "password": (
        "daten.xlsx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "mit einem Kennwort geschützt",
    ),
    "zip password": ("daten.xlsx", encrypted, "mit einem Kennwort geschützt"),
    "zip without workbook": ("daten.xlsx", without_workbook, "keine Excel-Arbeitsmappe"),
    "missing sheet part": ("daten.xlsx", lambda: altered(lambda parts: [parts.pop(SHEET)]), "beschädigt"),
    "broken XML": ("daten.xlsx", lambda: altered(cut_sheet), "beschädigt"),
    "doctype": ("daten.xlsx", lambda: altered(with_doctype), "beschädigt"),
    "one cell far away": ("daten.xlsx", lambda: altered(distant_cell), "entpackt zu groß"),
    "zip bomb": ("daten.xlsx", lambda: altered(bomb), "entpackt zu groß"),
    "text repeated": ("daten.xlsx", lambda: altered(repeated_text), "entpackt zu groß"),
    "no references": ("daten.xlsx", lambda: altered(without_references), "ungewöhnlich aufgebaut"),
    "lying size": ("daten.xlsx", lying_size, "beschädigt"),
    "no parquet": ("daten.parquet", lambda: b"PAR1 nothing PAR1", "keine lesbare Parquet-Datei"),
    "parquet bomb": ("daten.parquet", parquet_bomb, "entpackt zu groß"),
    "parquet of structs": ("daten.parquet", parquet_of_structs, "in Spalte „id“ den Typ"),
}  # fmt: skip


@pytest.mark.parametrize("case", [*CASES])
def test_an_unusable_file_is_refused_with_its_name_and_a_remedy(tmp_path: Path, concept: Concept, case: str) -> None:
    name, make, says = CASES[case]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(IntakeError, match=says) as caught:
        read([tmp_path / name], concept=concept)
    assert name in caught.value.de
    assert name in caught.value.en
    assert "bitte" in caught.value.de
    assert "please" in caught.value.en
    assert caught.value.de.count(". ") == 0


def test_a_file_that_is_not_there_is_named(tmp_path: Path, concept: Concept) -> None:
    with pytest.raises(IntakeError, match=r"fehlt.csv.*lässt sich nicht öffnen"):
        read([tmp_path / "fehlt.csv"], concept=concept)


def test_a_folder_without_data_is_said_not_taken_for_an_empty_office(tmp_path: Path, concept: Concept) -> None:
    with pytest.raises(IntakeError, match="keine Datei zu lesen"):
        read([tmp_path], concept=concept)


@pytest.mark.parametrize("limits", [Limits(file_bytes=10), Limits(result_bytes=10)])
def test_a_file_over_the_limits_is_refused_before_it_fills_the_memory(
    tmp_path: Path, concept: Concept, limits: Limits
) -> None:
    (tmp_path / "Personen.csv").write_text("Personennummer\n001\n002\n")
    with pytest.raises(IntakeError, match=r"Personen\.csv"):
        read([tmp_path], concept=concept, limits=limits)


@pytest.mark.parametrize("limits", [Limits(workbook_bytes=10), Limits(cells=3), Limits(unpacked_bytes=100)])
def test_a_workbook_over_the_limits_is_refused(tmp_path: Path, concept: Concept, limits: Limits) -> None:
    (tmp_path / "daten.xlsx").write_bytes(workbook())
    with pytest.raises(IntakeError, match=r"daten\.xlsx"):
        read([tmp_path], concept=concept, limits=limits)


def test_one_bad_file_among_good_ones_leaves_nothing_half(tmp_path: Path, concept: Concept) -> None:
    (tmp_path / "Personen.csv").write_text("Personennummer\n001\n")
    (tmp_path / "Situationen.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(IntakeError, match=r"Situationen.xlsx"):
        read([tmp_path], concept=concept)
