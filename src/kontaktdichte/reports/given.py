"""What a user names (a concept, readings, a unit, a target) → what the reports need, or a refusal that says the remedy.

In: text from a command line. Out: concepts, filters, targets. Each refusal is one sentence in German and in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

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


def target(out: Path | None, form: str | None) -> tuple[Path, Format] | None:
    """Where and how to write; None where neither is named. CSV and Parquet become a folder. Raises Refusal."""
    if out is None and form is None:
        return None
    ending = out.suffix[1:].lower() if out is not None else ""
    kind = next((known for known in FORMATS if known == (form or ending)), None)
    if out is None or kind is None:
        raise Refusal(
            "Wohin und in welchem Format? Bitte --out mit der Endung .xlsx, .json, .csv oder .parquet angeben.",
            "Where to, and in which format? Give --out with the ending .xlsx, .json, .csv or .parquet.",
        )
    return out.with_suffix("") if kind in ("csv", "parquet") and ending == kind else out, kind


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
    row, count = intake.rejected.row(0, named=True), intake.rejected.height
    place, why = " ".join(filter(None, (row["file"], row["sheet"]))), row[f"reason_{language}"]
    if language == "de":
        first = f"{count} Angaben abgewiesen; zuerst {place}, Zeile {row['row']}: {why}"
        return f"{first} Alle stehen im Blatt „Abgewiesene Zeilen“ (kontaktdichte evaluate --out)."
    first = f"{count} entries rejected; first {place}, row {row['row']}: {why}"
    return f"{first} All are in the sheet “Rejected rows” (kontaktdichte evaluate --out)."
