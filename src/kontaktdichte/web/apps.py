"""The one Django app."""

from __future__ import annotations

from django.apps import AppConfig


class Web(AppConfig):
    """Models and pages of kontaktdichte."""

    name = "kontaktdichte.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
