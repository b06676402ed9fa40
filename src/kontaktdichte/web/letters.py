"""What pages show, as letters on paper: a notice to the grant authority, the date of a case conference.

In: what is told, stored or still to be sent. Out: the PDF's bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kontaktdichte.reports.conference_letter import Invitation, conference_letter
from kontaktdichte.reports.notice_letter import Letter, Told, notice_letter
from kontaktdichte.rules.reasons import day_text, label
from kontaktdichte.web.access import Access
from kontaktdichte.web.clock import now
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import Conference, Notice, Partner, Project
from kontaktdichte.web.unmet import Unmet


@dataclass(frozen=True)
class Head:
    """What stands above the table."""

    number: str
    name: str
    month: date
    authority: Partner | None
    facts: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    signed: str = ""
    draft: bool = True


def draft(
    access: Access, project: Project, month: date, rows: Iterable[Unmet], numbers: Mapping[UUID, str],
    authority: Partner | None,
) -> bytes:  # fmt: skip
    """The letter before it is sent, of these duties."""
    told = [(one.duty, numbers[one.person.pk], one.told) for one in rows]
    return _letter(access, Head(project.number, project.name, month, authority), told)


def sent(access: Access, notice: Notice, items: Iterable[Any], authority: Partner | None) -> bytes:
    """The letter of a stored notice, the same at any time."""
    said = [(_("Sent on"), day_text(notice.sent_on, access.language)), (_("How"), str(notice.get_way_display()))]
    if notice.reference:
        said.append((_("Own reference"), notice.reference))
    head = Head(notice.project_number, notice.project_name, notice.month, authority, tuple(said), notice.remark,
                notice.sent_by, draft=False)  # fmt: skip
    return _letter(access, head, [(one, one.number, one.reason) for one in items], notice)


def invitation(access: Access, conference: Conference, worker: str, counsellor: str) -> bytes:
    """The date of a case conference, a letter to each of the three parties."""
    person, language = conference.person, access.language
    partner = Partner.objects.filter(partner=conference.partner).first() if conference.partner else None
    day = day_text(conference.planned_on, language) if conference.planned_on else _("not set yet")
    when = f"{day}, {conference.planned_at:%H:%M}" if conference.planned_at else day
    name = f"{person.given_name} {person.family_name}".strip()
    facts = (
        (_("Date"), when), (_("Place"), conference.place), (_("Topic"), conference.topic), (_("Participant"), name),
    )  # fmt: skip
    told = Invitation(
        access.organisation_name,
        ((name, ""), (counsellor or "–", partner.name if partner else ""), (worker, access.organisation_name)),
        _("Case conference on %(day)s") % {"day": day} if conference.planned_on else _("Case conference"),
        tuple(fact for fact in facts if fact[1]), access.membership.user.name, day_text(access.today, language), now(),
    )  # fmt: skip
    return conference_letter(told, language)


def _letter(access: Access, head: Head, told: list[tuple[Any, str, str]], notice: Notice | None = None) -> bytes:
    month = date_format(head.month, "F Y")
    facts = ((_("Project"), f"{head.number}, {head.name}"), (_("Month"), month), *head.facts)
    subject = _("Notice of duties not met: %(project)s, %(month)s") % {"project": head.number, "month": month}
    letter = Letter(
        access.organisation_name, head.authority.name if head.authority else "–", subject, facts,
        tuple(_told(access, *one) for one in told), _quote(told), head.remark, head.signed,
        ", ".join(sorted({concept_named(duty.concept).name for duty, _number, _reason in told})),
        notice.recorded_at if notice is not None else now(), head.draft,
    )  # fmt: skip
    return notice_letter(letter, access.language)


def _told(access: Access, duty: Any, number: str, reason: str) -> Told:
    concept, language = concept_named(duty.concept), access.language
    rule, known = concept.rules[duty.rule], concept.deviation_reasons.get(reason)
    return Told(
        number, label(rule.label, language), rule.section,
        f"{day_text(duty.window, language)} – {day_text(duty.hard, language)}",
        _("%(counted)s of %(need)s") % {"counted": duty.counted, "need": duty.need},
        label(known, language) if known is not None else _("no reason given"),
    )  # fmt: skip


def _quote(told: list[tuple[Any, str, str]]) -> str:
    """What the document says of notices."""
    for duty, _number, _reason in told:
        concept = concept_named(duty.concept)
        if (notice := concept.notices().get(duty.rule)) is not None:
            return concept.rules[notice].quote
    return ""
