"""docs/behaviour: the specs as pages that a specialist can check by hand.

In: the specs beside tests/rules/spec. Out: one page per chapter and an index with the vocabulary of the invented office
and the composition table, each cell linked to the spec that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import yaml
from tests.rules.spec import measured
from tests.rules.spec.outcome import SAID
from tests.rules.spec.specs import (
    FOLDER,
    INPUTS,
    OUTPUTS,
    Row,
    Spec,
    base,
    composition,
    heading,
    specs,
    wider_composition,
)

from kontaktdichte.rules.measure_reasons import STANDS
from kontaktdichte.rules.texts import CODES, VERDICTS

TABLES = {
    "persons": "Personen",
    "facts": "Angaben",
    "events": "Ereignisse",
    "contacts": "Kontakte",
    "agreements": "Vereinbarungen",
    "deviations": "Abweichungen",
    "duties": "Pflichten",
    "codes": "Was zählt",
    "findings": "Hinweise",
    "missing": "Fehlende Angaben",
    "notes": "Vermerke",
    "changes": "Was sich von selbst ändert",
    "measured": "Was herauskommt",
}
COLUMNS = {
    "id": "Nr.",
    "subject": "wer",
    "birth_date": "geboren am",
    "kind": "Art",
    "attribute": "Merkmal",
    "value": "Wert",
    "from": "von",
    "until": "bis (ausschließlich)",
    "reason": "Grund",
    "approver": "genehmigt von",
    "approved_on": "genehmigt am",
    "review_on": "zu überprüfen am",
    "recorded_at": "erfasst am",
    "replaces": "ersetzt",
    "event": "Ereignis",
    "on": "am",
    "channel": "Weg",
    "outcome": "Ergebnis",
    "actor": "durch",
    "justification": "Begründung",
    "minutes": "Minuten",
    "justification_text": "Begründung in Worten",
    "place": "Ort",
    "participants": "Beteiligte",
    "key": "was",
    "rule": "Regel",
    "window": "Fenster ab",
    "given_on": "gegeben am",
    "notified_on": "mitgeteilt am",
    "status": "Stand",
    "as_of": "Stichtag",
    "known_at": "Kenntnisstand",
    "soft": "Vorwarnung",
    "hard": "Frist",
    "act_by": "letzter Arbeitstag davor",
    "need": "nötig",
    "counted": "gezählt",
    "part_needs": "davon oder stattdessen nötig",
    "part_counts": "davon gezählt",
    "verdict": "Urteil",
    "cause": "Ursache",
    "cause_day": "Tag der Ursache",
    "done_on": "erledigt am",
    "days_late": "Tage zu spät",
    "actionable": "noch zu leisten",
    "overdue": "überfällig",
    "begin": "Beginn oder Bezugstag",
    "anchor_moved": "später verlegt",
    "counted_on": "gezählt am",
    "strength": "Muss oder Soll",
    "contact": "Kontakt",
    "code": "zählt",
    "flags": "Merkzeichen",
    "about": "worüber",
    "detail": "was",
    "label_de": "was",
    "change": "was",
    "unit": "Einheit",
    "counsellor": "Fachkraft",
    "measure": "Messgröße",
    "by": "je",
    "group": "Gruppe",
    "first": "erster Tag",
    "last": "letzter Tag",
    "closed": "abgeschlossen",
    "numerator": "gezählt",
    "denominator": "verglichen mit",
    "lacking": "ohne Zahl",
    "beside": "daneben",
    "stands": "Urteil",
}
CAUSES = {
    "partial": "angebrochen",
    "ended": "Geltung endete",
    "suspended": "ruhte",
    "known_too_late": "zu spät bekannt",
    "moved": "verlegt",
    "waived": "Verzicht genehmigt",
}
FINDINGS = {
    "approval_missing": "Genehmigung unvollständig",
    "review_passed": "Überprüfung verstrichen",
    "situation_overlap": "Angaben überschneiden sich",
    "agreed_value_refused": "vereinbarter Wert abgelehnt",
    "recorded_late": "spät erfasst",
}
WORDS = {
    "verdict": VERDICTS["de"],
    "cause": CAUSES,
    "code": {**{code: f"nein: {why}" for code, why in CODES["de"].items()}, "counted": "ja", **FINDINGS},
    "strength": {"floor": "Muss", "target": "Soll"},
    "change": {"begins": "beginnt", "ends": "endet"},
    "flags": {
        "late_entry": "spät erfasst",
        "late_justification": "Begründung nachgetragen",
        "actor_unnamed": "ohne Namen",
    },
    "stands": STANDS["de"],
    "by": {"office": "ganzes Haus", "unit": "Einheit", "counsellor": "Fachkraft", "project": "Projekt"},
    "group": {"*": "alle", "": "ohne Zuordnung"},
}
YES_NO = {"yes": "ja", "no": "nein", "true": "ja", "false": "nein"}
ORIGIN = (
    "Written by `scripts/docs.py` from the specs in `tests/rules/spec`, which the tests run: what stands here is "
    "what the engine does. Each example is small enough to be checked by hand. The meaning is defined in "
    "[semantics.md](../semantics.md)."
)
SETTING = (
    "Die Beispiele spielen in der erfundenen Beispielstadt in Baden-Württemberg; die Person heißt Kim, wenn "
    "nichts anderes dasteht. Zeiträume gelten von einem Tag an bis zum Tag „bis“, ohne diesen. Ein leeres „bis“ "
    "heißt: noch immer. Ein Kontakt ist, wenn nichts anderes dasteht, ein persönliches Gespräch, das "
    "stattgefunden hat. Bevorstehende Pflichten stehen nur da, wo es um sie geht."
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def pages() -> dict[str, str]:
    """File name below docs/behaviour → text."""
    chapters = yaml.safe_load((FOLDER / "chapters.yaml").read_text("utf-8"))
    found = {f"{name}.md": _chapter(name, chapter) for name, chapter in chapters.items()}
    return {"index.md": _index(chapters), **found}


def _of(chapter: str) -> list[Spec]:
    return [spec for spec in specs() if spec.chapter == chapter]


def _number(spec: Spec) -> str:
    return f"{int(spec.chapter[:2])}.{int(spec.section[:2])}.{spec.number}"


def _link(spec: Spec, text: str) -> str:
    return f"[{text}]({spec.chapter}.md#spec-{_number(spec).replace('.', '-')})"


def _chapter(name: str, chapter: dict[str, str]) -> str:
    parts = [
        f"# {int(name[:2])}. {chapter['title']}",
        chapter["about"],
        "[Zum Verzeichnis und zu den Wörtern](index.md)",
    ]
    section = ""
    for spec in _of(name):
        if spec.section != section:
            section = spec.section
            head = heading(FOLDER / name / f"{section}.yaml")
            parts += [f"## {int(name[:2])}.{int(section[:2])} {head['section']}", head["about"].strip()]
        parts += _spec(spec)
    return "\n\n".join(parts) + "\n"


def _spec(spec: Spec) -> list[str]:
    number = _number(spec)
    parts = [
        f'<a id="spec-{number.replace(".", "-")}"></a>',
        f"### {number} {spec.title}",
        str(spec.data["says"]).strip(),
    ]
    if "concept" in spec.data:
        parts.append(_yaml("Abweichend von der Beispielstadt", spec.data["concept"]))
    for word, one, many in (("rules", "Regel", "Regeln"), ("measures", "Messgröße", "Messgrößen")):
        if word in spec.data:
            parts.append(_yaml(one if len(yaml.safe_load(spec.data[word])) == 1 else many, spec.data[word]))
    parts += [_table(TABLES[name], _numbered(name, spec.rows(name))) for name in INPUTS if spec.rows(name)]
    parts += [_outcome(spec, name) for name in OUTPUTS if name in spec.data]
    if "refused" in spec.data:
        parts.append(f"**Ergebnis:** Das Konzept wird abgelehnt: „{spec.data['refused']}“.")
    return [*parts, f"*docs/semantics.md {spec.data['where']}*"]


def _numbered(name: str, rows: list[Row]) -> list[Row]:
    """Contacts without an id of their own as c1, c2 …, the names by which "Was zählt" calls them."""
    plain = name == "contacts" and "id" not in rows[0]
    return [{"id": f"c{i}", **row} for i, row in enumerate(rows, 1)] if plain else rows


def _yaml(title: str, text: str) -> str:
    return f"**{title}**\n\n```yaml\n{text.rstrip()}\n```"


def _outcome(spec: Spec, name: str) -> str:
    asked = [f"Stichtag {_german(str(spec.data['as_of']))}"] if "as_of" in spec.data else []
    asked += [f"Kenntnisstand {_german(str(spec.data['known_at']))}"] if "known_at" in spec.data else []
    title = f"{TABLES[name]} ({', '.join(asked)})" if asked else TABLES[name]
    rows = spec.rows(name)
    told = [f"- {sentence}" for sentence in spec.data.get(SAID.get(name, ""), ()) if sentence]
    body = _table(title, rows) if rows else f"**{title}:** keine."
    return "\n\n".join([body, "\n".join(told)]) if told else body


def _table(title: str, rows: list[Row]) -> str:
    names = list(rows[0])
    heads = {**COLUMNS, "code": "Hinweis"} if title.startswith(TABLES["findings"]) else COLUMNS
    lines = [[heads[name] for name in names], ["---"] * len(names)]
    lines += [[_cell(name, row[name]) for name in names] for row in rows]
    return f"**{title}**\n\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(column: str, text: str) -> str:
    if column == "known_at" and not text:
        return "alles Erfasste"
    if column == "beside":
        return _german(text)
    return WORDS.get(column, {}).get(text, YES_NO.get(text, _german(text)))


def _german(text: str) -> str:
    """Every date as a German office writes it."""
    return DAY.sub(lambda found: f"{date.fromisoformat(found[0]):%d.%m.%Y}", text)


def _index(chapters: dict[str, dict[str, str]]) -> str:
    parts = [
        "# Verhalten, an Beispielen",
        ORIGIN,
        SETTING,
        f"{len(specs())} Beispiele in {len(chapters)} Kapiteln:",
        "\n".join(_chapter_line(name, chapter) for name, chapter in chapters.items()),
        "## Was geschieht, wenn das Leben sich nicht an den Takt hält",
        _composed(composition()),
        "Die weiteren Wörter, je Takt, und was das Leben mit ihnen macht:",
        _composed(wider_composition()),
        _lives(),
        "## Wörter der Beispielstadt",
        _vocabulary(),
    ]
    return "\n\n".join(parts) + "\n"


def _chapter_line(name: str, chapter: dict[str, str]) -> str:
    return f"{int(name[:2])}. [{chapter['title']}]({name}.md) – {chapter['about']} ({len(_of(name))})"


def _composed(table: list[list[str]]) -> str:
    """Each cell of a composition table as links to the specs that show it; one that no spec shows as it is."""
    (corner, *rhythms), *rows = table
    lines = [[corner, *rhythms], ["---"] * (len(rhythms) + 1)]
    for name, *row in rows:
        links = [_links(partial(_in_cell, f"{rhythm} × {name}")) for rhythm in rhythms]
        lines.append([name, *(link or text for link, text in zip(links, row, strict=True))])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _lives() -> str:
    """What life does to each wider word, as links to the specs that show it."""
    lives = [name for name, *_ in composition()[1:]]
    lines = [["", *lives], ["---"] * (len(lives) + 1)]
    for word, *_ in wider_composition()[1:]:
        lines.append([word, *(_links(partial(_shows, word, life)) for life in lives)])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _in_cell(cell: str, data: Mapping[str, Any]) -> bool:
    return bool(data.get("cell") == cell)


def _shows(word: str, life: str, data: Mapping[str, Any]) -> bool:
    return bool(data.get("life") == life and data["cell"].endswith(f" × {word}"))


def _links(shows: Callable[[Mapping[str, Any]], bool]) -> str:
    return " · ".join(_link(spec, _number(spec)) for spec in specs() if shows(spec.data))


def _vocabulary() -> str:
    words = base()
    lines = ["| im Konzept | heißt |", "|---|---|"]
    attributes = {**words["attributes"], **measured.ATTRIBUTES}
    for name, declared in (*attributes.items(), *words["events"].items(), *words["agreed"].items()):
        values = ", ".join(f"`{value}` {label['de']}" for value, label in declared.get("values", {}).items())
        lines.append(f"| `{name}` | {declared['label']['de']}{f' ({values})' if values else ''} |")
    for group in ("kinds", "channels", "outcomes", "places", "participants", "justifications", "deviation_reasons"):
        lines += [f"| `{name}` | {label['de']} |" for name, label in words[group].items()]
    return "\n".join(lines)
