"""What the empty workbook is made of: headings, notes and choices in one language; knows nothing of XLSX.

In: a concept, the standard profile and ``template.yaml``. Out: words. Every choice it offers is one that the intake
reads back as the code it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import yaml

from kontaktdichte.intake.dictionary import FLAG, Dictionary
from kontaktdichte.intake.messages import TEXT_LOADER
from kontaktdichte.intake.profile import LAST_DAY, STANDARD, Source, load_profile
from kontaktdichte.intake.values import Codes, Read
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.tables import COLUMNS
from kontaktdichte.rules.vocabulary import Text

Language = Literal["de", "en"]
_FILE = Path(__file__).with_name("template.yaml")


class Layout:
    """The words of one empty workbook."""

    def __init__(self, concept: Concept, language: Language) -> None:
        self.concept, self.language = concept, language
        self.data: dict[str, Any] = yaml.load(_FILE.read_text("utf-8"), Loader=TEXT_LOADER)
        self.profile = load_profile(STANDARD)
        self.dictionary = Dictionary(concept, self.profile)

    def word(self, name: str) -> str:
        """A word of the workbook's own."""
        return self.pick(self.data["words"][name])

    def pick(self, text: Mapping[str, str]) -> str:
        """A pair of words in the workbook's language."""
        return text[self.language]

    def label(self, text: Text) -> str:
        """A label of the concept in the workbook's language."""
        return str(getattr(text, self.language))

    def sources(self) -> list[Source]:
        """The tables in their order."""
        return [source for table in COLUMNS if (source := self.profile.source(table))]

    def sheet(self, source: Source) -> str:
        """The name of a table's sheet."""
        return source.sheets[0] if self.language == "de" else source.table

    def columns(self, table: str) -> list[str]:
        """Columns as the template asks for them: an inclusive last day instead of an exclusive end."""
        return [LAST_DAY if column == "until" else column for column in COLUMNS[table]]

    def heading(self, source: Source, column: str) -> str:
        """The heading of a column."""
        return source.headings(column)[0] if self.language == "de" else column

    def about(self, table: str, column: str) -> tuple[str, str]:
        """What belongs into a column, and an example (may be empty)."""
        found = self.data["columns"].get(f"{table}.{column}") or self.data["columns"][column]
        choices = self.choices(table, column)
        return self.pick(found), found["example"] or (choices[0] if choices else "")

    def choices(self, table: str, column: str) -> list[str]:
        """The entries of a column's drop-down, as they are read back."""
        code, labels = self.dictionary.lists.get((table, column), ("", {}))
        return self._readable(Codes(code, labels), labels) if labels else []

    def values(self, attribute: str) -> list[str]:
        """The values of a situation's attribute; none for free text."""
        found = self.concept.attributes[attribute]
        labels = {} if found.free else found.values or FLAG
        return self._readable(Codes("unknown_value", labels), labels)

    def approval_reasons(self) -> list[str]:
        """Every reason that some attribute accepts."""
        approvals = [a.approval for a in self.concept.attributes.values() if a.approval]
        return list(dict.fromkeys(self.label(text) for approval in approvals for text in approval.reasons.values()))

    def _readable(self, codes: Codes, labels: Mapping[str, Text]) -> list[str]:
        """Labels; where two codes share one, the codes themselves."""
        named = {code: self.label(text) for code, text in labels.items()}
        return [label if codes.read(label) == Read(code) else code for code, label in named.items()]
