"""Members come, change and go: who has gone is refused at the next request; administrators see no content."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase, override_settings
from tests.web.conftest import PASSWORD, TODAY, office
from tests.web.test_accounts import AtOnce, tried

from kontaktdichte.web import entrance
from kontaktdichte.web.access import Access, Denied
from kontaktdichte.web.actions import login_providers, members
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import Link, LoginProvider, Membership, Person, Role, User
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views import administration

BOARD = "/verwaltung/"


def page_of(member: Membership, more: str = "") -> str:
    return f"{BOARD}mitglieder/{member.pk}/{more}"


def links() -> list[str]:
    return list(Link.objects.order_by("number").values_list("kind", flat=True))


def new(**other: Any) -> dict[str, Any]:
    return {"name": "Ömer Öz", "email": "OEZ@beispielstadt.example", "role": "counsellor", "unit": "", "code": "ÖZ",
            "since": TODAY.isoformat()} | other  # fmt: skip


def test_a_new_member_sets_a_password_by_a_link_and_comes_in(board: Client) -> None:
    """If it fails, nobody new can begin to work."""
    answer = board.post(f"{BOARD}mitglieder/neu/", new(), follow=True)
    member = Membership.objects.get(code="ÖZ")
    assert answer.redirect_chain == [(page_of(member, "link/"), 307)], "the browser asks for the link by itself"
    page = answer.content.decode()
    assert 'data-copy="Kopiert." hidden>' in page, "without JavaScript the link is marked and copied by hand"
    path = page.split("http://testserver")[1].split("<")[0]
    theirs = Client()
    form = theirs.get(path)["Location"]
    assert theirs.post(form, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    assert tried(member.user, browser=theirs)[1].status_code == 302
    assert theirs.get("/klienten/").status_code == 200
    assert "gilt nicht mehr" in Client().get(path).content.decode()
    assert links()[-2:] == ["membership.enrol", "account.link"]


def test_nobody_of_the_administration_enters_an_account_in_use(
    board: Client, administrator: Access, counsellor: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, an administrator reads files under the name of a colleague."""
    assert "Link für ein neues Passwort" in board.get(page_of(counsellor)).content.decode()
    unused = members.link(access=administrator, member=counsellor)
    assert tried(counsellor.user)[1].status_code == 302
    assert "gilt nicht mehr" in Client().get(unused).content.decode(), "made before, the account is in use now"
    counsellor.user.refresh_from_db()
    with pytest.raises(Refused, match="used already"):
        members.link(access=administrator, member=counsellor)
    page = board.get(page_of(counsellor)).content.decode()
    assert "kontaktdichte password-link" in page
    assert page_of(counsellor, "link/") not in page
    board.post(page_of(counsellor, "link/"))
    assert "Von hier gehen keine E-Mails aus" in board.get(page_of(counsellor)).content.decode()
    for module in (members, administration):
        monkeypatch.setattr(module, "has_mail", lambda: True)
    monkeypatch.setattr(entrance, "Thread", AtOnce)
    monkeypatch.setattr(mail, "outbox", [], raising=False)
    with (
        override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"),
        TestCase.captureOnCommitCallbacks(execute=True),
    ):
        answer = board.post(page_of(counsellor, "link/"), follow=True).content.decode()
    assert "/passwort/" not in answer, "only the owner sees the link"
    assert [one.to for one in mail.outbox] == [[counsellor.user.email]]
    assert "http://testserver/passwort/" in mail.outbox[0].body
    assert links()[-1] == "account.mail_link"


def test_an_operator_makes_a_link_where_no_mail_leaves(administrator: Access, counsellor: Membership) -> None:
    """If it fails, whoever forgot a password in an office without mail stays out."""
    path = members.operators_link(organisation=administrator.organisation, email=counsellor.user.email.upper())
    theirs = Client()
    form = theirs.get(path)["Location"]
    new = "ein-ganz-neues-wort"
    assert theirs.post(form, {"password1": new, "password2": new}).status_code == 302
    assert tried(counsellor.user, new)[1].status_code == 302
    assert Link.objects.get(kind="account.link").actor is None
    with pytest.raises(Refused, match="no member"):
        members.operators_link(organisation=administrator.organisation, email="niemand@x.example")


