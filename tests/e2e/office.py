"""The office of the browser tests: ``python -m tests.e2e.office`` fills a migrated database with it.

Sixty synthetic people for lists with something in them, and the Musters, of whom each test has its own: six months
without a contact, so that one is due today, and a talk by phone counts only with its reason. Invented, all of them.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import django
from tests.e2e import projects, shore, ways

TODAY = date(2026, 11, 20)
PASSWORD = "ein-langes-wort"
COUNSELLOR, ADMINISTRATOR = "sommer@musterstadt.example", "verwaltung@musterstadt.example"
CONTACT_PERSON = "ansprechperson@musterstadt.example"
BOTH = "zweihaus@musterstadt.example"  # works in a second office too, which is empty
MUSTERS = (
    "Maria",
    "Moritz",
    "Mira",
    "Milan",
    "Mona",
    "Max",
    "Mats",
    "Meret",
    "Malte",
    "Mina",
    "Milo",
    "Marta",
    "Mateo",
    "Mila",
)
FAMILIES = ("Öztürk", "Schröder", "Weiß", "Nowak", "Albrecht", "Çelik", "Jansen", "Köhler", "Petrović", "Zimmermann")
GIVEN = ("Amira", "Bernd", "Christa", "Dario", "Elif", "Frank", "Gül", "Hanna", "Ivan", "Jonas", "Katharina-Sophie")


def main() -> None:
    """Found the office, its members and its clients, a second one, and a provider with its project."""
    django.setup()
    from kontaktdichte.demo import generate
    from kontaktdichte.rules.tables import Tables
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.rls import inside

    synthetic = Tables(**next(generate(60, seed=1, as_of=TODAY, chunk=60)))
    office = organisations.found(name="Jobcenter Musterstadt", kind="jobcenter", concept="schwaebisch-hall")
    with inside(office.pk):
        codes = synthetic.persons["counsellor"].unique().drop_nulls().sort().to_list()
        people = [(COUNSELLOR, "Sabine Sommer", "counsellor", codes[0])]
        people.append((ADMINISTRATOR, "Volker Verwaltung", "administrator", "ADM"))
        people.append((CONTACT_PERSON, "Anna Ansprech", "contact_person", "AP"))
        people.append((BOTH, "Zita Zweihaus", "counsellor", "ZZ"))
        members = [
            organisations.enrol(
                organisation=office.pk, email=email, name=name, password=PASSWORD, role=role, code=code, unit=None,
                since=date(2017, 1, 1),
            )
            for email, name, role, code in people
        ]  # fmt: skip
        access = Access(office.pk, office.name, members[0], TODAY)
        names = {key: (FAMILIES[i % 10], GIVEN[i % 11]) for i, key in enumerate(synthetic.persons["id"])}
        organisations.take_in(access=access, tables=synthetic, names=names)
        organisations.take_in(access=access, tables=Tables.from_rows(**musters(codes[0])), names=named())
    second = organisations.found(name="Jobcenter Nebenstadt", kind="jobcenter", concept="schwaebisch-hall")
    with inside(second.pk):
        organisations.enrol(
            organisation=second.pk, email=BOTH, name="", password="", role="counsellor", code="ZZ", unit=None,
            since=date(2017, 1, 1),
        )  # fmt: skip
    shore.founded(PASSWORD, TODAY)
    provider = projects.founded({"KV-A": office.pk, "KV-B": second.pk}, PASSWORD, TODAY)
    ways.begun(office.pk, provider, codes[0], TODAY)


def named() -> dict[str, tuple[str, str]]:
    """Family and given name by id."""
    return {f"M-{i}": ("Muster", given) for i, given in enumerate(MUSTERS)}


def musters(counsellor: str) -> dict[str, list[dict[str, Any]]]:
    """Their rows: clients since 2024, near the market, last seen six months ago."""
    since, entered = date(2024, 1, 1), datetime.combine(date(2024, 1, 1), time(9))
    facts = {"client": "true", "outlook": "near_market", "integration_agreement": "true"}
    return {
        "persons": [
            {"id": key, "birth_date": date(1985, 3, 5), "unit": "Team 1", "counsellor": counsellor} for key in named()
        ],
        "situations": [
            {"subject": key, "attribute": attribute, "value": value, "from": since, "recorded_at": entered}
            for key in named()
            for attribute, value in facts.items()
        ],
        "contacts": [
            {
                "id": f"{key}-{on}",
                "subject": key,
                "on": on,
                "kind": "talk",
                "channel": "in_person",
                "outcome": "kept",
                "actor": counsellor,
                "recorded_at": datetime.combine(on, time(16)),
            }
            for key in named()
            for on in (date(2025, 5, 2), date(2025, 11, 3), date(2026, 5, 20))
        ],
    }


if __name__ == "__main__":
    main()
