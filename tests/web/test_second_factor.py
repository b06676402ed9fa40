"""A second factor that a role must have: who has none reaches the pages that set it up, and nothing else."""

from typing import Any
from uuid import uuid4

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core.cache import cache
from django.test import Client, RequestFactory
from tests.totp import code_of
from tests.web.addresses import addresses
from tests.web.conftest import office
from tests.web.test_accounts import confirmed_secret, tried

from kontaktdichte.web import entrance
from kontaktdichte.web.access import ROLES, Access, Denied
from kontaktdichte.web.actions import login_providers, login_rules
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import Contact, Link, LoginRule, Person, Role, User
from kontaktdichte.web.models.history import states
from kontaktdichte.web.rls import enter

SET_UP = "/konto/zweiter-faktor/"
ALLOWED = {
    "account", "second-factor", "end-sessions", "account_change_password", "account_reauthenticate", "mfa_index",
    "mfa_list_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn",
    "mfa_remove_webauthn",
}  # fmt: skip


@pytest.fixture
def ruled(members: dict[str, Access]) -> Access:
    """The counsellor of an office that asks counsellors for a second factor."""
    cache.clear()
    access = members[Role.COUNSELLOR]
    login_rules.choose(access=members[Role.ADMINISTRATOR], second_factor=[Role.COUNSELLOR], provider_asks=False)
    return access


def test_only_the_pages_of_the_own_account_are_answered_meanwhile() -> None:
    """If it fails, a new page is open to somebody who must not see anything yet, or the account is closed to them."""
    own = {one.name for one in addresses() if getattr(one.view, "own", False)}
    assert own == ALLOWED
    assert all(one.policy is None or one.name in own or one.policy is not ... for one in addresses())


def test_whoever_has_none_is_led_to_the_page_that_sets_it_up(ruled: Access, person: Person) -> None:
    """If it fails, the rule of the office is words only."""
    browser, _ = tried(ruled.membership.user)
    for page in ("/", "/klienten/", f"/klienten/{person.pk}/", "/anmelden/fortsetzen/", "/klienten/liste.csv"):
        answer = browser.get(page)
        assert (answer.status_code, answer["Location"]) == (302, SET_UP), page
    assert "Ihre Rolle braucht einen zweiten Faktor" in browser.get(SET_UP).content.decode()
    for page in ("/konto/", "/hilfe/", "/healthz"):
        assert browser.get(page).status_code == 200, page
    assert browser.get("/klienten/", headers={"hx-request": "true"})["HX-Redirect"] == SET_UP
    assert browser.post("/abmelden/").status_code == 302


def test_nothing_is_allowed_meanwhile_whoever_asks(ruled: Access) -> None:
    """If it fails, a page that forgets to ask lets somebody through."""
    waiting = Access(ruled.organisation, "", ruled.membership, ruled.today, waiting=True)
    assert not waiting.persons().exists()
    with pytest.raises(Denied):
        login_rules.choose(access=waiting, second_factor=[], provider_asks=False)


def test_with_the_app_set_up_the_work_goes_on_and_nothing_typed_is_lost(ruled: Access, person: Person) -> None:
    """If it fails, a counsellor types a contact again because the office has just made its rule."""
    browser, _ = tried(ruled.membership.user)
    form = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": "",
            "form_key": str(uuid4())}  # fmt: skip
    assert browser.post(f"/klienten/{person.pk}/kontakt/", form)["Location"] == SET_UP
    assert not Contact.objects.filter(on="2026-11-19").exists()
    assert browser.post("/konto/app/", {"code": code_of(confirmed_secret(browser))})["Location"] == "/konto/codes/"
    assert 'href="/anmelden/fortsetzen/"' in browser.get("/konto/codes/").content.decode()
    assert form["form_key"] in browser.get("/anmelden/fortsetzen/").content.decode()
    assert browser.post(f"/klienten/{person.pk}/kontakt/", form).status_code == 302
    assert Contact.objects.filter(on="2026-11-19").count() == 1
    Authenticator.objects.filter(type=Authenticator.Type.TOTP).delete()
    assert browser.get("/klienten/")["Location"] == SET_UP, "recovery codes alone are no second factor"


def test_other_roles_and_other_offices_are_asked_for_nothing(ruled: Access, members: dict[str, Access]) -> None:
    """If it fails, one office's rule shuts another one out."""
    assert tried(members[Role.TEAM_LEAD].membership.user)[0].get("/klienten/").status_code == 200
    _, foreign = office("Nebenstadt", "2")
    assert tried(foreign[Role.COUNSELLOR].membership.user)[0].get("/klienten/").status_code == 200


