"""Assigning a client to a project: under which agreement, from when, on which legal basis and for what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.access import Access
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField
from kontaktdichte.web.models import CooperationAgreement, Person


class AssignForm(forms.Form):
    """What the provider reads beside name and day of birth."""

    agreement = Choice(label=_("Project and agreement"))
    wished_on = DayField(label=_("Wanted entry"))
    counsellor = forms.CharField(
        label=_("Counsellor"), max_length=100, help_text=_("With whom the provider arranges the warm handover."),
    )  # fmt: skip
    basis = forms.CharField(label=_("Legal basis"), max_length=200)
    purpose = forms.CharField(label=_("Purpose"), max_length=200)

    def __init__(self, access: Access, person: Person, *args: Any, **options: Any) -> None:
        options["initial"] = {
            "wished_on": access.today, "basis": "§ 69 Abs. 1 Nr. 1 SGB X",
            "purpose": gettext("Individual support towards integration in the project"),
            "counsellor": person.counsellor.user.name if person.counsellor else access.membership.user.name,
        }  # fmt: skip
        super().__init__(*args, **options)
        self.agreements = {str(one.pk): one for one in offered(access)}
        choices = [(key, f"{one.project_name} ({one.number})") for key, one in self.agreements.items()]
        self._field("agreement").choices = [("", "–"), *choices] if len(choices) != 1 else choices

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def columns(self) -> dict[str, Any]:
        """What the action takes. After ``is_valid``."""
        return {**self.cleaned_data, "agreement": self.agreements[self.cleaned_data["agreement"]]}


def offered(access: Access) -> list[CooperationAgreement]:
    """Agreements that providers have with this Jobcenter, in force today or later, by project."""
    lasting = Q(until_day=None) | Q(until_day__gt=access.today)
    return list(CooperationAgreement.objects.filter(lasting, partner=access.organisation).order_by("project_name"))
