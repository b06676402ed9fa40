"""Forms of the administration: members, units, the provider of logins."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.access import roles_of
from kontaktdichte.web.forms.choices import Choice
from kontaktdichte.web.models import LoginProvider, LoginRule, Membership, Unit


def day_field(label: Any, hint: Any = "") -> forms.DateField:
    """A day, as browsers ask for it."""
    return forms.DateField(label=label, help_text=hint, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


class PostForm(forms.Form):
    """What somebody is from a day on."""

    role = Choice(label=_("Role"))
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label="–")
    code = forms.CharField(
        label=_("Short name"), max_length=100, help_text=_("How lists and files of the office name this person.")
    )
    since = day_field(_("From"))

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        role: Any = self.fields["role"]
        role.choices = roles_of(kind)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.order_by("name")


class MemberForm(PostForm):
    """Somebody new."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("One logs in with it."))
    name = forms.CharField(label=_("Name"), max_length=200)
    field_order = ("name", "email", "role", "unit", "code", "since")


class EndForm(forms.Form):
    """The last day."""

    last = day_field(_("Last day"), _("From the day after there is no access."))


class UnitForm(forms.Form):
    """A unit and the larger one it belongs to."""

    name = forms.CharField(label=_("Name of the unit"), max_length=200)
    parent = forms.ModelChoiceField(
        label=_("Belongs to"), queryset=Unit.objects.none(), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        parent: Any = self.fields["parent"]
        parent.queryset = Unit.objects.order_by("name")


class ProviderForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the provider of logins and this application know of each other."""

    secret = forms.CharField(
        label=_("Client secret"), required=False, widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("It is stored sealed and never shown. Left empty, the stored one stays."),
    )  # fmt: skip
    field_order = ("name", "slug", "issuer", "client_id", "secret", "email_claim", "vouches", "listed", "active")

    class Meta:
        model = LoginProvider
        fields = ("name", "slug", "issuer", "client_id", "email_claim", "vouches", "listed", "active")
        help_texts = {  # noqa: RUF012 - Django reads it once
            "name": _("“Log in by …”"),
            "slug": _("Small letters, digits and hyphens: /anmelden/ueber/…/ leads to the provider at once."),
            "issuer": _("Begins with https://; the provider tells it."),
            "email_claim": _("Usually email."),
            "vouches": _("Only if the provider gives out confirmed addresses and does not say so itself."),
        }


class SecondFactorForm(forms.Form):
    """One box for each role; what our own provider of logins does."""

    def __init__(self, *args: Any, known: LoginRule | None, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.roles = roles_of(kind)
        for role, label in self.roles:
            self.fields[role] = forms.BooleanField(
                label=label, required=False, initial=known is not None and role in known.second_factor
            )
        self.fields["provider_asks"] = forms.BooleanField(
            label=_("Our own login provider asks everybody for a second factor"), required=False,
            initial=known is not None and known.provider_asks,
            help_text=_("Then a login by it is enough, also where the provider does not say so itself (amr: mfa)."),
        )  # fmt: skip

    def rule(self) -> dict[str, Any]:
        """What the action takes."""
        chosen = self.cleaned_data
        return {
            "second_factor": [role for role, _label in self.roles if chosen[role]],
            "provider_asks": chosen["provider_asks"]
        }  # fmt: skip


def post_of(member: Membership, day: date) -> dict[str, Any]:
    """What somebody is, to begin with in a form."""
    since = max(member.from_day, day)
    return {"role": member.role, "unit": member.unit_id, "code": member.code, "since": since}
