"""Which contacts count for a rule, and why the others do not: the contact station of the reference evaluator.

In: a :class:`Life`, a rule, its contacts. Out: None for a contact that fits a clause, else the reason code.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tests.rules.reference_facts import Life, Row

if TYPE_CHECKING:
    from kontaktdichte.rules.document import Rule
    from kontaktdichte.rules.vocabulary import Clause, Match


def match(wanted: Match | None, value: str | None) -> bool:
    """One of ``is``, none of ``not``; nothing wanted fits everything."""
    if wanted is None:
        return True
    if wanted.is_ is not None and value not in wanted.is_:
        return False
    return wanted.not_ is None or value not in wanted.not_


def actor_fits(life: Life, clause: Clause, contact: Row) -> bool:
    """An unnamed actor counts; a named one must be the value of one of the attributes on that day."""
    if clause.actor is None or not contact.get("actor"):
        return True
    return any(contact["actor"] in life.values(a).get(contact["on"], ()) for a in clause.actor.assigned)


def refusal(life: Life, rule: Rule, contact: Row) -> str | None:
    """None if some clause fits, else the column that left none, in the fixed order."""
    present = contact.get("participants") or ["client"]
    columns: list[tuple[str, Callable[[Clause], bool]]] = [
        ("not_kept", lambda c: match(c.outcome, contact.get("outcome") or "kept")),
        ("kind_not_accepted", lambda c: match(c.kind, contact.get("kind"))),
        ("only_while", lambda c: c.while_ is None or life.holds(c.while_, contact["on"])),
        ("channel_not_accepted", lambda c: match(c.channel, contact.get("channel"))),
        ("justification_missing", lambda c: all(contact.get(need) for need in c.needs)),
        ("wrong_actor", lambda c: actor_fits(life, c, contact)),
        ("participant_missing", lambda c: all(p in present for p in c.participants)),
        ("too_short", lambda c: c.minutes is None or (contact.get("minutes") or 0) >= c.minutes),
        ("place_not_accepted", lambda c: match(c.place, contact.get("place"))),
    ]
    left = list(life.concept.contact.accepts if rule.accepts is None else rule.accepts)
    for code, fits in columns:
        left = [clause for clause in left if fits(clause)]
        if not left:
            return code
    return None


def codes(life: Life, rule: Rule, placed: Callable[[date], str | None]) -> dict[str, str]:
    """'counted' or the reason code for every contact; ``placed`` names what a day lacks, if anything."""
    found = {c["id"]: "not_known_yet" for c in life.unknown_contacts}
    taken: set[date] = set()
    for contact in life.contacts:
        code = placed(contact["on"]) or refusal(life, rule, contact)
        if code is None:
            code = "same_day" if contact["on"] in taken else "counted"
            taken.add(contact["on"])
        found[contact["id"]] = code
    return found


def accepted_days(life: Life, rule: Rule) -> list[date]:
    """The days with a contact that fits a clause, wherever they lie; one day counts once."""
    return sorted({c["on"] for c in life.contacts if refusal(life, rule, c) is None})
