"""The name of a saved list."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """One field."""

    name = forms.CharField(label=_("Name of the list"), max_length=80)