def test_whoever_has_gone_is_refused_at_the_next_request(board: Client, counsellor: Membership) -> None:
    """If it fails, somebody who was dismissed reads files until the evening."""
    theirs, _ = tried(counsellor.user)
    assert theirs.get("/klienten/").status_code == 200
    assert theirs.get("/klienten/").status_code == 200
    board.post(page_of(counsellor, "sofort-beenden/"))
    answer = theirs.get("/klienten/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/anmelden/")
    answer = tried(counsellor.user)[0].get("/klienten/", follow=True)
    assert "Ihr Zugang ist beendet" in answer.content.decode()
    assert links()[-1] == "membership.end"


def test_nobody_is_sent_away_with_one_click_and_it_can_be_taken_back(
    board: Client, administrator: Access, counsellor: Membership, person: Person
) -> None:
    """If it fails, a slip of the mouse sends a colleague away, and that colleague's clients are forgotten."""
    members.change(
        access=administrator, member=counsellor, role=counsellor.role, unit=None, code=counsellor.code,
        since=counsellor.from_day,
    )  # fmt: skip
    ask = board.get(page_of(counsellor, "sofort-beenden/")).content.decode()
    assert "1 Person wird von diesem Mitglied betreut." in ask
    assert f"http://testserver/klienten/?fachkraft={counsellor.pk}</code>" in ask
    assert "Es gilt sofort" in ask
    assert "Letzter Tag der Mitgliedschaft ist der 19.11.2026." in ask
    counsellor.refresh_from_db()
    assert counsellor.until_day is None
    page = board.post(page_of(counsellor, "sofort-beenden/"), follow=True).content.decode()
    assert "Hat ab sofort keinen Zugang; Mitglied bis einschließlich 19.11.2026." in page
    assert "Jetzt beenden" not in page
    board.post(page_of(counsellor, "schritt/"), {"schritt": "fortsetzen"})
    page = board.get(page_of(counsellor)).content.decode()
    assert "Zurückgenommen: Die Mitgliedschaft läuft weiter" in page
    assert "Hat keinen Zugang" not in page
    assert tried(counsellor.user)[0].get("/klienten/").status_code == 200
    assert links()[-2:] == ["membership.end", "membership.resume"]


def test_an_end_is_not_taken_back_under_a_later_membership(
    board: Client, administrator: Access, counsellor: Membership
) -> None:
    """If it fails, somebody has two roles on one day, and nobody knows which holds."""
    with pytest.raises(Refused, match="has not ended"):
        members.resume(access=administrator, member=counsellor)
    members.change(
        access=administrator, member=counsellor, role=Role.SUBSTITUTE, unit=None, code="NEU", since=date(2026, 11, 10)
    )
    page = board.get(page_of(counsellor)).content.decode()
    assert "Beendigung zurücknehmen" not in page
    assert "Hat keinen Zugang" not in page, "with another role"
    board.post(page_of(counsellor, "schritt/"), {"schritt": "fortsetzen"})
    assert "Es gibt schon eine spätere Mitgliedschaft" in board.get(page_of(counsellor)).content.decode()
    counsellor.refresh_from_db()
    assert counsellor.until_day == date(2026, 11, 10)


def test_an_account_that_is_closed_is_entered_by_nobody(board: Client, counsellor: Membership) -> None:
    """If it fails, a stolen account stays open."""
    theirs, _ = tried(counsellor.user)
    board.post(page_of(counsellor, "schritt/"), {"schritt": "schliessen"})
    assert theirs.get("/klienten/").status_code == 302
    assert tried(counsellor.user)[1].status_code == 200
    board.post(page_of(counsellor, "schritt/"), {"schritt": "oeffnen"})
    cache.clear()
    assert tried(counsellor.user)[1].status_code == 302
    assert links()[-2:] == ["account.close", "account.reopen"]


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(board: Client, counsellor: Membership) -> None:
    """If it fails, a counsellor who became administrator goes on reading files."""
    theirs, _ = tried(counsellor.user)
    board.post(page_of(counsellor, "aendern/"), new(role="management", code=counsellor.code))
    assert theirs.get("/klienten/").status_code == 404
    assert links()[-1] == "membership.change"


