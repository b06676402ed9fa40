"""Costs of individual services, and the offer of aftercare."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField, PastForm
from kontaktdichte.web.models import AftercareOffer, Bearer, Cost, Decision, OfferAnswer, Service
from kontaktdichte.web.templatetags.kd import euros

EUROS = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?", re.ASCII)


class CostForm(PastForm):
    """What, how much, who is to bear it, when applied for, and what was decided."""

    service = Choice(label=_("Service"), choices=Service.choices)
    amount = forms.CharField(label=_("Amount in euros"), max_length=10, help_text=_("For example: 49,90"))
    borne_by = Choice(label=_("Borne by"), choices=Bearer.choices)
    applied_on = DayField(label=_("Applied for on"))
    decision = Choice(label=_("Decision"), choices=[("", _("not decided yet")), *Decision.choices], required=False)
    decided_on = DayField(label=_("Decided on"), required=False)
    reference = forms.CharField(label=_("Reference"), max_length=100, required=False)

    def clean_amount(self) -> int:
        """Cents. Raises ValidationError for what is no amount."""
        found = EUROS.fullmatch(self.cleaned_data["amount"].strip())
        if found is None:
            raise ValidationError(_("Please enter an amount such as 49,90."))
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))

    def clean(self) -> dict[str, Any]:
        """What is decided was decided on a day, and not before it was applied for."""
        said = super().clean()
        together(self, said, "decision", "decided_on")
        not_before(self, said, "applied_on", "decided_on")
        return said

    def columns(self) -> dict[str, Any]:
        """What the action takes. After ``is_valid``."""
        said = dict(self.cleaned_data)
        return said | {"cents": said.pop("amount")}


def of_cost(cost: Cost) -> dict[str, Any]:
    """What stands of it, for its form."""
    kept = {name: getattr(cost, name) for name in CostForm.base_fields if name != "amount"}
    return kept | {"amount": euros(cost.cents)}


class OfferForm(PastForm):
    """When aftercare was offered, and what was said to it."""

    offered_on = DayField(label=_("Offered on"))
    answer = Choice(label=_("Answer"), choices=[("", _("no answer yet")), *OfferAnswer.choices], required=False)
    answered_on = DayField(label=_("Answered on"), required=False)

    def clean(self) -> dict[str, Any]:
        """An answer was given on a day, and not before the offer."""
        said = super().clean()
        together(self, said, "answer", "answered_on")
        not_before(self, said, "offered_on", "answered_on")
        return said


def of_offer(offer: AftercareOffer) -> dict[str, Any]:
    """What stands of it, for its form."""
    return {name: getattr(offer, name) for name in OfferForm.base_fields}


def together(form: forms.Form, said: dict[str, Any], word: str, on: str) -> None:
    """A word at the one of two fields that is empty though the other is not."""
    if bool(said.get(word)) != bool(said.get(on)):
        form.add_error(on if said.get(word) else word, ValidationError(_("Answer and day belong together.")))


def not_before(form: forms.Form, said: dict[str, Any], first: str, then: str) -> None:
    """A word at a day that lies before the one that it follows."""
    days: list[date | None] = [said.get(first), said.get(then)]
    if days[0] is not None and days[1] is not None and days[1] < days[0]:
        form.add_error(then, ValidationError(_("This day lies before the one that it follows.")))
