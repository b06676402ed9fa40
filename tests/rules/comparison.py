"""Reference, plain and compiled engine side by side: every duty, every contact's code, every note of one scene.

In: a concept, a scene of :mod:`strategies_lives`. Out: differences as readable lines; none means that all agree.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from tests.rules.reference import KEYS, Result
from tests.rules.reference import evaluate as reference
from tests.rules.strategies import Aim
from tests.rules.strategies import concept as random_concept
from tests.rules.strategies_dice import Dice
from tests.rules.strategies_lives import Scene, excuses, scene_of

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Evaluation
from kontaktdichte.rules.evaluation import evaluate as engine
from kontaktdichte.rules.tables import Tables

COMPILED = (
    os.environ.get("COMPILED") == "1"
)  # `make compiled`; else the same functions over the same arrays, as they stand


def plain(concept: Concept, scene: Scene) -> Evaluation:
    """The scene evaluated by the plain functions."""
    return engine(concept, Tables.from_rows(**scene.rows), as_of=scene.as_of, known_at=scene.known_at)


def by_engine(found: Evaluation, people: list[str]) -> dict[str, Result]:
    """What the engine says, one result per person, in the reference's form."""
    results = {name: Result([], {}, set()) for name in people}
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


def by_compiled(concept: Concept, scene: Scene) -> pl.DataFrame:
    """The duties of a scene as the compiled functions say."""
    from kontaktdichte.rules.bulk import judge

    tables = Tables.from_rows(**scene.rows)
    return judge(concept, tables, as_of=scene.as_of, known_at=scene.known_at, compiled=COMPILED)


def unlike_compiled(said: Evaluation, compiled: pl.DataFrame) -> dict[str, list[str]]:
    """What only the plain (-) and only the compiled functions (+) say, by subject; empty if the tables are the same."""
    said_too = said.duties.select(compiled.columns)
    if said_too.equals(compiled) and said_too.schema == compiled.schema:
        return {}
    found: dict[str, list[str]] = {}
    for name in said.persons["id"]:
        mine = (frame.filter(pl.col("subject") == name) for frame in (said_too, compiled))
        one, other = (Counter(map(flat, frame.iter_rows(named=True))) for frame in mine)
        if one != other:
            found[name] = ["plain (-) and compiled (+):", *lines(one, other)]
    return found or {"all": ["plain and compiled: order, types or empty values differ"]}


def by_reference(concept: Concept, scene: Scene) -> dict[str, Result]:
    """What the reference says, one result per person."""
    return {name: reference(concept, scene.rows, name, scene.as_of, scene.known_at) for name in scene.people}


def differences(one: Result, other: Result) -> list[str]:
    """What only the plain engine (-) and only the reference (+) says about one person."""
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
    rests = any(name in concept.suspended_by(clause) for other in concept.rules.values() for clause in other.suspends)
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


def words_of(concept: Concept, name: str) -> set[str]:
    """The words of the wider vocabulary that a rule is written with, as :data:`strategies_words.WORDS` names them."""
    rule, rhythm = concept.rules[name], concept.rules[name].rhythm
    clauses = [clause for clause in concept.accepts(rule) if not hasattr(rhythm, "hold")]
    clauses += [clause for other in rule.or_ for clause in other.accepts]
    caps = [clause.at_most for clause in clauses]
    resting = [s.while_ or other.applies_to for other in concept.rules.values() for s in other.suspends
               if name in concept.suspended_by(s)]  # fmt: skip
    there = {
        rule.count: rule.count != "days",
        "worth": any(clause.worth != 1 for clause in clauses),
        "apart": rule.apart is not None,
        "also": any(quota.n is not None for quota in rule.also) or bool(getattr(rhythm, "also", ())),
        "share": any(quota.share is not None for quota in rule.also),
        "or": bool(rule.or_) or bool(getattr(rhythm, "or_", ())),
        "at_most": any(isinstance(cap, int) for cap in caps),
        "percent": any(cap is not None and not isinstance(cap, int) for cap in caps),
        "span": hasattr(getattr(rhythm, "per", None), "span"),
        "spread": getattr(rhythm, "spread", None) is not None,
        "waiver": getattr(getattr(rhythm, "n", None), "waiver", None) is not None,
        "end_of": getattr(rhythm, "end_of", None) is not None,
        "consume": getattr(rhythm, "consume", False),
        "overdue": "overdue" in asked(rule.applies_to),
        "unmet": "unmet" in asked(rule.applies_to),
        "rests": any(asked(condition) for condition in resting),
    }
    return {word for word, true in there.items() if true}


