"""A report's words, its sending, its acknowledgement and why it is corrected: a few fields each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField, PastForm
from kontaktdichte.web.models import ReportWay


class PeriodForm(forms.Form):
    """About which period; the choices are those that an agreement offers."""

    period = Choice(label=_("Period"))

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["period"]
        field.choices = choices

    def span(self) -> tuple[date, date]:
        """First day and day after the last. After ``is_valid``."""
        first, last = (date.fromisoformat(day) for day in self.cleaned_data["period"].split("_"))
        return first, last + timedelta(1)


class WordsForm(forms.Form):
    """What the lead writes: lines for the Jobcenter, by number and without anything on health."""

    indicators = forms.CharField(
        label=_("Results by indicator, one a line"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 4}), help_text=_("The wording of the agreement stands above them."),
    )  # fmt: skip
    open_points = forms.CharField(
        label=_("Open points, one a line"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4})
    )  # fmt: skip
    remarks = forms.CharField(
        label=_("Remarks"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Facts, no judgements; participants by number, nothing about illness."),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput)


class SendForm(PastForm):
    """When and how a report went out."""

    sent_on = DayField(label=_("Sent on"))
    way = Choice(label=_("How"), choices=ReportWay.choices)
    reference = forms.CharField(label=_("Own reference"), required=False, max_length=100)


class CorrectForm(forms.Form):
    """Why a report that was sent is replaced."""

    why = forms.CharField(label=_("Why it is corrected"), max_length=300, help_text=_("The Jobcenter reads it."))


class AcknowledgeForm(forms.Form):
    """The Jobcenter's word on a report."""

    remark = forms.CharField(label=_("Remark"), required=False, max_length=500)


class PaperForm(PastForm):
    """An acknowledgement that came on paper or by e-mail."""

    on = DayField(label=_("Acknowledged on"))
    by = forms.CharField(label=_("By whom"), max_length=200)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=500)
