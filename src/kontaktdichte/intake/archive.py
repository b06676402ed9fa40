"""Looks into an XLSX before it is read: is it one, is it safe to unpack, where would text be lost.

In: the bytes of a file. Out: an IntakeError, or the cells that a reader shows as empty though they are not (Excel
errors, formulas never calculated). A reader lays out the rectangle between the outermost cells and repeats shared
strings, so a file of a few kilobytes can ask for terabytes: both are measured here first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape
from typing import NamedTuple

import numpy as np

from kontaktdichte.intake.messages import IntakeError
from kontaktdichte.intake.sheets import Limits
from kontaktdichte.intake.values import NOT_CALCULATED

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1
_XML = (".xml", ".rels")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_COLUMN = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})[0-9]')
_ROW = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="[A-Z]{1,3}([0-9]{1,7})"')
_WHOLE_CELL = re.compile(rb'<(?:\w+:)?c\s([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)', re.DOTALL)  # fmt: skip
_REFERENCE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)<")
_SHARED = re.compile(rb't="s"[^<>]*><(?:\w+:)?v>\s*([0-9]{1,9})\s*<')
_STRING = re.compile(rb"<(?:\w+:)?si\b")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)/?>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')


class LostCell(NamedTuple):
    """A cell that a reader shows as empty."""

    row: int
    column: int  # 0 = the first column that holds a value
    text: str


def inspect(name: str, data: bytes, limits: Limits) -> dict[str, list[LostCell]]:
    """Lost cells by sheet name. Raises IntakeError for what is no safe workbook."""
    if data.startswith(_OLE):
        raise (
            _locked(name)
            if "EncryptedPackage".encode("utf-16-le") in data
            else _refused(
                name,
                "hat das alte XLS-Format: bitte in Excel als XLSX speichern",
                "is an old XLS: please save it as XLSX",
            )
        )
    try:
        parts = _unpacked(name, data, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, IndexError) as error:
        if isinstance(error, IntakeError):
            raise
        raise _damaged(name) from error
    if "xl/workbook.xml" not in parts:
        raise _refused(
            name, "ist keine Excel-Arbeitsmappe: bitte als XLSX speichern", "is no workbook: please save it as XLSX"
        )
    lost: dict[str, list[LostCell]] = {}
    cells = 0
    for part, xml in parts.items():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            found, count = _scanned(name, xml, limits)
            cells += count
            if found:
                lost[part] = found
    _measure_text(name, parts, cells, limits)
    return {sheet: lost[part] for sheet, part in _sheet_parts(parts).items() if part in lost} if lost else {}


def _unpacked(name: str, data: bytes, limits: Limits) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise _locked(name)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or any(e.compress_type not in (_STORED, _DEFLATED) for e in entries):
        raise _damaged(name)
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise _too_big(name)
    # every part is unpacked by ourselves to its real end: the sizes in a zip's directory may lie, and readers differ
    parts: dict[str, bytes] = {}
    left = limits.unpacked_bytes
    for entry in entries:
        content = _content(data, entry, left)
        if content is None:
            raise _too_big(name)
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise _damaged(name)
        left -= len(content)
        if entry.filename.lower().endswith(_XML):
            if b"\0" in content or b"<!DOCTYPE" in content[:4096]:
                raise _damaged(name)
            parts[entry.filename.lstrip("/")] = content
    return parts


def _content(data: bytes, entry: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The bytes of one part; None where they pass the limit."""
    at = entry.header_offset
    if data[at : at + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile
    start = (
        at + 30 + int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(data[at + 28 : at + 30], "little")
    )
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == _STORED:
        return packed if len(packed) <= limit else None
    decoder = zlib.decompressobj(-15)
    content = decoder.decompress(packed, limit + 1)
    if len(content) > limit:
        return None
    if not decoder.eof:
        raise zipfile.BadZipFile
    return content


def _scanned(name: str, xml: bytes, limits: Limits) -> tuple[list[LostCell], int]:
    """Cells that a reader loses, and how many cells there are."""
    count = len(_CELL.findall(xml))
    columns, rows = _COLUMN.findall(xml), _ROW.findall(xml)
    if len(columns) != count or len(rows) != count:
        # without a reference each reader counts cells in its own way
        raise _refused(
            name,
            "ist ungewöhnlich aufgebaut: bitte in Excel oder LibreOffice öffnen und neu als XLSX speichern",
            "is built in an unusual way: please open it in Excel or LibreOffice and save it as XLSX again",
        )
    if not count:
        return [], 0
    used, numbers = [_column_number(c) for c in set(columns)], {int(r) for r in set(rows)}
    if (max(used) - min(used) + 1) * max(numbers) > limits.cells:
        raise _too_big(name)
    return _lost(xml) if b't="e"' in xml or _FORMULA.search(xml) else [], count


def _lost(xml: bytes) -> list[LostCell]:
    found: list[tuple[int, int, str]] = []
    first_column = 1 << 14
    for attributes, inner in _WHOLE_CELL.findall(xml):
        at, value = _REFERENCE.search(attributes), _VALUE.search(inner)
        if at is None:
            continue
        row, column = int(at[2]), _column_number(at[1])
        if b't="e"' in attributes:
            found.append((row, column, value[1].decode("utf-8", "replace") if value else "#N/A"))
        elif not value and _FORMULA.search(inner):
            found.append((row, column, NOT_CALCULATED))
            continue  # readers take it for empty: it does not widen the sheet
        if value:
            first_column = min(first_column, column)
    return [LostCell(row, column - first_column, text) for row, column, text in found]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _measure_text(name: str, parts: dict[str, bytes], cells: int, limits: Limits) -> None:
    """Refuse where shared strings unfold beyond the limit; exact only where the quick bound does not do."""
    starts = [m.start() for m in _STRING.finditer(parts.get("xl/sharedStrings.xml", b""))]
    if not starts:
        return
    lengths = np.diff(np.array([*starts, len(parts["xl/sharedStrings.xml"])], dtype=np.int64))
    if int(lengths.max()) * cells <= limits.text_bytes:
        return
    total = 0
    for part, xml in parts.items():
        if part.startswith("xl/worksheets/"):
            used = np.array(_SHARED.findall(xml), dtype="S9").astype(np.int64)
            total += int(lengths[used[used < len(lengths)]].sum())
    if total > limits.text_bytes:
        raise _too_big(name)


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Sheet name → its part in the archive."""
    relations = {
        a.get(b"Id"): a.get(b"Target", b"").decode()
        for a in (dict(_ATTRIBUTE.findall(r)) for r in _RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b"")))
    }
    found = {}
    for attributes in (dict(_ATTRIBUTE.findall(s)) for s in _SHEET.findall(parts["xl/workbook.xml"])):
        target = next((relations.get(v, "") for k, v in attributes.items() if k.endswith(b":id")), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[unescape(attributes.get(b"name", b"").decode("utf-8", "replace"))] = path
    return found


def _refused(name: str, de: str, en: str) -> IntakeError:
    return IntakeError(f"Die Datei „{name}“ {de}.", f"The file “{name}” {en}.")


def _locked(name: str) -> IntakeError:
    return _refused(
        name,
        "ist mit einem Kennwort geschützt: bitte ohne Kennwort speichern",
        "is protected by a password: please save it without one",
    )


def _damaged(name: str) -> IntakeError:
    return _refused(
        name,
        "ist keine lesbare XLSX-Datei, wohl beschädigt oder unvollständig: bitte neu speichern und erneut laden",
        "is no readable XLSX file, probably damaged or cut off: please save it again and load it anew",
    )


def _too_big(name: str) -> IntakeError:
    return _refused(
        name,
        "ist entpackt zu groß: bitte leere Zeilen und Spalten löschen, die Datei teilen oder als CSV speichern",
        "is too big when unpacked: please delete empty rows and columns, split the file or save it as CSV",
    )
