"""Engine and reference side by side: every duty, every contact's code, every note of one scene.

In: a concept, a scene of :mod:`strategies_lives`. Out: differences as readable lines; none means that both agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.rules.reference import KEYS, Result
from tests.rules.reference import evaluate as reference
from tests.rules.strategies import Aim, Dice
from tests.rules.strategies import concept as random_concept
from tests.rules.strategies_lives import Scene, excuses, scene_of

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate as engine
from kontaktdichte.rules.tables import Tables


def by_engine(concept: Concept, scene: Scene) -> dict[str, Result]:
    """What the engine says, one result per person, in the reference's form."""
    found = engine(concept, Tables.from_rows(**scene.rows), as_of=scene.as_of, known_at=scene.known_at)
    results = {name: Result([], {}, set()) for name in scene.people}
    for row in found.duties.iter_rows(named=True):
        if row["subject"] in results:
            results[row["subject"]].duties.append({key: row[key] for key in KEYS})
    for row in found.contacts.iter_rows(named=True):
        if row["subject"] in results:
            results[row["subject"]].codes.setdefault(row["rule"], {})[row["contact"]] = row["code"]
    for row in found.notes.iter_rows(named=True):
        if row["subject"] in results:
            results[row["subject"]].notes.add(row["rule"])
    return results


def by_reference(concept: Concept, scene: Scene) -> dict[str, Result]:
    """What the reference says, one result per person."""
    return {name: reference(concept, scene.rows, name, scene.as_of, scene.known_at) for name in scene.people}


def differences(one: Result, other: Result) -> list[str]:
    """What only the engine (-) and only the reference (+) says about one person."""
    return [
        *lines(Counter(map(flat, one.duties)), Counter(map(flat, other.duties))),
        *lines(Counter(coded(one)), Counter(coded(other))),
        *lines(Counter(one.notes), Counter(other.notes)),
    ]


def lines(one: Counter[Any], other: Counter[Any]) -> Iterator[str]:
    yield from (f"- {entry}" for entry in sorted((one - other).elements(), key=str))
    yield from (f"+ {entry}" for entry in sorted((other - one).elements(), key=str))


def flat(duty: dict[str, Any]) -> str:
    shown: dict[str, Any] = {key: str(value) if isinstance(value, date) else value for key, value in duty.items()}
    said = {key: value for key, value in shown.items() if value not in (None, False)}
    if not said.get("days_late"):
        said.pop("days_late", None)  # none late and no day late are the same
    return " ".join(f"{key}={value}" for key, value in said.items())


def coded(result: Result) -> Iterator[tuple[str, str, str]]:
    for rule, codes in result.codes.items():
        yield from ((rule, contact, code) for contact, code in codes.items())


def aim_of(concept: Concept, name: str) -> Aim:
    """Rhythm, partial, clock and anchor of a rule, as :func:`tests.rules.strategies.aims` names them."""
    rule = concept.rules[name]
    rhythm = next(k for k in ("per", "every", "once", "hold") if k in type(rule.rhythm).model_fields)
    clauses = [clause for other in concept.rules.values() for clause in other.suspends]
    rests = any(name in clause.rules or (clause.set and name in concept.sets[clause.set]) for clause in clauses)
    clock = rule.clock if rests else "none"
    return rhythm, getattr(rule.rhythm, "partial", "-"), clock, start_of(rhythm, rule)


def start_of(rhythm: str, rule: Any) -> str:
    """What the first day of a rule's duties hangs on."""
    if rhythm == "per":
        return "cell"
    if rhythm == "hold":
        return "begin"
    if rhythm == "every":
        named = {"lookback": rule.lookback, **{k: getattr(rule.rhythm, k) for k in ("short", "first", "first_within")}}
        return next((word for word, value in named.items() if value is not None), "begin")
    anchor = rule.rhythm.once
    if "population" in (anchor.begin, anchor.end):
        return "population"
    if anchor.per is not None:
        return "grouped"
    words = ("event", "begin", "end", "part", "birthday", "first_known", "done", "unmet")
    return next(word for word in words if getattr(anchor, word) is not None)


def seen(d: Dice, wanted: tuple[Aim, ...], people: int) -> tuple[Concept, Scene]:
    """A random concept for the wanted aims and a scene in it, with deviations for duties that were missed."""
    concept = Concept.model_validate(random_concept(d, wanted))
    scene = scene_of(d, people)
    for person, result in by_engine(concept, scene).items():  # only to know which windows a deviation can name
        missed = [(duty["rule"], duty["window"]) for duty in result.duties if duty["verdict"] == "missed"]
        scene.rows["deviations"] += excuses(d, scene, person, missed)
    return concept, scene


def contradictions(concept: Concept, scene: Scene) -> tuple[list[str], list[tuple[Aim, dict[str, Any]]]]:
    """Differences with all one needs to follow them, and every duty with the aim of its rule."""
    engine_says, reference_says = by_engine(concept, scene), by_reference(concept, scene)
    found, duties = [], []
    aims = {name: aim_of(concept, name) for name, rule in concept.rules.items() if not hasattr(rule.rhythm, "note")}
    for person in scene.people:
        duties += [(aims[duty["rule"]], duty) for duty in reference_says[person].duties]
        lines = differences(engine_says[person], reference_says[person])
        if lines:
            found.append(report(concept, scene, person, lines))
    return found, duties


def report(concept: Concept, scene: Scene, person: str, lines: list[str]) -> str:
    """One person's differences (- engine, + reference), the rules they are about, and the person's rows."""
    rules = [name for name in concept.rules if any(f"rule={name} " in line or f"'{name}'" in line for line in lines)]
    hidden = {"label", "owed", "section", "quote"}
    told = [f"{name}: {concept.rules[name].model_dump(exclude_defaults=True, exclude=hidden)}" for name in rules]
    told += [f"suspends by {n}: {r.applies_to} {r.suspends}" for n, r in concept.rules.items() if r.suspends]
    for table, rows in scene.rows.items():
        mine = [row for row in rows if person in (row.get("subject"), row["id"])]
        told += [f"{table}: " + " ".join(f"{k}={v}" for k, v in row.items() if v not in (None, [])) for row in mine]
    return "\n".join([f"{person} as_of {scene.as_of} known_at {scene.known_at}", *lines, *told])
