"""How an account is entered, kept and ended; what breaks here locks people out, or lets strangers in."""

import html
import re
import time
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings
from tests.totp import code_of
from tests.web.conftest import PASSWORD

from kontaktdichte.web.access import Access
from kontaktdichte.web.models import Contact, Person, Role, User
from kontaktdichte.web.rls import enter

LOGIN = "/anmelden/"


@pytest.fixture(autouse=True)
def nobody_tried(members: dict[str, Access]) -> None:
    """Counters of tries are those of this test."""
    cache.clear()


@pytest.fixture
def user(members: dict[str, Access]) -> User:
    return members[Role.COUNSELLOR].membership.user


def tried(user: User, password: str = PASSWORD, browser: Client | None = None, **more: Any) -> tuple[Client, Any]:
    browser = browser or Client()
    return browser, browser.post(LOGIN, {"login": user.email, "password": password, **more})


def test_capitals_in_an_address_do_not_matter(user: User) -> None:
    """If it fails, whoever's telephone writes a capital is locked out."""
    user.email = user.email.upper()
    browser, answer = tried(user, next="/klienten/")
    assert (answer.status_code, answer["Location"]) == (302, "/klienten/")
    assert browser.get("/konto/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_sound_the_same(user: User) -> None:
    """If it fails, a stranger finds out who works here."""
    said = []
    for email in (user.email, "niemand@beispielstadt.example"):
        user.email = email
        page = tried(user, "falsch")[1].content.decode()
        said.append(re.sub(r'value="[^"]*"|[A-Za-z0-9]{64}', "", page))
    assert said[0] == said[1]
    assert "passen nicht zusammen" in said[0]


def test_whoever_tries_too_often_is_told_so_even_with_the_right_password(user: User) -> None:
    """If it fails, passwords can be guessed."""
    for _ in range(8):
        tried(user, "falsch")
    answer = tried(user)[1]
    assert answer.status_code == 429
    assert "eine halbe Stunde gesperrt" in answer.content.decode()


def confirmed_secret(browser: Client) -> str:
    """What the app is given, after the password once more."""
    page = browser.get("/konto/app/")
    assert page.status_code == 302, "the password is asked for again"
    assert browser.post(page["Location"], {"password": PASSWORD}).status_code == 302
    said = browser.get("/konto/app/").content.decode()
    assert "data:image/svg+xml;base64," in said
    return str(re.findall(r'kd-secret">(\w+)', said)[0])


def test_a_second_factor_is_asked_for_and_its_secret_is_sealed(user: User) -> None:
    """If it fails, the password alone is enough although somebody set up more, or a copy of the database is."""
    browser, _ = tried(user)
    secret = confirmed_secret(browser)
    assert browser.post("/konto/app/", {"code": "000000"}).status_code == 200
    answer = browser.post("/konto/app/", {"code": code_of(secret)})
    assert answer["Location"] == "/konto/codes/"
    codes = re.findall(r'kd-secret">(\d+)', browser.get("/konto/codes/").content.decode())
    assert len(codes) == 10
    assert not any(secret in str(one.data) for one in Authenticator.objects.filter(user=user))
    browser, answer = tried(user)
    assert answer["Location"] == "/anmelden/zweiter-faktor/"
    assert browser.get("/klienten/").status_code == 302
    assert browser.post("/anmelden/zweiter-faktor/", {"code": "123456"}).status_code == 200
    assert browser.post("/anmelden/zweiter-faktor/", {"code": codes[0]}).status_code == 302
    assert browser.get("/klienten/").status_code == 200
    browser, _ = tried(user)
    again = browser.post("/anmelden/zweiter-faktor/", {"code": codes[0]})
    assert again.status_code == 200, "a recovery code works once"


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, whoever forgot a password stays out, or an old mail lets a stranger in."""
    from kontaktdichte.web import entrance

    monkeypatch.setattr(entrance, "has_mail", lambda: True)
    monkeypatch.setattr(entrance, "Thread", AtOnce)
    monkeypatch.setattr(mail, "outbox", [], raising=False)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        before = [answer_to(email) for email in (user.email.upper(), "niemand@beispielstadt.example")]
    assert before[0] == before[1]
    assert [one.to for one in mail.outbox] == [[user.email]]
    link = re.findall(r"http://testserver(/passwort/\S+)", mail.outbox[0].body)[0]
    browser = Client()
    form = browser.get(link)["Location"]
    new = {"password1": "ein-anderes-langes-wort", "password2": "ein-anderes-langes-wort"}
    assert browser.post(form, {"password1": "kurz", "password2": "kurz"}).status_code == 200
    assert browser.post(form, new)["Location"] == "/passwort/gesetzt/"
    assert "gilt nicht mehr" in Client().get(link).content.decode()
    user.refresh_from_db()
    assert user.check_password(new["password1"])


class AtOnce:
    """A thread that does its work where it is started."""

    def __init__(self, target: Any, args: Any, name: str) -> None:
        self.work = lambda: target(*args)

    def start(self) -> None:
        self.work()


def answer_to(email: str) -> tuple[int, str]:
    answer = Client().post("/passwort-vergessen/", {"email": email})
    return answer.status_code, answer["Location"]


def test_without_a_mail_server_the_page_says_so_plainly() -> None:
    """If it fails, somebody waits for a mail that never comes."""
    assert "Von hier gehen keine E-Mails aus" in Client().get("/passwort-vergessen/").content.decode()


def test_a_new_password_logs_out_everywhere_else(user: User) -> None:
    """If it fails, whoever stole a session keeps it."""
    (here, _), (there, _) = tried(user), tried(user)
    new = "ein-anderes-langes-wort"
    here.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get("/konto/").status_code == 200
    assert there.get("/konto/").status_code == 302


def test_one_sees_where_one_is_logged_in_and_ends_it(user: User) -> None:
    """If it fails, a session left open in another room stays open."""
    (here, _), (there, _) = tried(user), tried(user)
    assert here.get("/konto/").content.decode().count("Dort abmelden") == 1
    here.post("/konto/abmelden/")
    assert there.get("/konto/").status_code == 302
    assert here.get("/konto/").status_code == 200


def test_nobody_signs_up() -> None:
    """If it fails, a stranger makes an account."""
    for page in ("/anmelden/registrieren/", "/signup/", "/accounts/signup/", "/konto/email/"):
        assert Client().get(page).status_code == 404


def test_a_mail_that_cannot_be_sent_is_in_the_log_without_a_name(caplog: pytest.LogCaptureFixture) -> None:
    """If it fails, no operator learns that the mail server is away, or the log tells who forgot a password."""
    from kontaktdichte.web import entrance

    class Away:
        def send(self) -> None:
            raise ConnectionRefusedError("niemand@beispielstadt.example")

    entrance._sent(Away())  # type: ignore[arg-type]
    assert "ConnectionRefusedError" in caplog.text
    assert "niemand" not in caplog.text


def test_every_page_of_an_account_is_there(user: User, members: dict[str, Access]) -> None:
    """If it fails, a page of the account is an error."""
    browser, _ = tried(user)
    enter(members[Role.COUNSELLOR].organisation)
    for page in ("/konto/", "/konto/passwort/", "/konto/bestaetigen/"):
        assert browser.get(page).status_code == 200
    browser.post("/konto/bestaetigen/?next=/konto/app/", {"password": PASSWORD})
    for page in ("/konto/app/", "/konto/passkey/"):
        assert browser.get(page).status_code == 200, page
    assert browser.post("/konto/", {"name": "", "language": "de"}).status_code == 422
    assert browser.post("/konto/", {"name": "Sabine Sommer", "language": "en"}).status_code == 302
    assert "My account" in browser.get("/konto/").content.decode()


def long_ago(browser: Client, **past: int) -> None:
    """As if so many seconds had passed since."""
    session = browser.session
    for name, seconds in past.items():
        session[name] = int(time.time()) - seconds
    session.save()


@pytest.mark.parametrize("past", [{"seen": 61 * 60, "since": 61 * 60}, {"seen": 10, "since": 10 * 3600 + 60}])
def test_a_session_ends_when_nobody_clicks_and_at_the_end_of_the_day(user: User, past: dict[str, int]) -> None:
    """If it fails, a computer left alone shows files for ever."""
    browser, _ = tried(user)
    assert browser.get("/konto/").status_code == 200
    long_ago(browser, seen=50 * 60, since=50 * 60)
    assert browser.get("/konto/").status_code == 200
    long_ago(browser, **past)
    answer = browser.get("/klienten/")
    assert (answer.status_code, answer["Location"]) == (302, "/anmelden/?beendet=&next=/klienten/")
    assert "Sie sind abgemeldet" in browser.get(answer["Location"]).content.decode()


def test_what_was_typed_goes_along_through_the_login(user: User, person: Person) -> None:
    """If it fails, somebody types a contact again because the session had expired."""
    browser, _ = tried(user)
    browser.get("/konto/")
    long_ago(browser, seen=61 * 60, since=61 * 60)
    path = f"/klienten/{person.pk}/kontakt/"
    form = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": "",
            "form_key": str(uuid4())}  # fmt: skip
    page = browser.post(path, form)
    assert page.status_code == 401
    typed = html.unescape(re.findall(r'name="typed" value="([^"]*)"', page.content.decode())[0])
    answer = tried(user, browser=browser, next="/anmelden/fortsetzen/", typed=typed)[1]
    assert answer["Location"] == "/anmelden/fortsetzen/"
    page = browser.get("/anmelden/fortsetzen/").content.decode()
    assert f'action="{path}"' in page
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert browser.post(path, {name: again[name] for name in form}).status_code == 302
    assert Contact.objects.filter(person=person, on="2026-11-19").count() == 1
    assert browser.get("/anmelden/fortsetzen/").status_code == 302, "it is stored: nothing is left to store"


@pytest.mark.parametrize("typed", ["{", "[]", '{"path": "//elsewhere.example/", "fields": []}', "x" * 60_000])
def test_nothing_else_goes_along(user: User, typed: str) -> None:
    """If it fails, a prepared login leads to another house, or is an error."""
    browser, answer = tried(user, typed=typed)
    assert answer.status_code == 302
    assert browser.get("/anmelden/fortsetzen/")["Location"] == "/"


def test_a_part_of_a_page_is_told_that_the_session_has_ended(person: Person) -> None:
    """If it fails, the login page appears in the middle of a list, and what was typed is gone."""
    answer = Client().post(f"/klienten/{person.pk}/kontakt/", headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")
