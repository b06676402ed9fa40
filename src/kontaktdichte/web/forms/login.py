"""The form of the login page."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """Address and password; capitals and spaces around the address do not matter."""

    error_messages = dict.fromkeys(
        ("invalid_login", "inactive"), _("E-mail address and password do not belong together. Please check both.")
    )

    def clean_username(self) -> str:
        """Accounts are stored in small letters."""
        return str(self.cleaned_data["username"]).strip().lower()
