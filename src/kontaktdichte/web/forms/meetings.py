"""Meetings of several: warm handovers and case conferences, with who was there; the need for one and its date."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField, PastForm

ALL_THREE = ("client", "project_worker", "counsellor")  # usually there; the concept's other participants are asked for


class MeetingForm(PastForm):
    """Day, channel, and a tick for everybody whom the concept knows as a participant."""

    on = DayField(label=_("Day"))
    channel = Choice(label=_("Channel"))

    def __init__(self, concept: Concept, today: date, language: Language, *args: Any, **options: Any) -> None:
        super().__init__(today, *args, **{"initial": {"on": today, "channel": "in_person"}} | options)
        self.codes = list(concept.participants)
        channel: Any = self.fields["channel"]
        channel.choices = [(code, label(text, language)) for code, text in concept.channels.items()]
        for code, text in concept.participants.items():
            there = forms.BooleanField(label=label(text, language), required=False, initial=code in ALL_THREE)
            self.fields[f"there_{code}"] = there

    def there(self) -> list[Any]:
        """The fields for those who were there."""
        return [self[f"there_{code}"] for code in self.codes]

    def participants(self) -> list[str]:
        """Who was there. After ``is_valid``."""
        return [code for code in self.codes if self.cleaned_data[f"there_{code}"]]


class ConferenceForm(MeetingForm):
    """The same with what came of it."""

    result = forms.CharField(label=_("Result"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    next_steps = forms.CharField(
        label=_("Next steps"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )


class NeedForm(PastForm):
    """That a case conference is needed, since when, and what about."""

    on = DayField(label=_("Needed since"))
    topic = forms.CharField(
        label=_("What about"), max_length=200, help_text=_("A keyword. Both sides read it; no word on health."),
    )  # fmt: skip

    def __init__(self, today: date, *args: Any, **options: Any) -> None:
        super().__init__(today, *args, **{"initial": {"on": today}} | options)


class DateForm(forms.Form):
    """When and where a conference is to be."""

    on = DayField(label=_("Day"))
    at = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
