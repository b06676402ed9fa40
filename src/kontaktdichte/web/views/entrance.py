"""Coming in and going out: password, second factor, passkey, forgotten password; the language of the pages.

The views are allauth's; what is here says where they differ, and that they are public.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from allauth.account import views as account
from allauth.account.models import Login as LoginOf
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as factors
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views as openid
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect
from requests import RequestException

from kontaktdichte.web.access import policy
from kontaktdichte.web.actions.accounts import choose_language
from kontaktdichte.web.entrance import CHOSEN, ENDED, TYPED, has_mail, offered, turned_away
from kontaktdichte.web.forms.account import LoginForm

log = logging.getLogger(__name__)
MOST_TYPED = 50_000  # characters that go along through a login


class Login(account.LoginView):
    """Address and password; who has tried too often is told so before anything is compared."""

    def dispatch(self, request: Any, *args: Any, **options: Any) -> Any:
        """Refuse while the login is locked."""
        if request.method == "POST" and not AxesProxyHandler.is_allowed(request):
            return get_lockout_response(request)
        return super().dispatch(request, *args, **options)

    def form_valid(self, form: Any) -> Any:
        """Keep what somebody wanted to store when the session had expired."""
        typed = _typed(self.request.POST.get("typed", ""))
        if typed:
            self.request.session[TYPED] = typed
        return super().form_valid(form)

    def get_context_data(self, **more: Any) -> Any:
        """Why somebody stands before this page."""
        return super().get_context_data(**more) | {
            "ended": "beendet" in self.request.GET, "next": get_next_redirect_url(self.request) or "",
            "providers": offered(),
        }  # fmt: skip


def log_in_again(request: Any) -> HttpResponse:
    """Somebody without a session wants a page, or to store something: what was typed goes along through the login."""
    ended = settings.SESSION_COOKIE_NAME in request.COOKIES
    if request.htmx:
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Session"})  # the page says so, and keeps all
    typed = typed_in(request)
    if typed is None:
        return redirect_to_login(request.get_full_path(), f"/anmelden/{ENDED}" if ended else None)
    form = LoginForm(request=request)
    return render(request, "account/again.html", {"form": form, "typed": json.dumps(typed)}, status=401)


def typed_in(request: Any) -> dict[str, Any] | None:
    """What somebody wants to store, to be stored a little later; None where there is nothing, or too much."""
    fields = [[name, text] for name, texts in request.POST.lists() for text in texts if name != "csrfmiddlewaretoken"]
    typed = {"path": request.path, "fields": fields}
    return None if request.method != "POST" or request.FILES or len(json.dumps(typed)) > MOST_TYPED else typed


def choose_first(request: Any) -> HttpResponse:
    """Somebody of several organisations wants a page before one of them is chosen."""
    query = urlencode({"next": request.get_full_path()} if request.method == "GET" else {})
    there = f"{reverse('organisation')}{'?' if query else ''}{query}"
    return HttpResponseClientRedirect(reverse("organisation")) if request.htmx else redirect(there)


@policy(public=True)
def organisation(request: Any) -> HttpResponse:
    """In which of one's organisations one works: every page shows the one chosen, until another one is."""
    if not request.user.is_authenticated:
        return log_in_again(request)
    chosen = next((one for one in request.choices if str(one.key) == request.POST.get("organisation")), None)
    if request.method != "POST" or chosen is None:
        return render(request, "account/organisation.html", {"next": request.GET.get("next", "")})
    if CHOSEN in request.session:
        request.session.pop(TYPED, None)  # it was meant for the other organisation
    request.session[CHOSEN] = str(chosen.key)
    rotate_token(request)  # forms of the other organisation that are still open in a tab store nothing here
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "today")


@policy()
def resume(request: Any) -> HttpResponse:
    """After logging in again: what somebody wanted to store when the session had expired, to be stored now."""
    if TYPED not in request.session:
        return redirect("today")
    return render(request, "account/resume.html", request.session[TYPED])


class Passkey(passkeys.LoginWebAuthnView):
    """A passkey is enough; afterwards one is where one wanted to go."""

    def form_valid(self, form: Any) -> Any:
        """Log in with the passkey that was shown."""
        key = form.cleaned_data["credential"]
        login = LoginOf(user=key.user, redirect_url=get_next_redirect_url(self.request))
        return perform_passwordless_login(self.request, key, login)


def _typed(text: str) -> dict[str, Any] | None:
    """What :func:`log_in_again` gave along; nothing else, nowhere else."""
    if not text or len(text) > MOST_TYPED:
        return None
    try:
        told = json.loads(text)
        path, fields = str(told["path"]), [[str(name), str(value)] for name, value in told["fields"]]
    except (ValueError, TypeError, KeyError):
        return None
    return {"path": path, "fields": fields} if url_has_allowed_host_and_scheme(path, set()) else None


class Forgotten(account.PasswordResetView):
    """Asks for the address; the answer is the same whether there is an account or not."""

    def get_context_data(self, **more: Any) -> Any:
        """Whether mails leave this installation at all."""
        return super().get_context_data(**more) | {"has_mail": has_mail()}


def by_provider_view(view: Any) -> Any:
    """A view of allauth's that asks a provider; where it does not answer, a sentence."""

    def answered(request: Any, provider_id: str) -> Any:
        try:
            return view(request, provider_id)
        except (OAuth2Error, RequestException, KeyError, ValueError) as error:
            log.warning("login provider %s: %s", provider_id, type(error).__name__)
            return turned_away(request, _("The login provider does not answer. Please try again, or log in otherwise."))

    return answered


login = policy(public=True)(Login.as_view())
logout = policy(public=True)(require_POST(account.LogoutView.as_view()))
second_factor = policy(public=True)(factors.AuthenticateView.as_view())
passkey = policy(public=True)(Passkey.as_view())
by_provider = policy(public=True)(by_provider_view(openid.login))
from_provider = policy(public=True)(by_provider_view(openid.callback))
forgotten = policy(public=True)(Forgotten.as_view())
forgotten_done = policy(public=True)(account.PasswordResetDoneView.as_view())
new_password = policy(public=True)(account.PasswordResetFromKeyView.as_view())
new_password_done = policy(public=True)(account.PasswordResetFromKeyDoneView.as_view())


@policy(public=True)
@require_POST
def language(request: Any) -> HttpResponse:
    """Choose German or English: for the account, and for this browser before anybody has logged in."""
    back, chosen = request.POST.get("next", ""), request.POST.get("language", "")
    answer = HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")
    if chosen in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            choose_language(user=request.user, language=chosen)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return answer
