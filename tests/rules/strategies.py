"""Random concepts: small, invented, valid by construction, together using every word of the vocabulary.

In: :class:`Dice`. Out: mappings for ``Concept.model_validate``. All have the same attributes, events and kinds, so that
:mod:`strategies_lives` can tell lives that fit any of them; rules, population, budget and holidays differ.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

Mapping = dict[str, Any]
LEVELS, TAGS, REASONS = ("A", "B", "C"), ("x", "y", "z"), ("risk", "care")
KINDS, CHANNELS = ("talk", "review", "group"), ("in_person", "phone", "letter")
OUTCOMES = ("kept", "no_show", "cancelled")
PLACES, PRESENT, STAFF = ("office", "home"), ("client", "partner", "guide"), ("Ada", "Ben", "Cem")
UNITS = ("week", "month", "quarter", "half_year", "year")
START = date(2018, 1, 1)  # lives lie in 2018 to 2021: a leap year, a one-off holiday and three Easters


SIXTEEN = st.binary(min_size=16, max_size=16)


class Dice:
    """Short words for what is thrown; zeros are the first option, few and no, so that Hypothesis shrinks towards them.

    ``more`` gives sixteen bytes: Hypothesis's draws or a seeded generator's. All numbers of a range are equally likely.
    """

    def __init__(self, more: Callable[[], bytes]) -> None:
        self.more, self.pool, self.room = more, 0, 1

    @classmethod
    def drawn(cls, draw: Callable[[st.SearchStrategy[bytes]], bytes]) -> Dice:
        """Dice that Hypothesis throws."""
        return cls(lambda: draw(SIXTEEN))

    @classmethod
    def seeded(cls, seed: int) -> Dice:
        """Dice that fall the same way every time."""
        source = Random(seed)
        return cls(lambda: source.randbytes(16))

    def number(self, low: int, high: int) -> int:
        span = high - low + 1
        if self.room < span * 2**16:
            self.pool, self.room = int.from_bytes(self.more()), 2**128
        self.pool, found = divmod(self.pool, span)
        self.room //= span
        return low + found

    def one(self, *options: Any) -> Any:
        return options[self.number(0, len(options) - 1)]

    def some(self, options: tuple[str, ...]) -> list[str]:
        """One or more of the options, in their order."""
        mask = self.number(1, 2 ** len(options) - 1)
        return [option for i, option in enumerate(options) if mask >> i & 1]

    def chance(self, percent: int) -> bool:
        return self.number(0, 99) >= 100 - percent


def text(label: str) -> Mapping:
    return {"de": label, "en": label}


def labels(*names: str) -> Mapping:
    return {name: text(name) for name in names}


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


# ---------------------------------------------------------------------- small words


def period(d: Dice, low: int = 1, high: int = 60, signs: bool = False) -> str:
    """A length of about so many days, in any unit."""
    days = d.number(low, high)
    sign = "-" if signs and d.chance(40) else ""
    unit = d.one("days", "weeks", "working_days", "months", "months and days")
    if unit == "weeks":
        return f"{sign}{max(1, days // 7)} weeks"
    if unit == "working_days":
        return f"{sign}{max(1, days * 5 // 7)} working_days"
    if unit == "months":
        return f"{sign}{max(1, days // 30)} months"
    return f"{sign}{days} days" if unit == "days" else f"{sign}{days // 30} months {sign}{days % 30} days"


def atom(d: Dice) -> Mapping:
    """One condition without and, or, not."""
    kind = d.one("level", "tags", "age", "since", "since_event", "lasting", "special", "agreed", "trial", "measure")
    if kind == "level":
        return {"level": d.some(LEVELS)}
    if kind == "tags":
        return {"tags": d.one(*TAGS)}
    if kind == "age":
        return {"age": d.one({"below": 25}, {"from": 25}, {"from": 18, "below": 25})}
    if kind == "since":
        begin: Mapping = d.one({"client": True}, {"level": ["A", "B"]}, {"measure": True})
        return {"since": {"begin": begin, **bounds(d)}}
    if kind == "since_event":
        return {"since": {"event": d.one("finish", "talked", "planned_finish"), **bounds(d)}}
    if kind == "lasting":
        situation: Mapping = d.one({"sick": True}, {"level": "B"})
        return {"lasting": {"situation": situation, d.one("at_most", "above"): period(d, 10, 120)}}
    if kind == "special":
        return {"special": d.one(True, *REASONS)}
    return {"agreed": "contact_plan"} if kind == "agreed" else {kind: True}


def bounds(d: Dice) -> Mapping:
    both = {"from": period(d, 1, 40), "below": period(d, 90, 300)}
    return d.one({"below": period(d, 60, 300)}, {"from": period(d, 1, 90)}, both)


def condition(d: Dice, rhythm: str) -> Mapping:
    """To whom a rule applies; half of them to everybody."""
    if d.chance(30 if rhythm == "once" else 10):
        return {}
    shape = d.one("all", "all", "all", "atom", "not", "any", "both", "not_agreed")
    if shape == "all":
        return {}
    if shape == "atom":
        return atom(d)
    if shape == "any":
        return {"any": [atom(d), atom(d)]}
    if shape == "both":
        return {"all": [{"level": d.some(LEVELS)}, {"not": {"tags": d.one(*TAGS)}}]}
    if shape == "not_agreed" and rhythm == "per":
        return {"not": {"agreed": "contact_plan"}}
    inner = atom(d)
    return {"not": {"level": "C"} if "agreed" in inner else inner}


def clauses(d: Dice) -> list[Mapping]:
    """One to three ways in which a contact counts; most contacts find one."""
    found: list[Mapping] = [d.one({}, {"channel": "in_person"}, {"kind": ["talk", "review"]})]
    if d.chance(60):
        found.append({"channel": "phone", "needs": d.one("justification", ["justification", "justification_text"])})
    if d.chance(50):
        found.append(d.one(
            {"kind": "group", "while": {"measure": True}},
            {"kind": {"not": ["group"]}, "participants": d.some(PRESENT)},
            {"actor": {"assigned": ["guide"]}},
            {"minutes": 30},
            {"place": "home", "kind": "talk"},
            {"channel": {"not": ["in_person"]}, "place": {"not": ["office"]}, "minutes": 20},
            {"channel": "letter", "outcome": ["kept", "cancelled"]},
            {"kind": {"is": []}},
        ))  # fmt: skip
    return found[1:] if len(found) > 1 and d.chance(15) else found


def agreed(d: Dice, key: str, default: Any, least: Any, most: Any) -> Mapping:
    """An agreed value with or without bounds, needs and a partner that agreed."""
    found = {"agreed": key, "default": default}
    if d.chance(40):
        found["at_least"] = least
    if d.chance(40):
        found["at_most"] = most
    if d.chance(30):
        found["needs"] = d.one(["reason"], ["reason", "approver"])
    if d.chance(30):
        found["of"] = "contract"
    return found


def term(d: Dice, low: int = 5, high: int = 70) -> Any:
    if d.chance(30):
        return agreed(d, "term", period(d, low, high), "1 week", "3 months")
    return period(d, low, high)


# ---------------------------------------------------------------------- rhythms


def per(d: Dice, partial: str, applies_to: Mapping) -> Mapping:
    unit: Any = d.one("month", "week", "month", "week", "quarter", "half_year", "year")
    if d.chance(15) and "agreed" not in applies_to.get("not", {}):  # a negated agreement asks for fixed cells
        unit = agreed(d, "unit", d.one("month", "quarter"), "week", "quarter")
    n: Any = agreed(d, "count", d.number(1, 2), 1, 3) if d.chance(30) else d.number(1, 3)
    return {"per": unit, "n": n, "partial": partial}


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


def every(d: Dice, start: str) -> tuple[Mapping, Mapping]:
    """A rolling rhythm and what else its rule says (during, lookback)."""
    rhythm: Mapping = {"every": term(d, 10, 90), "n": d.one(1, 1, 2, 3)}
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


def once(d: Dice, start: str, earlier: list[str]) -> Mapping:
    found: Mapping = {"once": anchor(d, start, earlier), "until": term(d, 10, 90), "n": d.one(1, 1, 1, 2)}
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


def rule(d: Dice, aim: Aim, earlier: list[str]) -> Mapping:
    """A rule of the wanted rhythm; what suspends it is written by the concept."""
    rhythm, partial, clock, start = aim
    found: Mapping = passage("rule")
    found |= {"label": text("rule"), "owed": {"de": ["Gespräch", "Gespräche"], "en": ["talk", "talks"]}}
    found["applies_to"] = condition(d, rhythm)
    if rhythm == "per":
        found["rhythm"] = per(d, partial, found["applies_to"])
    elif rhythm == "every":
        found["rhythm"], more = every(d, start)
        found |= more
    elif rhythm == "once":
        found["rhythm"] = once(d, start, earlier)
    else:
        found["rhythm"] = {"hold": d.one({"plan": True}, {"plan": "new"}), "within": term(d, 5, 60)}
    if rhythm in ("per", "hold") and d.chance(15):
        found["during"] = spell(d)
    if rhythm == "per" and d.chance(15):
        found["lookback"] = period(d, 5, 60)
    if found["rhythm"].get("from") == "window" and d.chance(80):
        found["met_by"], found["rhythm"]["n"] = "notice", 1
    if clock != "none":
        found["clock"] = clock
    if d.chance(50):
        found["accepts"] = clauses(d)
    if d.chance(25):
        found["strength"] = "target"
    if d.chance(30):
        found["soft"] = period(d, 1, 20)
    return found


def passage(section: str) -> Mapping:
    return {"section": section, "quote": section}


# ---------------------------------------------------------------------- the whole concept


def concept(d: Dice, wanted: tuple[Aim, ...]) -> Mapping:
    """A concept with one rule for each wanted aim, and the rules that those hang on or are suspended by."""
    base, rolling = ("per", "judge", "none", "cell"), ("every", "-", "none", "begin")
    rules = {"base": rule(d, base, []), "rolling": rule(d, rolling, [])}
    for basis in rules.values():
        basis.pop("strength", None)
        if d.chance(70):
            basis["applies_to"] = {}
    resting: list[str] = []
    for i, aim in enumerate(wanted):
        name = f"{aim[0]}_{i}"
        floors = [n for n, r in rules.items() if "strength" not in r and "met_by" not in r]
        done = [n for n, r in rules.items() if "hold" not in r["rhythm"]] if aim[3] == "done" else floors
        rules[name] = rule(d, aim, done)
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
    return frame(d) | {"rules": rules, "sets": sets}


def note(d: Dice, names: list[str], sets: Mapping) -> Mapping:
    """A rule that owes nothing itself and lets others rest."""
    found = passage("note") | {"label": text("note"), "rhythm": {"note": True}}
    found["owed"] = {"de": ["a", "b"], "en": ["a", "b"]}
    whom: Mapping = {"set": "resting"} if sets and names == sets["resting"] and d.chance(50) else {"rules": names}
    if not names or d.chance(50):
        return found | {"applies_to": {"sick": True}, "suspends": [whom] if names else []}
    clause = {**whom, "while": d.one({"sick": True}, {"any": [{"sick": True}, atom(d)]})}
    return found | {"applies_to": condition(d, "note"), "suspends": [clause]}


def frame(d: Dice) -> Mapping:
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
        "contact": passage("contact") | {"accepts": clauses(d)},
    }  # fmt: skip


def labels_of(*names: str) -> Mapping:
    return {name: {"label": text(name)} for name in names}


@st.composite
def concepts(draw: Any, wanted: tuple[Aim, ...]) -> Mapping:
    """The same as a strategy."""
    return concept(Dice.drawn(draw), wanted)
