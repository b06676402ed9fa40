"""Sections in words: indicators as agreed with what the lead says to them, open points, the readings that were used."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kontaktdichte.reports.jobcenter_report import Column, Section, Table
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.models import Clause, Link
from kontaktdichte.web.reporting.evaluated import LANGUAGE, Evaluated

INDICATORS = "indicators"  # the subject of agreements that settles by what results are measured


def indicators(said: Evaluated) -> Section:
    """What the agreement settles about indicators, and the results that the lead enters beside."""
    wording = _settled(said, INDICATORS)
    facts = [(_("Agreed"), wording or _("The agreement settles no indicators."))]
    return Section("indicators", _("Indicators"), tuple(facts), (), _lines(said.inputs["indicators"]))


def _settled(said: Evaluated, subject: str) -> str:
    """The clause about a subject on the last day of the period, as it was known."""
    known = Link.objects.filter(number__lte=said.asking.link).values("action")
    rows = Clause.objects.filter(person=said.inputs["subject"], subject=subject, from_day__lte=said.end)
    found: Any = rows.filter(action__in=known).order_by("from_day", "recorded_at").last()
    return found.text if found is not None else ""


def open_points(said: Evaluated) -> Section:
    """The lead's own lines: what is open, and remarks."""
    points = _lines(said.inputs["open_points"])
    rows = tuple((place, line) for place, line in enumerate(points, start=1))
    table = Table(_("Open points"), (Column(_("No."), "number"), Column(_("Point"))), rows, _("None."))
    return Section("open_points", _("Open points and remarks"), (), (table,), _lines(said.inputs["remarks"]))


def readings(said: Evaluated) -> Section:
    """What was chosen where the document is silent; every report prints it."""
    rows = tuple(
        (label(one.label, LANGUAGE), reading_text(said.concept, one.value, LANGUAGE))
        for one in said.concept.readings.values()
    )
    table = Table(_("Readings used"), (Column(_("Reading")), Column(_("Chosen"))), rows, _("None."))
    return Section("readings", _("Readings used"), (), (table,))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
