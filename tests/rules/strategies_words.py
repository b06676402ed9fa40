"""The wider vocabulary in random rules: quotas, alternatives, caps, worths, distances, spread, conditions on duties.

In: :class:`~tests.rules.strategies_dice.Dice`, a rule's rhythm and what it is drawn for. Out: which words it is written
with, and their parts. Only what docs/semantics.md 5.1 allows together is drawn together.
"""

from __future__ import annotations

from typing import Any

from tests.rules.strategies_dice import Dice, Mapping

COUNTING = ("minutes", "contacts", "worth", "apart", "also", "share", "or", "at_most", "percent")
LATER = ("overdue", "unmet")  # conditions on duties of rules that stand before
WORDS: dict[str, tuple[str, ...]] = {
    "per": (*COUNTING, "span", "spread", "waiver", *LATER),
    "every": (*COUNTING, "end_of", *LATER),
    "once": (*COUNTING, "spread", "end_of", "consume", *LATER),
    "hold": ("also", "or", *LATER),
}
APART = (
    {"minutes", "contacts"}, {"minutes", "at_most"}, {"contacts", "apart"}, {"at_most", "percent"},
    *({"consume", word} for word in ("also", "share", "or", "at_most", "percent", "spread", "apart")),
)  # fmt: skip
ROLLING = tuple({cap, quota} for cap in ("at_most", "percent") for quota in ("also", "share"))


def fits(rhythm: str, start: str, words: set[str]) -> bool:
    """Whether a rule may be written with all of these words."""
    if start == "lookback" and not words <= {"apart", "end_of", *LATER}:
        return False
    pairs = APART + ROLLING if rhythm == "every" else APART
    return not any(pair <= words for pair in pairs)


def some_words(d: Dice, rhythm: str, start: str, sought: tuple[str, ...] = ()) -> set[str]:
    """Up to four words that fit together, among them often ``sought`` ones; a third of the rules has none.

    ``sought`` are words, or several of them joined by ``+``, which are then written together.
    """
    words: set[str] = set()
    if sought and "+" in sought[0]:
        group = {*d.one(*sought).split("+")}
        words = group if fits(rhythm, start, group) else words
    for _ in range(d.one(0, 1, 2, 0, 1, 2, 3, 0, 4)):
        word = d.one(*sought) if sought and "+" not in sought[0] and d.chance(50) else d.one(*WORDS[rhythm])
        if fits(rhythm, start, words | {word}):
            words.add(word)
    return words


def number(d: Dice, words: set[str]) -> int:
    """How many days, contacts or minutes a rule asks for."""
    if "minutes" in words:
        return int(d.one(20, 45, 60, 90))
    return d.number(2, 4) if words & {"percent", "share", "spread"} else d.number(1, 3)


def counting(d: Dice, words: set[str], n: int, clauses: list[Mapping]) -> Mapping:
    """What a rule that counts contacts says besides its rhythm; ``clauses`` are those it would have without."""
    found: Mapping = {"count": next((unit for unit in ("minutes", "contacts") if unit in words), "days")}
    if words & {"worth", "at_most", "percent"}:
        found["accepts"] = decorated(d, words, n, clauses)
    if "apart" in words:
        found["apart"] = d.one(f"{d.number(2, 12)} days", "1 week", f"{d.number(1, 4)} working_days", "1 month")
    quotas = [quota(d, min(n, d.number(1, max(1, n // 2))))] if "also" in words else []
    if "also" in words and d.chance(25):
        quotas.append(quota(d, 1))
    if "share" in words:
        quotas.append({"share": f"{d.number(1, 100)} %", **part(d)})
    if quotas:
        found["also"] = quotas
    if "or" in words:
        found["or"] = [alternative(d, words, n) for _ in range(d.one(1, 1, 2))]
    return found


def decorated(d: Dice, words: set[str], n: int, clauses: list[Mapping]) -> list[Mapping]:
    """Clauses with worths and caps; the first that has none of its own is a way that is never capped."""
    found = [dict(clause) for clause in clauses] + [{"channel": "phone"}, {}][: d.number(1, 2)]
    for clause in found:
        if "worth" in words and d.chance(60):
            clause["worth"] = d.one("1/2", 2, "1/3", "3/2", "1/4", "2/3")
    capped = found[d.number(0, len(found) - 1)]
    if "at_most" in words:
        capped["at_most"] = d.number(1, 2)
    if "percent" in words:
        capped["at_most"] = f"{d.number(-(-100 // n), 100)} %"
    return found


def part(d: Dice) -> Mapping:
    """What a quota is about."""
    accepts = d.one(
        {"channel": "in_person"}, {"kind": "talk"}, {"place": "home"}, {"channel": {"not": ["phone"]}},
        {"participants": "partner"}, {"minutes": 20}, {"kind": ["review", "group"], "outcome": ["kept", "cancelled"]},
        {"while": {"measure": True}},
    )  # fmt: skip
    return {"label": {"de": "Teil", "en": "part"}, "accepts": [accepts]}


def quota(d: Dice, n: int) -> Mapping:
    return {"n": n, **part(d)}


def alternative(d: Dice, words: set[str], n: int) -> Mapping:
    """Another way, with clauses, worths and caps of its own."""
    least = max(1, n + d.number(-1, 2)) if "minutes" not in words else d.one(30, 60, 120)
    clauses: list[Mapping] = [d.one({"kind": "group"}, {"channel": "letter"}, {"place": "home"}, {"channel": "phone"})]
    if d.chance(30):
        clauses = decorated(d, (words | {"worth"}) - {"percent"} if d.chance(50) else words, least, clauses)
    owed = {"de": ["Ersatz", "Ersätze"], "en": ["substitute", "substitutes"]}
    return {"n": least, "owed": owed, "accepts": clauses}


def spread(d: Dice, cell: Any) -> Any:
    """A part of a cell: shorter than it."""
    options: list[Any] = [{"span": f"{d.number(3, 6)} days"}]
    if cell != "week":
        options += ["week", {"span": f"{d.number(7, 9 if cell == {'span': '10 days'} else 12)} days"}]
    if cell in ("quarter", "half_year", "year"):
        options += ["month", {"span": "1 month"}]
    return d.one(*options)


def of_duties(d: Dice, word: str, floors: list[str], others: list[str]) -> Mapping:
    """A condition on the duties of another rule: ``floors`` may be overdue, ``others`` may be unmet."""
    if word == "overdue":
        return {"overdue": d.one(*floors)}
    return {"unmet": {"rule": d.one(*others), "in_a_row": d.one(1, 1, 2, 3)}}


def with_duties(d: Dice, words: set[str], applies_to: Mapping, floors: list[str], others: list[str]) -> Mapping:
    """A rule's condition together with conditions on the duties of other rules."""
    for word in [word for word in LATER if word in words and (floors if word == "overdue" else others)]:
        asked = of_duties(d, word, floors, others)
        asked = d.one(asked, asked, {"not": asked})
        join = d.one("all", "any") if applies_to else "all"
        applies_to = {join: [applies_to, asked]} if applies_to else asked
    return applies_to


def of_facts(d: Dice, words: set[str]) -> Mapping:
    """The further facts of a hold rule."""
    found: Mapping = {}
    if "also" in words:
        found["also"] = d.one([{"measure": True}], [{"level": ["A", "B"]}], [{"tags": "x"}, {"level": ["A", "B", "C"]}])
    if "or" in words:
        found["or"] = d.one([{"trial": True}], [{"plan": "old"}], [{"tags": "y", "measure": True}, {"sick": True}])
    return found
