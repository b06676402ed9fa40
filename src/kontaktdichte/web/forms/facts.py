"""Forms for what holds of a client, made from what the concept declares: values, reasons, what an approval needs.

In: a declared attribute, event or agreed key. Out: the columns of a row. No name and no number of a concept is here.
"""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.intake.agreed import AgreedValues
from kontaktdichte.intake.messages import Problem
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import label
from kontaktdichte.rules.vocabulary import Hold
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.days import DayField
from kontaktdichte.web.models.records import ended, following, taken_back


class FactForm(forms.Form):
    """What every change has: the state that was shown, and what was previewed."""

    seen = forms.CharField(widget=forms.HiddenInput)
    previewed = forms.CharField(widget=forms.HiddenInput, required=False)

    @abstractmethod
    def columns(self) -> dict[str, Any]:
        """The columns of the row. After ``is_valid``."""

    def acts(self) -> date | None:
        """The first day on which something changes, where it is known."""
        found: date | None = self.columns().get("from_day") or self.columns().get("on")
        return found

    def digest(self) -> str:
        """A word for what was entered: what is stored is what was previewed."""
        return hashlib.sha256(repr(sorted(self.columns().items())).encode()).hexdigest()[:20]


class SpanForm(FactForm):
    """From when until when."""

    from_day = DayField(label=_("From"))
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))

    def clean_last_day(self) -> date | None:
        """Not before the first day."""
        first: date | None = self.cleaned_data.get("from_day")
        last: date | None = self.cleaned_data["last_day"]
        if first is not None and last is not None and last < first:
            raise ValidationError(_("The last day lies before the first."))
        return last

    def span(self) -> dict[str, Any]:
        """Half-open, as rows have it."""
        last = self.cleaned_data["last_day"]
        return {"from_day": self.cleaned_data["from_day"], "until_day": following(last) if last else None}


class SituationForm(SpanForm):
    """A declared situation: its value, or the reason with all that its approval needs."""

    field_order = ("value", "reason", "from_day", "last_day")

    def __init__(self, access: Access, concept: Concept, name: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.attribute = concept.attributes[name]
        if self.attribute.approval is not None:
            self._ask_approval(access)
        elif self.attribute.values:
            choices = [(code, label(text, access.language)) for code, text in self.attribute.values.items()]
            self.fields["value"] = Choice(label=_("What holds"), choices=[("", "–"), *choices])
        if name in held(concept):
            self.fields["review_on"] = DayField(label=_("Next review on"), required=False)
        self.order_fields((*self.field_order, "approver", "approved_on", "review_on"))

    def _ask_approval(self, access: Access) -> None:
        approval = self.attribute.approval
        assert approval is not None
        reasons = [(code, label(text, access.language)) for code, text in approval.reasons.items()]
        self.fields["reason"] = Choice(label=_("Reason"), choices=[("", "–"), *reasons])
        self.fields["approver"] = forms.CharField(
            label=_("Approved by"), max_length=100, required="approver" in approval.needs,
            initial=access.membership.user.name if access.may(Permission.APPROVE) else "",
        )  # fmt: skip
        self.fields["approved_on"] = DayField(label=_("Approved on"))
        self.fields["review_on"] = DayField(label=_("Next review on"), required="review_on" in approval.needs)

    def clean(self) -> dict[str, Any]:
        """A review comes after the begin."""
        said: dict[str, Any] = super().clean() or {}
        first, review = said.get("from_day"), said.get("review_on")
        if first is not None and review is not None and review <= first:
            self.add_error("review_on", _("The review comes after the first day."))
        return said

    def columns(self) -> dict[str, Any]:
        """Value or reason, and the span."""
        said = {key: self.cleaned_data.get(key) or None for key in ("reason", "approver", "approved_on", "review_on")}
        return {"value": self.cleaned_data.get("value") or "true", **said, **self.span()}

    @staticmethod
    def of(row: Any) -> dict[str, Any]:
        """What the fields say of a stored row."""
        names = ("value", "reason", "approver", "approved_on", "review_on", "from_day")
        return {name: getattr(row, name) for name in names} | {"last_day": _last(row)}


class EventForm(FactForm):
    """A dated fact; one that is no plan cannot lie ahead."""

    on = DayField(label=_("Day"))

    def __init__(self, access: Access, concept: Concept, name: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.planned, self.today = concept.events[name].planned, access.today

    def clean_on(self) -> date:
        """Only plans lie ahead."""
        day: date = self.cleaned_data["on"]
        if not self.planned and day > self.today:
            raise ValidationError(_("This day is still to come. It is recorded when it has happened."))
        return day

    def columns(self) -> dict[str, Any]:
        """The day."""
        return {"on": self.cleaned_data["on"]}

    @staticmethod
    def of(row: Any) -> dict[str, Any]:
        """What the field says of a stored row."""
        return {"on": row.on}


class AgreementForm(SpanForm):
    """An agreed value within the bounds of every rule that takes it, with what those rules need."""

    value = forms.CharField(label=_("What was agreed"), max_length=60, help_text=_("For example: 6 weeks, 2 months"))
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
    approver = forms.CharField(label=_("Approved by"), max_length=100, required=False)
    field_order = ("value", "from_day", "last_day", "reason", "approver")

    def __init__(self, access: Access, concept: Concept, name: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.key, self.agreed, self.language = name, AgreedValues(concept), access.language
        for column in self.agreed.needs(name):
            self.fields[column].required = True
        if access.may(Permission.APPROVE):
            self.fields["approver"].initial = access.membership.user.name

    def clean_value(self) -> str:
        """The value in the form the engine reads; outside the bounds it is refused with the rule's name."""
        read = self.agreed.read(self.key, self.cleaned_data["value"])
        if isinstance(read, Problem):
            raise ValidationError(read.de if self.language == "de" else read.en)
        return str(read.value)

    def columns(self) -> dict[str, Any]:
        """The value, its reason and the span."""
        said = {key: self.cleaned_data[key] or None for key in ("reason", "approver")}
        return {"value": self.cleaned_data["value"], **said, **self.span()}

    @staticmethod
    def of(row: Any) -> dict[str, Any]:
        """What the fields say of a stored row."""
        names = ("value", "reason", "approver", "from_day")
        return {name: getattr(row, name) for name in names} | {"last_day": _last(row)}


class EndForm(FactForm):
    """The last day of something that holds."""

    last_day = DayField(label=_("Last day"))

    def __init__(self, row: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.row = row

    def clean_last_day(self) -> date:
        """Not before the first day."""
        last: date = self.cleaned_data["last_day"]
        if last < self.row.from_day:
            raise ValidationError(_("It began later than that. If it never held, take it back instead."))
        return last

    def columns(self) -> dict[str, Any]:
        """Until the day after."""
        return ended(self.cleaned_data["last_day"])

    def acts(self) -> date | None:
        """The day after the last."""
        return following(self.cleaned_data["last_day"])


class WithdrawForm(FactForm):
    """Something that never was; there is nothing to fill in."""

    def __init__(self, row: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.row = row

    def columns(self) -> dict[str, Any]:
        """On no day."""
        return taken_back(self.row)

    def acts(self) -> date | None:
        """At once."""
        return None


def held(concept: Concept) -> set[str]:
    """The attributes that some rule wants to exist on every day: plans and agreements with a client."""
    wanted = [rule.rhythm for rule in concept.rules.values() if isinstance(rule.rhythm, Hold)]
    return {name for rhythm in wanted for facts in (rhythm.hold, *rhythm.also, *rhythm.or_) for name in facts}


def _last(row: Any) -> date | None:
    return row.until_day - timedelta(days=1) if row.until_day else None
