"""What a user names (a concept, readings, a unit, a target) → what the reports need, or a refusal that says the remedy.

In: text from a command line. Out: concepts, filters, targets. Each refusal is one sentence in German and in English.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from kontaktdichte.intake import Intake
from kontaktdichte.reports.files import FORMATS, Format
from kontaktdichte.reports.readings import chosen
from kontaktdichte.reports.run import Run
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.reasons import Language


class Refusal(ValueError):
    """Something the user can mend; one sentence in each language."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(de)
        self.de, self.en = de, en


def concept(name: str | None, readings: Sequence[str] = ()) -> Concept:
    """The concept of this name or path, with ``name=value`` readings chosen differently.

    Raises Refusal, UnknownReading, ConceptError.
    """
    if name is None:
        known = ", ".join(dict.fromkeys(key.split("@")[0] for key in available_concepts()))
        raise Refusal(
            f"Welche Vorgabe gilt? Bitte mit --concept nennen: {known} oder den Pfad einer eigenen concept.yaml.",
            f"Which concept holds? Name it with --concept: {known} or the path of your own concept.yaml.",
        )
    found = load_concept(name)
    pairs = [text.partition("=") for text in readings]
    return load_concept(name, {key: chosen(found, key, value) for key, _, value in pairs}) if pairs else found


def target(out: Path | None, form: str | None, inputs: Iterable[Path] = ()) -> tuple[Path, Format] | None:
    """Where and how to write; None where neither is named. CSV and Parquet become a folder.

    Raises Refusal, also where writing would replace one of the ``inputs`` (files, folders) or become one of them.
    """
    if out is None and form is None:
        return None
    ending = out.suffix[1:].lower() if out is not None else ""
    kind = next((known for known in FORMATS if known == (form or ending)), None)
    if out is None or kind is None:
        raise Refusal(
            "Wohin und in welchem Format? Bitte --out mit der Endung .xlsx, .json, .csv oder .parquet angeben.",
            "Where to, and in which format? Give --out with the ending .xlsx, .json, .csv or .parquet.",
        )
    place = out.with_suffix("") if kind in ("csv", "parquet") and ending == kind else out
    if any(_among(place, kind, path) for path in inputs):
        raise Refusal(
            f"„{place}“ gehört zu den eingelesenen Daten und wird nicht überschrieben: bitte bei --out einen anderen "
            "Ort wählen.",
            f"“{place}” belongs to the data that are read and is not overwritten: choose another place for --out.",
        )
    return place, kind


def _among(place: Path, kind: Format, given: Path) -> bool:
    """Whether a report at ``place`` would replace ``given``, or stand where the next run reads it as data."""
    if not given.exists():
        return False
    here, read = place.resolve(), given.resolve()
    if here == read or (place.exists() and place.samefile(given)):
        return True
    if given.is_dir():
        linked = place.exists() and any(file.samefile(place) for file in given.iterdir() if file.exists())
        return linked or (here.parent == read and kind == "xlsx")
    return kind in ("csv", "parquet") and read.parent == here


def free(path: Path, *, force: bool) -> Path:
    """``path`` if nothing stands there, or if that may be replaced. Raises Refusal."""
    if path.exists() and not force:
        raise Refusal(
            f"„{path}“ gibt es schon: bitte einen anderen Namen wählen oder mit --force überschreiben.",
            f"“{path}” is there already: choose another name, or overwrite it with --force.",
        )
    return path


def prefix(program: str) -> str:
    """What to type before ``kontaktdichte`` where the command, started as ``program``, is not on the path."""
    folder = os.path.dirname(program)
    return os.path.relpath(folder) + os.sep if folder and not shutil.which("kontaktdichte") else ""


def with_people(intake: Intake) -> Intake:
    """The intake if it holds a person: an empty worklist would say that all is well. Raises Refusal."""
    if not intake.tables.persons.is_empty():
        return intake
    raise Refusal(
        "Es wurde keine Person eingelesen, also gibt es nichts auszuwerten; "
        + _why(intake, "de", "bitte die Tabelle der Personen füllen oder mit --profile sagen, wie sie heißt."),
        "No person was read, so there is nothing to evaluate; "
        + _why(intake, "en", "fill in the table of persons, or say with --profile what it is called."),
    )


def with_duties(run: Run, intake: Intake) -> Run:
    """The run if the concept asks anything of anybody, or no entry was rejected. Raises Refusal."""
    if intake.rejected.is_empty() or run.present or not run.evaluation.duties.is_empty():
        return run
    count = intake.tables.persons.height
    raise Refusal(
        f"Keine der eingelesenen Personen ({count}) fällt unter {run.concept.name}; " + _why(intake, "de", ""),
        f"None of the persons read ({count}) falls under {run.concept.name}; " + _why(intake, "en", ""),
    )


def _why(intake: Intake, language: Language, otherwise: str) -> str:
    """Why entries are lacking: how many were rejected and the first reason, else the first remark, else the remedy."""
    noted = intake.rejected if not intake.rejected.is_empty() else intake.warnings
    if noted.is_empty():
        return otherwise
    says = {"de": "die abgewiesenen Zeilen sagen, warum: ", "en": "the rejected rows say why: "}[language]
    return (says if noted is intake.rejected else "") + _first(noted, intake.rejected.height, language)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns a file that cannot be written into a Refusal."""
    try:
        yield
    except OSError as error:
        why = error.strerror or re.sub(r".*\] (.*?)(: '.*)?$", r"\1", str(error))  # a library's own wording
        raise Refusal(
            f"„{path}“ lässt sich nicht schreiben ({why}): in anderen Programmen schließen oder anderen Ort wählen.",
            f"“{path}” cannot be written ({why}): close it in other programs or choose another place.",
        ) from error


def known(run: Run, column: str, wanted: str | None) -> str | None:
    """``wanted`` if it is a unit or counsellor of these files: an unknown one is a typing mistake. Raises Refusal."""
    names = run.people[column].drop_nulls().unique().sort().to_list()
    if wanted is not None and wanted not in names:
        some = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
        raise Refusal(
            f"--{column} „{wanted}“ kommt in den Dateien nicht vor; es gibt: {some}.",
            f"--{column} “{wanted}” is not in the files; there are: {some}.",
        )
    return wanted


def rejected_sentence(intake: Intake, language: Language) -> str | None:
    """How many entries were not taken, and the first of them with its remedy; None where all were."""
    if intake.rejected.is_empty():
        return None
    first, alone = _first(intake.rejected, intake.rejected.height, language), intake.rejected.height == 1
    if language == "de":
        them = "Sie steht" if alone else "Alle stehen"
        return f"{first} {them} im Blatt „Abgewiesene Zeilen“ (kontaktdichte evaluate --out)."
    them = "It is" if alone else "All are"
    return f"{first} {them} in the sheet “Rejected rows” (kontaktdichte evaluate --out)."


def _first(noted: pl.DataFrame, rejected: int, language: Language) -> str:
    """How many entries were rejected (nothing where none were), and the first one's place and reason."""
    row = noted.row(0, named=True)
    line = {"de": "Zeile", "en": "row"}[language]
    place = f"{' '.join(filter(None, (row['file'], row['sheet'])))}, {line} {row['row']}: {row[f'reason_{language}']}"
    if rejected == 0:
        return place
    if language == "de":
        return f"{rejected} {'Angabe' if rejected == 1 else 'Angaben'} abgewiesen; zuerst {place}"
    return f"{rejected} {'entry' if rejected == 1 else 'entries'} rejected; first {place}"
