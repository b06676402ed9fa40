"""Random conditions, clauses and terms: the small parts of a rule.

In: :class:`~tests.rules.strategies_dice.Dice`. Out: mappings as they stand in a concept file.
"""

from __future__ import annotations

from typing import Any

from tests.rules.strategies_dice import LEVELS, PRESENT, REASONS, TAGS, Dice, Mapping


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
    if d.chance(5):
        return [{"while": {"measure": True}}]
    found: list[Mapping] = [d.one({}, {"channel": "in_person"}, {"kind": ["talk", "review"]})]
    if d.chance(60):
        found.append({"channel": "phone", "needs": d.one("justification", ["justification", "justification_text"])})
    if d.chance(50):
        found.append(d.one(
            {"kind": d.one("group", ["group", "review", "talk"]), "while": {"measure": True}},
            {"kind": {"not": ["group"]}, "participants": d.some(PRESENT)},
            {"actor": {"assigned": ["guide"]}},
            {"minutes": 30},
            {"place": "home", "kind": "talk"},
            {"channel": {"not": ["in_person"]}, "place": {"not": ["office"]}, "minutes": 20},
            {"channel": "letter", "outcome": ["kept", "cancelled"]},
            {"kind": {"is": []}},
        ))  # fmt: skip
    return found[1:] if len(found) > 1 and d.chance(25) else found


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
