"""Contacts: recorded, corrected, moved to the right person, cancelled, disputed. None is ever changed or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError

from kontaktdichte.rules.explanation import DutyExplanation
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.evaluations import explained_met, named_as, worded
from kontaktdichte.web.models import Contact, Dispute, Person
from kontaktdichte.web.models.records import WITHDRAWN, disputed, history, standing

DETAILS = (
    "minutes", "place", "participants", "begins", "ends", "topic", "next_step", "signed_by", "unsigned_because",
)  # fmt: skip


@dataclass(frozen=True)
class Recorded:
    """A contact as stored, the duties it newly meets, and the reasons why it does not count for others."""

    contact: Contact
    met: tuple[DutyExplanation, ...]
    refused: tuple[str, ...]
    again: bool = False  # the same form was sent twice
    twin: bool = False  # one of the same day, way and kind stands beside it


def record(
    *, access: Access, person: Person, on: date, channel: str, kind: str, outcome: str, justification: str | None,
    form_key: UUID | None, **details: object,
) -> Recorded:  # fmt: skip
    """Record a contact by oneself. A form sent twice is stored once (``form_key``).

    ``details``: what a contact record asks for beyond that, each of :data:`DETAILS`.
    """
    access.need(Permission.RECORD_CONTACTS)
    try:
        with acting(access, "contact.record") as action:
            contact = action.record(
                Contact, person=person, on=on, channel=channel, kind=kind, outcome=outcome, justification=justification,
                actor=access.membership.code, form_key=form_key, **details,
            )  # fmt: skip
    except IntegrityError:
        known = Contact.objects.filter(form_key=form_key).first() if form_key is not None else None
        if known is None:
            raise
        return Recorded(known, (), (), again=True)
    met, owed = explained_met(access, person, contact.pk, action.said)
    named = named_as(contact, worded(access, action.said.concept), access.language)
    refused = tuple(dict.fromkeys(reason for duty in owed for reason in duty.refused if reason.startswith(named)))
    alike = Contact.objects.filter(person=person, on=on, channel=channel, kind=kind, outcome=outcome)
    return Recorded(contact, tuple(met), refused, twin=standing(alike).exclude(pk=contact.pk).exists())


def correct(*, access: Access, contact: Contact, **columns: object) -> Contact:
    """A row with other values in the place of a wrong one; the wrong one stays visible.

    Raises Stale where somebody else has replaced it meanwhile.
    """
    return _replace(access, "contact.correct", contact, columns)


def cancel(*, access: Access, contact: Contact) -> Contact:
    """A contact that never was: a row with the outcome ``withdrawn`` replaces it. Raises Stale."""
    return _replace(access, "contact.cancel", contact, {"outcome": WITHDRAWN})


def move(*, access: Access, contact: Contact, person: Person) -> Contact:
    """A contact recorded for the wrong client: a row of the right one replaces it. Raises Stale."""
    return _replace(access, "contact.move", contact, {"person_id": person.pk})


def dispute(*, access: Access, contact: Contact, ends: bool = False) -> Dispute:
    """The client disputes a contact, or a dispute is settled, also of the rows that this one replaced."""
    access.need(Permission.RECORD_CONTACTS)
    with acting(access, "contact.settle" if ends else "contact.dispute") as action:
        for earlier in disputed(Contact.objects.filter(pk__in=history(contact))) - {contact.pk} if ends else ():
            action.record(Dispute, person=contact.person, contact_id=earlier, ends=True)
        return action.record(Dispute, person=contact.person, contact=contact, ends=ends)


def _replace(access: Access, kind: str, contact: Contact, columns: dict[str, object]) -> Contact:
    """The marker that a client disputes a contact goes with it."""
    access.need(Permission.RECORD_CONTACTS)
    with acting(access, kind) as action:
        action.replacing(contact)
        action.persons.add(contact.person_id)
        row = action.record(Contact, **(_copied(contact) | columns | {"replaces": contact}))
        if disputed(Contact.objects.filter(pk=contact.pk)):
            action.record(Dispute, person_id=row.person_id, contact=row)
        return row


def _copied(contact: Contact) -> dict[str, object]:
    names = (
        "person_id", "on", "kind", "channel", "outcome", "actor", "justification", "justification_text", *DETAILS,
    )  # fmt: skip
    return {name: getattr(contact, name) for name in names}
