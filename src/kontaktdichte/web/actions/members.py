"""Members of an organisation come, change and go; each step is an action of an administrator, one link of the chain.

Whoever goes is refused at the next request: what somebody may do is asked of the database each time. An account may
belong to several organisations; what concerns the account itself is refused where it belongs to another one too.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from axes.utils import reset
from django.contrib.auth.tokens import default_token_generator
from django.db import connection, transaction
from django.db.models import F
from django.urls import reverse

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.accounts import end_sessions
from kontaktdichte.web.actions.acting import acting, operating
from kontaktdichte.web.clock import today
from kontaktdichte.web.entrance import forget_tries, has_mail, send_link
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import Membership, Role, Unit, User


def add(
    *, access: Access, email: str, name: str, role: str, unit: Unit | None, code: str, since: date
) -> Membership:  # fmt: skip
    """Somebody new, or an account of another organisation, which keeps its name and password. Raises Refused."""
    access.need(Permission.ADMINISTER)
    _code_is_free(code)
    user = User.objects.filter(email=email.lower()).first()
    if user is not None and Membership.objects.filter(user=user).exclude(until_day__lte=access.today).exists():
        raise Refused("Diese Adresse gehört schon einem Mitglied.", "This address already belongs to a member.")
    with acting(access, "membership.enrol"):
        return Membership.objects.create(
            organisation_id=access.organisation, user=user or User.objects.create_user(email, None, name), role=role,
            unit=unit, code=code, from_day=since,
        )  # fmt: skip


def change(
    *, access: Access, member: Membership, role: str, unit: Unit | None, code: str, since: date
) -> Membership:  # fmt: skip
    """Another role, unit or code from a day on; what was until then stays. Raises Refused.

    Clients follow the person, so nobody has to be handed over.
    """
    access.need(Permission.ADMINISTER)
    if since < member.from_day:
        raise Refused(
            "Vor diesem Tag war die Person noch nicht Mitglied.", "The person was not yet a member before this day."
        )
    if code != member.code:
        _code_is_free(code)
    if role != Role.ADMINISTRATOR:
        _another_administrator(access, member)
    with acting(access, "membership.change"):
        if since == member.from_day:
            member.role, member.unit, member.code = role, unit, code
            member.save(update_fields=["role", "unit", "code"])
            return member
        until, member.until_day = member.until_day, since
        member.save(update_fields=["until_day"])
        return Membership.objects.create(
            organisation_id=access.organisation, user=member.user, role=role, unit=unit, code=code, from_day=since,
            until_day=until,
        )  # fmt: skip


def end(*, access: Access, member: Membership, last: date | None = None) -> Membership:
    """The last day of a membership; without one it ends now, and every session of the account too. Raises Refused."""
    access.need(Permission.ADMINISTER)
    _another_administrator(access, member)
    until = last + timedelta(days=1) if last else access.today
    if until < member.from_day and last:
        raise Refused("Die Mitgliedschaft beginnt erst danach.", "The membership begins after that.")
    with acting(access, "membership.end"):
        member.until_day = max(until, member.from_day)
        member.save(update_fields=["until_day"])
    if until <= access.today:
        end_sessions(user=member.user)
    return member


def resume(*, access: Access, member: Membership) -> Membership:
    """The end of a membership is taken back: it goes on without one. Raises Refused where a later one exists."""
    access.need(Permission.ADMINISTER)
    if member.until_day is None:
        raise Refused("Die Mitgliedschaft ist nicht beendet.", "The membership has not ended.")
    if later(member) is not None:
        raise Refused(
            "Es gibt schon eine spätere Mitgliedschaft: bitte diese ändern.",
            "There is a later membership already: change that one.",
        )
    _code_is_free(member.code)
    with acting(access, "membership.resume"):
        member.until_day = None
        member.save(update_fields=["until_day"])
    return member


def later(member: Membership) -> Membership | None:
    """The membership of the same account that follows one with an end."""
    found = Membership.objects.filter(user=member.user, from_day__gte=member.until_day).exclude(pk=member.pk)
    return found.exclude(until_day=F("from_day")).order_by("from_day").first()


def close(*, access: Access, member: Membership) -> None:
    """The account is closed: no way of login works, every session ends. Raises Refused."""
    access.need(Permission.ADMINISTER)
    only_here(access, member)
    _another_administrator(access, member)
    with acting(access, "account.close"):
        _active(member.user, False)
    end_sessions(user=member.user)


def reopen(*, access: Access, member: Membership) -> None:
    """The account can be entered again. Raises Refused."""
    access.need(Permission.ADMINISTER)
    only_here(access, member)
    with acting(access, "account.reopen"):
        _active(member.user, True)


def unlock(*, access: Access, member: Membership) -> None:
    """What was tried with wrong passwords is forgotten."""
    access.need(Permission.ADMINISTER)
    with acting(access, "account.unlock"):
        reset(username=member.user.email)
    forget_tries(member.user.email)


def release(*, access: Access, member: Membership) -> None:
    """Second factors, passkeys and the provider's key are removed, to be set up anew. Raises Refused."""
    access.need(Permission.ADMINISTER)
    only_here(access, member)
    with acting(access, "account.release"):
        Authenticator.objects.filter(user=member.user).delete()
        SocialAccount.objects.filter(user=member.user).delete()
    end_sessions(user=member.user)