@pytest.mark.parametrize(("asks", "confirmed", "status"), [(0, 0, 302), (0, 1, 200), (1, 0, 200)])
def test_a_login_by_the_offices_provider_counts_where_it_asked_for_a_second_factor(
    ruled: Access, members: dict[str, Access], asks: int, confirmed: int, status: int
) -> None:
    """If it fails, staff must keep a second telephone app, or a provider with passwords only opens everything."""
    rule = {"second_factor": [Role.COUNSELLOR], "provider_asks": bool(asks)}
    login_rules.choose(access=members[Role.ADMINISTRATOR], **rule)  # type: ignore[arg-type]
    browser = Client()
    browser.force_login(ruled.membership.user, backend="django.contrib.auth.backends.ModelBackend")
    by_provider(browser, ruled, bool(confirmed))
    assert browser.get("/klienten/").status_code == status
    if status == 302:
        assert "keinen zweiten Faktor gemeldet" in browser.get(SET_UP).content.decode()
    browser, _ = tried(ruled.membership.user)
    assert browser.get("/klienten/").status_code == 302, "with the password the provider's word counts for nothing"


@pytest.mark.parametrize(("told", "strong"), [({"amr": ["pwd", "mfa"]}, True), ({"amr": ["pwd"]}, False), ({}, False)])
def test_the_provider_says_that_it_asked_for_a_second_factor(
    ruled: Access, members: dict[str, Access], told: dict[str, Any], strong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a provider's second factor is not believed, or a password there is taken for one."""
    login_providers.choose(
        access=members[Role.ADMINISTRATOR], slug="stadt", name="Stadt", issuer="https://id.example", client_id="kd",
        secret="", email_claim="email", vouches=True, listed=True, active=True,
    )  # fmt: skip
    claims = {"sub": "1", "email": ruled.membership.user.email} | told
    account = SocialAccount(provider="stadt", uid="1", extra_data={"id_token": claims})
    login = SocialLogin(user=User(), account=account)
    request = RequestFactory().get("/")
    entrance.Providers().pre_social_login(request, login)
    request.session = {}  # type: ignore[assignment]
    monkeypatch.setattr(DefaultAccountAdapter, "post_login", lambda *_, **__: None)  # allauth's own part
    entrance.Accounts(request).post_login(request, login.user, signal_kwargs={"sociallogin": login})
    assert request.session[entrance.STRONG] is strong
    assert account.extra_data == {}


def by_provider(browser: Client, access: Access, confirmed: bool) -> None:
    """As if the session had been opened by the organisation's own provider."""
    session = browser.session
    session.update({
        entrance.CHOSEN: str(access.organisation), entrance.BOUND: True, entrance.STRONG: confirmed
    })  # fmt: skip
    session.save()


def test_the_administration_chooses_and_the_chain_says_when(members: dict[str, Access]) -> None:
    """If it fails, nobody can tell since when which role had to have a second factor."""
    administrator = members[Role.ADMINISTRATOR]
    browser, _ = tried(administrator.membership.user)
    enter(administrator.organisation)
    page = browser.get("/verwaltung/zweiter-faktor/").content.decode()
    assert page.count("1 Mitglied dieser Rolle hat noch keinen") == len(ROLES["jobcenter"])
    for chosen in ({"team_lead": "on"}, {"team_lead": "on", "counsellor": "on"}, {}):
        assert browser.post("/verwaltung/zweiter-faktor/", chosen).status_code == 302
    assert LoginRule.objects.get().second_factor == []
    links = Link.objects.filter(kind="login_rule.choose").order_by("number")
    rules: Any = states(LoginRule)._default_manager
    assert [rules.get(action=link.action).second_factor for link in links] == [
        ["team_lead"], ["counsellor", "team_lead"], [],
    ]  # fmt: skip
    assert {link.actor_id for link in links} == {administrator.membership.pk}


def test_an_unknown_role_is_refused_by_command(members: dict[str, Access]) -> None:
    """If it fails, a slip of an operator protects nobody."""
    organisation = members[Role.ADMINISTRATOR].organisation
    with pytest.raises(Refused, match="No role 'boss'"):
        login_rules.require(organisation=organisation, second_factor=["boss"], provider_asks=False)
