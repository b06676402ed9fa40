"""Duties beyond a client's file in words: labels, sources and reasons by the concept that each row names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import Answered, Way


@dataclass(frozen=True)
class Words:
    """Words for rules (label, section, quote) and for reasons, by their codes."""

    rules: dict[str, dict[str, str]]
    reasons: dict[str, str]
    statuses: dict[str, str]
    ways: dict[str, str]


def words(access: Access, rows: Iterable[Any]) -> Words:
    """The words of the concepts that these rows name."""
    rules: dict[str, dict[str, str]] = {}
    reasons: dict[str, str] = {}
    for name in {row.concept for row in rows}:
        concept = concept_named(name)
        for code, rule in concept.rules.items():
            rules[code] = {
                "label": label(rule.label, access.language), "section": rule.section, "quote": rule.quote,
            }  # fmt: skip
        reasons |= {code: label(text, access.language) for code, text in concept.deviation_reasons.items()}
    return Words(
        rules, reasons, {code: str(text) for code, text in Answered.choices},
        {code: str(text) for code, text in Way.choices},
    )  # fmt: skip