def test_clients_follow_whoever_changes_role_or_code(
    administrator: Access, counsellor: Membership, person: Person
) -> None:
    """If it fails, a counsellor's clients are nobody's after a change of the short name."""
    since = date(2026, 11, 10)
    after = members.change(
        access=administrator, member=counsellor, role=Role.SUBSTITUTE, unit=None, code="NEU", since=since
    )
    assert [one.pk for one in Access(administrator.organisation, "", after, TODAY).mine()] == [person.pk]
    counsellor.refresh_from_db()
    assert (counsellor.until_day, after.from_day) == (since, since)


def test_a_day_to_come_ends_nothing_today(board: Client, counsellor: Membership) -> None:
    """If it fails, somebody who leaves at the end of the month stands outside today."""
    theirs, _ = tried(counsellor.user)
    board.post(page_of(counsellor, "beenden/"), {"last": "2026-11-30"})
    counsellor.refresh_from_db()
    assert counsellor.until_day == date(2026, 12, 1)
    assert theirs.get("/klienten/").status_code == 200


def test_an_office_cannot_lock_itself_out(administrator: Access) -> None:
    """If it fails, nobody can administer the office any more."""
    own = administrator.membership
    for action in (members.end, members.close):
        with pytest.raises(Refused, match="last administrator"):
            action(access=administrator, member=own)
    with pytest.raises(Refused, match="last administrator"):
        members.change(access=administrator, member=own, role="counsellor", unit=None, code=own.code, since=TODAY)


def test_an_account_of_two_organisations_is_opened_by_neither(administrator: Access, counsellor: Membership) -> None:
    """If it fails, one office's administration enters the other office by a link for a new password."""
    _, foreign = office("Nebenstadt", "2")
    enter(foreign[Role.ADMINISTRATOR].organisation)
    members.add(
        access=foreign[Role.ADMINISTRATOR], email=counsellor.user.email, name="Egal", role="counsellor", unit=None,
        code="Gast", since=TODAY,
    )  # fmt: skip
    enter(administrator.organisation)
    for action in (members.link, members.close, members.reopen, members.release):
        with pytest.raises(Refused, match="another organisation"):
            action(access=administrator, member=counsellor)
    counsellor.user.refresh_from_db()
    assert counsellor.user.name != "Egal"


def test_what_cannot_be_is_told_at_the_form_and_nothing_typed_is_lost(board: Client, counsellor: Membership) -> None:
    """If it fails, an administrator types everything again."""
    for wrong, said in (
        ({"code": counsellor.code}, "hat schon jemand"), ({"email": counsellor.user.email}, "gehört schon"),
        ({"email": "kein"}, "gültige E-Mail"),
    ):  # fmt: skip
        answer = board.post(f"{BOARD}mitglieder/neu/", new(**wrong))
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert "Ömer Öz" in answer.content.decode()
    answer = board.post(page_of(counsellor, "aendern/"), new(since="2001-01-01", code=counsellor.code))
    assert "noch nicht Mitglied" in answer.content.decode()


def test_a_lock_is_shown_and_opened(board: Client, counsellor: Membership) -> None:
    """If it fails, a colleague waits half an hour while a client sits there."""
    for _ in range(8):
        tried(counsellor.user, "falsch")
    assert tried(counsellor.user)[1].status_code == 429
    assert "Versuchen gesperrt" in board.get(page_of(counsellor)).content.decode()
    board.post(page_of(counsellor, "schritt/"), {"schritt": "entsperren"})
    assert tried(counsellor.user)[1].status_code == 302


