"""A report as a run: what is asked today, what is frozen, and the same asked again later.

In: a report on its way. Out: columns of a :class:`~kontaktdichte.web.models.Run`; or the content that a stored run
would have if it were evaluated now over base tables, which is its content.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any

from django.utils import translation

from kontaktdichte.reports.jobcenter_report import Section, canonical, written
from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access
from kontaktdichte.web.evaluations import concept_named, edition_on
from kontaktdichte.web.models import ChainHead, Link, Partner, Report, Run, RunKind, Sharing
from kontaktdichte.web.reporting.evaluated import LANGUAGE, Asking, Evaluated
from kontaktdichte.web.reporting.parts import kept, told

ENGINE = version("kontaktdichte")


def asked(access: Access, report: Report) -> Asking:
    """What a report asks today: of all that is known up to the end of the chain."""
    agreement, last = report.agreement, report.until_day - timedelta(1)
    edition = edition_on(access.today)
    sharings = Sharing.objects.filter(organisation=access.organisation, partner=agreement.partner)
    inputs = {
        "subject": str(agreement.subject_id), "number": agreement.subject.number,
        "project": str(agreement.project.subject_id), "numbers": {}, "shared": {},
        "remarks": report.remarks, "indicators": report.indicators, "open_points": report.open_points,
        "kept": kept(agreement, report.from_day, last),
        "jobcenter": Partner.objects.get(organisation=access.organisation, partner=agreement.partner).name,
    }  # fmt: skip
    for one in sharings.order_by("from_day").select_related("person"):
        if one.from_day <= access.today and (one.until_day is None or access.today < one.until_day):
            inputs["numbers"][str(one.person_id)] = one.number
            inputs["shared"][str(one.person_id)] = [one.from_day.isoformat(), sorted(one.about)]
    link = ChainHead.objects.get(pk=access.organisation).number
    return Asking(concept_named(edition.concept), access.today, link, report.from_day, last, inputs)


def sections(asking: Asking) -> list[Section]:
    """The report's sections, evaluated now, in the language of the offices."""
    with translation.override(LANGUAGE):
        return told(Evaluated(asking))


def frozen(asking: Asking, known_at: datetime) -> dict[str, Any]:
    """Columns of the run."""
    content, head = written(sections(asking)), Link.objects.get(number=asking.link)
    return {
        "kind": RunKind.REPORT, "concept": asking.concept.name, "edition": str(asking.concept.edition),
        "concept_digest": concept_digest(asking.concept), "readings": canonical(_readings(asking.concept)),
        "as_of": asking.as_of, "known_at": known_at, "link": asking.link, "head": bytes(head.digest).hex(),
        "engine": ENGINE, "from_day": asking.first, "until_day": asking.last + timedelta(1),
        "inputs": canonical(asking.inputs), "content": content, "digest": digest(content),
    }  # fmt: skip


def again(run: Run) -> str:
    """The content of a run, evaluated once more: by its rules, with its knowledge."""
    asking = Asking(
        concept_named(run.concept), run.as_of, run.link, run.from_day, run.until_day - timedelta(1),
        json.loads(run.inputs),
    )  # fmt: skip
    return written(sections(asking))


def digest(text: str) -> str:
    """SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def concept_digest(concept: Concept) -> str:
    """SHA-256 of the concept with its readings put in place."""
    return digest(canonical(concept.model_dump(mode="json")))


def _readings(concept: Concept) -> dict[str, Any]:
    return {name: reading.model_dump(mode="json")["value"] for name, reading in concept.readings.items()}
