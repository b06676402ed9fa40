"""One thing that the check of a concept file says about one place, with an example person where one helps.

In: a code of :data:`~kontaktdichte.rules.lint.codes.CODES` and a sentence in both languages. Out: :class:`Remark`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kontaktdichte.rules.lint.codes import CODES, Severity
from kontaktdichte.rules.lint.phrases import SEVERITY, say
from kontaktdichte.rules.loading import Place
from kontaktdichte.rules.reasons import Language, Said

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Example:
    """One subject on one day, in words and as rows; ``open`` names what rows cannot show (a span, another duty)."""

    words: Said
    as_of: str
    subject: Mapping[str, Any]
    situations: Rows = ()
    events: Rows = ()
    agreements: Rows = ()
    open: tuple[Said, ...] = ()

    def lines(self, language: Language = "en") -> list[str]:
        """The example as it can be pasted into ``examples.yaml``."""
        tables = (("situations", self.situations), ("events", self.events), ("agreements", self.agreements))
        listed = [
            f"{name}: [{', '.join('{' + _pairs(row) + '}' for row in rows)}]" for name, rows in tables if rows
        ]  # fmt: skip
        said = say("example", words=self.words).to(language)
        return [said, f"subject: {{{_pairs(self.subject)}}}", *listed, f"as_of: {self.as_of}"]


def _pairs(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in row.items())


@dataclass(frozen=True)
class Remark:
    """One thing to say about a concept file; line and column count from 1, 0 where there is no text."""

    code: str
    said: Said
    rule: str | None = None
    place: Place = ()
    example: Example | None = None
    file: str = ""
    line: int = 0
    column: int = 0
    language: Language = "en"

    @property
    def sentence(self) -> str:
        """What is the matter."""
        return self.said.to(self.language)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return CODES[self.code].severity

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return CODES[self.code].remedy.to(self.language)

    def __str__(self) -> str:
        """``file:line:column: severity: sentence remedy [code]``; without the place where there is no file."""
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        said = " ".join(filter(None, (self.sentence, self.remedy)))
        return f"{place}{SEVERITY[self.severity].to(self.language)}: {said} [{self.code}]"

    def lines(self) -> list[str]:
        """The remark, and below it its example."""
        return [str(self), *(f"    {line}" for line in (self.example.lines(self.language) if self.example else ()))]