def test_a_lost_telephone_is_no_lost_account(administrator: Access, counsellor: Membership) -> None:
    """If it fails, whoever loses the telephone stays outside."""
    Authenticator.objects.create(user=counsellor.user, type="totp", data={"secret": "x"})
    members.release(access=administrator, member=counsellor)
    assert not Authenticator.objects.filter(user=counsellor.user).exists()


def test_members_are_found_and_stand_in_german_order(board: Client, administrator: Access) -> None:
    """If it fails, Özil stands after Zander, and somebody is added twice."""
    for name in ("Zander", "Özil", "Olsen", "Pohl"):
        members.add(
            access=administrator, email=f"{name.encode().hex()}@x.example", name=name, role="counsellor", unit=None,
            code=name, since=TODAY,
        )  # fmt: skip
    page = board.get(BOARD).content.decode()
    assert [page.index(name) for name in ("Olsen", "Özil", "Pohl", "Zander")] == sorted(
        page.index(name) for name in ("Olsen", "Özil", "Pohl", "Zander")
    )
    assert "Pohl" not in board.get(f"{BOARD}?q=zander").content.decode()
    assert "Niemand gefunden" in board.get(f"{BOARD}?q=xyz").content.decode()


def test_the_secret_of_a_login_provider_is_sealed_and_never_shown(board: Client, administrator: Access) -> None:
    """If it fails, whoever reads a page or a copy of the database can pretend to be this application."""
    typed = {"name": "Stadt", "slug": "stadt", "issuer": "https://id.example", "client_id": "kd", "secret": "GEHEIM1",
             "email_claim": "email", "listed": "on", "active": "on"}  # fmt: skip
    assert board.post(f"{BOARD}anmeldung/", typed).status_code == 302
    page = board.get(f"{BOARD}anmeldung/").content.decode()
    assert "/anmelden/ueber/stadt/antwort/" in page
    assert "GEHEIM1" not in page + LoginProvider.objects.get().secret
    board.post(f"{BOARD}anmeldung/", typed | {"secret": "", "name": "Kreis"})
    kept = LoginProvider.objects.get()
    assert kept.name == "Kreis"
    assert kept.secret
    assert "Anmelden über Kreis" in Client().get("/anmelden/").content.decode()
    with pytest.raises(Refused, match="https"):
        login_providers.choose(
            access=administrator, slug="x", name="x", issuer="http://id.example", client_id="x", secret="",
            email_claim="email", vouches=False, listed=True, active=True,
        )  # fmt: skip


def test_an_operator_enters_a_login_provider_and_slips_are_sentences(administrator: Access) -> None:
    """If it fails, an operator reads a traceback, or an address belongs to two organisations."""
    given = {"name": "Stadt", "issuer": "https://id.example", "client_id": "kd", "secret": "GEHEIM1",
             "email_claim": "email", "vouches": False, "listed": True, "active": True}  # fmt: skip
    enter_provider = partial(login_providers.enter, organisation=administrator.organisation, **given)
    assert enter_provider(slug="stadt").secret
    assert Link.objects.get(kind="login_provider.choose").actor is None
    with pytest.raises(Refused, match="slug"):
        enter_provider(slug="Stadt Mitte")
    foreign, _ = office("Nebenstadt", "2")
    with pytest.raises(Refused, match="is taken"):
        login_providers.enter(organisation=foreign.pk, slug="stadt", **given)


def test_only_administrators_administer(members: dict[str, Access], counsellor: Membership) -> None:
    """If it fails, a counsellor makes themselves team lead."""
    from kontaktdichte.web.actions import members as actions

    theirs, _ = tried(counsellor.user)
    for page in (BOARD, f"{BOARD}mitglieder/neu/", page_of(counsellor), f"{BOARD}einheiten/", f"{BOARD}anmeldung/"):
        assert theirs.get(page).status_code == 404
    for action in (
        actions.end,
        actions.resume,
        actions.close,
        actions.reopen,
        actions.unlock,
        actions.release,
        actions.link,
        partial(actions.mail_link, site=""),
    ):
        with pytest.raises(Denied):
            action(access=members[Role.COUNSELLOR], member=counsellor)
    assert User.objects.get(pk=counsellor.user_id).is_active
