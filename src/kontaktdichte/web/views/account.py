"""Mein Konto: name, language, password, second factor, passkeys, and where one is logged in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from kontaktdichte.web.access import policy
from kontaktdichte.web.actions import accounts
from kontaktdichte.web.entrance import BOUND, TYPED
from kontaktdichte.web.forms.account import OwnForm
from kontaktdichte.web.views.entrance import typed_in

View = Callable[..., HttpResponse]


def guarded(view: View) -> View:
    """What decides how an account is entered: not from a session that an organisation's provider opened."""

    @policy(own=True)
    @wraps(view)
    def answered(request: Any, *args: Any, **options: Any) -> HttpResponse:
        if request.session.get(BOUND) or not request.user.has_usable_password():
            messages.info(
                request, _("You log in by your organisation's provider. Password and second factor are there.")
            )
            return redirect("account")
        return view(request, *args, **options)

    return answered


@policy(own=True)
def own(request: Any) -> HttpResponse:
    """The page, and storing name and language."""
    form = OwnForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        accounts.describe(user=request.user, **form.cleaned_data)
        messages.success(request, _("Stored."))
        return redirect("account")
    factors_here = Authenticator.objects.filter(user=request.user).order_by("pk")
    sessions = sorted(UserSession.objects.purge_and_list(request.user), key=lambda one: one.created_at, reverse=True)
    context = {
        "form": form, "bound": bool(request.session.get(BOUND)),
        "app": next((one for one in factors_here if one.type == "totp"), None),
        "codes": next((one for one in factors_here if one.type == "recovery_codes"), None),
        "passkeys": [one for one in factors_here if one.type == "webauthn"], "sessions": sessions,
    }  # fmt: skip
    return render(request, "account/own.html", context, status=422 if form.errors else 200)


@policy(own=True)
@require_POST
def end_sessions(request: Any) -> HttpResponse:
    """End one of one's sessions, or all but this one."""
    chosen = request.POST.get("session", "")
    accounts.end_sessions(user=request.user, but=request.session.session_key, only=chosen if chosen.isdigit() else None)
    messages.success(request, _("You are logged out there."))
    return redirect("account")


@policy(own=True)
def factor(request: Any) -> HttpResponse:
    """What somebody must do whose role needs a second factor and who has none; afterwards the way back to work."""
    return render(request, "account/factor.html", {"bound": bool(request.session.get(BOUND))})


def second_factor_first(request: Any) -> HttpResponse:
    """Any other page while a second factor is still to be set up; what was to be stored is kept until then."""
    if request.htmx:
        return HttpResponseClientRedirect(reverse("second-factor"))  # the form stays in the browser's history
    if typed := typed_in(request):
        request.session[TYPED] = typed
    return redirect("second-factor")


class NewPasskey(passkeys.AddWebAuthnView):
    """A passkey that is enough by itself."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the browser is asked for."""
        context: dict[str, Any] = super().get_context_data(**more)
        context["options"] = auth.begin_registration(self.request.user, passwordless=True)
        return context


class PasswordChange(account.PasswordChangeView):
    """The present password, the new one twice."""

    def get_default_success_url(self) -> str:
        """Back to the account."""
        return "/konto/"


password = guarded(PasswordChange.as_view())
again = guarded(account.ReauthenticateView.as_view())
again_by_code = guarded(factors.ReauthenticateView.as_view())
again_by_passkey = guarded(passkeys.ReauthenticateWebAuthnView.as_view())
app_on = guarded(app.ActivateTOTPView.as_view())
app_off = guarded(app.DeactivateTOTPView.as_view())
codes = guarded(recovery.ViewRecoveryCodesView.as_view())
new_codes = guarded(recovery.GenerateRecoveryCodesView.as_view())
new_passkey = guarded(NewPasskey.as_view())
passkey_off = guarded(passkeys.RemoveWebAuthnView.as_view())
