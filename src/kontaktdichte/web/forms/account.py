"""The forms by which an account is entered and kept: allauth's, with our words and without placeholders."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models import User

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "code": _("Code"),
    "name": _("Name"),
}


class Worded:
    """Our labels and hints, by the name of a field; ``login`` is the address everywhere."""

    code_hint: Any = _("Six digits from your app, or one of your recovery codes.")
    name_hint: Any = ""
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rules = " ".join(password_validators_help_texts())
        hints = {"code": self.code_hint, "name": self.name_hint, "password1": rules}
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS.get(name, field.label), hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Worded, account.LoginForm):
    """Address and password; capitals and spaces around the address do not matter."""


class ForgottenForm(Worded, account.ResetPasswordForm):
    """To whom a link is sent."""


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):
    """The new password, twice."""


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    """The present password, and the new one twice."""


class AgainForm(Worded, account.ReauthenticateForm):
    """The password once more, before something that matters."""


class CodeForm(Worded, codes.AuthenticateForm):
    """The code of the app, or a recovery code."""


class CodeAgainForm(Worded, codes.ReauthenticateForm):
    """The code once more, before something that matters."""


class AppForm(Worded, app.ActivateTOTPForm):
    """The first code of a new app shows that it works."""

    code_hint = _("The six digits that the app shows now.")


class PasskeyForm(Worded, passkeys.AddWebAuthnForm):
    """A passkey and its name. It always asks for finger, face or PIN, so that it is enough without a password."""

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)
    name_hint = _("So that you find it again, for example: office computer")


class OwnForm(forms.ModelForm):  # type: ignore[type-arg]
    """What somebody says of themselves."""

    class Meta:
        model = User
        fields = ("name", "language")
