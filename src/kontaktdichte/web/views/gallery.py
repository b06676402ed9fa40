"""Every component in every state, for those who build pages and for those who judge how they look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.access import Permission, policy
from kontaktdichte.web.templatetags.kern import components

VERDICTS = ("overdue", "open", "upcoming", "fulfilled", "missed", "missed_with_reason", "not_judged", "marked")
ICONS = ("add", "search", "edit", "download", "logout")


class Sample(forms.Form):
    """A field of each kind; sent empty it shows its errors."""

    name = forms.CharField(label=_("Name or number"), help_text=_("A part of it is enough."))
    on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    channel = forms.ChoiceField(label=_("Channel"), choices=[("", "–"), ("a", "A"), ("b", "B")])


@policy(Permission.ADMINISTER)
def gallery(request: Any) -> HttpResponse:
    """All components with their declared options."""
    pages = Paginator(range(1000), 50)
    context = {
        "components": {one.name: one for one in components()}, "verdicts": VERDICTS, "icons": ICONS,
        "kinds": ("info", "success", "warning", "danger"), "buttons": ("primary", "secondary", "tertiary"),
        "form": Sample(auto_id="leer-%s"), "wrong": Sample({"on": "gestern"}, auto_id="falsch-%s"),
        "pages": [pages.get_page(number) for number in (1, 10, 20)],
    }  # fmt: skip
    return render(request, "gallery/page.html", context)
