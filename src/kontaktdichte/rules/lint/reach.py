"""Whom the rules reach: people without a frequency rule, rules without people, suspensions without effect.

In: :class:`~kontaktdichte.rules.lint.scopes.Scopes`. Out: remarks.
"""

from __future__ import annotations

from collections.abc import Iterator

from kontaktdichte.rules.boxes import Box, Region
from kontaktdichte.rules.lint.examples import example
from kontaktdichte.rules.lint.phrases import named, say
from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.lint.scopes import Scopes
from kontaktdichte.rules.lint.words import plural, told

_MOST = 8  # groups of people told apart in one check


def remarks(scopes: Scopes) -> Iterator[Remark]:
    """Everything about who is reached by what."""
    for name in scopes.rules:
        yield from _dead(scopes, name)
    yield from _idle_suspensions(scopes)
    yield from _unreached(scopes)
    yield from _resting(scopes)


def _dead(scopes: Scopes, name: str) -> Iterator[Remark]:
    """A rule that nobody can fall under, at most one remark for each."""
    rule, place = scopes.rules[name], ("rules", name, "applies_to")
    if rule.during is not None and scopes.subjects.empty(rule.during):
        yield Remark("empty_span", say("empty_span", rule=named(name)), name, ("rules", name, "during"))
    elif not scopes.conditions[name]:
        yield Remark("never_applies", say("never_applies", rule=named(name)), name, place)
    elif not scopes.applies[name]:
        said = say("outside_population", rule=named(name), kind=plural(scopes.subjects))
        yield Remark("outside_population", said, name, place, example(scopes.subjects, scopes.conditions[name]))
    elif not scopes.active[name]:
        by = sorted({suspender for suspender, _ in scopes.suspenders(name)})
        said = say("always_rests", rule=named(name), by=named(*by))
        yield Remark("always_rests", said, name, place, example(scopes.subjects, scopes.applies[name]))


def _idle_suspensions(scopes: Scopes) -> Iterator[Remark]:
    for entry in scopes.suspensions:
        if not scopes.applies[entry.by]:
            continue
        idle = [name for name in entry.names if scopes.applies[name] and not entry.where & scopes.applies[name]]
        if idle:
            said = say("suspends_nothing", rule=named(entry.by), idle=named(*idle))
            yield Remark("suspends_nothing", said, entry.by, ("rules", entry.by, "suspends", entry.clause))


def _unreached(scopes: Scopes) -> Iterator[Remark]:
    """People of the population whom no frequency rule reaches, and statements about such people that are void."""
    subjects = scopes.subjects
    known = [*scopes.reached().boxes, *subjects.lacking().boxes]
    stated: list[Box] = []
    for i, entry in enumerate(subjects.concept.unreached):
        if entry.subject != subjects.kind:
            continue
        meant = subjects.where(entry.when)
        if not (subjects.population & meant).without(known):
            said = say("unreached_idle", entry=i + 1, kind=plural(subjects))
            yield Remark("unreached_idle", said, None, ("unreached", i))
        stated += meant.plain().boxes
    holes = [*known, *stated]
    for box in _groups(scopes, subjects.population, holes):
        if box is None:
            yield Remark("unreached", say("unreached others"), None, _population(scopes))
            break
        person = example(subjects, (subjects.population & subjects.space.region(box)).without(holes))
        said = say("unreached", who=told(subjects, box))
        yield Remark("unreached", said, None, _population(scopes), person)


def _groups(scopes: Scopes, among: Region, holes: list[Box]) -> list[Box | None]:
    """The groups of people outside the holes that are worth a remark each; None stands for all further ones."""
    groups = scopes.subjects.space.groups(among, holes, _MOST + 1)
    return [*groups] if len(groups) <= _MOST else [*groups[:_MOST], None]


def _resting(scopes: Scopes) -> Iterator[Remark]:
    subjects, reached, busy = scopes.subjects, scopes.reached(), list(scopes.busy().boxes)
    for box in _groups(scopes, reached, busy):
        if box is None:
            yield Remark("rests_for_all", say("rests_for_all others"), None, _population(scopes))
            break
        here = (reached & subjects.space.region(box)).without(busy)
        by = sorted({entry.by for entry in scopes.suspensions if entry.where & here})
        said = say("rests_for_all", who=told(subjects, box), by=named(*by))
        yield Remark("rests_for_all", said, None, _population(scopes), example(subjects, here))


def _population(scopes: Scopes) -> tuple[str, ...]:
    return ("population", scopes.subjects.kind)
