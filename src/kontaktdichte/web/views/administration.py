"""The administration of an office: members, units, the concept in force, the login; no content of client files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import login_providers, login_rules, members
from kontaktdichte.web.entrance import has_mail
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.factors import with_factors
from kontaktdichte.web.forms.members import (
    EndForm,
    MemberForm,
    PostForm,
    ProviderForm,
    SecondFactorForm,
    UnitForm,
    post_of,
)
from kontaktdichte.web.handbook import chapter_of
from kontaktdichte.web.models import EditionInForce, LoginProvider, LoginRule, Membership, Person, Unit
from kontaktdichte.web.models.person import german_order
from kontaktdichte.web.templatetags.kd import day

PAGE = 50
COMMAND = "kontaktdichte activate-edition {access.organisation} KONZEPT --from TT.MM.JJJJ"
Step = Callable[..., object]


@policy(Permission.ADMINISTER)
def listed(request: Any) -> HttpResponse:
    """Members by name in German order; ``?ehemalige`` shows those who have gone too."""
    wanted = request.GET.get("q", "").strip()
    page = Paginator(_found(request.access, wanted, "ehemalige" in request.GET), PAGE).get_page(
        request.GET.get("seite")
    )
    return render(request, "administration/members.html", {"page": page, "q": wanted, "here": "members"})


def _found(access: Access, wanted: str, former: bool) -> QuerySet[Membership]:
    found = Membership.objects.select_related("user", "unit").annotate(order=german_order(F("user__name")))
    if not former:
        found = found.exclude(until_day__lte=access.today)
    for word in wanted.split():
        found = found.filter(Q(user__name__icontains=word) | Q(user__email__icontains=word) | Q(code__icontains=word))
    return found.order_by("order", "from_day", "pk")


@policy(Permission.ADMINISTER)
def add(request: Any) -> HttpResponse:
    """Somebody new; the answer is the page of the member, for a new account by way of the link for the password."""
    access: Access = request.access
    form = MemberForm(request.POST or None, initial={"since": access.today}, kind=access.kind)
    if made := _done(form, lambda: members.add(access=access, **form.cleaned_data)):
        if made.user.last_login is None:  # the browser asks for the link by itself: the same step, a link of the chain
            messages.success(request, _("Stored. Now give the new member this link to set a password."))
            return redirect("member-link", key=made.pk, preserve_request=True)
        messages.success(request, _("Stored. The account was there already and keeps its password."))
        return redirect("member", key=made.pk)
    return _form(request, form, _("New member"), _("Add member"))


@policy(Permission.ADMINISTER)
def member(request: Any, key: UUID) -> HttpResponse:
    """Who somebody is here, since when, and what can be done."""
    return render(request, "administration/member.html", _member(request, _of(key)))


def _member(request: Any, found: Membership, **more: Any) -> dict[str, Any]:
    access: Access = request.access
    since = timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    tried = AccessAttempt.objects.filter(username=found.user.email, attempt_time__gte=since)
    return {
        "member": found, "here": "members", "has_mail": has_mail(),
        "ended": found.until_day is not None and found.until_day <= access.today,
        "again": found.until_day is not None and members.later(found) is None,
        "clients": _clients(found).count(),
        "locked": tried.filter(failures_since_start__gte=settings.AXES_FAILURE_LIMIT).exists(),
        "history": Membership.objects.filter(user=found.user).select_related("unit").order_by("-from_day"), **more,
    }  # fmt: skip


def _clients(found: Membership) -> QuerySet[Person]:
    return Person.objects.filter(counsellor__user=found.user)


@policy(Permission.ADMINISTER)
def change(request: Any, key: UUID) -> HttpResponse:
    """Another role, unit or code from a day on."""
    access: Access = request.access
    found = _of(key)
    form = PostForm(request.POST or None, initial=post_of(found, access.today), kind=access.kind)
    if changed := _done(form, lambda: members.change(access=access, member=found, **form.cleaned_data)):
        messages.success(request, _("Stored."))
        return redirect("member", key=changed.pk)
    return _form(request, form, _("Change %(name)s") % {"name": found.user.name}, _("Store"), found)


@policy(Permission.ADMINISTER)
def end(request: Any, key: UUID) -> HttpResponse:
    """The last day of a membership."""
    access: Access = request.access
    found = _of(key)
    form = EndForm(request.POST or None, initial={"last": access.today})
    if _done(form, lambda: members.end(access=access, member=found, **form.cleaned_data)):
        messages.success(request, _ended(request.access, found))
        return redirect("member", key=found.pk)
    return _form(request, form, _("End the membership of %(name)s") % {"name": found.user.name}, _("End"), found)


@policy(Permission.ADMINISTER)
def end_now(request: Any, key: UUID) -> HttpResponse:
    """Ask before a membership ends now: who is looked after, and from when it holds; then end it."""
    found = _of(key)
    if request.method == "POST":
        if _dared(request, lambda: members.end(access=request.access, member=found)):
            messages.success(request, _ended(request.access, found))
        return redirect("member", key=key)
    posts = _clients(found).order_by("counsellor").values_list("counsellor", flat=True).distinct()
    base = request.build_absolute_uri(reverse("persons"))
    context = {
        "member": found, "here": "members", "clients": _clients(found).count(),
        "lists": [f"{base}?fachkraft={post}" for post in posts], "last": max(request.access.today, found.from_day),
    }  # fmt: skip
    return render(request, "administration/end_now.html", context)


def _ended(access: Access, found: Membership) -> str:
    """What the end of a membership means, in words: a title, and where it is over the last day."""
    assert found.until_day is not None
    last = {"last": day(found.until_day - timedelta(days=1))}
    if found.until_day > access.today:
        return _("Has access up to and including %(last)s.") % last
    if found.until_day == found.from_day:
        return _("Has no access as of now; was a member on no day.")
    return _("Has no access as of now; member up to and including %(last)s.") % last


STEPS: dict[str, Step] = {
    "fortsetzen": members.resume, "schliessen": members.close, "oeffnen": members.reopen, "entsperren": members.unlock,
    "zuruecksetzen": members.release,
}  # fmt: skip
SAID: dict[Step, Any] = {members.resume: gettext_lazy("Taken back: the membership goes on, without a last day.")}


@policy(Permission.ADMINISTER)
@require_POST
def step(request: Any, key: UUID) -> HttpResponse:
    """One of the steps that need no further word: go on, close, reopen, unlock, remove second factors."""
    action = STEPS.get(request.POST.get("schritt", ""))
    if action is None:
        return redirect("member", key=key)
    if _dared(request, lambda: action(access=request.access, member=_of(key))):
        messages.success(request, SAID.get(action, _("Done.")))
    return redirect("member", key=key)


def _dared(request: Any, action: Callable[[], object]) -> bool:
    """Whether an action was done; a refusal is told."""
    try:
        action()
    except Refused as error:
        messages.error(request, error.told(request.access.language))
        return False
    return True


@policy(Permission.ADMINISTER)
@require_POST
def link(request: Any, key: UUID) -> HttpResponse:
    """A link for a new password: shown this once for an account never used, else sent to its owner."""
    found = _of(key)
    try:
        if found.user.last_login is not None:
            members.mail_link(access=request.access, member=found, site=request.build_absolute_uri("/").rstrip("/"))
            messages.success(request, _("The link is on its way to %(email)s.") % {"email": found.user.email})
            return redirect("member", key=key)
        path = members.link(access=request.access, member=found)
    except Refused as error:
        messages.error(request, error.told(request.access.language))
        return redirect("member", key=key)
    return render(request, "administration/member.html", _member(request, found, link=request.build_absolute_uri(path)))


@policy(Permission.ADMINISTER)
def units(request: Any) -> HttpResponse:
    """The units, and adding one."""
    form = UnitForm(request.POST or None)
    if _done(form, lambda: members.unit(access=request.access, **form.cleaned_data)):
        messages.success(request, _("Stored."))
        return redirect("units")
    found = Unit.objects.select_related("parent").annotate(order=german_order(F("name"))).order_by("order")
    context = {"units": found, "form": form, "here": "units"}
    return render(request, "administration/units.html", context, status=422 if form.errors else 200)


@policy(Permission.ADMINISTER)
def unit(request: Any, key: UUID) -> HttpResponse:
    """Another name for a unit, or another place."""
    found = get_object_or_404(Unit, pk=key)
    form = UnitForm(request.POST or None, initial={"name": found.name, "parent": found.parent_id})
    if _done(form, lambda: members.unit(access=request.access, known=found, **form.cleaned_data)):
        messages.success(request, _("Stored."))
        return redirect("units")
    return _form(request, form, _("Change %(name)s") % {"name": found.name}, _("Store"), here="units")


@policy(Permission.ADMINISTER)
def concept(request: Any) -> HttpResponse:
    """Which edition of which concept is in force, from when; the others before and after it."""
    editions = list(EditionInForce.objects.order_by("-from_day"))
    known = {(one.concept, one.edition) for one in editions}
    shipped = {name: str(concept_named(name).edition) for name, _edition in known}
    today = request.access.today
    rows = [
        {
            "edition": one, "title": concept_named(one.concept).title, "of": _in_german(one.edition),
            "now": one.from_day <= today and (one.until_day is None or today < one.until_day),
            "coming": one.from_day > today,
        }
        for one in editions
    ]  # fmt: skip
    waiting = [
        {"title": concept_named(name).title, "of": _in_german(edition)}
        for name, edition in sorted(shipped.items()) if (name, edition) not in known
    ]  # fmt: skip
    context = {
        "rows": rows,
        "waiting": waiting,
        "here": "concept",
        "handbook": chapter_of("concept"),
        "command": COMMAND.format(access=request.access),
    }
    return render(request, "administration/concept.html", context)


def _in_german(edition: str) -> str:
    """An edition's name as a day where it is one."""
    try:
        return day(date.fromisoformat(edition))
    except ValueError:
        return edition


