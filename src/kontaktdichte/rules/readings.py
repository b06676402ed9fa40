"""A reading's value in words: codes of the concept by their labels, periods and terms in the language.

In: a value as a concept's file has it. Out: text for pages, papers and explanations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.texts import TERMS, WORDS


def reading_text(concept: Concept, value: Any, language: Language) -> str:
    """What was chosen; of a condition every part of it, also what it denies."""
    words = WORDS[language]
    if isinstance(value, dict):
        return ", ".join(_part(concept, *part, language) for part in value.items()) or words["unrestricted"]
    if isinstance(value, list | tuple):
        return ", ".join(reading_text(concept, item, language) for item in value) or words["nothing"]
    if isinstance(value, bool):
        return words["yes" if value else "no"]
    known = _codes(concept, language)
    if value in known:
        return known[value]
    return " ".join(TERMS[language].get(word, word) for word in str(value).split())


def _part(concept: Concept, key: str, value: Any, language: Language) -> str:
    """A word of a condition with its value: a flag is its name, and what is denied says so."""
    if key == "not":
        return WORDS[language]["denied"].format(what=reading_text(concept, value, language))
    if isinstance(value, bool) and key in concept.attributes:
        name = label(concept.attributes[key].label, language)
        return name if value else WORDS[language]["denied"].format(what=name)
    return reading_text(concept, value, language)


def _codes(concept: Concept, language: Language) -> dict[str, str]:
    """Every code of a concept with its label; a rule named like a kind of contact gives way to it."""
    found: dict[str, str] = {}
    for named in (concept.rules, concept.events, concept.attributes):
        found |= {code: label(item.label, language) for code, item in named.items()}
    tables: list[Mapping[str, Any]] = [concept.kinds, concept.channels, concept.outcomes, concept.participants]
    tables += [concept.places, *(declared.values for declared in concept.attributes.values())]
    return found | {code: label(text, language) for table in tables for code, text in table.items()}
