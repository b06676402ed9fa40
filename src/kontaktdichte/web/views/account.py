"""Coming in and going out, and the language of one's pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kontaktdichte.web.access import policy
from kontaktdichte.web.actions.accounts import choose_language
from kontaktdichte.web.forms.login import LoginForm

login = policy(public=True)(
    LoginView.as_view(
        template_name="account/login.html", authentication_form=LoginForm, redirect_authenticated_user=True
    )
)
logout = policy(public=True)(LogoutView.as_view())


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
