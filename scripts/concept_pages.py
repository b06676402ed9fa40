"""docs/concepts: each shipped concept as a German page, quote beside reading.

In: the concepts that ship with the package. Out: ``<name>@<edition>.md`` with whom, how often, what counts, what rests,
which readings were chosen and why, and what is not encoded; and an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml
from measure_pages import BY, measures, window_written
from plain_german import ASKED, NEEDS, PARTIAL, UNITS, PlainGerman, listed, period
from pydantic import ValidationError

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Cumulative, Reading, Rule, Unreached
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import code_text
from kontaktdichte.rules.vocabulary import Anchor, Condition, Hold, Note, NotEncoded, Passage, Text

KINDS = {
    "person": "Person", "project": "Projekt", "agreement": "Vereinbarung", "household": "Haushalt",
    "staff": "Beschäftigte Person",
}  # fmt: skip
STRENGTH = {"floor": "Muss (ein Verstoß)", "target": "Soll (eine Warnung)"}
CLOCK = {
    "restart": "beginnt nach dem Ruhen von vorn",
    "stop": "steht während des Ruhens, Fristen verschieben sich",
    "run": "läuft während des Ruhens weiter, geurteilt wird danach",
}


def pages() -> dict[str, str]:
    """File name below docs/concepts → text."""
    concepts = {name: load_concept(file) for name, file in available_concepts().items()}
    return {"index.md": _index(concepts), **{f"{name}.md": page(concept) for name, concept in concepts.items()}}


def _index(concepts: dict[str, Concept]) -> str:
    lines = [
        f"- [{concept.title}]({name}.md) – {concept.issuer}, {len(concept.rules)} Regeln"
        for name, concept in concepts.items()
    ]
    return "# Vorgaben\n\nWritten by `scripts/docs.py` from the concept files.\n\n" + "\n".join(lines) + "\n"


def page(concept: Concept) -> str:
    """A concept as one page."""
    plain = PlainGerman(concept)
    return "\n\n".join(_parts(concept, plain)) + "\n"


def _parts(concept: Concept, plain: PlainGerman) -> Iterator[str]:
    yield f"# {concept.title}"
    yield "Written by `scripts/docs.py` from the concept file; the document's text stands beside it in `source.md`."
    yield _facts(_head(concept, plain))
    yield "## Übersicht"
    yield _overview(concept, plain)
    yield "## Was als Kontakt zählt"
    yield _passage(concept.contact)
    yield "Ein Kontakt zählt, wenn eine dieser Bedingungen zutrifft; die erste entscheidet. Regeln können eigene haben."
    yield "\n".join(f"{i}. {plain.clause(clause)}" for i, clause in enumerate(concept.contact.accepts, 1))
    yield "## Regeln"
    for name, rule in concept.rules.items():
        yield from _rule(concept, plain, name, rule)
    yield from _measures(concept, plain)
    yield from _budgets(concept, plain)
    yield from _approvals(concept)
    yield from _expectations(concept, plain)
    yield from _readings(concept, plain)
    yield from _passed_over("Mehreres zugleich", "Regeln, die bewusst nebeneinander gelten.", concept.cumulative)
    yield from _passed_over(
        "Ohne laufende Kontaktdichte", "Menschen, für die bewusst kein Takt gilt.", concept.unreached
    )
    yield from _passed_over(
        "Nicht abgebildet", "Was das Papier sagt und keine Regel abbildet, mit dem Grund.", concept.not_encoded
    )
    yield from _passed_over(
        "Ohne eigene Pflicht",
        "Überschriften, Zwecke, Zuständigkeiten: gelesen und bewusst keine Regel.",
        concept.no_duty,
    )


def _head(concept: Concept, plain: PlainGerman) -> dict[str, str]:
    until = f" bis vor {concept.in_force.until:%d.%m.%Y}" if concept.in_force.until else ""
    return {
        "Herausgeber": concept.issuer,
        "Ausgabe": f"{concept.edition:%d.%m.%Y}",
        "In Kraft": f"ab {concept.in_force.from_:%d.%m.%Y}{until}",
        "Feiertage": concept.holidays,
        "Zuletzt mit dem Text verglichen": f"{concept.last_confirmed:%d.%m.%Y}",
        "Für wen": "; ".join(f"{KINDS[kind]}: {plain.condition(asked)}" for kind, asked in concept.population.items()),
    }


def _facts(rows: dict[str, str]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {_cell(text)} |" for name, text in rows.items())])


def _line(*cells: str) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _overview(concept: Concept, plain: PlainGerman) -> str:
    rows = [
        _line(f"[{rule.label.de}](#regel-{name})", plain.rhythm(rule), _strength(rule).split()[0], rule.section)
        for name, rule in concept.rules.items()
    ]
    return "\n".join(["| Regel | Wie oft | | Fundstelle |", "|---|---|---|---|", *rows])


def _strength(rule: Rule) -> str:
    return "– (schuldet nichts)" if isinstance(rule.rhythm, Note) else STRENGTH[rule.strength]


def _passage(passage: Passage) -> str:
    quotes = [f"> „{_cell(passage.quote)}“", *(f">\n> „{_cell(more)}“" for more in passage.context)]
    return "\n".join([*quotes, f">\n> – {_cell(passage.section)}"])


def _rule(concept: Concept, plain: PlainGerman, name: str, rule: Rule) -> Iterator[str]:
    yield f'<a id="regel-{name}"></a>'
    yield f"### {rule.label.de}"
    yield _passage(rule)
    yield _facts(_rule_rows(concept, plain, name, rule))
    if rule.accepts is not None:
        yield "Was hier zählt (statt der allgemeinen Bedingungen):"
        yield "\n".join(f"{i}. {plain.clause(clause)}" for i, clause in enumerate(rule.accepts, 1))
    if rule.refusals:
        words = [f"- {_cell(code_text(concept, rule, code))}" for code in rule.refusals]
        yield "\n".join(["Zählt ein Kontakt nicht, so in den Worten des Papiers:", "", *words])


def _rule_rows(concept: Concept, plain: PlainGerman, name: str, rule: Rule) -> dict[str, str]:
    rows = {"Für wen": plain.condition(rule.applies_to)}
    if rule.subject != "person":
        rows["Wer schuldet"] = KINDS[rule.subject]
    if rule.during is not None:
        rows["Von – bis"] = (
            f"{plain.anchor(rule.during.from_)} – {plain.anchor(rule.during.until)}, beide Tage eingeschlossen"
        )
    rows["Wie oft"] = plain.rhythm(rule)
    rows["Geschuldet"] = rule.owed.de[0] + (
        " (durch die Mitteilung selbst, nicht durch einen Kontakt)" if rule.met_by == "notice" else ""
    )
    rows["Verbindlichkeit"] = _strength(rule)
    rows["Was zählt"] = _counts(rule)
    optional = {
        "Blickt zurück": period(rule.lookback) if rule.lookback else "",
        "Vorwarnung": f"{period(rule.soft)} vor der Frist" if rule.soft else "",
        "Lässt ruhen": _suspends(concept, plain, rule),
        "Ruht wegen": _rests(concept, plain, name, rule),
        "Sichtbarkeit": "nur für wenige" if rule.sensitive else "",
        "Im Konzept": f"`{name}`",
    }
    return {**rows, **{title: text for title, text in optional.items() if text}}


def _counts(rule: Rule) -> str:
    if rule.met_by == "notice":
        return "die Mitteilung zu genau dieser versäumten Pflicht"
    if isinstance(rule.rhythm, Hold | Note):
        return "kein Kontakt"
    return "wie allgemein" if rule.accepts is None else "eigene Bedingungen, siehe unten"


def _suspends(concept: Concept, plain: PlainGerman, rule: Rule) -> str:
    said = []
    for clause in rule.suspends:
        others = concept.suspended_by(clause)
        if others:
            when = f" (solange: {plain.condition(clause.while_)})" if clause.while_ else ""
            said.append(listed((plain.rule(other) for other in others), "und") + when)
    return "; ".join(said)


def _rests(concept: Concept, plain: PlainGerman, name: str, rule: Rule) -> str:
    causes = [
        plain.rule(other) + (f" (solange: {plain.condition(clause.while_)})" if clause.while_ else "")
        for other, suspending in concept.rules.items()
        for clause in suspending.suspends
        if name in concept.suspended_by(clause)
    ]
    return f"{'; '.join(causes)}. Die Uhr {CLOCK[rule.clock]}." if causes else ""


def _measures(concept: Concept, plain: PlainGerman) -> Iterator[str]:
    if concept.measures:
        yield "## Messgrößen"
        yield "Zahlen über viele Personen; sie schulden niemandem etwas und ändern keine Pflicht."
    for name, measure, rows in measures(concept, plain):
        yield f'<a id="messgroesse-{name}"></a>'
        yield f"### {measure.label.de}"
        yield _passage(measure)
        yield _facts(rows)


def _budgets(concept: Concept, plain: PlainGerman) -> Iterator[str]:
    for budget in concept.budgets:
        yield "## Höchstdauer"
        yield _passage(budget)
        credit = concept.agreed[budget.credit].label.de
        yield f"{plain.facts(budget.situation)}: höchstens {budget.months} Monate, abzüglich: {credit}."


def _approvals(concept: Concept) -> Iterator[str]:
    for attribute in concept.attributes.values():
        if attribute.approval is not None:
            yield f"## Nur mit Genehmigung: {attribute.label.de}"
            reasons = listed(reason.de for reason in attribute.approval.reasons.values())
            yield f"Gilt nur mit einem dieser Gründe: {reasons}."
            yield "Ohne das Folgende lässt sie nichts ruhen und steht als Hinweis in der Liste:"
            yield "\n".join(f"- {ASKED[need]}" for need in attribute.approval.needs)


def _expectations(concept: Concept, plain: PlainGerman) -> Iterator[str]:
    if concept.expects:
        yield "## Was fehlen kann"
        yield "Fehlt eine dieser Angaben, wird das gezeigt: eine stille Lücke wäre eine stille Lücke in den Pflichten."
        yield "\n".join(
            f"- {expected.label.de} – erwartet für: {plain.condition(expected.when)}" for expected in concept.expects
        )


def _readings(concept: Concept, plain: PlainGerman) -> Iterator[str]:
    if concept.readings:
        data = yaml.safe_load(available_concepts()[concept.name].read_text("utf-8"))
        words = _Words(concept, plain, dict(uses(data)))
        yield "## Lesarten"
        yield (
            "Wo der Text schweigt oder zweifelhaft ist, ist die Lesart ein benannter Wert. Jede Stelle kann anders "
            "wählen, ohne eine Zeile Programm."
        )
        rows = [words.row(name, reading) for name, reading in concept.readings.items()]
        yield "\n".join(["| Lesart | gewählt | ebenso möglich | warum |", "|---|---|---|---|", *rows])


class _Words:
    """A reading's values in the concept's own labels; what has none stands as it is written."""

    def __init__(self, concept: Concept, plain: PlainGerman, used: dict[str, str]) -> None:
        self.plain, self.used = plain, used
        labels: dict[str, Mapping[str, Text]] = {
            "kind": concept.kinds,
            "channel": concept.channels,
            "outcome": concept.outcomes,
            "participants": concept.participants,
            **{name: attribute.values for name, attribute in concept.attributes.items() if attribute.values},
            "assigned": {name: attribute.label for name, attribute in concept.attributes.items()},
            "rules": {name: rule.label for name, rule in concept.rules.items()},
        }
        self.known: dict[str, Mapping[str, str]] = {
            **{column: {name: text.de for name, text in texts.items()} for column, texts in labels.items()},
            "partial": PARTIAL,
            "strength": {"target": "Soll", "floor": "Muss"},
            "default": UNITS,
            "pick": {"latest": "das jüngste", "each": "jedes"},
            "needs": {**ASKED, **NEEDS},
            "by": BY,
        }

    def row(self, name: str, reading: Reading) -> str:
        """One line of the table of readings."""
        column = self.used[name]
        others = " · ".join(self.said(choice, column) for choice in reading.choices if choice != reading.value) or "–"
        cells = (f"{reading.label.de} (`{name}`)", self.said(reading.value, column), others, reading.why.de)
        return _line(*cells)

    def said(self, value: object, column: str) -> str:
        """One value of a reading that is used under the word ``column`` of the concept."""
        if isinstance(value, list | tuple):
            return ", ".join(self.said(part, column) for part in value) if value else "nichts"
        if isinstance(value, dict):
            return self._mapping(value)
        return self.known.get(column, {}).get(str(value)) or _as_period(str(value))

    def _mapping(self, value: dict[str, object]) -> str:
        if value and value.keys() <= {"per", "rolling"}:
            return window_written(value)
        if "set" in value:
            return f"die Gruppe „{value['set']}“"
        try:
            return self.plain.anchor(Anchor.model_validate(value))
        except ValidationError:
            return self.plain.condition(Condition.model_validate(value))


def uses(data: object, column: str = "") -> Iterator[tuple[str, str]]:
    """Every reading with the word of the concept under which it is used."""
    if isinstance(data, list):
        for part in data:
            yield from uses(part, column)
    elif isinstance(data, dict) and set(data) == {"reading"}:
        yield data["reading"], column
    elif isinstance(data, dict):
        for name, part in data.items():
            yield from uses(part, name)


def _as_period(text: str) -> str:
    try:
        length = Period.parse(text)
    except ValueError:
        return text
    return f"{period(length)} vorher" if min(length) < 0 else period(length)


def _passed_over(
    title: str, about: str, passages: tuple[NotEncoded | Cumulative | Unreached, ...]
) -> Iterator[str]:  # fmt: skip
    if passages:
        yield f"## {title}"
        yield about
        rows = [
            f"| {_cell(p.section)} | „{_cell(' – '.join([p.quote, *p.context]))}“ | {_cell(p.reason)} |"
            for p in passages
        ]
        yield "\n".join(["| Fundstelle | Text | Grund |", "|---|---|---|", *rows])
