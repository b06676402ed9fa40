"""What a Jobcenter's list of clients in projects is narrowed and sorted by; all of it stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.reasons import verdict_label
from kontaktdichte.web.access import Access
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.forms.narrowing import Narrowing
from kontaktdichte.web.listing import searched
from kontaktdichte.web.models import Assignment, SharedContact, SharedDuty
from kontaktdichte.web.models.person import german_order

STANDS = ("overdue", "open", "missed", "missed_with_reason", "not_judged", "fulfilled")  # the most urgent first
IN_ADDRESS = {"text": "q", "project": "projekt", "standing": "stand", "sort": "sortierung"}
SORTED_BY = {"name": _("Name"), "projekt": _("Project"), "kontakt": _("Last contact")}


class InProjectsFilter(Narrowing):
    """The filters; an empty one narrows nothing, a wrong one neither."""

    in_address = IN_ADDRESS

    text = forms.CharField(label=_("Name or number"), required=False, max_length=100)
    project = Choice(label=_("Project"), required=False)
    standing = Choice(label=_("A duty is"), required=False)
    sort = Choice(required=False, widget=forms.HiddenInput)

    def __init__(self, access: Access, rows: QuerySet[Assignment], data: Any) -> None:
        super().__init__(data)
        self.access = access
        names = rows.order_by(german_order(F("project_name"))).values_list("project_name", flat=True)
        self.offer("project", _("all"), [(name, name) for name in dict.fromkeys(names)])
        words = {"overdue": _("overdue")} | {one: verdict_label(one, access.language) for one in STANDS[1:]}
        self.offer("standing", _("any"), list(words.items()))
        self.offer("sort", "", [(way + name, name) for name in SORTED_BY for way in ("", "-")])

    def among(self, rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
        """Those with the name or number, in the project."""
        said = self.said
        if text := said.get("text"):
            rows = rows.filter(person__in=searched(self.access.persons(), text))
        if project := said.get("project"):
            rows = rows.filter(project_name=project)
        return rows

    def narrowed(self, rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
        """The chosen assignments of which something is read, in the chosen order; by project and name without one."""
        said, rows = self.said, self.among(rows)
        read = {"partner": self.access.organisation, "sharing__assignment": OuterRef("pk")}
        if standing := said.get("standing"):
            stands = Q(overdue=True) if standing == "overdue" else Q(overdue=False, verdict=standing)
            rows = rows.filter(Exists(SharedDuty.objects.filter(stands, **read)))
        sort = said.get("sort", "")
        kept = SharedContact.objects.filter(outcome="kept", **read).order_by("-on").values("on")[:1]
        keys: dict[str, Any] = {
            "name": F("person__sort_key"), "projekt": german_order(F("project_name")), "kontakt": Subquery(kept),
        }  # fmt: skip
        if (key := keys.get(sort.removeprefix("-"))) is None:
            return rows
        way = key.desc if sort.startswith("-") else key.asc
        return rows.order_by(way(nulls_last=True), "person__sort_key", "pk")
