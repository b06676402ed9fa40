"""Small words for templates: days as people of the language write them."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils import translation

from kontaktdichte.rules.reasons import day_text

register = template.Library()


@register.filter
def day(value: date) -> str:
    """A day: 05.03.2026, or 5 Mar 2026 in English."""
    return day_text(value, "en" if (translation.get_language() or "de").startswith("en") else "de")
