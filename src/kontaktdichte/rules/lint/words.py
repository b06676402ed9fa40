"""Boxes in words: which subjects a box holds, in the concept's own names.

In: a box and the axes of its space. Out: short phrases in both languages; answers that restrict nothing are left
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kontaktdichte.rules.boxes import Box
from kontaktdichte.rules.lint.axes import OTHER, Axis, Reached
from kontaktdichte.rules.lint.phrases import joined, say
from kontaktdichte.rules.lint.subjects import Subjects
from kontaktdichte.rules.reasons import Said


def plural(subjects: Subjects) -> Said:
    """What the subjects of a kind are called."""
    return say(f"{subjects.kind}s")


def told(subjects: Subjects, box: Box) -> Said:
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
        phrases.append(say("none of", names=", ".join(lacking)) if len(lacking) > 1 else say("no", name=lacking[0]))
    if not phrases:
        return say("any kind", kind=plural(subjects))
    return say("with", kind=plural(subjects), phrases=joined(phrases, "; "))


def _phrase(subjects: Subjects, axis: Axis, answers: Sequence[Any]) -> Said:
    kind, *rest = axis.key
    if kind == "value":
        return _values(rest[0], axis, answers)
    if kind == "holds":
        return _same(f"{rest[0]}: {rest[1]}")
    if kind == "age":
        return _or(_age(cell) for cell in _joined_ages(answers))
    if kind == "since":
        return _or(say("since", span=span, name=rest[0]) for span in _spans(axis, answers))
    if kind == "event":
        never = [say("never", name=rest[0])] if None in answers else []
        return _or([*never, *(say("since event", span=span, name=rest[0]) for span in _spans(axis, answers))])
    if kind == "length":
        unknown = [say("endless", name=rest[0])] if None in answers else []
        spans = _spans(axis, answers, ("at most", "above"))
        return _or([*unknown, *(say("lasting", span=span, name=rest[0]) for span in spans)])
    if kind == "during":
        names = [name for name, rule in subjects.asked.rules.items() if repr(rule.during) == rest[0]]
        return say("inside" if answers[0] else "outside", rules=", ".join(names))
    return say(kind if answers[0] else f"no {kind}", name=rest[0])


def _values(name: str, axis: Axis, answers: Sequence[str | None]) -> Said:
    values = [value for value in answers if value is not None]
    if len(values) == len(axis.cells) - 1:
        return _same(name) if values == ["true"] else say("any", name=name)
    shown = [say("another") if value == OTHER else _same(value) for value in values]
    return joined([_same(name), _or([*shown, *([say("none")] if None in answers else [])])], ": ")


def _same(text: str) -> Said:
    return Said(text, text)


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


def _age(cell: tuple[int, int | None] | None) -> Said:
    if cell is None:
        return say("age unknown")
    low, high = cell
    if high is None:
        return say("age from", low=low) if low else say("age any")
    return say("age between", low=low, high=high) if low else say("age below", high=high)


def _spans(
    axis: Axis, answers: Sequence[Reached | None], words: tuple[str, str] = ("less than", "at least")
) -> list[Said]:
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
        bounds = [say(above, length=max(low, key=lambda p: p.length))] if low else []
        bounds += [say(below, length=min(beyond, key=lambda p: p.length))] if beyond else []
        found.append(joined(bounds, "and") if bounds else say("any time"))
    return found


def _or(phrases: Iterable[Said]) -> Said:
    return joined([*phrases], "or")
