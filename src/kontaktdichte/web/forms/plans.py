"""A version of a perspective plan: its day, its goals, and some steps; and the Jobcenter's answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.forms.days import DayField, PastForm
from kontaktdichte.web.models import Plan, PlanStep

ROOM = 4  # empty lines for steps beside those of the version before


class PlanForm(PastForm):
    """Goals; steps stand in :class:`StepForm`."""

    on = DayField(label=_("Day of the plan"))
    goals = forms.CharField(label=_("Goals"), max_length=4000, widget=forms.Textarea({"rows": 4}))


class StepForm(forms.Form):
    """What, who, until when; an empty line is none."""

    what = forms.CharField(label=_("Step"), max_length=300, required=False)
    who = forms.CharField(label=_("Who"), max_length=100, required=False)
    until_day = DayField(label=_("Until when"), required=False)


def steps_of(data: Any, plan: Plan | None) -> Any:
    """The lines for steps, filled with those of the version before."""
    made = forms.formset_factory(StepForm, extra=ROOM)
    before = PlanStep.objects.filter(plan=plan).order_by("position") if plan is not None else []
    initial = [{"what": one.what, "who": one.who, "until_day": one.until_day} for one in before]
    return made(data, initial=initial, prefix="schritt", auto_id="plan-%s")


def filled(steps: Iterable[Any]) -> list[dict[str, Any]]:
    """The lines in which something is to be done. After ``is_valid``."""
    found = [one.cleaned_data for one in steps if one.cleaned_data.get("what")]
    return [{"what": one["what"], "who": one["who"], "until_day": one["until_day"]} for one in found]


class AnswerForm(forms.Form):
    """Agreed, or why not."""

    given = forms.ChoiceField(choices=[("ja", _("agreed")), ("nein", _("not agreed"))])
    why = forms.CharField(label=_("Why not"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """A no says why."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("given") == "nein" and not said.get("why"):
            self.add_error("why", ValidationError(_("Please say why not.")))
        return said

    def columns(self) -> dict[str, Any]:
        """What the action takes. After ``is_valid``."""
        return self.cleaned_data | {"given": self.cleaned_data["given"] == "ja"}
