"""Sending a notice, answering it, answers in principle, passing on and feedback: a few fields each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField, PastForm
from kontaktdichte.web.models import Answered, Way


class SendForm(PastForm):
    """When, how and under which reference a notice went out."""

    sent_on = DayField(label=_("Sent on"))
    way = Choice(label=_("How"), choices=Way.choices)
    reference = forms.CharField(label=_("Own reference"), required=False, max_length=100)
    remark = forms.CharField(
        label=_("Remark to the authority"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("No names, nothing about illness: the authority knows participants by number."),
    )  # fmt: skip


class AnswerForm(PastForm):
    """How the grant authority answers one duty."""

    verdict = Choice(label=_("Answer"), choices=Answered.choices)
    answered_on = DayField(label=_("Answered on"))
    reference = forms.CharField(label=_("Reference"), required=False, max_length=100)
    text = forms.CharField(label=_("In words"), required=False, max_length=1000)


class PrincipleForm(PastForm):
    """An answer in principle about one rule."""

    rule = Choice(label=_("Rule"))
    question = forms.CharField(label=_("Question"), max_length=300)
    answer = forms.CharField(label=_("Answer"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    reference = forms.CharField(label=_("Reference"), max_length=100)
    given_on = DayField(label=_("Given on"))

    def __init__(self, rules: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["rule"]
        field.choices = rules


class EscalationForm(PastForm):
    """To whom duties missed without reason are passed on."""

    partner = Choice(label=_("To whom"))
    escalated_on = DayField(label=_("Passed on"))
    reference = forms.CharField(label=_("Reference"), required=False, max_length=100)
    text = forms.CharField(
        label=_("In words"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )  # fmt: skip

    def __init__(self, partners: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["partner"]
        field.choices = partners


class FeedbackForm(PastForm):
    """What who was told answers."""

    given_on = DayField(label=_("Answered on"))
    reference = forms.CharField(label=_("Reference"), required=False, max_length=100)
    text = forms.CharField(label=_("Feedback"), max_length=2000, widget=forms.Textarea({"rows": 3}))
