"""How django-allauth enters accounts here: nobody signs up, every sentence is ours, secrets are sealed.

In: allauth's calls. Out: a session, or a sentence. An account's address is the one it was made with; the tables that
allauth has for further addresses stay empty.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Thread
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.clock import today
from kontaktdichte.web.models import User
from kontaktdichte.web.sealing import opened, seal
from kontaktdichte.web.settings import settings

ENDED = "?beendet"  # on the login page: says that a session or an access has ended
CHOSEN = "organisation"  # in a session: which of several
SEEN, SINCE = "seen", "since"  # in a session: the last click that was written down, the first
TYPED = "typed"  # in a session: what somebody wanted to store when it had just expired
BOUND = "bound"  # in a session: opened by an organisation's own provider, so that it sees that organisation only
STRONG = "strong"  # in a session: the provider said that it asked for a second factor
NAME = "kontaktdichte"
log = logging.getLogger(__name__)
SAID = {  # what has just happened to the account, by the name allauth has for it
    "password_changed": _("The password has been changed. Everywhere else you are logged out."),
    "password_reset": _("The password has been changed."),
    "totp_activated": _("The second factor is set up. From now on you are asked for a code when you log in."),
    "totp_deactivated": _("The second factor has been removed."),
    "webauthn_added": _("The passkey has been added."),
    "webauthn_removed": _("The passkey has been removed."),
    "recovery_codes_generated": _("Here are your recovery codes. Older ones do not work any more."),
}


class Accounts(DefaultAccountAdapter):
    """Accounts are made by the administration; the lock-out counts by address."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("E-mail address and password do not belong together. Please check both."),
        "too_many_login_attempts": _("There were too many attempts. Please wait some minutes and try again."),
        "rate_limited": _("There were too many attempts. Please wait some minutes and try again."),
        "incorrect_code": _("This code is not right, or it has already been used. Please take the newest one."),
        "incorrect_password": _("This password is not right."),
        "enter_current_password": _("This is not the present password."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up."""
        return False

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether it is this account's password; counted like a login."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def respond_user_inactive(self, request: Any, user: User) -> HttpResponse:
        """An account that was closed: told like one whose access has ended."""
        return HttpResponseRedirect(f"/anmelden/{ENDED}")

    def post_login(self, request: Any, user: User, *, signal_kwargs: Any = None, **more: Any) -> HttpResponse:
        """A login by an organisation's provider sees that organisation only."""
        login = (signal_kwargs or {}).get("sociallogin")
        found = provider_of(login.account.provider) if login else None
        request.session.pop(BOUND, None)
        request.session.pop(STRONG, None)
        if login and found:
            request.session[CHOSEN], request.session[BOUND] = found.organisation, True
            request.session[STRONG] = bool(login.state.get(STRONG))
        answer: HttpResponse = super().post_login(request, user, signal_kwargs=signal_kwargs, **more)
        return answer

    def get_client_ip(self, request: Any) -> str:
        """Where a request comes from."""
        return client_ip(request)

    def add_message(
        self,
        request: Any,
        level: int,
        message_template: str | None = None,
        *_args: Any,
        message: str = "",
        **_more: Any,
    ) -> None:
        """Our sentence for what happened; none for logging in and out."""
        if said := message or SAID.get(_named(message_template or ""), ""):
            messages.add_message(request, level, str(said))

    def send_notification_mail(self, template_prefix: str, user: User, *_args: Any, **_more: Any) -> None:
        """Tell the owner of an account by mail what has happened to it."""
        if said := SAID.get(_named(template_prefix), ""):
            send(user.email, gettext("Your account"), [
                str(said), gettext("If it was not you, please tell the administration of your office at once."),
            ])  # fmt: skip

    def send_password_reset_mail(self, user: User, email: str, context: Mapping[str, Any]) -> None:
        """The link for a new password."""
        send_link(user, context["password_reset_url"])


class SecondFactors(DefaultMFAAdapter):
    """Codes of an app and passkeys; what an app shares with us is sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": Accounts.error_messages["incorrect_code"]}

    def get_totp_issuer(self) -> str:
        """What the app shows."""
        return NAME

    def encrypt(self, text: str) -> str:
        """Before it is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """After it is read."""
        return opened(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        """What a passkey is called until somebody names it."""
        return gettext("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For which host name a passkey is."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": NAME}


def expired(session: Any) -> bool:
    """Whether nobody has clicked for too long, or the day is over; else writes down the click, once a minute."""
    now, own = int(time.time()), settings()
    seen, since = session.get(SEEN, now), session.get(SINCE, now)
    if now - seen > own.session_idle_minutes * 60 or now - since > own.session_hours * 3600:
        return True
    if SEEN not in session or now - seen >= 60:
        session[SEEN], session[SINCE] = now, since
    return False


def send_link(user: User, link: str) -> None:
    """Send a link for a new password to the owner of an account."""
    send(user.email, gettext("New password"), [
        gettext("With this link you set a new password. It works once, and for three days:"), link,
        gettext("If you did not ask for it, you need not do anything."),
    ])  # fmt: skip


def send(to: str, subject: str, lines: list[str]) -> None:
    """A mail, sent beside the request: how long it takes must not tell whether there is an account."""
    mail = EmailMessage(f"{NAME}: {subject}", "\n\n".join(lines) + "\n", to=[to])
    Thread(target=_sent, args=(mail,), name="mail").start()


def _sent(mail: EmailMessage) -> None:
    try:
        mail.send()
    except OSError as error:  # SMTP's errors too: nobody waits for an answer, an operator reads the log
        log.error("a mail could not be sent: %s", type(error).__name__)


def _named(template: str) -> str:
    return template.rpartition("/")[2].removesuffix(".txt")


def has_mail() -> bool:
    """Whether mails leave this installation."""
    return bool(settings().smtp_host or settings().mail_folder)


def tried(request: Any, credentials: Mapping[str, Any] | None = None) -> str:
    """The address that somebody tries to enter, in the one way in which it is counted."""
    given = credentials or {}
    return str(given.get("email") or given.get("login") or request.POST.get("login") or "").strip().lower()


def client_ip(request: Any) -> str:
    """Where a request comes from: past the proxies that the operator named, never further."""
    hops, proxies = request.headers.get("x-forwarded-for", "").split(","), settings().proxies
    found = hops[-proxies].strip() if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(found))
    except ValueError:  # a socket's file has no address
        return "0.0.0.0"


@dataclass(frozen=True)
class Provider:
    """The login provider of an organisation, as it is found before anybody is known."""

    organisation: str
    slug: str
    name: str
    issuer: str
    client_id: str
    secret: str
    email_claim: str
    vouches: bool


def provider_of(slug: str) -> Provider | None:
    """The provider in use under this address."""
    with connection.cursor() as cursor:
        cursor.execute("select * from login_provider(%s)", [slug])
        row = cursor.fetchone()
    return Provider(str(row[0]), *row[1:]) if row else None


def offered() -> list[tuple[str, str]]:
    """Address and name of those that the common login page offers."""
    with connection.cursor() as cursor:
        cursor.execute("select slug, name from login_providers()")
        return [(slug, name) for slug, name in cursor.fetchall()]


class Providers(DefaultSocialAccountAdapter):
    """Logins by an organisation's provider: members only, never a new account, never a password wiped."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Nobody becomes a member by logging in."""
        return False

    def list_apps(self, request: Any, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The one provider that is asked for, from its organisation's row."""
        from allauth.socialaccount.models import SocialApp

        found = provider_of(provider) if provider else None
        if found is None:
            return []
        return [SocialApp(
            provider="openid_connect", provider_id=found.slug, name=found.name, client_id=found.client_id,
            secret=opened(found.secret) if found.secret else "",
            settings={"server_url": found.issuer, "oauth_pkce_enabled": True},
        )]  # fmt: skip

    def authenticate_by_email(self, sociallogin: Any) -> None:
        """Not allauth's way, which would wipe passwords: see pre_social_login."""

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """Let in a member whose address the provider has confirmed, and from then on by the provider's own key."""
        found, claims = provider_of(sociallogin.account.provider), _claims(sociallogin.account.extra_data)
        user = _member(found, sociallogin, claims) if found and claims else None
        sociallogin.account.extra_data = {}  # nothing of it is needed again
        sociallogin.state[STRONG] = "mfa" in ((claims or {}).get("amr") or ())  # RFC 8176
        if user is None:
            raise ImmediateHttpResponse(turned_away(request, _(
                "The login provider knows you, but no account here has your confirmed e-mail address. "
                "Please ask the administration of your office."
            )))  # fmt: skip
        sociallogin.user = sociallogin.account.user = user
        sociallogin.account.save()

    def on_authentication_error(self, request: Any, provider: Any, *_args: Any, **_more: Any) -> None:
        """Refused by the provider, cancelled, or come back too late."""
        raise ImmediateHttpResponse(turned_away(request, _("The login provider did not log you in. Please try again.")))


def turned_away(request: Any, sentence: Any) -> HttpResponse:
    """Back to the login page with a sentence."""
    messages.error(request, str(sentence))
    return HttpResponseRedirect("/anmelden/")


def _claims(told: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the provider says of somebody; nothing where its two answers are of two people."""
    token, info = told.get("id_token") or {}, told.get("userinfo") or {}
    if token and info and token.get("sub") != info.get("sub"):
        return None
    return {**token, **info}


def _member(found: Provider, sociallogin: Any, claims: Mapping[str, Any]) -> User | None:
    """The account that belongs to the provider's key, else to the confirmed address; a member today, else None."""
    user: User | None = sociallogin.user if sociallogin.is_existing else None
    if user is None:
        email, confirmed = str(claims.get(found.email_claim) or "").strip().lower(), claims.get("email_verified")
        if not email or not (found.vouches or confirmed in (True, "true")):
            return None
        user = User.objects.filter(email=email).first()
        if user is None or type(sociallogin.account).objects.filter(user=user, provider=found.slug).exists():
            return None  # the address is bound to another key of the provider: released by the administration
    with connection.cursor() as cursor:
        cursor.execute("select organisation::text from memberships_of(%s, %s)", [user.pk, today()])
        organisations = [row[0] for row in cursor.fetchall()]
    return user if found.organisation in organisations else None


def forget_tries(email: str) -> None:
    """What was tried with this address does not count any more."""
    Accounts()._delete_login_attempts_cached_email(context.request, email=email)
