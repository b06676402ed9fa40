"""Lists as files: the same rows, filters and rights as on the page; logged like a page that shows as many clients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kontaktdichte.reports.lists import MIME, Cell, Column, Form, Listed, list_file
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.evaluations import concept_for, edition_on
from kontaktdichte.web.forms.clients import ClientFilter
from kontaktdichte.web.lines import Beside, Line
from kontaktdichte.web.listing import Wanted, fresh, narrowed, ordered, settled
from kontaktdichte.web.templatetags.kd import called, missing
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.situation import contacts as rows_of_contacts
from kontaktdichte.web.views.situation import words

STEP = 1000  # clients whose duties are read at once


@policy(Permission.READ_CLIENTS)
def persons(request: Any, form: Form) -> HttpResponse:
    """All clients of a list, with what is owed to each; a list that is not computed for today yet is not given out."""
    access: Access = request.access
    asked = ClientFilter(access, concept_for(access), request.GET)
    wanted = asked.wanted()
    counts = settled(access, wanted)
    if counts.waiting:
        messages.warning(request, _("This list is still being computed for today. Please try again in some minutes."))
        return HttpResponseRedirect(f"{reverse('persons')}?{asked.address()}")
    lines = list(_every(access, wanted, sure=not counts.stale))
    request.reads.append(("klienten/ausgabe", None, len(lines)))
    chosen = asked.told() or _("all clients")
    channels = asked.offered("channel")
    listed = Listed(
        _("Clients"), _columns(), [_row(line, channels) for line in lines], about(access, chosen, len(lines))
    )
    return file(access, listed, form, f"klienten-{access.today}")


def _every(access: Access, wanted: Wanted, sure: bool) -> Sequence[Line]:
    """All lines of a list, in its order."""
    found, rows = ordered(narrowed(access, wanted), wanted.sort), list[Line]()
    people = fresh(access, {"all": found}, sure)["all"]
    for first in range(0, len(people), STEP):
        some = people[first : first + STEP]
        rows += Beside(access, some).lines(some, wanted.standing)
    return rows


def _columns() -> list[Column]:
    return [
        Column("subject", _("Number")), Column("family_name", _("Family name")), Column("given_name", _("Given name")),
        Column("unit", _("Unit")), Column("counsellor", _("Counsellor")), Column("rule_label", _("Rule")),
        Column("strength", _("Must or should")), Column("sentence", _("What is owed")),
        Column("hard", _("Deadline"), "day"), Column("overdue_days", _("Days overdue"), "number"),
        Column("also", _("Besides")), Column("last_on", _("Last contact"), "day"), Column("channel", _("Channel")),
        Column("finding", _("Will change soon")), Column("label", _("Facts are missing")),
        Column("section", _("Section")), Column("quote", _("Quotation")),
    ]  # fmt: skip


def _row(line: Line, channels: dict[str, Any]) -> list[Cell]:
    person, duty = line.person, line.first or {}
    strength = (_("should (target)") if duty["target"] else _("must (floor)")) if duty else None
    also = "; ".join(f"{one['label']}: {missing(one)}, {one['hard']:%d.%m.%Y}" for one in line.duties[1:])
    return [
        person.number, person.family_name, person.given_name, person.unit.name if person.unit else None,
        str(person.counsellor.user) if person.counsellor else None, duty.get("label"), strength,
        missing(duty) if duty else None, duty.get("hard"), duty["late"] if duty.get("overdue") else None, also or None,
        person.last_on, called(person.last_channel, channels) if person.last_channel else None,
        " ".join(change["sentence"] for change in line.changes) or None, "; ".join(line.missing) or None,
        duty.get("section"), duty.get("quote"),
    ]  # fmt: skip


@policy(Permission.READ_CLIENTS)
def contacts(request: Any, key: UUID, form: Form) -> HttpResponse:
    """All contacts of a client, with those that were replaced, moved elsewhere or are disputed."""
    access: Access = request.access
    person = shown.client(request, key, "klient/kontakte/ausgabe")
    found, said = rows_of_contacts(person), words(concept_for(access), access.language)
    columns = [
        Column("on", _("Day"), "day"), Column("kind", _("Kind")), Column("channel", _("Channel")),
        Column("outcome", _("Came or not")), Column("reason", _("Reason")), Column("counsellor", _("By whom")),
        Column("recorded_on", _("Recorded on"), "day"), Column("note", _("Note")),
    ]  # fmt: skip
    rows = [_contact(row, said, found) for row in found["contacts"]]
    title = _("Contacts of %(person)s") % {"person": f"{person} ({person.number})"}
    return file(access, Listed(title, columns, rows, about(access, title, len(rows))), form, f"kontakte-{person.pk}")


def _contact(row: Any, said: dict[str, dict[str, str]], found: dict[str, Any]) -> list[Cell]:
    if row.pk in found["moved"]:  # it was somebody else's: of what it was the wrong client's list tells nothing
        return [row.on, *[None] * 6, _("moved to the file of the right client")]
    notes = [
        _("replaced") if row.pk in found["replaced"] else _("correction") if row.replaces_id else "",
        _("disputed") if row.pk in found["disputed"] else "",
    ]
    reason = called(row.justification, said["justifications"]) if row.justification else None
    return [
        row.on, called(row.kind, said["kinds"]), called(row.channel, said["channels"]),
        called(row.outcome, said["outcomes"]), reason, row.actor, row.recorded_at.date(),
        ", ".join(note for note in notes if note) or None,
    ]  # fmt: skip


def about(access: Access, chosen: str, number: int) -> list[tuple[str, Cell]]:
    """What the file says of itself; an authority judges by no concept of its own."""
    said: list[tuple[str, Cell]] = [
        (_("Office"), access.organisation_name), (_("Selection"), chosen), (_("Rows"), number),
        (_("As of"), access.today),
    ]  # fmt: skip
    if access.may(Permission.READ_CLIENTS):
        edition = edition_on(access.today)
        said += [(_("Concept"), concept_for(access).title), (_("Edition"), f"{edition.concept} {edition.edition}")]
    return [*said, (_("Exported by"), access.membership.user.name)]


def file(access: Access, listed: Listed, form: Form, name: str) -> HttpResponse:
    """The answer that a browser stores under a name."""
    content = list_file(listed, form, access.language)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(content, content_type=MIME[form], headers=headers)
