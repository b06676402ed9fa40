"""Boxes in words: which subjects a box holds, in the concept's own names.

In: a box and the axes of its space. Out: short English phrases; answers that restrict nothing are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kontaktdichte.rules.boxes import Box
from kontaktdichte.rules.lint.axes import OTHER, Axis, Reached
from kontaktdichte.rules.lint.subjects import Subjects

PLURAL = {"person": "persons", "project": "projects", "agreement": "agreements", "household": "households"}


def told(subjects: Subjects, box: Box) -> str:
    """The subjects of a box: ``persons with outlook: N; age from 25; none of abc, fm0``."""
    bound = subjects.space.bound(box)
    phrases, lacking = [], []
    for number in bound:
        axis, space = subjects.axes[number], subjects.space
        parts = ((cell, space.region(box & space.box({number: [cell]}))) for cell in space.cells(box, number))
        answers = [axis.cells[cell] for cell, part in parts if part - subjects.impossible]
        if axis.key[0] in ("value", "holds") and not any(answers):
            lacking.append(": ".join(axis.key[1:]))
        else:
            phrases.append(_phrase(subjects, axis, answers))
    if lacking:
        phrases.append(f"none of {', '.join(lacking)}" if len(lacking) > 1 else f"no {lacking[0]}")
    return f"{PLURAL[subjects.kind]} with {'; '.join(phrases)}" if phrases else f"{PLURAL[subjects.kind]} of any kind"


def _phrase(subjects: Subjects, axis: Axis, answers: Sequence[Any]) -> str:
    kind, *rest = axis.key
    if kind == "value":
        return _values(rest[0], axis, answers)
    if kind == "holds":
        return f"{rest[0]}: {rest[1]}"
    if kind == "age":
        return _or(_age(cell) for cell in _joined_ages(answers))
    if kind == "since":
        return _or(f"{span} since the begin of {rest[0]}" for span in _spans(axis, answers))
    if kind == "event":
        never = [f"no {rest[0]} yet"] if None in answers else []
        return _or([*never, *(f"{span} since {rest[0]}" for span in _spans(axis, answers))])
    if kind == "length":
        unknown = [f"no known end of {rest[0]}"] if None in answers else []
        return _or([*unknown, *(f"{rest[0]} lasting {span}" for span in _spans(axis, answers, ("at most", "above")))])
    if kind == "during":
        names = [name for name, rule in subjects.asked.rules.items() if repr(rule.during) == rest[0]]
        return f"a day {'inside' if answers[0] else 'outside'} the during of {', '.join(names)}"
    return f"{'' if answers[0] else 'no '}{kind} {rest[0]}"


def _values(name: str, axis: Axis, answers: Sequence[str | None]) -> str:
    values = [value for value in answers if value is not None]
    if len(values) == len(axis.cells) - 1:
        return name if values == ["true"] else f"any {name}"
    shown = [value if value != OTHER else "another one" for value in values]
    return f"{name}: {' or '.join([*shown, *(['none'] if None in answers else [])])}"


def _joined_ages(answers: Iterable[tuple[int, int | None] | None]) -> Iterator[tuple[int, int | None] | None]:
    """Adjoining ages as one, youngest first; the unknown birth date last."""
    known = sorted((cell for cell in answers if cell is not None), key=lambda cell: cell[0])
    joined: list[tuple[int, int | None]] = []
    for low, high in known:
        if joined and joined[-1][1] == low:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    yield from joined
    if None in answers:
        yield None


def _age(cell: tuple[int, int | None] | None) -> str:
    if cell is None:
        return "birth date unknown"
    low, high = cell
    if high is None:
        return f"age from {low}" if low else "any known age"
    return f"age from {low}, below {high}" if low else f"age below {high}"


def _spans(
    axis: Axis, answers: Sequence[Reached | None], words: tuple[str, str] = ("less than", "at least")
) -> list[str]:
    """Lengths of time, answers that follow one another as one span."""
    steps = [cell for cell in axis.cells if cell is not None]
    numbers = [i for i, cell in enumerate(steps) if cell in answers]
    runs: list[list[int]] = []
    for i in numbers:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    below, above = words
    found = []
    for run in runs:
        low, beyond = steps[run[0]], steps[-1] - steps[run[-1]]
        bounds = [f"{above} {max(low, key=lambda p: p.length)}"] if low else []
        bounds += [f"{below} {min(beyond, key=lambda p: p.length)}"] if beyond else []
        found.append(" and ".join(bounds) or "any time")
    return found


def quoted(names: Sequence[str], word: str = "and") -> str:
    """Names of rules in a sentence: ``'a', 'b' and 'c'``."""
    marked = [repr(name) for name in names]
    return f"{', '.join(marked[:-1])} {word} {marked[-1]}" if len(marked) > 1 else marked[0]


def _or(phrases: Iterable[str]) -> str:
    return " or ".join(phrases)
