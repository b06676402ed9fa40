"""Employers, work trials and internships, where somebody is employed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField
from kontaktdichte.web.models import Employer, Situation, Trial, TrialKind, TrialResult
from kontaktdichte.web.models.records import following
from kontaktdichte.web.templatetags.kd import day, day_before


class EmployerForm(forms.Form):
    """A business, and whom one speaks to there."""

    name = forms.CharField(label=_("Name of the employer"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    sector = forms.CharField(label=_("Sector"), max_length=100, required=False)
    contact = forms.CharField(
        label=_("Contact person"), max_length=200, required=False,
        help_text=_("Business data only: name and function, nothing private."),
    )  # fmt: skip
    reach = forms.CharField(label=_("Telephone or e-mail at work"), max_length=200, required=False)


class AtEmployer(forms.Form):
    """Something at one of the employers that are known."""

    employer = Choice(label=_("Employer"))

    def __init__(self, employers: Sequence[Employer], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.employers = {str(one.pk): one for one in employers}
        employer: Any = self.fields["employer"]
        employer.choices = [("", "–"), *((key, str(one)) for key, one in self.employers.items())]

    def clean_employer(self) -> Employer:
        """The employer itself."""
        return self.employers[self.cleaned_data["employer"]]


class TrialForm(AtEmployer):
    """What, where, from when until when as planned and in fact, and how it ended."""

    kind = Choice(label=_("Kind of trial"), choices=TrialKind.choices)
    from_day = DayField(label=_("First day"))
    planned_last = DayField(label=_("Last day as planned"), required=False)
    last = DayField(label=_("Last day in fact"), required=False)
    result = Choice(label=_("Result"), choices=[("", _("running")), *TrialResult.choices], required=False)
    note = forms.CharField(
        label=_("Note of the project"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Nobody else reads it. Broken off: please say why. No illnesses."),
    )  # fmt: skip
    field_order = ("kind", "employer")

    def __init__(self, today: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it begins; what has a result has ended, and the other way round."""
        said: dict[str, Any] = super().clean() or {}
        first, last, result = said.get("from_day"), said.get("last"), said.get("result")
        for name in ("planned_last", "last"):
            if first is not None and said.get(name) is not None and said[name] < first:
                self.add_error(name, ValidationError(_("The last day lies before the first.")))
        if last is not None and last > self.today:
            self.add_error("last", ValidationError(_("This day is still to come.")))
        if bool(last) != bool(result) and result != TrialResult.WITHDRAWN:
            missing = "result" if last else "last"
            self.add_error(missing, ValidationError(_("The last day in fact and the result belong together.")))
        if result == TrialResult.BROKEN_OFF and not said.get("note"):
            self.add_error("note", ValidationError(_("Please say why it was broken off.")))
        return said

    def columns(self) -> dict[str, Any]:
        """What the action takes. After ``is_valid``."""
        said = dict(self.cleaned_data)
        for name, column in (("planned_last", "planned_until"), ("last", "until_day")):
            last = said.pop(name)
            said[column] = following(last) if last else None
        return said


def of_trial(trial: Trial, note: str) -> dict[str, Any]:
    """What stands of a trial, for its form."""
    return {
        "employer": str(trial.employer_id), "kind": trial.kind, "from_day": trial.from_day, "result": trial.result,
        "planned_last": day_before(trial.planned_until) if trial.planned_until else None, "note": note,
        "last": day_before(trial.until_day) if trial.until_day else None,
    }  # fmt: skip


class EmploymentForm(AtEmployer):
    """Which of the employments in the file, and where."""

    situation = Choice(label=_("Employed"))
    field_order = ("situation", "employer")

    def __init__(self, spans: Sequence[Situation], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spans = {str(one.pk): one for one in spans}
        situation: Any = self.fields["situation"]
        situation.choices = [(key, since(one)) for key, one in self.spans.items()]

    def clean_situation(self) -> Situation:
        """The fact itself."""
        return self.spans[self.cleaned_data["situation"]]


def since(span: Situation) -> str:
    """A span in words."""
    begin = _("since %(day)s") % {"day": day(span.from_day)}
    if span.until_day is None:
        return str(begin)
    return f"{begin}, {_('until %(day)s') % {'day': day(day_before(span.until_day))}}"
