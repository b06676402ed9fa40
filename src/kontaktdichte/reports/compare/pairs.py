"""Which rule of B is which of A, and which measure: what a rule continues, the same name, the same or similar words.

In: two concepts. Out: one :class:`Pair` per rule or pair of rules; every rule of either side stands in exactly one.
Likewise for measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.quantities import Measure
from kontaktdichte.rules.reasons import Language, label

Part = Rule | Measure
Sides = tuple[Mapping[str, Part], Mapping[str, Part]]
_ALIKE = 0.7  # likeness of label and quote from which two rules are taken for one under another name


class Pair(NamedTuple):
    """A rule (a measure) of A and the one of B that it is; None where it is added (no ``a``) or gone (no ``b``)."""

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

    def label(self, parts: Sides, language: Language) -> str:
        """The label among the rules (the measures) of either side; both where they differ."""
        both = zip(parts, self, strict=True)
        labels = [label(known[name].label, language) for known, name in both if name is not None]
        return " → ".join(dict.fromkeys(labels))


def pairs(a: Concept, b: Concept) -> list[Pair]:
    """Every rule of both in B's order; a rule that is gone stands behind the one it followed in A."""
    return _paired(a.rules, b.rules, _continued(a, b))


def measure_pairs(a: Concept, b: Concept) -> list[Pair]:
    """The same for measures."""
    return _paired(a.measures, b.measures, {})


def _continued(a: Concept, b: Concept) -> dict[str, str]:
    """B's name → A's name where the later edition of one concept says which rule of the earlier a rule continues."""
    if a.concept != b.concept or a.edition == b.edition:
        return {}
    earlier, later = sorted((a, b), key=lambda concept: concept.edition)
    old: dict[str, str] = {}
    for name, rule in later.rules.items():
        if rule.continues in earlier.rules and rule.continues not in old:
            old[rule.continues] = name
    return {name: of for of, name in old.items()} if later is b else old


def _paired(a: Mapping[str, Part], b: Mapping[str, Part], said: Mapping[str, str]) -> list[Pair]:
    """``said``: which of B is which of A by the concepts' own word; then namesakes, then what is most alike."""
    of = dict(said)
    of |= {name: name for name in b if name in a and name not in of and name not in of.values()}
    left = {name: part for name, part in a.items() if name not in of.values()}
    right = {name: part for name, part in b.items() if name not in of}
    return list(_ordered(a, b, of | _alike(left, right)))


def _alike(left: Mapping[str, Part], right: Mapping[str, Part]) -> dict[str, str]:
    """B's name → A's name for those without a namesake, the most alike first; each at most once."""
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


def _likeness(old: Part, new: Part) -> float:
    """0 … 1: how much label and quote agree. Rules for different kinds of subject are never the same."""
    if isinstance(old, Rule) and isinstance(new, Rule) and old.subject != new.subject:
        return 0.0
    quote = _ratio(f"{old.section} {old.quote}", f"{new.section} {new.quote}")
    return (quote + _ratio(old.label.de, new.label.de)) / 2


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _ordered(a: Mapping[str, Part], b: Mapping[str, Part], of: Mapping[str, str]) -> Iterator[Pair]:
    """Those of B in their order; behind each those of A that followed its counterpart and are gone."""
    gone: dict[str | None, list[str]] = {}
    last: str | None = None
    kept = set(of.values())
    for name in a:
        if name in kept:
            last = name
        else:
            gone.setdefault(last, []).append(name)
    yield from (Pair(name, None) for name in gone.get(None, ()))
    for name in b:
        yield Pair(of.get(name), name)
        yield from (Pair(lost, None) for lost in gone.get(of.get(name, ""), ()))
