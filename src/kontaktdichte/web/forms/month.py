"""What is entered on the way: a contact with from and to, place, topic and next step; an absence; a substitute.

Choices are those of the concept. All of it can be filled in with a thumb: values are pressed, not picked from a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.vocabulary import Clause
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.contact import ContactForm, CorrectForm
from kontaktdichte.web.forms.days import DayField, in_order
from kontaktdichte.web.models import AwayKind, Contact, Membership
from kontaktdichte.web.months import ABSENCE

ALWAYS = ("client", "project_worker")  # who is there whenever somebody else is named


class MonthContactForm(ContactForm):
    """A contact as the contact record shows it; only day, channel, kind and result must be said."""

    begins = forms.TimeField(label=_("Begins at"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    ends = forms.TimeField(label=_("Ends at"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    minutes = forms.IntegerField(label=_("or minutes"), required=False, min_value=1, max_value=600)
    place = Choice(label=_("Place"), required=False)
    topic = forms.CharField(label=_("Topic, a keyword"), required=False, max_length=100)
    next_step = forms.CharField(label=_("Next step"), required=False, max_length=200)
    also = forms.MultipleChoiceField(label=_("Also there"), required=False)
    signed_by = forms.CharField(label=_("Signature replaced by"), required=False, max_length=100)
    unsigned_because = forms.CharField(label=_("because"), required=False, max_length=200)

    def __init__(self, concept: Concept, today: date, language: Language, *args: Any, **options: Any) -> None:
        super().__init__(concept, today, language, *args, **options)
        reports = _of_others(concept)
        self._field("kind").choices = [one for one in self._field("kind").choices if one[0] not in reports]
        self._field("place").choices = [
            ("", _("not said")),
            *((code, label(text, language)) for code, text in concept.places.items()),
        ]
        self._field("also").choices = [
            (code, label(text, language)) for code, text in concept.participants.items() if code not in ALWAYS
        ]

    def clean(self) -> dict[str, Any]:
        """From lies before to; a replaced signature says by what and why; minutes follow from from and to."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and begins >= ends:
            self.add_error("ends", ValidationError(_("The end lies before the begin.")))
        elif begins and ends:
            length = datetime.combine(date.min, ends) - datetime.combine(date.min, begins)
            said["minutes"] = int(length.total_seconds()) // 60
        if bool(said.get("signed_by")) != bool(said.get("unsigned_because")):
            self.add_error("unsigned_because", ValidationError(_("Please say what replaces the signature, and why.")))
        return said

    def details(self) -> dict[str, Any]:
        """The columns of a contact beyond those of the short form; None where nothing was said."""
        names = ("minutes", "place", "begins", "ends", "topic", "next_step", "signed_by", "unsigned_because")
        also = self.cleaned_data["also"]
        return {name: self.cleaned_data[name] or None for name in names} | {
            "participants": [*ALWAYS, *also] if also else None
        }


class MonthCorrectForm(MonthContactForm, CorrectForm):
    """The same for an entry that was wrong; who was there stays as it stands where nothing is pressed."""

    @classmethod
    def of(cls, contact: Contact) -> dict[str, Any]:
        """What the fields say of a stored contact."""
        return super().of(contact) | {"also": [one for one in contact.participants or () if one not in ALWAYS]}

    def columns(self) -> dict[str, Any]:
        """What is stored in the place of what stood there; None where nothing is said."""
        details = self.details()
        if "also" not in self.changed_data:
            del details["participants"]
        return {name: value for name, value in super().columns().items() if name != "also"} | details


def _of_others(concept: Concept) -> set[str]:
    """Kinds of contacts that only subjects other than persons have: a report of an agreement."""
    here, elsewhere = _kinds(concept.contact.accepts), set[str]()
    for rule in concept.rules.values():
        (here if rule.subject == "person" else elsewhere).update(_kinds(rule.accepts or ()))
    return elsewhere - here


def _kinds(clauses: Iterable[Clause]) -> set[str]:
    """Kinds that clauses name."""
    return {kind for one in clauses if one.kind is not None for kind in one.kind.is_ or ()}


class AbsenceForm(forms.Form):
    """Holiday or illness, from its first to its last day (empty: still)."""

    reason = Choice(label=_("Why away"))
    since = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False)

    def __init__(self, concept: Concept, language: Language, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = concept.attributes[ABSENCE].values if ABSENCE in concept.attributes else {}
        reason: Any = self.fields["reason"]
        reason.choices = [(code, label(text, language)) for code, text in known.items()]

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        return in_order(self, super().clean() or self.cleaned_data)


class AbsenceEndForm(forms.Form):
    """Another last day of an absence."""

    last = DayField(label=_("Last day"))


class StaffAwayForm(forms.Form):
    """A member is away from the first to the last day (empty: still), planned or not."""

    kind = Choice(label=_("Kind of absence"), choices=AwayKind.choices)
    since = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        return in_order(self, super().clean() or self.cleaned_data)


class SubstituteForm(forms.Form):
    """Who stands in, from when until when."""

    code = Choice(label=_("Substitute"))
    since = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))

    def __init__(self, members: Iterable[Membership], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        code: Any = self.fields["code"]
        code.choices = [(one.code, str(one.user)) for one in members]

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        return in_order(self, super().clean() or self.cleaned_data)


class SheetForm(forms.Form):
    """A signed sheet, as photo or PDF."""

    file = forms.FileField(
        label=_("Signed sheet, photo or PDF"),
        widget=forms.ClearableFileInput({"accept": "image/jpeg,image/png,application/pdf"}),
    )
