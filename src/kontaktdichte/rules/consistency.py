"""What must not be in a concept: unknown names, cycles, words that do not go together.

In: a :class:`~kontaktdichte.rules.document.Document`. Out: complaints, each a place in the file and a sentence that
names the rule. Called when a concept is built, so no later station meets an inconsistent one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple, TypeVar

from kontaktdichte.rules.composition import Complaint, refused
from kontaktdichte.rules.document import Document, Rule
from kontaktdichte.rules.measure_consistency import measure_complaints
from kontaktdichte.rules.vocabulary import Anchor, Clause, Condition, Every, Hold, Model, Note, Once, Per, SpanUnit

Place = tuple[tuple[str, ...], tuple[Clause, ...]]
T = TypeVar("T", bound=Hashable)


class Step(NamedTuple):
    """One thing to be decided about a rule: when it ``applies``, when it is ``resting``, its ``duties``."""

    what: str
    rule: str


def complaints(document: Document) -> list[Complaint]:
    """Everything that does not fit together; empty for a sound document."""
    found = list(_names(document))
    for name, rule in document.rules.items():
        found += [(("rules", name, *place), f"rule {name!r}: {text}") for place, text in _rule(document, name, rule)]
    return found + list(measure_complaints(document, _plain_condition)) + list(_cycles(document))


def _names(document: Document) -> Iterator[Complaint]:
    """Names used outside the rules."""
    for label, members in document.sets.items():
        for member in members:
            if member not in document.rules:
                yield ("sets", label), f"set {label!r} names the unknown rule {member!r}"
    for kind, condition in document.population.items():
        yield from ((("population", kind), text) for text in _plain_condition(document, condition))
    for i, budget in enumerate(document.budgets):
        yield from ((("budgets",), text) for text in _facts(document, budget.situation))
        if budget.credit not in document.agreed:
            yield ("budgets",), f"budget {i + 1} names the unknown agreed key {budget.credit!r}"
    for code, reason in document.deviation_reasons.items():
        other = document.deviation_reasons.get(reason.neutral or code)
        if other is None or (reason.neutral is not None and other.neutral is not None):
            yield ("deviation_reasons", code), f"reason {code!r} has the neutral word {reason.neutral!r}, which is none"
        yield from ((("deviation_reasons", code), text) for text in _facts(document, reason.when.situation))
    for expectation in document.expects:
        yield from ((("expects",), text) for text in _plain_condition(document, expectation.when))
        if expectation.event is not None and expectation.event not in document.events:
            yield ("expects",), f"expects names the unknown event {expectation.event!r}"
        yield from ((("expects",), text) for text in _facts(document, expectation.end or {}))
        for attribute in (expectation.situation, expectation.ever):
            if attribute is not None and attribute not in document.attributes:
                yield ("expects",), f"expects names the unknown attribute {attribute!r}"
        if expectation.agreed is not None and expectation.agreed not in document.agreed:
            yield ("expects",), f"expects names the unknown agreed key {expectation.agreed!r}"
    for clause in document.contact.accepts:
        yield from ((("contact", "accepts"), text) for text in _clause(document, clause))
    if document.in_force.until is not None and document.in_force.until <= document.in_force.from_:
        yield ("in_force",), "in_force ends before it begins"
    yield from _stated(document)
    yield from _settled(document)


def _settled(document: Document) -> Iterator[Complaint]:
    """Names in what the concept says of cooperation agreements."""
    if (settled := document.agreement_subjects) is None:
        return
    both = settled.mandatory.subjects.keys() & settled.recommended.subjects.keys()
    yield from (
        (("agreement_subjects",), f"subject {name!r} is both mandatory and recommended") for name in sorted(both)
    )
    if settled.term not in document.attributes:
        yield ("agreement_subjects", "term"), f"term names the unknown attribute {settled.term!r}"
    carried: set[str] = set()
    for name, subject in settled.subjects.items():
        for known, words in ((document.agreed, subject.agreed), (document.attributes, subject.situations)):
            for word in words:
                if word not in known:
                    yield ("agreement_subjects",), f"subject {name!r} carries the unknown {word!r}"
                if word in carried:
                    yield ("agreement_subjects",), f"{word!r} is carried by more than one subject"
                carried.add(word)


def _stated(document: Document) -> Iterator[Complaint]:
    """Names in what the concept says of overlaps and gaps."""
    for entry in document.cumulative:
        if entry.set is not None and entry.set not in document.sets:
            yield ("cumulative",), f"cumulative names the unknown set {entry.set!r}"
        for name in entry.rules:
            if name not in document.rules:
                yield ("cumulative",), f"cumulative names the unknown rule {name!r}"
    for stated in document.unreached:
        if stated.subject not in document.population:
            yield ("unreached",), f"population says nothing of the subject {stated.subject!r}"
        yield from ((("unreached",), text) for text in _plain_condition(document, stated.when))


def _rule(document: Document, name: str, rule: Rule) -> Iterator[Complaint]:
    if rule.subject not in document.population:
        yield ("subject",), f"population says nothing of the subject {rule.subject!r}"
    yield from ((("applies_to",), text) for text in _condition(document, rule.applies_to))
    yield from ((("applies_to",), text) for text in unfit(document, rule, rule.applies_to))
    calendar = isinstance(rule.rhythm, Per) and not isinstance(rule.rhythm.per, SpanUnit)
    if not calendar and any(part.agreed is not None for part in _negated(rule.applies_to)):
        yield ("applies_to",), "an agreed value may be negated only in a per rule of calendar cells"
    for place, clauses in _clauses(rule):
        yield from ((place, text) for clause in clauses for text in _clause(document, clause))
    for suspends in rule.suspends:
        if suspends.set is not None and suspends.set not in document.sets:
            yield ("suspends",), f"suspends the unknown set {suspends.set!r}"
        for other in suspends.rules:
            if other not in document.rules:
                yield ("suspends",), f"suspends the unknown rule {other!r}"
        if suspends.while_ is not None:
            yield from ((("suspends",), text) for text in _condition(document, suspends.while_))
            yield from ((("suspends",), text) for text in unfit(document, rule, suspends.while_))
    for anchor in anchors(rule):
        yield from ((("rhythm",), text) for text in _anchor(document, rule, anchor))
    yield from _rhythm(document, rule)
    yield from refused(document, rule)


def _clauses(rule: Rule) -> Iterator[Place]:
    """The clauses that a rule writes itself, each list with its place."""
    yield ("accepts",), rule.accepts or ()
    yield from ((("also",), quota.accepts) for quota in rule.also)
    yield from ((("or",), other.accepts) for other in rule.or_)


def _rhythm(document: Document, rule: Rule) -> Iterator[Complaint]:
    """Words of a rule that do not go with its rhythm."""
    rhythm = rule.rhythm
    for value in agreed_values(rhythm):
        if value.agreed not in document.agreed:
            yield ("rhythm",), f"the agreed key {value.agreed!r} is not declared under agreed"
        if value.of is not None and value.of not in document.attributes:
            yield ("rhythm",), f"the agreed value is 'of' the unknown attribute {value.of!r}"
    if isinstance(rhythm, Hold):
        for facts in (rhythm.hold, *rhythm.also, *rhythm.or_):
            yield from ((("rhythm",), text) for text in _facts(document, facts))
    if rule.continues is not None and isinstance(rhythm, Note):
        yield ("continues",), "a note owes nothing that could go on; leave continues out"
    if rule.lookback is not None and not isinstance(rhythm, Per | Every):
        yield ("lookback",), "lookback belongs to per and every"
    if rule.met_by == "notice" and not (isinstance(rhythm, Once) and rhythm.once.unmet):
        yield ("met_by",), "met_by: notice belongs to once at unmet"
    if isinstance(rhythm, Once) and rhythm.from_ == "window" and not rhythm.once.unmet:
        yield ("rhythm",), "from: window belongs to an unmet anchor"
    if isinstance(rhythm, Once) and rhythm.once.unmet in document.rules:
        other = document.rules[rhythm.once.unmet or ""]
        if other.strength != "floor" or other.met_by == "notice" or isinstance(other.rhythm, Note):
            yield ("rhythm",), f"unmet names {rhythm.once.unmet!r}, which is no floor or is itself a notice"
    for source in (rhythm.once.unmet, rhythm.once.done) if isinstance(rhythm, Once) else ():
        if source in document.rules and document.rules[source].subject != rule.subject:
            yield ("rhythm",), f"{source!r} is a rule for another kind of subject"


def _anchor(document: Document, rule: Rule, anchor: Anchor) -> Iterator[str]:
    for event in (anchor.event, anchor.of):
        if event is not None and event not in document.events:
            yield f"the event {event!r} is not declared under events"
    for facts in (anchor.begin, anchor.end, anchor.part.of if anchor.part else None):
        if isinstance(facts, dict):
            yield from _facts(document, facts)
    for other in (anchor.done, anchor.unmet):
        if other is not None and other not in document.rules:
            yield f"refers to the unknown rule {other!r}"
        if other is not None and (not isinstance(rule.rhythm, Once) or rule.rhythm.once is not anchor):
            yield "done and unmet may stand only as the anchor of once itself"


def _clause(document: Document, clause: Clause) -> Iterator[str]:
    columns = (
        ("kind", clause.kind, document.kinds),
        ("channel", clause.channel, document.channels),
        ("outcome", clause.outcome, document.outcomes),
        ("place", clause.place, document.places),
    )
    for column, match, known in columns:
        for value in ((match.is_ or ()) + (match.not_ or ())) if match else ():
            if value not in known:
                yield f"accepts the unknown {column} {value!r}"
    for person in clause.participants:
        if person not in document.participants:
            yield f"accepts the unknown participant {person!r}"
    for attribute in clause.actor.assigned if clause.actor else ():
        if attribute not in document.attributes:
            yield f"accepts an actor by the unknown attribute {attribute!r}"
    if clause.while_ is not None:
        yield from _plain_condition(document, clause.while_)


def _plain_condition(document: Document, condition: Condition) -> Iterator[str]:
    """A condition outside applies_to and suspends: it may not ask about duties."""
    yield from _condition(document, condition)
    for word, _ in rules_named(condition):
        yield f"{word} may stand only in applies_to and in the while of suspends"


def _condition(document: Document, condition: Condition) -> Iterator[str]:
    for part in parts(condition):
        yield from _facts(document, part.facts)
        if part.lasting is not None:
            yield from _facts(document, part.lasting.situation)
        if part.since is not None and part.since.begin is not None:
            yield from _facts(document, part.since.begin)
        if part.since is not None and part.since.event is not None and part.since.event not in document.events:
            yield f"the event {part.since.event!r} is not declared under events"
        if part.agreed is not None and part.agreed not in document.agreed:
            yield f"the agreed key {part.agreed!r} is not declared under agreed"


def _facts(document: Document, facts: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for name, values in facts.items():
        attribute = document.attributes.get(name)
        if attribute is None:
            yield f"the attribute {name!r} is not declared under attributes"
            continue
        known = set(attribute.approval.reasons if attribute.approval else attribute.values) | {"true", "false"}
        for value in values:
            if value not in known and not attribute.free:
                yield f"the attribute {name!r} has no value {value!r}"


def _cycles(document: Document) -> Iterator[Complaint]:
    suspends: dict[str, set[str]] = {name: set() for name in document.rules}
    refers: dict[str, set[str]] = {name: set() for name in document.rules}
    for name, rule in document.rules.items():
        for clause in rule.suspends:
            for other in clause.rules + document.sets.get(clause.set or "", ()):
                suspends.setdefault(other, set()).add(name)
        refers[name] |= {other for anchor in anchors(rule) for other in (anchor.done, anchor.unmet) if other}
    found = [*_ring(suspends), *_ring(refers)]
    rules = list(dict.fromkeys(step.rule for step in _ring(steps(document)))) if not found else []
    for what, ring in (("suspend", _ring(suspends)), ("refer to", _ring(refers)), ("wait for", rules)):
        if ring:
            yield ("rules", ring[0]), f"the rules {', '.join(ring)} {what} each other in a circle"


def _ring(graph: Mapping[T, set[T]]) -> list[T]:
    """The members of one circle in a graph; none where there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(dict.fromkeys(error.args[1]))
    return []


