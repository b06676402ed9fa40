"""Working meetings: their date, what came of them, resolutions, and the Jobcenter's answer to the minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField, PastForm
from kontaktdichte.web.models import Meeting

MEETINGS = ("in_person", "video", "phone")  # channels of those that the concept knows


class PlannedForm(forms.Form):
    """When and where, who is invited, and when the invitation went out."""

    planned_on = DayField(label=_("Date"))
    planned_at = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    invited = forms.CharField(label=_("Invited"), max_length=500, required=False)
    invited_on = DayField(label=_("Invited on"), required=False)


class HeldForm(PastForm):
    """When and how it took place, who was there, and the minutes."""

    held_on = DayField(label=_("Took place on"))
    channel = Choice(label=_("Channel"))
    of_provider = forms.CharField(label=_("Present for the provider"), max_length=500)
    of_jobcenter = forms.CharField(
        label=_("Present for the Jobcenter"), max_length=500, required=False,
        help_text=_("Empty: nobody came; then it was no meeting, and an agreed one is still owed."),
    )  # fmt: skip
    minutes = forms.CharField(
        label=_("Minutes of the meeting"), max_length=8000, widget=forms.Textarea({"rows": 8}),
        help_text=_("The Jobcenter reads them. No names of participants: their numbers suffice."),
    )  # fmt: skip

    def __init__(self, access: Access, concept: Concept, *args: Any, **options: Any) -> None:
        super().__init__(access.today, *args, **options)
        channel: Any = self.fields["channel"]
        known = concept.channels
        channel.choices = [(code, label(known[code], access.language)) for code in MEETINGS if code in known]


class ResolutionForm(forms.Form):
    """What is resolved, who does it, until when."""

    what = forms.CharField(label=_("Resolution"), max_length=500)
    who = forms.CharField(label=_("Who"), max_length=200, required=False)
    until = DayField(label=_("Until when"), required=False)


class FollowUpForm(ResolutionForm, PastForm):
    """A resolution again, with the day on which it was done."""

    done_on = DayField(label=_("Done on"), required=False)

    def clean(self) -> dict[str, Any]:
        """Only what was done has happened; the term may lie ahead."""
        said: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        if said.get("done_on") and said["done_on"] > self.today:
            self.add_error("done_on", ValidationError(_("This day is still to come.")))
        return said


class MinutesAnswerForm(forms.Form):
    """Acknowledged, or objected to."""

    answer = forms.ChoiceField(choices=[("ja", _("acknowledged")), ("nein", _("objection"))])
    objection = forms.CharField(
        label=_("Objection"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """An objection says what is wrong; who acknowledges has none."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("answer") == "nein" and not said.get("objection"):
            self.add_error("objection", ValidationError(_("Please say what is wrong.")))
        if said.get("answer") == "ja":
            said["objection"] = ""
        return said


def said(meeting: Meeting) -> dict[str, Any]:
    """What stands of a meeting, for its forms."""
    found = {name: getattr(meeting, name) for form in (PlannedForm, HeldForm) for name in form.base_fields}
    return found if meeting.held_on is not None else found | {"channel": MEETINGS[0]}