@policy(Permission.ADMINISTER)
def provider(request: Any) -> HttpResponse:
    """By which provider of its own the office logs in."""
    known = LoginProvider.objects.first()
    form = ProviderForm(request.POST or None, instance=known)
    if _done(form, lambda: login_providers.choose(access=request.access, **form.cleaned_data)):
        messages.success(request, _("Stored."))
        return redirect("login-provider")
    context = {"form": form, "known": known, "here": "provider", "host": request.build_absolute_uri("/").rstrip("/")}
    return render(request, "administration/provider.html", context, status=422 if form.errors else 200)


@policy(Permission.ADMINISTER)
def second_factor(request: Any) -> HttpResponse:
    """Which roles must have a second factor, and how many of their members still have none."""
    known = LoginRule.objects.first()
    form = SecondFactorForm(request.POST if request.method == "POST" else None, known=known, kind=request.access.kind)
    if form.is_valid():
        login_rules.choose(access=request.access, **form.rule())
        messages.success(request, _("Stored."))
        return redirect("login-rule")
    members = with_factors(Membership.objects.filter(user__is_active=True, from_day__lte=request.access.today))
    without = members.exclude(until_day__lte=request.access.today).filter(has_factor=False).values("role")
    count = {one["role"]: one["n"] for one in without.annotate(n=Count("pk"))}
    roles = [(form[role], count.get(role, 0)) for role, _label in form.roles]
    context = {"form": form, "roles": roles, "here": "factor", "provider": LoginProvider.objects.first()}
    return render(request, "administration/second_factor.html", context, status=422 if form.errors else 200)


def _of(key: UUID) -> Membership:
    return get_object_or_404(Membership.objects.select_related("user", "unit"), pk=key)


def _done(form: Any, action: Callable[[], Any]) -> Any:
    """What the action returns, or None: the form says what is wrong, and keeps what was typed."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return action()
    except Refused as error:
        from django.utils.translation import get_language

        form.add_error(None, error.en if str(get_language()).startswith("en") else error.de)
        return None


def _form(
    request: Any, form: Any, title: str, button: str, found: Membership | None = None, here: str = "members"
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "member": found, "here": here}
    return render(request, "administration/form.html", context, status=422 if form.errors else 200)
