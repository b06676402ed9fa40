"""Paths → sheets of raw text; the only place that knows file endings.

In: files and folders. Out: sheets in the order of the paths, and the files of a folder that are none of ours. Raises
IntakeError for everything that makes a file unusable as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kontaktdichte.intake.csvfile import read_csv
from kontaktdichte.intake.messages import IntakeError
from kontaktdichte.intake.sheets import Limits, Sheet
from kontaktdichte.intake.workbook import read_workbook

TEXT, WORKBOOK, PARQUET = (".csv", ".tsv", ".txt"), (".xlsx", ".xlsm"), (".parquet",)
# the first sheets of the workbook of results, in both languages; its sheet of deviations is named as a table is
RESULTS = ({"Übersicht", "Arbeitsliste", "Pflichten"}, {"Overview", "Worklist", "Duties"})


def expand(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files to read, folders opened and sorted by name; and files of folders that no reader knows."""
    files: list[Path] = []
    ignored: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir():
            files.append(path)
            continue
        for inner in sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith((".", "~$"))):
            (files if inner.suffix.lower() in (*TEXT, *WORKBOOK, *PARQUET) else ignored).append(inner)
    if not files:
        raise IntakeError(
            "Es gibt keine Datei zu lesen: bitte eine XLSX-, CSV- oder Parquet-Datei oder einen Ordner damit angeben.",
            "There is no file to read: please name an XLSX, CSV or Parquet file or a folder of them.",
        )
    return files, ignored


def read_sheets(path: Path, limits: Limits) -> list[Sheet]:
    """The sheets of one file."""
    ending = path.suffix.lower()
    try:
        size = path.stat().st_size
        if size == 0:
            raise _refused(
                path, "ist leer: bitte die Daten exportieren und erneut laden", "is empty: please export the data again"
            )
        if ending in WORKBOOK:
            return read_workbook(path, limits)
        if size > limits.file_bytes:
            raise _refused(
                path, "ist zu groß: bitte in mehrere Dateien teilen", "is too big: please split it into several files"
            )
        if ending in TEXT:
            return read_csv(path)
        if ending in PARQUET:
            from kontaktdichte.intake.parquetfile import read_parquet  # late: pyarrow costs a tenth of a second

            return read_parquet(path, limits)
    except OSError as error:
        raise _refused(
            path,
            "lässt sich nicht öffnen: bitte Name und Leserechte prüfen und andere Programme schließen",
            "cannot be opened: please check name and access rights and close other programs",
        ) from error
    raise _refused(
        path,
        f"hat die unbekannte Endung „{ending}“: bitte als XLSX, CSV oder Parquet speichern",
        f"has the unknown ending “{ending}”: please save it as XLSX, CSV or Parquet",
    )


def own_result(sheets: Sequence[Sheet]) -> bool:
    """Whether a file is a workbook of results that lies among the data: what it says was read once already."""
    names = {sheet.name for sheet in sheets}
    return any(titles <= names for titles in RESULTS)


def _refused(path: Path, de: str, en: str) -> IntakeError:
    return IntakeError(f"Die Datei „{path.name}“ {de}.", f"The file “{path.name}” {en}.")