def anchors(rule: Rule) -> Iterator[Anchor]:
    """Every anchor a rule names, also those inside first_known and per."""
    roots: list[Anchor | None] = [rule.during.from_, rule.during.until] if rule.during else []
    if isinstance(rule.rhythm, Once):
        roots.append(rule.rhythm.once)
    if isinstance(rule.rhythm, Every):
        roots.append(rule.rhythm.first)
    waiting = [anchor for anchor in roots if anchor is not None]
    while waiting:
        anchor = waiting.pop()
        yield anchor
        waiting += [*(anchor.first_known or ()), *([anchor.per] if anchor.per else [])]


def parts(condition: Condition) -> Iterator[Condition]:
    """A condition and every condition inside it."""
    yield condition
    for inner in (*(condition.all or ()), *(condition.any or ()), *([condition.not_] if condition.not_ else ())):
        yield from parts(inner)


def _negated(condition: Condition, inside: bool = False) -> Iterator[Condition]:
    """The parts of a condition that stand under an odd number of ``not``."""
    if inside:
        yield condition
    for inner in (*(condition.all or ()), *(condition.any or ())):
        yield from _negated(inner, inside)
    if condition.not_ is not None:
        yield from _negated(condition.not_, not inside)


def rules_named(condition: Condition) -> Iterator[tuple[str, str]]:
    """``(overdue | unmet, rule)`` for each rule whose duties a condition asks about."""
    for part in parts(condition):
        if part.overdue is not None:
            yield "overdue", part.overdue
        if part.unmet is not None:
            yield "unmet", part.unmet.rule


