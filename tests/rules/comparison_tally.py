"""How much of what kind was compared: agreement on what never occurred would mean nothing.

In: :class:`~tests.rules.comparison.Agreement`, scene by scene. Out: tables to print, and the kinds that are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, cycle, islice

from tests.rules.comparison import Agreement
from tests.rules.reference_contacts import ORDER
from tests.rules.strategies import Aim
from tests.rules.strategies_words import WORDS, fits

VERDICTS = ("upcoming", "open", "fulfilled", "missed", "missed_with_reason", "not_judged")
CAUSES = {
    "per": ("waived", "partial", "suspended"),
    "every": ("ended", "suspended"),
    "once": ("ended", "suspended", "moved", "known_too_late"),
    "hold": ("ended", "suspended"),
}
NEVER = {"per": {"outside_window"}, "every": {"outside_window", "over_cap"}, "once": {"outside_scope"}}


def impossible(aim: Aim, verdict: str) -> str | None:
    """Why a kind of duty cannot exist; None if it can."""
    _, _, clock, start = aim
    if verdict == "not_judged" and start == "unmet" and clock in ("none", "stop"):
        return "a duty at an unmet one survives the population, is never known late, and a stopped clock moves its term"
    return None


def codes_of(rhythm: str) -> list[str]:
    """The codes that contacts can get from rules of a rhythm."""
    return [] if rhythm == "hold" else [c for c in ("not_known_yet", *ORDER) if c not in NEVER[rhythm]]


class Tally:
    """Duties, words, pairs of words, causes and codes that were compared for the rules of one rhythm."""

    def __init__(self, rhythm: str, wanted: list[Aim]) -> None:
        self.rhythm, self.wanted, self.words = rhythm, wanted, (*WORDS[rhythm], "rests")
        self.duties: Counter[tuple[Aim, str]] = Counter()
        self.by_word: Counter[tuple[str, str]] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.causes: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()

    def take(self, found: Agreement) -> None:
        """Count one scene; the duties of other rhythms, which only help, are counted in the sum."""
        for aim, words, duty in found.duties:
            self.duties[aim, duty["verdict"]] += 1
            if aim[0] == self.rhythm:
                self.by_word.update((word, duty["verdict"]) for word in words)
                self.pairs.update(combinations(sorted(words), 2))
                self.causes[duty["cause"]] += 1
        self.codes.update(code for rhythm, code in found.codes if rhythm == self.rhythm)

    def next_aims(self, n: int) -> tuple[Aim, ...]:
        """The aims of which some kind was never seen, again and again; else those of which some was seen least."""
        least = {aim: min(self.duties[kind] for kind in self.kinds([aim])) for aim in self.wanted}
        lacking = [aim for aim in self.wanted if least[aim] == 0] or sorted(self.wanted, key=least.__getitem__)
        return tuple(islice(cycle(lacking), n))

    def next_words(self) -> tuple[str, ...]:
        """The words of which something was never seen, then pairs of them that were never seen together; none: any."""
        single = [word for word in self.words if any(not self.by_word[word, verdict] for verdict in VERDICTS)]
        if self.rhythm == "per" and any(not self.duties[kind] for kind in self.kinds(self.wanted)):
            single.append("waiver")  # the only reason why cells that are always judged may be left unjudged
        if single:
            return tuple(word for word in single if word != "rests")
        return tuple("+".join(pair) for pair in self.lacking_pairs() if "rests" not in pair)

    def lacking_pairs(self) -> list[tuple[str, str]]:
        """Pairs of words that go together and were never seen together."""
        pairs = combinations(sorted(self.words), 2)
        return [pair for pair in pairs if fits(self.rhythm, "", set(pair)) and not self.pairs[pair]]

    def kinds(self, aims: Iterable[Aim]) -> Iterator[tuple[Aim, str]]:
        """Every kind of duty that can exist for these aims."""
        for aim in aims:
            yield from ((aim, verdict) for verdict in VERDICTS if impossible(aim, verdict) is None)

    def missing(self) -> list[object]:
        """What can exist and was never seen."""
        words = [(word, verdict) for word in self.words for verdict in VERDICTS]
        return [
            *(kind for kind in self.kinds(self.wanted) if not self.duties[kind]),
            *(kind for kind in words if not self.by_word[kind]),
            *self.lacking_pairs(),
            *(cause for cause in CAUSES[self.rhythm] if not self.causes[cause]),
            *(code for code in codes_of(self.rhythm) if not self.codes[code]),
        ]

    def tables(self) -> str:
        """How much of each kind was compared; a dash where none can exist."""
        lines = [f"{'rhythm':6} {'partial':8} {'clock':8} {'anchor':13}" + "".join(f"{v:>20}" for v in VERDICTS)]
        for aim in self.wanted:
            counts = ("-" if impossible(aim, verdict) else self.duties[aim, verdict] for verdict in VERDICTS)
            lines.append(f"{aim[0]:6} {aim[1]:8} {aim[2]:8} {aim[3]:13}" + "".join(f"{n:>20}" for n in counts))
        lines.append(f"{'word':38}" + "".join(f"{v:>20}" for v in VERDICTS))
        for word in self.words:
            lines.append(f"{word:38}" + "".join(f"{self.by_word[word, verdict]:>20}" for verdict in VERDICTS))
        rarest = min(self.pairs.items(), key=lambda pair: pair[1], default=("none", 0))
        lines.append(f"{len(self.pairs)} pairs of words, the rarest {rarest[0]} in {rarest[1]} duties")
        lines.append("causes: " + " · ".join(f"{cause} {self.causes[cause]}" for cause in CAUSES[self.rhythm]))
        lines.append("codes: " + " · ".join(f"{code} {self.codes[code]}" for code in codes_of(self.rhythm)))
        return "\n".join(lines)
