"""The short form for a contact: day, channel, kind, came or not, reason. Its choices are those of the concept."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.calendar import FIRST_INPUT, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.models import Contact


class ContactForm(forms.Form):
    """Five fields; ``reason`` is only asked where the concept wants one for the channel."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    channel = Choice(label=_("Channel"))
    kind = Choice(label=_("Kind"))
    outcome = Choice(label=_("Came or not"))
    justification = Choice(label=_("Reason, if not in person"), required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, concept: Concept, today: date, language: Language, *args: Any, **options: Any) -> None:
        options.setdefault("initial", {"on": today, "outcome": "kept", "form_key": uuid4()})
        super().__init__(*args, **options)
        self.today = today
        for name, table in (("channel", concept.channels), ("kind", concept.kinds), ("outcome", concept.outcomes)):
            self._field(name).choices = [(code, label(text, language)) for code, text in table.items()]
        reasons = [(code, label(text, language)) for code, text in concept.justifications.items()]
        self._field("justification").choices = [("", _("none")), *reasons]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    @classmethod
    def of(cls, contact: Contact) -> dict[str, Any]:
        """What the fields say of a stored contact."""
        return {name: getattr(contact, name, None) for name in cls.base_fields}

    def clean_on(self) -> date:
        """A day that can have been a contact's; a late entry is never refused."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. A contact is recorded when it has happened."))
        if number(day) < FIRST_INPUT:
            raise ValidationError(_("This day is before 1900. Please check the year."))
        return day


class CorrectForm(ContactForm):
    """Everything that can have been entered wrongly; empty fields stay empty."""

    justification_text = forms.CharField(
        label=_("Reason in words"), required=False, max_length=500,
        help_text=_("Only what is needed: notes on the case belong into its own file."),
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=600)

    def columns(self) -> dict[str, Any]:
        """What is stored in the place of what stood there; None where nothing is said."""
        return {name: value or None for name, value in self.cleaned_data.items() if name != "form_key"}
