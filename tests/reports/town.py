"""Five people of an invented town whose numbers were reckoned by hand; every report's test looks at the same five.

Stichtag 10.04.2026, rates for January to March. Monthly in person (floor), a plan within four weeks (floor), every two
months (target). Ada and Bo are in Team 1, Cem and Dora in Team 2, Edda in none.
"""

from __future__ import annotations

from datetime import date

from kontaktdichte.reports.run import Days, Run, run
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import parse_concept
from kontaktdichte.rules.tables import Tables

AS_OF = date(2026, 4, 10)
QUARTER = Days(date(2026, 1, 1), date(2026, 3, 31))
CONCEPT = """
concept: beispielstadt
edition: 2025-01-01
title: Kontaktkonzept Beispielstadt & Umland
issuer: Jobcenter Beispielstadt
in_force: {from: 2025-01-01}
holidays: DE-BW
last_confirmed: 2026-01-01
readings:
  cut_month:
    label: {de: Angebrochener Monat, en: Cut month}
    value: show
    choices: [show, judge]
    why: {de: Der Text schweigt., en: The text is silent.}
attributes:
  client: {label: {de: Kunde, en: Client}}
  plan: {label: {de: Plan, en: Plan}}
kinds:
  talk: {de: Gespräch, en: Talk}
channels:
  in_person: {de: persönlich, en: in person}
  phone: {de: telefonisch, en: by phone}
outcomes:
  kept: {de: stattgefunden, en: kept}
deviation_reasons:
  illness: {de: Krankheit, en: illness}
population:
  person: {client: true}
expects:
  - {label: {de: Geburtsdatum fehlt, en: Birth date missing}, when: {}, birth_date: true}
contact: {section: "1", quote: "Gespräch", accepts: [{channel: in_person}]}
rules:
  monthly:
    label: {de: Monatliches Gespräch, en: Monthly talk}
    owed: {de: [Gespräch, Gespräche], en: [talk, talks]}
    section: "2"
    quote: "einmal im Monat persönlich"
    rhythm: {per: month, n: 1, partial: {reading: cut_month}}
  plan:
    label: {de: Gemeinsamer Plan, en: Common plan}
    owed: {de: [Plan, Pläne], en: [plan, plans]}
    section: "3"
    quote: "ein Plan innerhalb von vier Wochen"
    rhythm: {hold: {plan: true}, within: 4 weeks}
  even:
    label: {de: Alle zwei Monate, en: Every two months}
    owed: {de: [Kontakt, Kontakte], en: [contact, contacts]}
    section: "4"
    quote: "möglichst alle zwei Monate"
    rhythm: {every: 2 months}
    strength: target
"""
SPANS = {
    "Ada": ("client", "2026-01-01", None),
    "Bo": ("client", "2026-01-01", None),
    "Cem": ("client", "2026-02-10", None),
    "Dora": ("client", "2025-11-01", None),
    "Edda": ("client", "2025-06-01", "2026-02-15"),
}
PLANS = {"Ada": "2026-01-20", "Cem": "2026-03-20", "Dora": "2025-11-05", "Edda": "2025-06-05"}
TALKS = {
    "Ada": ("2026-01-10", "2026-02-10"),
    "Bo": ("2026-01-05", "2026-03-03", "2026-04-02"),
    "Cem": ("2026-02-20", "2026-03-20"),
    "Dora": ("2025-11-05", "2025-12-05"),
    "Edda": ("2026-01-08",),
}
UNITS = {"Ada": "Team 1", "Bo": "Team 1", "Cem": "Team 2", "Dora": "Team 2"}


def concept() -> Concept:
    """The town's concept."""
    return parse_concept(CONCEPT)


def tables(**changed: str) -> Tables:
    """The five people; ``changed`` gives somebody another id (``Ada="=1+1"``)."""
    name = {who: changed.get(who, who) for who in SPANS}
    spans = [(name[who], *span) for who, span in SPANS.items()]
    spans += [(name[who], "plan", since, None) for who, since in PLANS.items()]
    return Tables.from_rows(
        persons=[
            {
                "id": name[who],
                "birth_date": None if who == "Bo" else date(1980, 1, 1),
                "unit": UNITS.get(who),
                "counsellor": "IFK",
            }
            for who in SPANS
        ],
        situations=[
            {"subject": who, "attribute": what, "value": "true", "from": _day(since), "until": _day(until)}
            for who, what, since, until in spans
        ],
        contacts=[
            {"id": f"{who}-{on}", "subject": name[who], "on": _day(on), "kind": "talk", "channel": "in_person"}
            for who, days in TALKS.items()
            for on in days
        ],
        deviations=[
            {
                "subject": name["Bo"],
                "rule": "monthly",
                "window": date(2026, 2, 1),
                "reason": "illness",
                "given_on": date(2026, 3, 1),
            }
        ],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def town(period: Days | None = QUARTER, **changed: str) -> Run:
    """The five evaluated."""
    return run(concept(), tables(**changed), as_of=AS_OF, period=period)
