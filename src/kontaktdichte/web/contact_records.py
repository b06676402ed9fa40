"""What a contact record says of participants: months, agreement, deviation, attached sheets, as text for the paper.

In: participants and the first day of a month. Out: the PDF's bytes. Sentences, numbers and verdicts are those of
:mod:`~kontaktdichte.web.months`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kontaktdichte.reports.contact_record import Basis, Line, Sheet, contact_record
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.findings import LATE_ENTRY
from kontaktdichte.rules.reasons import day_text, label, reason_text
from kontaktdichte.web.access import Access
from kontaktdichte.web.clock import last_of, now
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import (
    Agreement,
    Attachment,
    Carries,
    ChainHead,
    Clause,
    Contact,
    CooperationAgreement,
    Deviation,
    Membership,
    NoticeAnswer,
    NoticeItem,
    Partner,
    Situation,
)
from kontaktdichte.web.models.records import WITHDRAWN, standing
from kontaktdichte.web.months import Entry, Month

AGREED = "agreement"  # the attribute under which a participant's cooperation agreement is named
PART = "participation"  # regular or aftercare
KEY = "contacts_per_month"  # what agreements call the number of contacts a month


def record_of(access: Access, found: Sequence[Month], first: date) -> bytes:
    """The contact records of these months, which begin on ``first``, as they stand now."""
    concept = concept_for(access)
    around = Around(access, concept, [one.person.pk for one in found], first)
    sheets = [around.sheet(month) for month in found]
    return contact_record(sheets, basis(access, concept), access.language)


def basis(access: Access, concept: Concept) -> Basis:
    """The edition, the moment, and the end of the organisation's chain."""
    head, at = ChainHead.objects.get(pk=access.organisation), now()
    return Basis(
        access.organisation_name, f"{concept.title} ({concept.name})", at,
        f"{day_text(at.date(), access.language)}, {at:%H:%M}",
        _("link %(number)s, %(digest)s") % {"number": head.number, "digest": bytes(head.digest).hex()},
        LATE_ENTRY.working_days,
    )  # fmt: skip


