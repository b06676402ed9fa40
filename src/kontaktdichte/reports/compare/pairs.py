"""Which rule of B is which rule of A: the same name, else the same or similar words.

In: two concepts. Out: one :class:`Pair` per rule or pair of rules; every rule of either side stands in exactly one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.reasons import Language, label

_ALIKE = 0.7  # likeness of label and quote from which two rules are taken for one under another name


class Pair(NamedTuple):
    """A rule of A and the rule of B that it is; None where the rule is added (no ``a``) or gone (no ``b``)."""

    a: str | None
    b: str | None

    @property
    def name(self) -> str:
        """What the pair is called in tables: B's rule, or A's where B has none."""
        return self.b if self.b is not None else self.a or ""

    @property
    def renamed(self) -> bool:
        """Whether both are there under different names."""
        return None not in self and self.a != self.b

    def label(self, concepts: tuple[Concept, Concept], language: Language) -> str:
        """The rule's label; both where it has another on either side."""
        both = zip(concepts, self, strict=True)
        labels = [label(concept.rules[name].label, language) for concept, name in both if name is not None]
        return " → ".join(dict.fromkeys(labels))


def pairs(a: Concept, b: Concept) -> list[Pair]:
    """Every rule of both in B's order; a rule that is gone stands behind the one it followed in A."""
    of = {name: name for name in b.rules if name in a.rules}
    left = {name: rule for name, rule in a.rules.items() if name not in of}
    right = {name: rule for name, rule in b.rules.items() if name not in of}
    of |= _alike(left, right)
    return list(_ordered(a, b, of))


def _alike(left: Mapping[str, Rule], right: Mapping[str, Rule]) -> dict[str, str]:
    """B's name → A's name for the rules without a namesake, the most alike first; each rule at most once."""
    likeness = sorted(
        (
            (_likeness(old, new), i, j, x, y)
            for i, (x, old) in enumerate(left.items())
            for j, (y, new) in enumerate(right.items())
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    of: dict[str, str] = {}
    for likely, _, _, x, y in likeness:
        if likely >= _ALIKE and y not in of and x not in of.values():
            of[y] = x
    return of


def _likeness(old: Rule, new: Rule) -> float:
    """0 … 1: how much label and quote agree. Rules for different kinds of subject are never the same."""
    if old.subject != new.subject:
        return 0.0
    quote = _ratio(f"{old.section} {old.quote}", f"{new.section} {new.quote}")
    return (quote + _ratio(old.label.de, new.label.de)) / 2


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _ordered(a: Concept, b: Concept, of: Mapping[str, str]) -> Iterator[Pair]:
    """B's rules in their order; behind each the rules of A that followed its counterpart and are gone."""
    gone: dict[str | None, list[str]] = {}
    last: str | None = None
    kept = set(of.values())
    for name in a.rules:
        if name in kept:
            last = name
        else:
            gone.setdefault(last, []).append(name)
    yield from (Pair(name, None) for name in gone.get(None, ()))
    for name in b.rules:
        yield Pair(of.get(name), name)
        yield from (Pair(lost, None) for lost in gone.get(of.get(name, ""), ()))
