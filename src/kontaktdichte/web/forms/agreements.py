"""Forms of projects and cooperation agreements; what a clause carries is told by the concept.

In: an agreement and one of the concept's subjects. Out: a wording with checked values. No number of a concept is here.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.intake.agreed import AgreedValues, german
from kontaktdichte.intake.messages import Problem
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import AgreementSubject
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField, PastForm, in_order
from kontaktdichte.web.forms.facts import FactForm
from kontaktdichte.web.forms.plans import AnswerForm
from kontaktdichte.web.models import CooperationAgreement, OrganisationKind, Partner

WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)


class TermForm(forms.Form):
    """Number and term."""

    number = forms.CharField(label=_("Number"), max_length=40, help_text=_("By it lists and files name it."))
    since = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        return in_order(self, super().clean() or self.cleaned_data)


class ProjectForm(TermForm):
    """A new project and the grant authority that reads it."""

    name = forms.CharField(label=_("Name of the project"), max_length=200)
    grants = forms.ModelChoiceField(
        label=_("Grant authority"), queryset=Partner.objects.none(), required=False, empty_label="–"
    )
    field_order = ("name", "number", "since", "last", "grants")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        grants: Any = self.fields["grants"]
        grants.queryset = Partner.objects.filter(kind=OrganisationKind.GRANT_AUTHORITY).order_by("name")


class ConcludeForm(TermForm):
    """A new agreement: with which Jobcenter, under which number, from when until when."""

    partner = forms.ModelChoiceField(label=_("Jobcenter"), queryset=Partner.objects.none())
    field_order = ("partner", "number", "since", "last")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        partner: Any = self.fields["partner"]
        partner.queryset = Partner.objects.filter(kind=OrganisationKind.JOBCENTER).order_by("name")


class LastDayForm(forms.Form):
    """When something ends."""

    last = DayField(label=_("Last day"))


class PlacesForm(forms.Form):
    """How many places from which day on."""

    number = forms.IntegerField(label=_("Places"), min_value=0, max_value=999)
    since = DayField(label=_("From"))


class SignedForm(forms.Form):
    """The agreement as it was signed."""

    file = forms.FileField(
        label=_("Signed agreement, PDF or photo"),
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )


class ClauseForm(FactForm):
    """What an agreement says of one subject from a day on, and the values that drive duties."""

    text = forms.CharField(
        label=_("Wording of the agreement"), required=False, max_length=8000, widget=forms.Textarea({"rows": 6})
    )
    from_day = DayField(label=_("From"))

    def __init__(
        self, access: Access, concept: Concept, agreement: CooperationAgreement, declared: AgreementSubject,
        *args: Any, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.concept, self.agreement, self.declared, self.language = concept, agreement, declared, access.language
        self.agreed = AgreedValues(concept)
        for key in declared.agreed:
            self.fields[key] = forms.CharField(
                label=label(concept.agreed[key].label, access.language), max_length=60, required=False,
                help_text=_("For example: 6 weeks, 2 months") if self._is_term(key) else "",
            )  # fmt: skip
        for name in declared.situations:
            self.fields[name] = self._situation(name)

    def _situation(self, name: str) -> forms.Field:
        """A choice where the concept declares values, else a number."""
        attribute = self.concept.attributes[name]
        words = label(attribute.label, self.language)
        if attribute.values:
            choices = [(code, label(text, self.language)) for code, text in attribute.values.items()]
            return Choice(label=words, choices=[("", "–"), *choices], required=False)
        return forms.CharField(label=words, max_length=60, required=False)

    def _is_term(self, key: str) -> bool:
        return not isinstance(self.agreed.read(key, "1 week"), Problem)

    def clean_from_day(self) -> date:
        """While the agreement is in force."""
        day: date = self.cleaned_data["from_day"]
        until = self.agreement.until_day
        if day < self.agreement.from_day or (until is not None and day >= until):
            raise ValidationError(_("The agreement is not in force on this day."))
        return day

    def clean(self) -> dict[str, Any]:
        """Values within the bounds of the rules that take them; none without wording."""
        said: dict[str, Any] = super().clean() or {}
        for name in self.carried():
            if text := (said.get(name) or "").strip():
                self._check(name, text)
        if any(said.get(name) for name in self.carried()) and not said.get("text"):
            self.add_error("text", _("Please enter what was agreed in words; the values follow from it."))
        return said

    def _check(self, name: str, text: str) -> None:
        if name in self.declared.situations:
            if not self.concept.attributes[name].values and not WHOLE.fullmatch(text):
                self.add_error(name, _("Please enter a whole number."))
            return
        read = self.agreed.read(name, text)
        if isinstance(read, Problem):
            words = read.de if self.language == "de" else read.en
            self.add_error(name, f"{words} „{self.declared.quote}“ ({self.declared.section})")
        else:
            self.cleaned_data[name] = str(read.value)

    def carried(self) -> tuple[str, ...]:
        """The names of the values that the subject carries."""
        return (*self.declared.agreed, *self.declared.situations)

    def wording(self) -> dict[str, Any]:
        """What is to be stored. After ``is_valid``."""
        values = {name: self.cleaned_data[name] for name in self.carried()}
        return {"text": self.cleaned_data["text"], "values": values, "since": self.cleaned_data["from_day"]}

    def columns(self) -> dict[str, Any]:
        """All that was entered."""
        return {name: self.cleaned_data[name] for name in ("text", "from_day", *self.carried())}


def shown(value: str, language: str) -> str:
    """A value as people read it."""
    return german(value) if language == "de" else value


class AgreementAnswerForm(PastForm, AnswerForm):
    """Since when the Jobcenter agrees to an agreement, or why not."""

    on = DayField(label=_("Answered on"))