def unfit(document: Document, rule: Rule, condition: Condition) -> Iterator[str]:
    """Why a condition of a rule cannot ask about another rule's duties."""
    for word, name in rules_named(condition):
        other = document.rules.get(name)
        if other is None:
            yield f"{word} names the unknown rule {name!r}"
        elif other.subject != rule.subject:
            yield f"{word} names {name!r}, a rule for another kind of subject"
        elif isinstance(other.rhythm, Note) or other.met_by == "notice":
            yield f"{word} names {name!r}, which is a note or met by a notice; name the rule with the duties themselves"
        elif word == "overdue" and isinstance(other.rhythm, Per):
            yield f"overdue names {name!r}, a per rule, whose passed cells are missed for ever; write unmet"
        elif word == "overdue" and other.strength != "floor":
            yield f"overdue names {name!r}, a target, which is never overdue; write unmet"


def steps(document: Document) -> dict[Step, set[Step]]:
    """What must be decided before what: each step with those it needs (docs/semantics.md 5.1)."""
    needs: dict[Step, set[Step]] = {}
    for name, rule in document.rules.items():
        asked = {Step("duties", other) for _, other in rules_named(rule.applies_to)}
        needs[Step("applies", name)] = asked
        needs.setdefault(Step("resting", name), set())
        anchor = rule.rhythm.once if isinstance(rule.rhythm, Once) else None
        other = (anchor.done or anchor.unmet) if anchor is not None else None
        needs[Step("duties", name)] = {Step("applies", name), Step("resting", name)}
        needs[Step("duties", name)] |= {Step("duties", other)} if other is not None else set()
    for name, rule in document.rules.items():
        for clause in rule.suspends:
            acts = {Step("resting", name)}
            if clause.while_ is None:
                acts.add(Step("applies", name))
            else:
                acts |= {Step("duties", other) for _, other in rules_named(clause.while_)}
            for target in clause.rules + document.sets.get(clause.set or "", ()):
                needs.setdefault(Step("resting", target), set()).update(acts)
    return needs


def agreed_values(rhythm: Model) -> Iterator[Any]:
    """The agreed values that a rhythm asks for."""
    return (value for _, value in rhythm if hasattr(value, "agreed"))
