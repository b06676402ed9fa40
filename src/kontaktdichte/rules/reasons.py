"""Reasons in sentences: verdicts, contacts that do not count, findings, in German and English (docs/semantics.md 6).

In: rows of an evaluation and the concept. Out: one sentence each. The only place with texts of the engine; the words
of the document itself (nouns, refusals, labels) come from the concept.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

import polars as pl

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.evaluation import Evaluation
from kontaktdichte.rules.portions import Row, noun, portions
from kontaktdichte.rules.texts import (
    CAUSES,
    CHANGES,
    CODES,
    DETAILS,
    FINDINGS,
    MONTHS,
    NOT_ENTERED,
    SENTENCES,
    VERDICTS,
    WORDS,
)
from kontaktdichte.rules.vocabulary import Every, Hold, Per, SpanUnit, Text

Language = Literal["de", "en"]

_ENTERED = {"too_short": "minutes", "place_not_accepted": "place"}  # the column that a code is about


class Said(NamedTuple):
    """One thing said in both languages."""

    de: str
    en: str

    def to(self, language: Language) -> str:
        """In the language asked for."""
        return self.de if language == "de" else self.en


def label(text: Text, language: Language) -> str:
    """A label of the concept in the language asked for."""
    return text.de if language == "de" else text.en


@lru_cache(maxsize=16_384)  # a file says the same hundred days again and again
def day_text(day: date, language: Language) -> str:
    """``30.11.2026`` or ``30 Nov 2026``."""
    return f"{day:%d.%m.%Y}" if language == "de" else f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"


def verdict_label(verdict: str, language: Language) -> str:
    """The verdict's name in the interface."""
    return VERDICTS[language][verdict]


def sentences(evaluation: Evaluation, duties: pl.DataFrame | None = None, language: Language = "de") -> pl.Series:
    """One verdict sentence per row of ``duties`` (default: all of the evaluation), in the same order."""
    frame = evaluation.duties if duties is None else duties
    said = [duty_sentence(evaluation.concept, row, language) for row in frame.iter_rows(named=True)]
    return pl.Series("sentence", said, dtype=pl.String)


def duty_sentence(concept: Concept, row: Row, language: Language = "de") -> str:
    """What is owed by when and how it stands, for one row of ``Evaluation.duties``."""
    rule = concept.rules[row["rule"]]
    kind, state = _rhythm(rule), _state(rule, row)
    asked = portions(rule, row)
    n, owed = row["need"], rule.owed
    if state == "fulfilled" and (instead := asked.met_instead(row)) is not None:
        n, owed, asked = instead[1], instead[0].owed, asked.without_any()
    elif n == 0:  # waived, or a share of less than one: quotas, spread and alternatives ask nothing either
        asked = asked.without_any()
    rest = asked.rest(row)
    left = state.split()[0] in ("open", "missed")
    parts = asked.text(left, state == "fulfilled", language)
    return SENTENCES[language][kind, state].format(
        hard=day_text(row["hard"], language),
        window=day_text(row["window"], language),
        done_on=day_text(row["done_on"], language) if row["done_on"] is not None else "",
        n=n,
        rest=rest,
        owed=noun(owed, 1 if kind == "hold" else rest if left else n, language),
        parts=parts,
        inserted=parts + ("," if parts.startswith(",") and not asked.others else ""),
        lacks=WORDS[language]["lacks one" if rest == 1 else "lacks many"],
        missed=_missed(concept, row, language),
        cell=_cell(rule, row, language),
        done=_done(row, language),
        sum=WORDS[language]["done"].format(counted=row["counted"], need=row["need"]),
        dates=_dates(row["counted_on"], language),
        last=_last(row, language) if kind == "every" else "",
        days=_days(row["days_late"] or 0, language),
        cause=_cause(row, language),
    )


def _state(rule: Rule, row: Row) -> str:
    """Which template of the rule's rhythm fits: the verdict, made up late, begun, only a part of the cell."""
    state: str = row["verdict"].removesuffix("_with_reason")
    if state == "missed" and row["done_on"] is not None:
        return "late"
    if isinstance(rule.rhythm, Per) and row["cause"] == "partial":
        return "partial"
    begun = isinstance(rule.rhythm, Every) and row["done_on"] is None and row["counted"] > 0
    return f"{state} partly" if begun and state in ("open", "missed") else state


def _cell(rule: Rule, row: Row, language: Language) -> str:
    if not isinstance(rule.rhythm, Per):
        return ""
    if isinstance(rule.rhythm.per, SpanUnit):
        days = (day_text(row[bound], language) for bound in ("begin", "last"))
        return WORDS[language]["span"].format(**dict(zip(("first", "last"), days, strict=True)))
    return cell_text(row["begin"], row["last"], language)


