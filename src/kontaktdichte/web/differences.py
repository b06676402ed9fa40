"""What tells two explanations of one client apart: duties that begin, end, move, rest or are judged anew, and why.

In: the explanation before and the one after, of the same day. Out: a :class:`Difference` for each rule concerned, in
the engine's own sentences. Pages show it before a fact is stored and after a contact was changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kontaktdichte.rules.explanation import DutyExplanation, Explanation, RuleExplanation

BEGINS, ENDS, RESTS, RESUMES, MOVES, JUDGED = KINDS = ("begins", "ends", "rests", "resumes", "moves", "judged")


@dataclass(frozen=True)
class Line:
    """One duty: its sentence ``before`` and ``after``, None where it was not or is no longer there."""

    kind: str
    before: DutyExplanation | None
    after: DutyExplanation | None

    @property
    def duty(self) -> DutyExplanation:
        """The duty as it will be, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Difference:
    """One rule that no longer asks what it asked; ``by``: the rules that put it to rest."""

    kind: str
    rule: str
    label: str
    because: tuple[str, ...]
    by: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def passage(self) -> DutyExplanation | None:
        """A duty of the rule, which says where it stands written."""
        return self.lines[0].duty if self.lines else None


def differences(before: Explanation, after: Explanation) -> list[Difference]:
    """Everything that differs, rule by rule."""
    old, new = ({rule.name: rule for rule in one.rules} for one in (before, after))
    labels = {rule.name: rule.label for rule in (*before.rules, *after.rules)}
    labels |= {duty.rule: duty.label for duty in (*before.duties, *after.duties)}
    found = (_of_rule(name, label, old.get(name), new.get(name), tuple(_lines(name, before, after)))
             for name, label in labels.items())  # fmt: skip
    return [one for one in found if one is not None]


def _lines(rule: str, before: Explanation, after: Explanation) -> Iterator[Line]:
    """Windows of a rule that came, went, moved or got another verdict."""
    old, new = ({duty.window: duty for duty in one.duties if duty.rule == rule} for one in (before, after))
    for window in sorted(old.keys() | new.keys()):
        kind = _kind(old.get(window), new.get(window))
        if kind is not None:
            yield Line(kind, old.get(window), new.get(window))


def _kind(one: DutyExplanation | None, other: DutyExplanation | None) -> str | None:
    if one is None:
        return BEGINS
    if other is None or (_owed(one) and other.verdict == "not_judged"):
        return ENDS
    if one.verdict != other.verdict:
        return JUDGED
    if one.hard != other.hard:
        return MOVES
    return JUDGED if one.sentence != other.sentence else None


def _owed(duty: DutyExplanation) -> bool:
    return duty.actionable or duty.verdict == "upcoming"


def _of_rule(
    name: str, label: str, was: RuleExplanation | None, now: RuleExplanation | None, lines: tuple[Line, ...]
) -> Difference | None:
    states = tuple(rule.state if rule is not None else "" for rule in (was, now))
    if states[0] != states[1]:
        kind = {"": ENDS, "suspended": RESTS}.get(states[1], RESUMES if states[0] == "suspended" else BEGINS)
    elif lines:
        kind = min((line.kind for line in lines), key=KINDS.index)
    else:
        return None
    shown = now or was
    by = now.suspended_by if now is not None else ()
    return Difference(kind, name, label, shown.because if shown is not None else (), by, lines)
