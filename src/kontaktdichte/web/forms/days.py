"""Days in forms: those that the calendar knows, what has happened, what begins before it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.calendar import FIRST_INPUT, LAST_INPUT, number


class DayField(forms.DateField):
    """A day that the engine's calendar knows."""

    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")

    def clean(self, value: Any) -> date | None:
        """The day, or None. Raises ValidationError outside 1900 to 2100."""
        day: date | None = super().clean(value)
        if day is not None and not FIRST_INPUT <= number(day) < LAST_INPUT:
            raise ValidationError(_("This day lies outside 1900 to 2100. Please check the year."))
        return day


class PastForm(forms.Form):
    """Something that has happened: no day of it lies ahead."""

    def __init__(self, today: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Every day is today at the latest."""
        said: dict[str, Any] = super().clean() or {}
        for name, value in list(said.items()):
            if isinstance(value, date) and value > self.today:
                self.add_error(name, ValidationError(_("This day is still to come.")))
        return said


def in_order(form: forms.Form, said: dict[str, Any]) -> dict[str, Any]:
    """What was said, with a word at ``last`` where it lies before ``since``."""
    if said.get("since") and said.get("last") and said["since"] > said["last"]:
        form.add_error("last", ValidationError(_("The last day lies before the first.")))
    return said