class Around:
    """What stands beside the months: asked once for all participants of a file."""

    def __init__(self, access: Access, concept: Concept, keys: Sequence[UUID], first: date) -> None:
        self.access, self.concept, self.language, self.first = access, concept, access.language, first
        month = {"person_id__in": keys, "from_day__lte": last_of(first)}
        rows = standing(Situation.objects.filter(**month, attribute__in=(AGREED, "project_worker", PART)))
        self.held: dict[tuple[UUID, str], str] = {
            (row.person_id, row.attribute): row.value
            for row in rows.filter(Q(until_day=None) | Q(until_day__gt=first)).order_by("from_day")
        }
        numbers = {number for (_key, name), number in self.held.items() if name == AGREED}
        found = CooperationAgreement.objects.filter(organisation_id=access.organisation, number__in=numbers)
        self.agreements = {one.number: one for one in found.select_related("project", "subject")}
        self.partners = dict(Partner.objects.filter(organisation_id=access.organisation).values_list("partner", "name"))
        self.staff = dict(Membership.objects.order_by("from_day").values_list("code", "user__name"))
        self.values, self.clauses = _values(numbers, first), _clauses(numbers, first)
        self.notices = _notices(keys)
        self.given = {
            (row.person_id, row.rule, row.window): row
            for row in standing(Deviation.objects.filter(person_id__in=keys)).order_by("recorded_at")
        }
        self.files: dict[UUID, list[Attachment]] = defaultdict(list)
        files = standing(Attachment.objects.filter(person_id__in=keys, month=first)).exclude(carries=Carries.WITHDRAWN)
        for file in files.defer("content").order_by("recorded_at"):
            self.files[file.person_id].append(file)
        self.withdrawn: dict[UUID, list[Contact]] = defaultdict(list)
        gone = Contact.objects.filter(person_id__in=keys, outcome=WITHDRAWN, on__range=(first, last_of(first)))
        for row in standing(gone).select_related("recorded_by__user"):
            self.withdrawn[row.person_id].append(row)

    def sheet(self, month: Month) -> Sheet:
        """One participant's page."""
        name = _("%(person)s (%(number)s)") % {"person": month.person, "number": month.person.number}
        return Sheet(
            name, date_format(month.first, "F Y"), tuple(self._facts(month)),
            tuple(self._line(number, entry) for number, entry in enumerate(month.entries, 1)),
            tuple(self._block(month)),
        )  # fmt: skip

    def _facts(self, month: Month) -> Iterator[tuple[str, str]]:
        agreement = self.agreements.get(self.held.get((month.person.pk, AGREED), ""))
        project = agreement.project if agreement is not None else None
        worker = self.held.get((month.person.pk, "project_worker"), "")
        yield _("Project"), f"{project.number}, {project.name}" if project is not None else "–"
        yield _("Provider"), self.access.organisation_name
        yield _("Jobcenter"), self.partners.get(agreement.partner, "–") if agreement is not None else "–"
        yield _("Participant"), f"{month.person}, {month.person.number}"
        yield _("Participation"), self._part(month)
        yield _("Project worker"), self.staff.get(worker, worker) or "–"
        yield _("Minimum a month"), self._minimum(month, agreement)

    def _part(self, month: Month) -> str:
        """Regular or aftercare, as it was at the end of the month."""
        held, declared = self.held.get((month.person.pk, PART), ""), self.concept.attributes.get(PART)
        known = declared.values if declared is not None else {}
        return label(known[held], self.language) if held in known else held or "–"

    def _minimum(self, month: Month, agreement: CooperationAgreement | None) -> str:
        """The number of the engine, where it is agreed, and the passage of the text."""
        if month.owed is None:
            return _("nothing owed in this month")
        value = self.values.get(agreement.number) if agreement is not None else None
        if value is not None and agreement is not None:
            where = _("agreed in %(number)s since %(day)s") % {
                "number": agreement.number, "day": day_text(value.from_day, self.language)
            }  # fmt: skip
        else:
            where = _("nothing else agreed")
        clause = self.clauses.get(agreement.number) if agreement is not None else None
        passage = f"„{clause.text if clause is not None else month.owed.quote}“"
        if clause is None:
            passage += f" ({month.owed.section})"
        return _("%(n)s, %(where)s; %(passage)s") % {"n": month.owed.need, "where": where, "passage": passage}

    def _line(self, number: int, entry: Entry) -> Line:
        row = entry.contact
        return Line(
            number, day_text(row.on, self.language), _times(row), self._word("places", row.place),
            self._word("kinds", row.kind), self._channel(row), row.topic or "", row.next_step or "", entry.counts,
            entry.why, _signature(row), self._entered(row), tuple(self._marks(entry)),
        )  # fmt: skip

    def _channel(self, row: Contact) -> str:
        came = "" if row.outcome == "kept" else f", {self._word('outcomes', row.outcome)}"
        return self._word("channels", row.channel) + came

    def _entered(self, row: Contact) -> str:
        at = timezone.localtime(row.recorded_at)
        who = row.recorded_by.user.name if row.recorded_by else "–"
        return f"{day_text(at.date(), self.language)}, {at:%H:%M}, {who}"

    def _marks(self, entry: Entry) -> Iterator[str]:
        earlier = entry.contact.replaces
        if entry.late:
            yield _("late entry")
        if entry.disputed:
            yield _("disputed")
        if earlier is not None:
            before = f"{day_text(earlier.on, self.language)}, {self._channel(earlier)}"
            yield _("correction; before: %(before)s") % {"before": before}
        if entry.contact.actor and entry.contact.actor != getattr(entry.contact.recorded_by, "code", None):
            actor = entry.contact.actor
            yield _("held by %(name)s") % {"name": self.staff.get(actor, actor)}

    def _block(self, month: Month) -> Iterator[tuple[str, str]]:
        owed = month.owed
        if owed is not None:
            yield _("Personal contacts"), _("%(counted)s counted of %(need)s needed") % {
                "counted": owed.counted, "need": owed.need
            }  # fmt: skip
        others = sum(not entry.counts for entry in month.entries)
        yield _("Other entries"), str(others)
        yield _("Absences"), " ".join(one.neutral for one in month.absences) or _("none")
        if owed is not None:
            yield _("Verdict"), owed.neutral
            if owed.missing and owed.hard < month.as_of:
                yield from self._shortfall(month)
        for row in self.withdrawn[month.person.pk]:
            yield _("Cancelled entry"), f"{day_text(row.on, self.language)}; {self._entered(row)}"
        for file in self.files[month.person.pk]:
            yield _("Signed sheet"), f"{file.name}, SHA-256 {file.digest}"

    def _shortfall(self, month: Month) -> Iterator[tuple[str, str]]:
        """Why there were too few, by the word that partners are told, and who was told of it when."""
        assert month.owed is not None
        given = self.given.get((month.person.pk, month.owed.rule, month.owed.first))
        told = given.notified_on if given is not None else None
        neutral = self.concept.neutral(given.reason) if given is not None else None
        yield _("Reason"), reason_text(self.concept, neutral, self.language) if neutral else _("not given")
        item = self.notices.get((month.person.pk, month.owed.rule, month.owed.first))
        if item is None:
            yield _("Notice given on"), day_text(told, self.language) if told is not None else _("not given")
        else:
            yield from self._noticed(item)

    def _noticed(self, item: NoticeItem) -> Iterator[tuple[str, str]]:
        """The notice that was sent, and what the authority answered."""
        sent = item.notice
        said = [day_text(sent.sent_on, self.language), self.partners.get(sent.partner, ""), sent.reference]
        yield _("Notice given on"), ", ".join(filter(None, said))
        answer = NoticeAnswer.objects.filter(item=item.pk).order_by("-answered_on", "-recorded_at").first()
        if answer is not None:
            told = [day_text(answer.answered_on, self.language), answer.get_verdict_display(), answer.reference]
            yield _("Answer"), ", ".join(filter(None, told))

    def _word(self, table: str, code: str | None) -> str:
        known: Mapping[str, Any] = getattr(self.concept, table)
        return label(known[code], self.language) if code is not None and code in known else code or ""


