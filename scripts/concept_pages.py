"""docs/concepts: each shipped concept, and each invented one of examples, as a German page, quote beside reading.

In: concept files. Out: ``<name>@<edition>.md`` with whom, how often, what counts, what rests,
which readings were chosen and why, and what is not encoded; and an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from kontaktdichte.reports.compare.headings import FIELDS
from kontaktdichte.reports.compare.measuring import window
from kontaktdichte.reports.compare.phrases import Phrases
from kontaktdichte.reports.compare.rhythms import rhythm
from kontaktdichte.reports.compare.telling import Teller, Told
from kontaktdichte.reports.compare.wording import ASKED, KINDS, NEEDS, PARTIAL, STRENGTH, UNITS
from kontaktdichte.reports.measures import by_label
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import AgreementSubject, Cumulative, Reading, Rule, Unreached
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.quantities import Cells, Rolling
from kontaktdichte.rules.reasons import code_text
from kontaktdichte.rules.vocabulary import Anchor, Condition, Note, NotEncoded, Passage, Text

INVENTED = Path(__file__).resolve().parents[1] / "examples" / "concepts"
APART = {"label", "section", "quote", "context", "readings", "refusals"}  # they stand beside the table
PICK = {"latest": "das jüngste", "first": "das erste", "each": "jedes"}


def pages() -> dict[str, str]:
    """File name below docs/concepts → text."""
    shipped, invented = list(available_concepts().values()), sorted(INVENTED.glob("*/*/concept.yaml"))
    return {
        "index.md": _index(shipped, invented),
        **{f"{load_concept(file).name}.md": page(file) for file in (*shipped, *invented)},
    }


def _index(shipped: list[Path], invented: list[Path]) -> str:
    parts = ["# Vorgaben", "Written by `scripts/docs.py` from the concept files.", _listed(shipped)]
    parts += ["Erfunden, um die ganze Sprache zu zeigen:", _listed(invented)]
    return "\n\n".join(parts) + "\n"


def _listed(files: list[Path]) -> str:
    return "\n".join(
        f"- [{concept.title}]({concept.name}.md) – {concept.issuer}, {len(concept.rules)} Regeln"
        for concept in map(load_concept, files)
    )


def page(file: Path) -> str:
    """A concept as one page."""
    concept = load_concept(file)
    return "\n\n".join(_parts(concept, file, Phrases(concept, "de"))) + "\n"


def _parts(concept: Concept, file: Path, plain: Phrases) -> Iterator[str]:
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
    yield from _measures(concept)
    yield from _budgets(concept, plain)
    yield from _settled(concept)
    yield from _approvals(concept, plain)
    yield from _expectations(concept, plain)
    yield from _readings(concept, file, plain)
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


def _head(concept: Concept, plain: Phrases) -> dict[str, str]:
    until = f" bis vor {concept.in_force.until:%d.%m.%Y}" if concept.in_force.until else ""
    return {
        "Herausgeber": concept.issuer,
        "Ausgabe": f"{concept.edition:%d.%m.%Y}",
        "In Kraft": f"ab {concept.in_force.from_:%d.%m.%Y}{until}",
        "Feiertage": concept.holidays,
        "Zuletzt mit dem Text verglichen": f"{concept.last_confirmed:%d.%m.%Y}",
        "Für wen": "; ".join(
            f"{KINDS[kind].de}: {plain.condition(asked)}" for kind, asked in concept.population.items()
        ),
    }


def _facts(rows: dict[str, str]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {_cell(text)} |" for name, text in rows.items())])


def _line(*cells: str) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _overview(concept: Concept, plain: Phrases) -> str:
    rows = [
        _line(f"[{rule.label.de}](#regel-{name})", _rhythm(plain, rule), _strength(rule).split()[0], rule.section)
        for name, rule in concept.rules.items()
    ]
    return "\n".join(["| Regel | Wie oft | | Fundstelle |", "|---|---|---|---|", *rows])


def _rhythm(plain: Phrases, rule: Rule) -> str:
    """How often, in one line; what is no part of that sentence bears its title."""
    said = (
        text if field in ("rhythm", "partial") else f"{FIELDS[field].de}: {text}" for field, text in rhythm(plain, rule)
    )
    return "; ".join(said)


def _strength(rule: Rule) -> str:
    return "– (schuldet nichts)" if isinstance(rule.rhythm, Note) else STRENGTH[rule.strength].de


def _passage(passage: Passage) -> str:
    quotes = [f"> „{_cell(passage.quote)}“", *(f">\n> „{_cell(more)}“" for more in passage.context)]
    return "\n".join([*quotes, f">\n> – {_cell(passage.section)}"])


def _rule(concept: Concept, plain: Phrases, name: str, rule: Rule) -> Iterator[str]:
    yield f'<a id="regel-{name}"></a>'
    yield f"### {rule.label.de}"
    yield _passage(rule)
    yield _facts(_rule_rows(concept, name, rule))
    if rule.accepts is not None:
        yield "Was hier zählt (statt der allgemeinen Bedingungen):"
        yield "\n".join(f"{i}. {plain.clause(clause)}" for i, clause in enumerate(rule.accepts, 1))
    if rule.refusals:
        words = [f"- {_cell(code_text(concept, rule, code))}" for code in rule.refusals]
        yield "\n".join(["Zählt ein Kontakt nicht, so in den Worten des Papiers:", "", *words])


def _rule_rows(concept: Concept, name: str, rule: Rule) -> dict[str, str]:
    told = Teller(concept, "de").rule(name)
    if rule.accepts is not None:
        told["accepts"] = ["eigene Bedingungen, siehe unten"]
    if rule.subject == "person":
        del told["subject"]
    return {**_rows(told), "Im Konzept": f"`{name}`"}


def _rows(told: Told) -> dict[str, str]:
    """What is told of a part as rows of a table."""
    return {FIELDS[field].de: "; ".join(lines) for field, lines in told.items() if field not in APART}


def _measures(concept: Concept) -> Iterator[str]:
    if concept.measures:
        yield "## Messgrößen"
        yield "Zahlen über viele Personen; sie schulden niemandem etwas und ändern keine Pflicht."
    for name, measure in concept.measures.items():
        yield f'<a id="messgroesse-{name}"></a>'
        yield f"### {measure.label.de}"
        yield _passage(measure)
        yield _facts({**_rows(Teller(concept, "de").measure(name)), "Im Konzept": f"`{name}`"})


def _budgets(concept: Concept, plain: Phrases) -> Iterator[str]:
    for budget in concept.budgets:
        yield "## Höchstdauer"
        yield _passage(budget)
        yield f"{plain.budget(budget)}."


def _settled(concept: Concept) -> Iterator[str]:
    """What a cooperation agreement must and should settle."""
    if (settled := concept.agreement_subjects) is None:
        return
    yield "## Kooperationsvereinbarung"
    for part in (settled.mandatory, settled.recommended):
        yield f"### {part.label.de}"
        yield _passage(part)
        yield f"Fehlt ein Punkt: „{part.missing.de}“"
        rows = [_line(one.label.de, one.quote, "; ".join(_carried(concept, one))) for one in part.subjects.values()]
        yield "\n".join(["| Gegenstand | Wortlaut | Werte |", "|---|---|---|", *rows])


def _carried(concept: Concept, subject: AgreementSubject) -> Iterator[str]:
    """What a clause about a subject says beside words."""
    yield from (concept.agreed[key].label.de for key in subject.agreed)
    yield from (concept.attributes[name].label.de for name in subject.situations)


def _approvals(concept: Concept, plain: Phrases) -> Iterator[str]:
    for attribute in concept.attributes.values():
        if attribute.approval is not None:
            yield f"## Nur mit Genehmigung: {attribute.label.de}"
            reasons = plain.listed(reason.de for reason in attribute.approval.reasons.values())
            yield f"Gilt nur mit einem dieser Gründe: {reasons}."
            yield "Ohne das Folgende lässt sie nichts ruhen und steht als Hinweis in der Liste:"
            yield "\n".join(f"- {ASKED[need].de}" for need in attribute.approval.needs)


def _expectations(concept: Concept, plain: Phrases) -> Iterator[str]:
    if concept.expects:
        yield "## Was fehlen kann"
        yield "Fehlt eine dieser Angaben, wird das gezeigt: eine stille Lücke wäre eine stille Lücke in den Pflichten."
        yield "\n".join(
            f"- {expected.label.de} – erwartet für: {plain.condition(expected.when)}" for expected in concept.expects
        )


def _readings(concept: Concept, file: Path, plain: Phrases) -> Iterator[str]:
    if concept.readings:
        data = yaml.safe_load(file.read_text("utf-8"))
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

    def __init__(self, concept: Concept, plain: Phrases, used: dict[str, str]) -> None:
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
            "partial": _german(PARTIAL),
            "strength": {"target": "Soll", "floor": "Muss"},
            "default": _german(UNITS),
            "pick": PICK,
            "needs": _german({**ASKED, **NEEDS}),
            "by": {by: by_label(concept, by, "de") for by in ("office", "unit", "counsellor")},
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
        return self.known.get(column, {}).get(str(value)) or self._as_period(str(value))

    def _as_period(self, text: str) -> str:
        try:
            length = Period.parse(text)
        except ValueError:
            return text
        return f"{self.plain.period(length)} vorher" if min(length) < 0 else self.plain.period(length)

    def _mapping(self, value: dict[str, object]) -> str:
        if value and value.keys() <= {"per", "rolling"}:
            return window(self.plain, _window(value))
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


def _window(written: Mapping[str, object]) -> Cells | Rolling:
    """The window of a measure as the file writes it."""
    return Cells.model_validate(written) if "per" in written else Rolling.model_validate(written)


def _german(words: Mapping[str, Word]) -> dict[str, str]:
    return {name: word.de for name, word in words.items()}


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
