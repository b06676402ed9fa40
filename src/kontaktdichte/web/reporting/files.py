"""A report as a paper and as a workbook: what was frozen, and around it whose it is and what it was reckoned with.

In: a run, stored or drafted just now, and what is known of its sending. Out: a cover, bytes. Both sides get the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kontaktdichte.reports.jobcenter_report import Cover, Pairs, Step, report_book, report_paper, sections_of
from kontaktdichte.reports.lists import MIME
from kontaktdichte.rules.reasons import day_text
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import Run, SentReport
from kontaktdichte.web.reporting.evaluated import LANGUAGE

Form = Literal["pdf", "xlsx"]
TYPES = {"pdf": "application/pdf", "xlsx": MIME["xlsx"]}


@dataclass(frozen=True)
class About:
    """Whose report it is, and how far; ``facts``: how it was sent, as label and value."""

    number: str
    project: str
    provider: str
    jobcenter: str
    facts: Pairs = ()
    step: Step = "draft"


def as_file(about: About, of: Run | SentReport, form: Form) -> bytes:
    """The report in this form."""
    with translation.override(LANGUAGE):
        made = cover(about, of)
        sections = sections_of(of.content)
        return (report_paper if form == "pdf" else report_book)(made, sections, LANGUAGE)


def cover(about: About, of: Run | SentReport) -> Cover:
    """What stands around the sections."""
    period = f"{day_text(of.from_day, LANGUAGE)} – {day_text(of.until_day - timedelta(1), LANGUAGE)}"
    title = _("Report to the Jobcenter: %(number)s, %(period)s") % {"number": about.number, "period": period}
    facts = (
        (_("Project"), about.project), (_("Cooperation agreement"), about.number), (_("Period"), period), *about.facts,
    )  # fmt: skip
    return Cover(title, about.provider, about.jobcenter, facts, basis(of), of.known_at, about.step)


def basis(of: Run | SentReport) -> Pairs:
    """What it was reckoned with; the first three stand on each page of the paper."""
    at = timezone.localtime(of.known_at)
    concept = concept_named(of.concept)
    link = _("link %(number)s, %(digest)s") % {"number": of.link, "digest": of.head}
    return (
        (_("Edition of the rules"), of.concept), (_("Known at"), f"{day_text(at.date(), LANGUAGE)}, {at:%H:%M}"),
        (_("Head of the chain"), link), (_("Document"), f"{concept.title}, {concept.issuer}"),
        (_("As of"), day_text(of.as_of, LANGUAGE)), (_("Engine"), f"kontaktdichte {of.engine}"),
        (_("Checksum of the content (SHA-256)"), of.digest),
    )  # fmt: skip


def sent_facts(sent: SentReport, earlier: Iterable[SentReport] = ()) -> Pairs:
    """How it went out; of a corrected one, in whose place it stands and why."""
    at = timezone.localtime(sent.reviewed_at)
    facts = [
        (_("Reviewed"), f"{sent.reviewed_by}, {day_text(at.date(), LANGUAGE)}"),
        (_("Sent"), f"{day_text(sent.sent_on, LANGUAGE)}, {sent.get_way_display()}, {sent.sent_by}"),
    ]
    if sent.reference:
        facts.append((_("Reference"), sent.reference))
    for one in earlier:
        facts.append((_("Corrects"), _("the report sent on %(day)s, because %(why)s") % {
            "day": day_text(one.sent_on, LANGUAGE), "why": sent.why}))  # fmt: skip
    return tuple(facts)
