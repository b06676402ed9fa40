"""The compiled functions: the same people, the same duties, whatever the places, the names and the folders are.

Compiling takes minutes, so these tests have a target of their own: ``make compiled``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from tests.rules.invented import concept_with, sound

import kontaktdichte as kd
from kontaktdichte.demo import generate
from kontaktdichte.rules import bulk
from kontaktdichte.rules.bulk import compiled, judge
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

AS_OF = date(2026, 11, 20)
MANY = 50_000


def test_a_whole_jobcenter_is_judged_as_person_by_person() -> None:
    """If it fails, a country's figures say something else than each client's own page."""
    concept = load_concept("schwaebisch-hall")
    people = Tables(**next(generate(600, seed=5, as_of=AS_OF, chunk=600)))
    said = kd.evaluate(concept, people, as_of=AS_OF, contacts=False).duties
    found = judge(concept, people, as_of=AS_OF)
    assert found.equals(said.select(found.columns))


def test_fifty_thousand_places_employers_and_actors_cost_nothing() -> None:
    """If it fails, an office with many places, employers and staff waits, or runs out of memory."""
    rule = {
        "applies_to": {"not": {"employer": "Muster GmbH"}},
        "accepts": [{"kind": "talk", "place": {"not": ["office"]}}],
        "rhythm": {"per": "month", "n": 1, "partial": "show"},
    }
    employer = {"label": {"de": "Betrieb", "en": "employer"}, "free": True}
    concept = concept_with({"talks": rule}, attributes={**sound()["attributes"], "employer": employer})
    begin, days = date(2024, 1, 1), [date(2024, 1, 1) + timedelta(days=i % 150) for i in range(MANY)]
    people = [f"P{i // 50}" for i in range(MANY)]
    everyone = list(dict.fromkeys(people))
    tables = Tables.from_rows(
        persons=[{"id": name} for name in everyone],
        situations=[{"subject": n, "attribute": "client", "value": "true", "from": begin} for n in everyone]
        + [
            {"subject": n, "attribute": "employer", "value": f"Betrieb {i}", "from": day, "until": day + timedelta(1)}
            for i, (n, day) in enumerate(zip(people, days, strict=True))
        ],
        contacts=[
            {"id": f"c{i}", "subject": n, "on": day, "kind": "talk", "channel": "in_person", "place": f"Ort {i}",
             "actor": f"Fachkraft {i}"}
            for i, (n, day) in enumerate(zip(people, days, strict=True))
        ],
    )  # fmt: skip
    as_of = date(2024, 6, 30)
    found = judge(concept, tables, as_of=as_of)
    assert found.equals(kd.evaluate(concept, tables, as_of=as_of, contacts=False).duties.select(found.columns))


def test_a_first_run_with_nowhere_to_keep_code_checks_every_index(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """If it fails, an installation whose home is read-only judges nobody, or an index past the end reads garbage."""
    home = tmp_path / "home"
    home.write_text("a file, where nobody can write below")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setattr(bulk, "kernel", partial(compiled.kernel, boundscheck=True))
    compiled.cache_folder.cache_clear()
    concept = load_concept("schwaebisch-hall")
    people = Tables(**next(generate(300, seed=6, as_of=AS_OF, chunk=300)))
    found = bulk.judge(concept, people, as_of=AS_OF)
    assert compiled.cache_folder("plain") is None
    compiled.cache_folder.cache_clear()
    assert found.equals(kd.evaluate(concept, people, as_of=AS_OF, contacts=False).duties.select(found.columns))
