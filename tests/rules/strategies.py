"""Random concepts: small, invented, valid by construction, together using every word of the vocabulary.

In: :class:`Dice`. Out: mappings for ``Concept.model_validate``. All have the same attributes, events and kinds, so that
:mod:`strategies_lives` can tell lives that fit any of them; rules, population, budget and holidays differ.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.rules.strategies_conditions import agreed, atom, clauses, condition, period, term
from tests.rules.strategies_dice import (
    CHANNELS,
    KINDS,
    LEVELS,
    OUTCOMES,
    PLACES,
    PRESENT,
    REASONS,
    START,
    TAGS,
    UNITS,
    Dice,
    Mapping,
    labels,
    text,
)
from tests.rules.strategies_words import (
    COUNTING,
    LATER,
    counting,
    number,
    of_duties,
    of_facts,
    some_words,
    spread,
    with_duties,
)

# what a rule is drawn for: rhythm, partial, clock ("none": nothing suspends it), what its first day hangs on
CLOCKS = ("none", "restart", "stop", "run")
STARTS = {
    "per": ("cell",),
    "every": ("begin", "first_within", "first", "short", "lookback"),
    "once": ("event", "begin", "end", "population", "part", "birthday", "first_known", "grouped", "done", "unmet"),
    "hold": ("begin",),
}
Aim = tuple[str, str, str, str]


def aims(rhythm: str, starts: tuple[str, ...] = ()) -> list[Aim]:
    """Every combination a rule of one rhythm can be drawn for, or only those that hang on certain days."""
    partials = ("judge", "show", "prorate") if rhythm == "per" else ("-",)
    return [(rhythm, p, clock, start) for p in partials for clock in CLOCKS for start in starts or STARTS[rhythm]]


# ---------------------------------------------------------------------- rhythms


def per(d: Dice, partial: str, words: set[str], applies_to: Mapping) -> Mapping:
    unit: Any = d.one("month", "week", "month", "week", "quarter", "half_year", "year")
    if "span" in words:
        unit = {"span": d.one("10 days", "3 weeks", "1 month", "2 months", "1 month 10 days", "45 days", "100 days")}
    elif "spread" not in words and d.chance(15) and not negates_agreed(applies_to):  # that asks for fixed cells
        unit = agreed(d, "unit", d.one("month", "quarter"), "week", "quarter")
    n: Any = number(d, words)
    if "waiver" in words or d.chance(30):
        n = agreed(d, "count", n, 1, n + 2)
    if "waiver" in words:
        n["waiver"] = {"needs": d.one("reason", "approver", ["reason", "approver"])}
    found = {"per": unit, "n": n, "partial": partial}
    return found | ({"spread": spread(d, unit)} if "spread" in words else {})


def negates_agreed(condition: Mapping) -> bool:
    """Whether an agreed value stands under a not."""
    return "'not': {'agreed'" in repr(condition)


def anchor(d: Dice, start: str, earlier: list[str]) -> Mapping:
    """An anchor of one kind; ``earlier`` are rules that done and unmet may name."""
    shift = {"shift": period(d, 1, 40, signs=True)} if d.chance(30) else {}
    facts = d.one({"measure": True}, {"level": "A"}, {"level": ["B", "C"]}, {"tags": "x"})
    if start in ("first_known", "grouped"):
        second = d.one({"event": "planned_finish"}, {"end": {"measure": True}})
        found: Mapping = {"first_known": [{"event": "finish"}, second]}
        if start == "grouped":
            found["per"] = d.one({"begin": {"measure": True}}, {"begin": {"level": ["A", "B"]}}, {"event": "talked"})
        return {**found, **shift}
    kinds: Mapping = {
        "event": {"event": d.one("finish", "planned_finish", "talked")},
        "begin": {"begin": facts},
        "end": {"end": facts},
        "population": d.one({"end": "population"}, {"begin": "population"}),
        "part": {"part": {"of": facts, "numerator": d.number(0, 3), "denominator": 3}},
        "birthday": d.one({"birthday": 25}, {"birthday": 1, "of": "child"}, {"birthday": 18}),
    }
    if start in kinds:
        pick = {"pick": d.one("latest", "first")} if d.chance(30) and start != "population" else {}
        return {**kinds[start], **shift, **pick}
    return {start: d.one(*earlier), **shift}


def every(d: Dice, start: str, words: set[str]) -> tuple[Mapping, Mapping]:
    """A rolling rhythm and what else its rule says (during, lookback)."""
    rhythm: Mapping = {"every": term(d, 10, 90), "n": number(d, words) if words & {*COUNTING} else d.one(1, 1, 2, 3)}
    if "end_of" in words:
        rhythm["end_of"] = d.one(*UNITS)
    if start == "first_within":
        return {**rhythm, "first_within": term(d, 5, 40)}, {}
    if start == "lookback":
        return rhythm, {"lookback": period(d, 10, 80)}
    if start == "begin":
        return rhythm, {"during": spell(d)} if d.chance(20) else {}
    known = [{"event": "finish"}, {"end": {"measure": True}}]
    base: Mapping = {"first_known": known, "per": {"begin": {"measure": True}}}
    if start == "first" and d.chance(50):
        base = d.one({"event": "planned_finish"}, {"begin": {"measure": True}}, {"end": {"level": "A"}})
    rhythm["first"] = {**base, "shift": period(d, 1, 45, signs=True)}
    if start == "short":
        rhythm["short"] = {"below": period(d, 30, 90), "after_begin": period(d, 3, 20)}
    if d.chance(50):
        return rhythm, {"during": {"from": {**base, "shift": "-" + period(d, 1, 30).replace(" months ", " months -")},
                                   "until": {**base, "shift": period(d, 40, 120)}}}  # fmt: skip
    return rhythm, {}


def spell(d: Dice) -> Mapping:
    """A span between two anchors of one occurrence."""
    dated = ({"event": "planned_finish"}, {"birthday": 1, "of": "child"}, {"event": "finish"})
    base: Mapping = d.one({"begin": {"level": "A"}}, *dated)
    if d.chance(30):
        return {"from": {"begin": {"measure": True}}, "until": {"end": {"measure": True}, "shift": period(d, 0, 30)}}
    return {"from": {**base, "shift": period(d, 1, 10)}, "until": {**base, "shift": period(d, 60, 150)}}


def once(d: Dice, start: str, words: set[str], earlier: list[str]) -> Mapping:
    n = number(d, words) if words & {*COUNTING, "consume"} else d.one(1, 1, 1, 2)
    found: Mapping = {"once": anchor(d, start, earlier), "until": term(d, 10, 90), "n": n}
    if "spread" in words:
        found["spread"] = spread(d, "month")
    if "end_of" in words:
        found["end_of"] = d.one(*UNITS)
    if "consume" in words:
        found["consume"] = True
    opening = d.one("anchor", "anchor", "before", "after", "known") if start != "done" else d.one("anchor", "after")
    if start == "unmet":
        return {**found, "from": d.one("window", "window", "0 days", "20 working_days")}
    if opening == "known" and start not in ("done", "unmet"):
        found["from"] = "known"
        if d.chance(40):
            found["until"] = "-" + period(d, 1, 20).replace(" months ", " months -")
    elif opening in ("before", "after"):
        found["from"] = ("-" if opening == "before" else "") + f"{d.number(1, 40)} {d.one('days', 'working_days')}"
    if d.chance(25):
        found["anchored"] = "window"
    if d.chance(25):
        found["late_known"] = "judge"
    return found


def rule(d: Dice, aim: Aim, earlier: Mapping, sought: tuple[str, ...] = ()) -> Mapping:
    """A rule of the wanted rhythm; what suspends it is written by the concept. ``earlier``: the rules before it."""
    rhythm, partial, clock, start = aim
    words = some_words(d, rhythm, start, sought) - (set() if earlier else {*LATER})
    found: Mapping = passage("rule")
    found |= {"label": text("rule"), "owed": {"de": ["Gespräch", "Gespräche"], "en": ["talk", "talks"]}}
    applies_to = condition(d, "every" if "span" in words else rhythm)
    found["applies_to"] = with_duties(d, words, applies_to, *asked_about(earlier))
    if rhythm == "per":
        found["rhythm"] = per(d, partial, words, found["applies_to"])
    elif rhythm == "every":
        found["rhythm"], more = every(d, start, words)
        found |= more
    elif rhythm == "once":
        found["rhythm"] = once(d, start, words, anchored(earlier, start))
    else:
        hold = {"hold": d.one({"plan": True}, {"plan": "new"}), "within": term(d, 5, 60)}
        found["rhythm"] = hold | of_facts(d, words)
    if rhythm != "hold":
        found |= contacts(d, words, found["rhythm"]["n"])
    if rhythm in ("per", "hold") and d.chance(15):
        found["during"] = spell(d)
    if rhythm == "per" and "span" not in words and d.chance(15):
        found["lookback"] = period(d, 5, 60)
    if found["rhythm"].get("from") == "window" and not words & {*COUNTING, "spread", "consume"} and d.chance(80):
        found["met_by"], found["rhythm"]["n"] = "notice", 1
    return found | strictness(d, clock)


def strictness(d: Dice, clock: str) -> Mapping:
    """How a rule takes a suspension, and how seriously it is meant."""
    found = {"clock": clock} if clock != "none" else {}
    if d.chance(25):
        found["strength"] = "target"
    return found | ({"soft": period(d, 1, 20)} if d.chance(30) else {})


def contacts(d: Dice, words: set[str], n: Any) -> Mapping:
    """What counts for a rule, and how."""
    own = {"accepts": clauses(d)} if d.chance(50) else {}
    least = n if isinstance(n, int) else n["default"]
    return own | counting(d, words, least, own.get("accepts") or clauses(d))


def asked_about(earlier: Mapping) -> tuple[list[str], list[str]]:
    """Of the rules that stand before: those that can be overdue, and those that can be unmet."""
    others = [name for name, rule in earlier.items() if "met_by" not in rule]
    floors = [name for name in others if "strength" not in earlier[name] and "per" not in earlier[name]["rhythm"]]
    return floors, others


def anchored(earlier: Mapping, start: str) -> list[str]:
    """The rules whose duties an anchor may name."""
    if start == "done":
        return [name for name, rule in earlier.items() if "hold" not in rule["rhythm"]]
    return [name for name, rule in earlier.items() if "strength" not in rule and "met_by" not in rule]


def passage(section: str) -> Mapping:
    return {"section": section, "quote": section}


# ---------------------------------------------------------------------- the whole concept


BASES: dict[str, Aim] = {"base": ("per", "judge", "none", "cell"), "rolling": ("every", "-", "none", "begin")}


def concept(d: Dice, wanted: tuple[Aim, ...], sought: tuple[str, ...] = ()) -> Mapping:
    """A concept with one rule for each wanted aim, and the rules that those hang on or are suspended by.

    ``sought``: words of the wider vocabulary that are drawn more often.
    """
    rules = {name: rule(d, aim, {}) for name, aim in BASES.items()}
    for basis in rules.values():
        basis.pop("strength", None)
        if d.chance(70):
            basis["applies_to"] = {}
    resting: list[str] = []
    for i, aim in enumerate(wanted):
        name = f"{aim[0]}_{i}"
        rules[name] = rule(d, aim, rules, sought)
        if aim[2] != "none":
            resting.append(name)
    sets = {"resting": resting} if resting else {}
    rules["pause"] = note(d, resting, sets)
    if resting and d.chance(50):
        rules["pause_too"] = note(d, resting[: d.number(1, len(resting))], sets) | {"applies_to": condition(d, "note")}
        if d.chance(50):
            rules["pause"]["suspends"].append({"rules": ["pause_too"], "while": {"tags": "z"}})
    if d.chance(30):
        rules["note"] = note(d, [], {})
    said = repr([rule for name, rule in rules.items() if name not in BASES])
    for name in BASES:
        if f"'{name}'" not in said:
            del rules[name]
    return frame(d, rules) | {"rules": rules, "sets": sets}


def note(d: Dice, names: list[str], sets: Mapping) -> Mapping:
    """A rule that owes nothing itself and lets others rest, now and then because of duties that were not met."""
    found = passage("note") | {"label": text("note"), "rhythm": {"note": True}}
    found["owed"] = {"de": ["a", "b"], "en": ["a", "b"]}
    whom: Mapping = {"set": "resting"} if sets and names == sets["resting"] and d.chance(50) else {"rules": names}
    why = of_duties(d, d.one(*LATER), ["rolling"], [*BASES]) if names and d.chance(30) else {"sick": True}
    if not names or d.chance(50):
        return found | {"applies_to": why, "suspends": [whom] if names else []}
    clause = {**whom, "while": d.one(why, {"any": [why, atom(d)]})}
    return found | {"applies_to": condition(d, "note"), "suspends": [clause]}


def default_clauses(d: Dice, rules: Mapping) -> list[Mapping]:
    """What counts for rules without clauses of their own; with a worth only where no rule takes a lookback by them."""
    found = clauses(d)
    bound = any("lookback" in rule and "accepts" not in rule for rule in rules.values())
    return [{**found[0], "worth": d.one("1/2", 2)}, *found[1:]] if not bound and d.chance(15) else found


def frame(d: Dice, rules: Mapping) -> Mapping:
    """Everything but the rules."""
    until = {"until": START + timedelta(days=d.number(300, 900))} if d.chance(20) else {}
    budget = [passage("budget") | {"situation": {"trial": True}, "months": d.number(1, 4), "credit": "credit"}]
    return {
        "concept": "beispielstadt", "edition": START, "title": "Beispielstadt", "issuer": "Beispielstadt",
        "in_force": {"from": d.one(START, START + timedelta(days=90)), **until},
        "holidays": d.one("DE-BW", "DE-TH", "DE-BE"), "last_confirmed": START,
        "closing_days": [date(2019, 12, 24), date(2020, 5, 22)] if d.chance(30) else [],
        "attributes": {
            **{name: {"label": text(name)} for name in ("client", "measure", "sick", "trial")},
            "level": {"label": text("level"), "values": labels(*LEVELS)},
            "plan": {"label": text("plan"), "values": labels("new", "old")},
            "tags": {"label": text("tags"), "values": labels(*TAGS), "many": True},
            "special": {"label": text("special"), "approval": {
                "reasons": labels(*REASONS), "needs": d.one(["reason"], ["reason", "approver", "review_on"])}},
            "guide": {"label": text("guide"), "free": True},
            "contract": {"label": text("contract"), "free": True},
        },
        "events": {
            "planned_finish": {"label": text("planned"), "planned": True}, "finish": {"label": text("finish")},
            "child": {"label": text("child")}, "talked": {"label": text("talked")},
        },
        "agreed": labels_of("term", "count", "unit", "credit", "contact_plan"),
        "kinds": labels(*KINDS), "channels": labels(*CHANNELS), "outcomes": labels(*OUTCOMES),
        "participants": labels(*PRESENT), "places": labels(*PLACES),
        "justifications": labels("ill", "far"), "deviation_reasons": labels("ill", "other"),
        "population": {
            "person": d.one({"client": True}, {"client": True, "not": {"tags": "y"}}), "agreement": {"client": True}},
        "budgets": budget if d.chance(70) else [],
        "contact": passage("contact") | {"accepts": default_clauses(d, rules)},
    }  # fmt: skip


def labels_of(*names: str) -> Mapping:
    return {name: {"label": text(name)} for name in names}
