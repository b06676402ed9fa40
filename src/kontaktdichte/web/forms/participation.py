"""Taking in, ending, aftercare: the days, the worker, the reason, and on which grounds partners read of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kontaktdichte.intake.agreed import AgreedValues
from kontaktdichte.intake.messages import Problem
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access
from kontaktdichte.web.clock import month_after
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField
from kontaktdichte.web.models import Assignment, Employer, ExitReason, Membership, Person, Role
from kontaktdichte.web.models.records import following

ACCOMPANYING = (Role.PROJECT_WORKER, Role.PROJECT_LEAD)


class EntryForm(forms.Form):
    """From when, as whom, by whom; what is credited; why the two partners read of it."""

    on = DayField(label=_("Entry day"))
    known = Choice(label=_("Already in the files?"), required=False)
    number = forms.CharField(
        label=_("Participant number"), max_length=40, required=False,
        help_text=_("The grant authority reads this number only, never the name."),
    )  # fmt: skip
    worker = Choice(label=_("Project worker"))
    participation = Choice(label=_("Takes part as"))
    credit = forms.CharField(
        label=_("Aftercare in the predecessor project"), max_length=60, required=False,
        help_text=_("For example: 2 months 10 days. It is taken off the time for aftercare."),
    )  # fmt: skip
    basis = forms.CharField(label=_("Legal basis: the Jobcenter reads"), max_length=200)
    purpose = forms.CharField(label=_("Purpose"), max_length=200)
    authority_basis = forms.CharField(label=_("Legal basis: the grant authority reads"), max_length=200)
    authority_purpose = forms.CharField(label=_("Purpose"), max_length=200)

    def __init__(self, access: Access, concept: Concept, assignment: Assignment, *args: Any, **options: Any) -> None:
        options["initial"] = {
            "on": assignment.wished_on, "number": _next_number(), "participation": "regular", "basis": "§ 61 SGB II",
            "purpose": assignment.purpose, "authority_basis": gettext("Grant notice, conditions on contact density"),
            "authority_purpose": gettext("Proof of the binding rules and notices"), "worker": access.membership.pk,
        }  # fmt: skip
        super().__init__(*args, **options)
        self.concept, self.language, today = concept, access.language, access.today
        lasting = Q(until_day=None) | Q(until_day__gt=today)
        members = Membership.objects.filter(lasting, role__in=ACCOMPANYING, from_day__lte=today).select_related("user")
        self.workers = {str(one.pk): one for one in members.order_by("user__name")}
        self._field("worker").choices = [(key, one.user.name) for key, one in self.workers.items()]
        values = concept.attributes["participation"].values
        self._field("participation").choices = [(key, label(text, access.language)) for key, text in values.items()]
        self.alike = {str(one.pk): one for one in _alike(access, assignment)}
        told = [(key, f"{one} ({one.number})") for key, one in self.alike.items()]
        self._field("known").choices = [("", _("no, somebody new")), *told]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean_credit(self) -> str:
        """The time as the engine reads it. Raises ValidationError."""
        if not self.cleaned_data["credit"]:
            return ""
        read = AgreedValues(self.concept).read(self.concept.budgets[0].credit, self.cleaned_data["credit"])
        if isinstance(read, Problem):
            raise ValidationError(read.de if self.language == "de" else read.en)
        return str(read.value)

    def clean(self) -> dict[str, Any]:
        """Somebody new needs a number."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("known") and not said.get("number"):
            self.add_error("number", ValidationError(_("Somebody new needs a number.")))
        return said

    def columns(self) -> dict[str, Any]:
        """What an entry says. After ``is_valid``."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "known"}
        return {**said, "worker": self.workers[said["worker"]]}

    def person(self) -> Person | None:
        """The known person, None for somebody new. After ``is_valid``."""
        return self.alike.get(self.cleaned_data["known"])


class AtWorkForm(forms.Form):
    """Where somebody is employed, of the employers that are entered; not asked where none is."""

    employer = Choice(
        label=_("Employer"), required=False,
        help_text=_("If it is known. The Jobcenter reads it in the report under integrations."),
    )  # fmt: skip

    def __init__(self, employers: Sequence[Employer], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.employers = {str(one.pk): one for one in employers}
        if not employers:
            del self.fields["employer"]
        else:
            offered: Any = self.fields["employer"]
            offered.choices = [("", "–"), *((key, str(one)) for key, one in self.employers.items())]

    def clean_employer(self) -> Employer | None:
        """The employer itself."""
        return self.employers.get(self.cleaned_data["employer"])


class ExitForm(AtWorkForm):
    """The last day, the reason, where somebody is employed then, and until when partners read on."""

    last = DayField(label=_("Last day"))
    reason = Choice(label=_("Reason"), choices=[("", "–"), *ExitReason.choices])
    employed_since = DayField(
        label=_("Employed since"), required=False, help_text=_("Empty: not employed on the last day."),
    )  # fmt: skip
    shared_last = DayField(
        label=_("Partners read until"), required=False,
        help_text=_("The last day. Empty: until the end of the month after the exit."),
    )  # fmt: skip

    field_order = ("last", "reason", "employed_since", "employer", "shared_last")

    def clean(self) -> dict[str, Any]:
        """Nothing lies before what it follows."""
        said: dict[str, Any] = super().clean() or {}
        last, shared, employed = (said.get(name) for name in ("last", "shared_last", "employed_since"))
        if last is not None and shared is not None and shared < last:
            self.add_error("shared_last", ValidationError(_("This day lies before the last day.")))
        if last is not None and employed is not None and employed > last:
            self.add_error("employed_since", ValidationError(_("This day lies after the last day.")))
        return said

    def columns(self) -> dict[str, Any]:
        """What the action takes. After ``is_valid``."""
        said = dict(self.cleaned_data)
        shared = said.pop("shared_last")
        return {**said, "shared_until": following(shared) if shared else month_after(month_after(said["last"]))}


class TurnForm(AtWorkForm):
    """The day on which employment begins, with its employer, or has ended (no employers: not asked)."""

    on = DayField(label=_("From"))
    field_order = ("on", "employer")


def _alike(access: Access, assignment: Assignment) -> list[Person]:
    """Those in the files who may be the person assigned: the same family name or day of birth."""
    same = Q(family_name__iexact=assignment.family_name)
    if assignment.birth_date is not None:
        same |= Q(birth_date=assignment.birth_date)
    return list(access.people().filter(same).order_by("sort_key", "pk")[:20])


def _next_number() -> str:
    """The next number after the greatest that is a number; „T0001“ for the first."""
    numbers = Person.objects.filter(kind="person", number__regex=r"^T[0-9]{4,8}$").values_list("number", flat=True)
    return f"T{max((int(one[1:]) for one in numbers), default=0) + 1:04d}"
