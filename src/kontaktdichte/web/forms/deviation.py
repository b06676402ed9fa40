"""Why a duty was not met: one of the concept's reasons, and the days on which it was given, told and answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField
from kontaktdichte.web.models import Deviation

STATUSES = {
    "given": _("reason given"), "notified": _("authority notified"), "accepted": _("accepted"),
    "rejected": _("rejected"),
}  # fmt: skip
BY_NOTICE = ("notified_on", "answered_on", "status")
_DAYS = ("given_on", "notified_on", "answered_on")


class DeviationForm(forms.Form):
    """Reason, words, three days and how it stands."""

    reason = Choice(label=_("Reason"))
    text = forms.CharField(
        label=_("Reason in words"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Only what is needed: notes on the case belong into its own file."),
    )  # fmt: skip
    given_on = DayField(label=_("Given on"))
    notified_on = DayField(label=_("Notified on"), required=False)
    answered_on = DayField(label=_("Answered on"), required=False)
    status = Choice(label=_("How it stands"), choices=list(STATUSES.items()))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, access: Access, concept: Concept, *args: Any, told: Deviation | bool = False, **options: Any
    ) -> None:
        """``told``: the days and the answer come from notices, not from this form; the row there is, where it is."""
        super().__init__(*args, **options)
        self.told = told
        for name in BY_NOTICE if told else ():
            del self.fields[name]
        self.today = access.today
        reasons = [(code, label(text, access.language)) for code, text in concept.deviation_reasons.items()]
        self._field("reason").choices = [("", "–"), *reasons]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What is said to have happened has happened, and in this order."""
        said: dict[str, Any] = super().clean() or {}
        before: date | None = None
        for name in _DAYS:
            day = said.get(name)
            if day is not None and day > self.today:
                self.add_error(name, ValidationError(_("This day is still to come.")))
            elif day is not None and before is not None and day < before:
                self.add_error(name, ValidationError(_("This day lies before the one above.")))
            before = day or before
        return said

    def columns(self) -> dict[str, Any]:
        """The columns of the row. After ``is_valid``. A new reason has been told to nobody, even if its duty has."""
        said = {name: value or None for name, value in self.cleaned_data.items() if name != "seen"}
        if self.told:
            said |= {"status": "given", "answered_on": None}
            said["notified_on"] = self.told.notified_on if isinstance(self.told, Deviation) else None
        return said

    @classmethod
    def of(cls, row: Deviation | None, today: date) -> dict[str, Any]:
        """What the fields say of a stored row; of none, today."""
        if row is None:
            return {"given_on": today, "status": "given", "seen": ""}
        names = ("reason", "text", *_DAYS, "status")
        return {name: getattr(row, name) for name in names} | {"seen": str(row.pk)}
