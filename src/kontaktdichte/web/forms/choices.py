"""One of several values: a field whose list may be long.

In: choices without groups. Out: markup as Django's own, but not made by two templates for each of 200 counsellors.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_CHOSEN, _NOT = mark_safe(" selected"), ""


class Options(forms.Select):
    """A select whose options are written at once."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The markup of the whole field."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "", '<option value="{}"{}>{}</option>',
            ((code, _CHOSEN if str(code) in chosen else _NOT, words) for code, words in self.choices),
        )  # fmt: skip
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", given, options)


class Choice(forms.ChoiceField):
    """A choice among values that stand in a list."""

    widget = Options
