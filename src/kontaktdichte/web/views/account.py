"""Coming in and going out."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView

from kontaktdichte.web.access import policy

login = policy(public=True)(LoginView.as_view(template_name="account/login.html", redirect_authenticated_user=True))
logout = policy(public=True)(LogoutView.as_view())