def _values(numbers: set[str], first: date) -> dict[str, Agreement]:
    """What is agreed on contacts in a month, by the agreement's number; the last that was said."""
    rows = standing(Agreement.objects.filter(person__number__in=numbers, key=KEY, from_day__lte=last_of(first)))
    held = rows.filter(Q(until_day=None) | Q(until_day__gt=first)).select_related("person")
    return {row.person.number: row for row in held.order_by("from_day", "recorded_at")}


def _clauses(numbers: set[str], first: date) -> dict[str, Clause]:
    """The clause of each agreement that settles the contacts of a month, by the agreement's number."""
    rows = standing(Clause.objects.filter(agreement__number__in=numbers, from_day__lte=last_of(first)))
    found = {}
    for row in rows.select_related("agreement").order_by("from_day", "recorded_at"):
        if row.text and any(KEY in pair for pair in row.values):
            found[row.agreement.number] = row
    return found


def _notices(keys: Sequence[UUID]) -> dict[tuple[UUID, str, date], NoticeItem]:
    """The notice of each unmet duty of these participants; of several the last that was sent."""
    rows = NoticeItem.objects.filter(person_id__in=keys).select_related("notice").order_by("notice__sent_on")
    return {(row.person_id, row.rule, row.window): row for row in rows}


def _times(row: Contact) -> str:
    length = _("%(n)s min") % {"n": row.minutes} if row.minutes else ""
    if row.begins is None:
        return length
    until = f"–{row.ends:%H:%M}" if row.ends is not None else ""
    return f"{row.begins:%H:%M}{until}" + (f" ({length})" if length else "")


def _signature(row: Contact) -> str:
    if row.signed_by:
        return _("Signature replaced by %(what)s, because %(why)s") % {
            "what": row.signed_by, "why": row.unsigned_because
        }  # fmt: skip
    return "" if row.channel == "in_person" and row.outcome == "kept" else _("no signature: not in person")