def link(*, access: Access, member: Membership) -> str:
    """The path of a page on which the member sets a password: it works once, and for three days. Raises Refused.

    Only for an account that was never used: whoever has the link can enter (docs/adr/0012).
    """
    access.need(Permission.ADMINISTER)
    only_here(access, member)
    if member.user.last_login is not None:
        raise Refused(
            "Das Konto wurde schon benutzt: Der Link geht nur an die Person selbst.",
            "This account has been used already: the link goes to its owner only.",
        )
    with acting(access, "account.link"):
        return _password_page(member.user)


def mail_link(*, access: Access, member: Membership, site: str) -> None:
    """Send such a link to the member's own address; who asks for it does not see it. Raises Refused.

    ``site``: the address under which the pages are reached, without a slash at its end.
    """
    access.need(Permission.ADMINISTER)
    only_here(access, member)
    if not has_mail():
        raise Refused(
            "Von hier gehen keine E-Mails aus: Den Link macht, wer die Anwendung betreibt (kontaktdichte "
            "password-link).",
            "No mail leaves this installation: whoever operates it makes the link (kontaktdichte password-link).",
        )
    with acting(access, "account.mail_link"):
        page = site + _password_page(member.user)
        transaction.on_commit(lambda: send_link(member.user, page))  # no mail of which the chain knows nothing


def operators_link(*, organisation: UUID, email: str) -> str:
    """The path of such a page for a member, made by an operator in a context entered before. Raises Refused."""
    found = Membership.objects.select_related("user").filter(user__email=email.lower()).exclude(until_day__lte=today())
    member = found.first()
    if member is None:
        raise Refused(f"„{email}“ ist kein Mitglied.", f"{email!r} is no member.")
    with operating(organisation, "account.link"):
        return _password_page(member.user)


def _password_page(user: User) -> str:
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def unit(*, access: Access, name: str, parent: Unit | None = None, known: Unit | None = None) -> Unit:
    """A new unit, or another name or place for a known one. Raises Refused."""
    access.need(Permission.ADMINISTER)
    same = Unit.objects.filter(name=name).first()
    if same is not None and same != known:
        raise Refused("Eine Einheit dieses Namens gibt es schon.", "There is a unit of this name already.")
    above = parent
    while above is not None:
        if known is not None and above.pk == known.pk:
            raise Refused("Eine Einheit gehört nicht zu sich selbst.", "A unit does not belong to itself.")
        above = above.parent
    with acting(access, "unit.change" if known else "unit.add"):
        found = known or Unit(organisation_id=access.organisation)
        found.name, found.parent = name, parent
        found.save()
    return found


def only_here(access: Access, member: Membership) -> None:
    """Raise Refused where the account belongs to another organisation too: it is not this one's alone to open."""
    with connection.cursor() as cursor:
        cursor.execute("select elsewhere(%s, %s)", [member.user_id, access.today])
        if cursor.fetchone()[0]:
            raise Refused(
                "Das Konto gehört auch zu einer anderen Organisation: Passwort und Zugang ändert nur die Person.",
                "This account belongs to another organisation too: only its owner can change password and access.",
            )


def _active(user: User, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])


def _code_is_free(code: str) -> None:
    if Membership.objects.filter(code=code, until_day__isnull=True).exists():
        raise Refused(f"Das Kürzel „{code}“ hat schon jemand.", f"Somebody has the code {code!r} already.")


def _another_administrator(access: Access, member: Membership) -> None:
    """Nobody locks the office out of its own administration."""
    if member.role != Role.ADMINISTRATOR or (member.until_day is not None and member.until_day <= access.today):
        return
    others = Membership.objects.filter(role=Role.ADMINISTRATOR, until_day__isnull=True, user__is_active=True)
    if not others.filter(from_day__lte=access.today).exclude(user=member.user).exists():
        raise Refused(
            "Das ist die letzte Verwaltung: bitte erst jemand anderem diese Rolle geben.",
            "This is the last administrator: give somebody else this role first.",
        )
