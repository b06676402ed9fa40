"""A select written at once is the select that Django writes."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.test.html import parse_html
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.forms.choices import Options

CHOICES = [("", _("all")), ("a&b", 'Öz "<Ada>"'), ("2", "zwei"), (3, "drei")]


@pytest.mark.parametrize("value", [None, "", "a&b", 3, "3", "unknown"])
@pytest.mark.parametrize(
    "attributes", [{}, {"id": "f-unit", "required": True, "aria-invalid": "true", "disabled": False}]
)
def test_options_are_those_of_django(value: Any, attributes: dict[str, Any]) -> None:
    """If it fails, a filter shows another choice than the one that narrows the list, or a name becomes markup."""
    ours, theirs = (
        kind({"class": "kern"}, CHOICES).render("einheit", value, attributes) for kind in (Options, forms.Select)
    )
    assert parse_html(ours) == parse_html(theirs)
    assert "<Ada>" not in ours
