"""What a list of clients is narrowed by: every choice stands in the address, so that it can be kept and passed on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import day_text, label, verdict_label
from kontaktdichte.web.access import Access, Permission, who
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.narrowing import Narrowing
from kontaktdichte.web.listing import IN_ADDRESS, SORTS, STANDINGS, Wanted
from kontaktdichte.web.models import Membership, Unit
from kontaktdichte.web.models.duty_state import UNMET

OFTEN = ("text", "standing", "until", "counsellor", "unit")
MONTHS = (3, 6, 9, 12, 18, 24)
SORTED_BY = {
    "name": _("Name"), "nummer": _("Number"), "frist": _("Deadline"), "kontakt": _("Last contact"),
    "fachkraft": _("Counsellor"), "einheit": _("Unit"),
}  # fmt: skip


class ClientFilter(Narrowing):
    """The filters; an empty one narrows nothing, a wrong one is told at its field and narrows nothing."""

    in_address = IN_ADDRESS

    text = forms.CharField(label=_("Name or number"), required=False, max_length=100)
    standing = Choice(label=_("How it stands"), required=False, choices=[("", _("any")), *STANDINGS.items()])
    until = forms.DateField(
        label=_("Deadline by"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages={"invalid": _("This is not a day. Please write it like 31.12.2026.")},
    )  # fmt: skip
    counsellor = Choice(label=_("Counsellor"), required=False)
    unit = Choice(label=_("Unit"), required=False)
    rule = Choice(label=_("Rule"), required=False)
    strength = Choice(
        label=_("Must or should"), required=False,
        choices=[("", _("both")), ("floor", _("must (floor)")), ("target", _("should (target)"))],
    )  # fmt: skip
    verdict = Choice(label=_("Verdict within a year"), required=False)
    months = Choice(label=_("Without contact for"), required=False)
    channel = Choice(label=_("Channel of the last contact"), required=False)
    sort = Choice(required=False, widget=forms.HiddenInput)

    def __init__(self, access: Access, concept: Concept, data: Any) -> None:
        super().__init__(data)
        self.access, language = access, access.language
        members = Membership.objects.filter(role__in=who(Permission.RECORD_CONTACTS))
        people = [(str(one.pk), str(one.user)) for one in members.select_related("user").order_by("user__name")]
        self.offer("counsellor", _("all"), people)
        self.offer("unit", _("all"), [(str(unit.pk), unit.name) for unit in Unit.objects.order_by("name")])
        told = {n: r for n, r in concept.rules.items() if not r.sensitive or access.may(Permission.SEE_SENSITIVE)}
        self.offer("rule", _("all"), [(name, label(rule.label, language)) for name, rule in told.items()])
        self.offer("verdict", _("any"), [(name, verdict_label(name, language)) for name in UNMET])
        self.offer("months", _("any"), [(str(n), _("%(n)d months") % {"n": n}) for n in MONTHS])
        self.offer("channel", _("any"), [(code, label(text, language)) for code, text in concept.channels.items()])
        self.offer("sort", "", [(way + name, name) for name in SORTS for way in ("", "-")])

    def wanted(self) -> Wanted:
        """What the list is narrowed to; wrong values are left out."""
        said = self.said
        for name in ("counsellor", "unit"):
            if name in said:
                said[name] = UUID(said[name])
        if "months" in said:
            said["months"] = int(said["months"])
        return Wanted(**said)

    def in_words(self, name: str, value: Any) -> str:
        """A value as the list says it."""
        return day_text(value, self.access.language) if name == "until" else super().in_words(name, value)

    def rare(self) -> list[Any]:
        """The fields that are seldom asked for."""
        return [self[name] for name in IN_ADDRESS if name not in OFTEN and name != "sort"]

    def often(self) -> list[Any]:
        """The fields that are asked for every day."""
        return [self[name] for name in OFTEN]

    def rare_chosen(self) -> bool:
        """Whether one of the seldom ones narrows the list: then they are shown."""
        return any(self.cleaned_data.get(name) for name in IN_ADDRESS if name not in (*OFTEN, "sort"))
