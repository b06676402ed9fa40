"""What a check of a concept file can say: a code for each defect, how grave it is, and what to do about it.

In: nothing. Out: :data:`CODES`, and :class:`Remark`: one sentence about one place, with an example person where one
helps. ``docs/check-concept.md`` carries the table of codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from kontaktdichte.rules.loading import Place

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
Rows = Sequence[Mapping[str, Any]]


class Code(NamedTuple):
    """One kind of defect."""

    severity: Severity
    means: str
    remedy: str


CODES: dict[str, Code] = {
    "refused": Code(
        "error",
        "The file does not load: an unknown name, a circle of rules, a word of the vocabulary in the wrong place.",
        "",
    ),
    "unknown_holidays": Code(
        "error",
        "No public holidays are known for the Land, so working days cannot be counted.",
        "Write the country and the Land, such as DE-BW.",
    ),
    "no_source": Code(
        "error",
        "There is no source.md beside the concept (with --strict).",
        "Put the document's text there, so that quotes can be checked.",
    ),
    "quote_not_found": Code(
        "error",
        "A quote does not stand in source.md (with --strict).",
        "Copy it from the text; […] marks an omission.",
    ),
    "passage_not_quoted": Code(
        "warning",
        "A passage of source.md stands in no quote (with --strict).",
        "Quote it in a rule, under not_encoded with the reason, or under no_duty.",
    ),
    "example_differs": Code(
        "error",
        "A golden case of examples.yaml comes out differently (with --strict).",
        "Mend the case or the rule; if neither is wrong, tell us.",
    ),
    "example_unreadable": Code(
        "error",
        "A golden case of examples.yaml cannot be read (with --strict).",
        "Go to the place it names.",
    ),
    "edition_overlap": Code(
        "error",
        "Two editions of one concept are in force on the same day.",
        "End the earlier one: in_force until is the day on which the later one begins.",
    ),
    "edition_gap": Code(
        "warning",
        "Between two editions of one concept there are days on which neither is in force.",
        "If nothing was in force then, leave it; else move one of the two days.",
    ),
    "never_applies": Code(
        "error",
        "Nobody can ever fall under a rule: its conditions contradict each other.",
        "Mend applies_to, or drop the rule.",
    ),
    "outside_population": Code(
        "error",
        "A rule's conditions hold only for people outside the population.",
        "Widen the population, or mend applies_to.",
    ),
    "empty_span": Code(
        "error",
        "A rule's during ends before it begins.",
        "Exchange from and until, or mend their shifts.",
    ),
    "always_rests": Code(
        "error",
        "Other rules suspend a rule for everybody who falls under it.",
        "Narrow the suspends clause, or drop the rule.",
    ),
    "suspends_nothing": Code(
        "warning",
        "A suspends clause never meets the rule it names: nobody falls under both at the same time.",
        "Drop the name from the clause, or mend its condition.",
    ),
    "unreached": Code(
        "warning",
        "No frequency rule (per, every) reaches some people of the population, suspended or not.",
        "Widen a rule, add one, or state it under unreached: with the passage and the reason.",
    ),
    "unreached_idle": Code(
        "warning",
        "People that the concept states as unreached do not exist, or a frequency rule reaches all of them.",
        "Drop the entry, or mend its condition.",
    ),
    "rests_for_all": Code(
        "note",
        "Frequency rules reach some people, but all of them rest at the same time.",
        "Nothing to do where the text means it.",
    ),
    "overlap": Code(
        "warning",
        "Two rules of one strength and kind of rhythm ask for contacts of the same people at the same time, and the"
        " concept states no relation between them.",
        "Let one suspend the other, or state under cumulative: that both are owed, with the passage and the reason.",
    ),
    "cumulative_idle": Code(
        "warning",
        "A rule stands under cumulative: with rules that it never overlaps with.",
        "Drop the name.",
    ),
    "unmeetable": Code(
        "error",
        "No contact, and no fact, can ever fulfil a rule while it applies.",
        "Mend accepts (or hold), or make the rule a note.",
    ),
    "clause_never": Code(
        "warning",
        "A clause of accepts can never decide: its condition never holds together with the rule's, or a column names no"
        " value that fits.",
        "Drop the clause, or mend it.",
    ),
    "too_many": Code(
        "error",
        "A rule asks for more contacts than its cells can hold.",
        "Lower n, or take a larger unit.",
    ),
    "sometimes_too_many": Code(
        "warning",
        "A rule asks for more contacts than the shortest of its cells, terms or windows can hold.",
        "Lower n, or take a larger unit.",
    ),
    "no_interval": Code(
        "error",
        "An interval or a term is not a positive length of time.",
        "Write a positive period, such as 6 weeks.",
    ),
    "term_before_window": Code(
        "error",
        "A once rule ends before its window opens.",
        "Exchange from and until, or mend them.",
    ),
    "bounds": Code(
        "error",
        "The bounds of an agreed value contradict each other, or its default lies outside them.",
        "Mend at_least, at_most or the default.",
    ),
    "resets": Code(
        "warning",
        "A suspension of a single day moves a floor's due date beyond what its rhythm allows: the clock restarts.",
        "Say what the text means: clock: stop or run, or clock: restart written out.",
    ),
    "unknown_refusal": Code(
        "warning",
        "Own words stand under refusals for a reason code that does not exist.",
        "Take one of the reason codes.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One subject on one day, in words and as rows; ``open`` names what rows cannot show (a span, another duty)."""

    words: str
    as_of: str
    subject: Mapping[str, Any]
    situations: Rows = ()
    events: Rows = ()
    agreements: Rows = ()
    open: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The example as it can be pasted into ``examples.yaml``."""
        tables = (("situations", self.situations), ("events", self.events), ("agreements", self.agreements))
        listed = [
            f"{name}: [{', '.join('{' + _pairs(row) + '}' for row in rows)}]" for name, rows in tables if rows
        ]  # fmt: skip
        return [f"for example {self.words}", f"subject: {{{_pairs(self.subject)}}}", *listed, f"as_of: {self.as_of}"]


def _pairs(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in row.items())


@dataclass(frozen=True)
class Remark:
    """One thing to say about a concept file; line and column count from 1, 0 where there is no text."""

    code: str
    sentence: str
    rule: str | None = None
    place: Place = ()
    example: Example | None = None
    file: str = ""
    line: int = 0
    column: int = 0

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return CODES[self.code].severity

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return CODES[self.code].remedy

    def __str__(self) -> str:
        """``file:line:column: severity: sentence remedy [code]``; without the place where there is no file."""
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        return f"{place}{self.severity}: {' '.join(filter(None, (self.sentence, self.remedy)))} [{self.code}]"

    def lines(self) -> list[str]:
        """The remark, and below it its example."""
        return [str(self), *(f"    {line}" for line in (self.example.lines() if self.example else ()))]


def table() -> str:
    """Every code as a Markdown table."""
    rows = [
        f"| `{name}` | {code.severity} | {code.means} | {code.remedy or 'Go to the place it names.'} |"
        for name, code in CODES.items()
    ]
    return "\n".join(["| code | severity | means | remedy |", "|---|---|---|---|", *rows, ""])
