"""Parts of a duty in words: quotas, spread, alternatives, and how much of them is still missing (docs/semantics.md 6).

In: a rule and a row of ``Evaluation.duties``. Out: numbers and the phrases that stand behind what is owed: ", davon 1
persönlich, oder 3 Hausbesuche". Empty for a rule that asks for nothing but n.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kontaktdichte.rules.document import Alternative, Owed, Quota, Rule
from kontaktdichte.rules.texts import TERMS, WORDS
from kontaktdichte.rules.vocabulary import Once, Per, SpanUnit, Unit

Row = Mapping[str, Any]


def noun(owed: Owed, number: int, language: str) -> str:
    """What is owed, for one or for many."""
    one, many = getattr(owed, language)
    return str(one if number == 1 else many)


class Portion(NamedTuple):
    """Of one quota or alternative: how much is needed and how much of it counted, in the rule's unit."""

    need: int
    counted: int

    @property
    def rest(self) -> int:
        """What is still missing."""
        return max(0, self.need - self.counted)


class Portions(NamedTuple):
    """What a duty asks for besides n: its quotas, alternatives to it, the unit it is spread over."""

    quotas: Sequence[tuple[Quota, Portion]]
    others: Sequence[tuple[Alternative, Portion]]
    spread: Unit | SpanUnit | None

    def rest(self, row: Row) -> int:
        """What is missing to n and every quota, in the rule's unit; at least 1, also where only spread is missing."""
        missing: int = row["need"] - row["counted"]
        return max(1, missing, *(portion.rest for _, portion in self.quotas))

    def met_instead(self, row: Row) -> tuple[Alternative, int] | None:
        """The alternative that met a duty whose own way is not complete, and its need; None where it is."""
        if row["counted"] >= row["need"] and not any(portion.rest for _, portion in self.quotas):
            return None
        met = ((other, portion.need) for other, portion in self.others if portion.counted >= portion.need > 0)
        return next(met, None)

    def without_any(self) -> Portions:
        """Nothing besides n."""
        return Portions((), (), None)

    def text(self, left: bool, met: bool, language: str) -> str:
        """``, davon 1 persönlich, oder 3 Hausbesuche``: all that is asked for, or what is ``left``; of a ``met`` duty
        neither spread nor alternatives. Empty for nothing.
        """
        words = WORDS[language]
        named = [
            f"{portion.rest if left else portion.need} {getattr(quota.label, language)}"
            for quota, portion in self.quotas
            if (portion.rest if left else portion.need)
        ]
        said = words["quotas"].format(quotas=words["and"].join(named)) if named else ""
        if self.spread is not None and not met:
            said += words["spread"].format(unit=_unit(self.spread, language))
        comma = "," if said else ""
        for other, portion in () if met else self.others:
            number = max(1, portion.rest) if left else portion.need
            if portion.need:
                said += comma + words["alternative"].format(n=number, owed=noun(other.owed, number, language))
        return said


def portions(rule: Rule, row: Row) -> Portions:
    """What a duty of this rule asks for besides n, as the row says; before anything counted where it says nothing."""
    known = list(zip(row.get("part_needs") or (), row.get("part_counts") or (), strict=True))
    pairs = [Portion(*pair) for pair in known] or [Portion(need, 0) for need in _needs(rule, row["need"])]
    spread = rule.rhythm.spread if isinstance(rule.rhythm, Per | Once) else None
    quotas = list(zip(rule.also, pairs, strict=False))
    return Portions(quotas, list(zip(rule.or_, pairs[len(quotas) :], strict=True)), spread)


def _needs(rule: Rule, need: int) -> list[int]:
    quotas = [quota.share.up(need) if quota.share is not None else quota.n or 0 for quota in rule.also]
    return quotas + [other.n for other in rule.or_]


def _unit(unit: Unit | SpanUnit, language: str) -> str:
    written = str(unit.span) if isinstance(unit, SpanUnit) else unit
    return " ".join(TERMS[language].get(word, word) for word in written.split())
