"""What must not be in a measure: unknown names, quantities that cannot be compared, a window where none can be.

In: a :class:`~kontaktdichte.rules.document.Document`. Out: complaints as :mod:`consistency` collects them, each a place
in the file and a sentence that names the measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kontaktdichte.rules.document import Document
from kontaktdichte.rules.quantities import (
    BY_COUNSELLOR,
    BY_OFFICE,
    BY_UNIT,
    ContactMinutes,
    CountedDuties,
    CountedPersons,
    CountedPlaces,
    Measure,
    Quantity,
    WorkingMinutes,
)
from kontaktdichte.rules.vocabulary import Condition, Note

Place = tuple[str, ...]
InCondition = Callable[[Document, Condition], Iterator[str]]


def measure_complaints(document: Document, in_condition: InCondition) -> Iterator[tuple[Place, str]]:
    """Everything in the measures that does not fit; ``in_condition`` finds what a condition may not name."""
    for name, measure in document.measures.items():
        for place, text in _measure(document, measure, in_condition):
            yield ("measures", name, *place), f"measure {name!r}: {text}"


def _measure(document: Document, measure: Measure, in_condition: InCondition) -> Iterator[tuple[Place, str]]:
    for by in measure.by:
        if by not in (BY_OFFICE, BY_UNIT, BY_COUNSELLOR):
            yield from ((("by",), text) for text in _single(document, by))
    for name, quantity in measure.quantities.items():
        place: Place = ("beside", name) if name in measure.beside else (measure.form,)
        yield from ((place, text) for text in _quantity(document, quantity, in_condition))
        flows = isinstance(quantity, CountedDuties | ContactMinutes | WorkingMinutes)
        if flows and measure.window == "as_of":
            yield place, "duties and minutes lie in time; name a window: {per: month} or {rolling: 4 weeks}"
    if measure.form == "share":
        units = {_unit(quantity) for quantity in measure.quantities.values()}
        if len(units) > 1:
            yield ("share",), f"a share compares like with like, not {' with '.join(sorted(units))}; write ratio"
    if measure.at_least is not None and measure.at_most is not None and _above(measure):
        yield ("at_least",), f"at least {measure.at_least} is more than at most {measure.at_most}"


def _above(measure: Measure) -> bool:
    low, high = measure.at_least, measure.at_most
    return low is not None and high is not None and low[0] * high[1] > high[0] * low[1]


def _unit(quantity: Quantity) -> str:
    if isinstance(quantity, CountedDuties):
        return "duties"
    if isinstance(quantity, CountedPersons | CountedPlaces):
        return "places by day" if quantity.daily else "places"
    return "minutes"


def _quantity(document: Document, quantity: Quantity, in_condition: InCondition) -> Iterator[str]:
    if isinstance(quantity, CountedDuties):
        yield from _rules(document, quantity)
    elif isinstance(quantity, ContactMinutes):
        yield from _chosen(document, quantity)
    elif isinstance(quantity, CountedPersons):
        if "person" not in document.population:
            yield "population says nothing of persons"
        yield from in_condition(document, quantity.persons)
    else:
        name = quantity.places if isinstance(quantity, CountedPlaces) else quantity.minutes
        yield from _single(document, name)
        if name in document.attributes and not document.attributes[name].free:
            yield f"the attribute {name!r} holds numbers and must be free"
        if isinstance(quantity, WorkingMinutes):
            yield from in_condition(document, quantity.while_)


def _single(document: Document, name: str) -> Iterator[str]:
    attribute = document.attributes.get(name)
    if attribute is None:
        yield f"the attribute {name!r} is not declared under attributes"
    elif attribute.many:
        yield f"the attribute {name!r} may hold several values at once"


def _rules(document: Document, quantity: CountedDuties) -> Iterator[str]:
    if quantity.set is not None and quantity.set not in document.sets:
        yield f"counts duties of the unknown set {quantity.set!r}"
    for rule in quantity.rules:
        if rule not in document.rules:
            yield f"counts duties of the unknown rule {rule!r}"
        elif isinstance(document.rules[rule].rhythm, Note):
            yield f"counts duties of {rule!r}, which owes nothing"


def _chosen(document: Document, quantity: ContactMinutes) -> Iterator[str]:
    chosen = quantity.minutes
    columns = (
        ("kind", chosen.kind, document.kinds),
        ("channel", chosen.channel, document.channels),
        ("outcome", chosen.outcome, document.outcomes),
        ("place", chosen.place, document.places),
    )
    for column, match, known in columns:
        for value in ((match.is_ or ()) + (match.not_ or ())) if match else ():
            if value not in known:
                yield f"counts contacts of the unknown {column} {value!r}"