def _rhythm(rule: Rule) -> str:
    if isinstance(rule.rhythm, Per):
        return "per"
    if isinstance(rule.rhythm, Hold):
        return "hold"
    return "every" if isinstance(rule.rhythm, Every) else "once"


def _missed(concept: Concept, row: Row, language: Language) -> str:
    if row["verdict"] != "missed_with_reason":
        return WORDS[language]["missed"]
    return WORDS[language]["missed with reason"].format(reason=reason_text(concept, row["reason"], language))


def reason_text(concept: Concept, reason: str | None, language: Language) -> str:
    """The label of a deviation's reason code, or its free text."""
    known = concept.deviation_reasons.get(reason or "")
    return label(known, language) if known is not None else reason or ""


def cell_text(first: date, last: date, language: Language) -> str:
    """A calendar cell by name: ``im November 2026``, ``in KW 12/2026``, ``im 4. Quartal 2026``."""
    words, days = WORDS[language], (last - first).days + 1
    if days == 7:
        year, week, _ = first.isocalendar()
        return words["week"].format(number=week, year=year)
    unit, number = next(
        (unit, (first.month - 1) // months + 1)
        for unit, months, longest in (("month", 1, 31), ("quarter", 3, 92), ("half_year", 6, 184), ("year", 12, 366))
        if days <= longest
    )
    return words[unit].format(number=number, year=first.year, month=MONTHS[language][first.month - 1])


def _dates(days: Iterable[date], language: Language) -> str:
    return ", ".join(day_text(day, language) for day in days)


def _done(row: Row, language: Language) -> str:
    words = WORDS[language]
    text = words["done"].format(counted=row["counted"], need=row["need"])
    return text + (words["done on"].format(dates=_dates(row["counted_on"], language)) if row["counted_on"] else "")


def _last(row: Row, language: Language) -> str:
    if row["last"] is not None:
        return WORDS[language]["last"].format(day=day_text(row["last"], language))
    return WORDS[language]["not yet"].format(day=day_text(row["begin"], language))


def _days(number: int, language: Language) -> str:
    return WORDS[language]["day" if number == 1 else "days"].format(number=number)


def _cause(row: Row, language: Language) -> str:
    if not row["cause"] or row["cause"] == "partial":
        return ""
    day = row["cause_day"]
    return CAUSES[language][row["cause"]].format(day=day_text(day, language) if day is not None else "")


def code_text(concept: Concept, rule: Rule, code: str, language: Language = "de", *, entered: bool = True) -> str:
    """Why a contact does not count: the document's own words where it has some.

    ``entered``: whether the row has the value that the code is about.
    """
    own = rule.refusals.get(code) or concept.contact.refusals.get(code)
    return label(own, language) if own is not None else (CODES if entered else NOT_ENTERED)[language][code]


def contact_noun(concept: Concept, kind: str, channel: str, language: Language = "de") -> str:
    """How a contact is called in a sentence: by its kind, else its channel, else ``Der Kontakt``."""
    for named in (concept.kinds.get(kind), concept.channels.get(channel)):
        if named is not None and named.noun is not None:
            return label(named.noun, language)
    return WORDS[language]["contact"]


def code_sentence(concept: Concept, rule_name: str, contact: Row, code: str, language: Language = "de") -> str:
    """``Das Telefonat vom 12.11.2026 zählt nicht: …`` for a contact with ``on``, ``kind``, ``channel``, ``minutes`` and
    ``place``; one that lacks the minutes or the place asked for is told so."""
    column = _ENTERED.get(code)
    entered = column is None or contact.get(column) not in (None, "")
    return WORDS[language]["refused"].format(
        noun=contact_noun(concept, contact["kind"], contact["channel"], language),
        day=day_text(contact["on"], language),
        why=code_text(concept, concept.rules[rule_name], code, language, entered=entered),
    )


def finding_sentence(concept: Concept, row: Row, language: Language = "de") -> str:
    """One sentence for a row of ``Evaluation.findings``."""
    about = row["about"]
    known = concept.attributes.get(about) or concept.events.get(about) or concept.agreed.get(about)
    name = label(known.label, language) if known is not None else about
    return FINDINGS[language][row["code"]].format(
        about=name, day=day_text(row["on"], language), detail=_detail(row["detail"], language)
    )


def _detail(detail: str, language: Language) -> str:
    """Codes inside a finding's detail in words: ``4 months: too_large``, ``approver, review_on``."""
    value, colon, why = detail.rpartition(": ")
    known = DETAILS[language]
    return value + colon + ", ".join(known.get(part, part) for part in why.split(", "))


def change_sentence(concept: Concept, row: Row, language: Language = "de") -> str:
    """One sentence for a row of ``Evaluation.changes``."""
    day = row["on"] - timedelta(days=1) if row["change"] == "ends" else row["on"]
    rule = concept.rules[row["rule"]]
    return CHANGES[language][row["change"]].format(rule=label(rule.label, language), day=day_text(day, language))