def asked(condition: Any) -> set[str]:
    """Whether a condition asks for what is overdue or unmet, however deep."""
    found = {word for word in ("overdue", "unmet") if getattr(condition, word) is not None}
    inner = [*(condition.all or ()), *(condition.any or ()), *([condition.not_] if condition.not_ else [])]
    return found.union(*(asked(part) for part in inner))


def seen(d: Dice, wanted: tuple[Aim, ...], people: int, sought: tuple[str, ...] = ()) -> tuple[Concept, Scene]:
    """A random concept for the wanted aims and a scene in it, with deviations for duties that were missed."""
    concept = Concept.model_validate(random_concept(d, wanted, sought))
    scene = scene_of(d, people)
    said = by_engine(plain(concept, scene), scene.people)  # only to know which windows a deviation can name
    for person, result in said.items():
        missed = [(duty["rule"], duty["window"]) for duty in result.duties if duty["verdict"] == "missed"]
        scene.rows["deviations"] += excuses(d, scene, person, missed)
    return concept, scene


@dataclass
class Agreement:
    """What the three ways say to one scene: where they differ, and how much of what kind was compared."""

    contradictions: list[str]
    duties: list[tuple[Aim, set[str], dict[str, Any]]]  # with the aim and the words of its rule
    codes: list[tuple[str, str]]  # rhythm and reason code


def compared(concept: Concept, scene: Scene, compiled: bool = True) -> Agreement:
    """Differences with all one needs to follow them, and every duty with the aim of its rule."""
    said, reference_says = plain(concept, scene), by_reference(concept, scene)
    unlike = unlike_compiled(said, by_compiled(concept, scene)) if compiled else {}
    engine_says = by_engine(said, scene.people)
    for person in scene.people:
        found = differences(engine_says[person], reference_says[person])
        unlike[person] = [*found, *unlike.get(person, [])]
    told = [report(concept, scene, person, found) for person, found in unlike.items() if found]
    judged = {name: rule for name, rule in concept.rules.items() if not hasattr(rule.rhythm, "note")}
    aims = {name: (aim_of(concept, name), words_of(concept, name)) for name in judged}
    results = reference_says.values()
    return Agreement(
        told,
        [(*aims[duty["rule"]], duty) for result in results for duty in result.duties],
        [(aims[n][0][0], code) for result in results for n, codes in result.codes.items() for code in codes.values()],
    )


def report(concept: Concept, scene: Scene, person: str, lines: list[str]) -> str:
    """One person's differences, the rules they are about, and the person's rows."""
    rules = [name for name in concept.rules if any(f"rule={name} " in line or f"'{name}'" in line for line in lines)]
    hidden = {"label", "owed", "section", "quote"}
    told = [f"{name}: {concept.rules[name].model_dump(exclude_defaults=True, exclude=hidden)}" for name in rules]
    told += [f"suspends by {n}: {r.applies_to} {r.suspends}" for n, r in concept.rules.items() if r.suspends]
    for table, rows in scene.rows.items():
        mine = [row for row in rows if person in (row.get("subject"), row["id"])]
        told += [f"{table}: " + " ".join(f"{k}={v}" for k, v in row.items() if v not in (None, [])) for row in mine]
    return "\n".join([f"{person} as_of {scene.as_of} known_at {scene.known_at}", *lines, *told])
