"""What an explanation says besides duties: no rule at all, where a phase began, what is carried on."""

from __future__ import annotations

from datetime import date

from tests.rules.invented import concept_with
from tests.rules.test_corners import AS_OF, MONTHLY, tables

import kontaktdichte as kd
from kontaktdichte.rules.explanation import explain_met


def test_an_explanation_names_the_rule_that_is_carried_on() -> None:
    """If it fails, nobody sees why a term of the edition before seems lost, or from which day it is reckoned here."""
    concept = concept_with({"talks": {**MONTHLY, "continues": "calls"}})
    told = kd.explain(concept, tables(), "Kim", as_of=AS_OF)
    first = f"{concept.in_force.from_:%d.%m.%Y}"
    said = f"führt „calls“ der Ausgabe davor fort; gerechnet ab {first}, dem ersten Tag dieser Ausgabe"
    assert [rule.continues for rule in told.rules] == [said]
    assert f"      {said}\n" in told.text()
    assert [
        rule.continues for rule in kd.explain(concept_with({"talks": MONTHLY}), tables(), "Kim", as_of=AS_OF).rules
    ] == [None]


def test_whoever_falls_under_no_rule_is_told_so() -> None:
    """If it fails, "Why?" answers with an empty page, and nobody knows whether it was asked wrongly."""
    later = {"talks": {"applies_to": {"measure": True}, **MONTHLY}}
    text = kd.explain(concept_with(later), tables(), "Kim", as_of=AS_OF).text()
    assert "An diesem Tag gilt keine Regel dieser Vorgabe, und nichts ist offen." in text
    assert "gilt keine Regel" not in kd.explain(concept_with({"talks": MONTHLY}), tables(), "Kim", as_of=AS_OF).text()


def test_a_phase_is_explained_by_the_day_it_began() -> None:
    """If it fails, a rule of the first three months does not say from which day they were counted."""
    phase = {
        "any": [
            {"since": {"event": "need", "below": "6 months"}},
            {"since": {"begin": {"client": True}, "below": "1 year"}},
        ]
    }
    needs = [{"event": "need", "on": date(2024, month, 5)} for month in (1, 2, 9)]
    told = kd.explain(
        concept_with({"talks": {"applies_to": phase, **MONTHLY}}), tables(events=needs), "Kim", as_of=AS_OF
    )
    assert told.rules[0].because == ("Kundin oder Kunde (seit 01.01.2024)", "Bedarf (am 05.02.2024)")


def test_what_a_contact_met_is_told_apart_from_what_others_had_met_and_what_is_owed() -> None:
    """If it fails, whoever saves a contact is told that it met a duty which was met before, or that nothing is owed."""
    contacts = [
        {"id": one, "on": on, "channel": "in_person", "kind": "talk"}
        for one, on in (("april", date(2024, 4, 3)), ("may", date(2024, 5, 7)), ("again", date(2024, 5, 20)))
    ]
    concept = concept_with({"talks": {**MONTHLY, "accepts": [{"channel": "in_person"}]}})
    rows = tables(contacts=contacts).plain()
    told = {one["id"]: explain_met(concept, rows, "Kim", one["id"], as_of=AS_OF) for one in contacts}
    assert [[duty.window for duty in met] for met, _ in told.values()] == [[date(2024, 4, 1)], [], []]
    alone = tables(contacts=contacts[:2]).plain()
    met, owed = explain_met(concept, alone, "Kim", "may", as_of=AS_OF, language="en")
    assert [(duty.window, duty.verdict) for duty in met] == [(date(2024, 5, 1), "fulfilled")]
    assert [(duty.window, duty.verdict) for duty in owed] == [(date(2024, 6, 1), "open")]
