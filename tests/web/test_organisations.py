"""An account of two organisations: one is chosen, every page stays within it, the other one is reached by choosing."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from tests.proof.world import Office, both, states
from tests.web.addresses import addresses
from tests.web.conftest import TODAY
from tests.web.test_accounts import tried
from tests.web.test_second_factor import by_provider

from kontaktdichte.web.actions import login_rules, members
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import Membership, Person, Read, Role, User
from kontaktdichte.web.rls import enter

CHOOSE = "/organisation/"
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def offices() -> tuple[Office, Office]:
    """Two, of which the counsellor of the first one is a team lead in the second too."""
    cache.clear()
    own, other = both()
    enter(other.organisation.pk)
    members.add(
        access=other.members[Role.ADMINISTRATOR], email=user(own).email, name="", role=Role.TEAM_LEAD, unit=None,
        code="Zweit", since=TODAY,
    )  # fmt: skip
    enter(own.organisation.pk)
    return own, other


def user(office: Office) -> User:
    return office.members[Role.COUNSELLOR].membership.user


def choosing(browser: Client, office: Office, **more: str) -> str:
    """Choose; where one is led to."""
    answer = browser.post(CHOOSE, {"organisation": str(office.organisation.pk), **more})
    assert answer.status_code == 302
    return answer["Location"]


def file(office: Office) -> str:
    return f"/klienten/{office.people[0].pk}/"


def test_one_chooses_after_logging_in_and_gets_where_one_wanted(offices: tuple[Office, Office]) -> None:
    """If it fails, somebody of two houses works in the wrong one without noticing."""
    own, other = offices
    browser, answer = tried(user(own), next="/klienten/")
    asked = browser.get(answer["Location"])
    assert asked["Location"] == "/organisation/?next=%2Fklienten%2F"
    page = browser.get(asked["Location"]).content.decode()
    assert "Amt Eigenkanari" in page
    assert "Amt Fremdkanari" in page
    assert browser.post(file(own) + "kontakt/").headers["Location"] == CHOOSE
    assert browser.get("/klienten/", headers={"hx-request": "true"})["HX-Redirect"] == CHOOSE
    assert browser.post(CHOOSE, {"organisation": "0"}).status_code == 200
    assert choosing(browser, other, next="/klienten/") == "/klienten/"
    assert browser.get(file(other)).status_code == 200
    assert choosing(browser, own, next="//elsewhere.example/") == "/"
    assert (browser.get(file(own)).status_code, browser.get(file(other)).status_code) == (200, 404)


def test_whoever_belongs_to_one_organisation_is_asked_nothing(offices: tuple[Office, Office]) -> None:
    """If it fails, everybody clicks once more each morning."""
    lead = offices[0].members[Role.TEAM_LEAD].membership.user
    browser, _ = tried(lead)
    page = browser.get("/klienten/")
    assert page.status_code == 200
    assert "Wechseln zu" not in page.content.decode()
    choosing(browser, offices[0])
    browser.post(CHOOSE, {"organisation": str(offices[1].organisation.pk)})
    assert browser.get(file(offices[1])).status_code == 404


def test_a_session_of_one_organisation_reaches_nothing_of_the_other(offices: tuple[Office, Office]) -> None:
    """If it fails, what one house knows of somebody is read or changed from within the other."""
    own, other = offices
    browser, _ = tried(user(own))
    choosing(browser, own)
    for address in addresses():
        if address.name in ("account_logout", "organisation"):
            continue
        for state, things in states(own, other, set(address.kinds().values())).items():
            if not state.startswith("foreign"):
                continue
            for send in (browser.get, browser.post):
                with transaction.atomic():
                    answer = send(address.path(things))
                    said = answer.content.decode("utf-8", "replace").replace(other.organisation.name, "")
                    assert other.mark not in said, f"{address.name} {state}"
                    assert {read.organisation_id for read in Read.objects.all()} <= {own.organisation.pk}
                    transaction.set_rollback(True)
    enter(other.organisation.pk)
    assert not Read.objects.exists()


def test_a_form_left_open_in_a_tab_stores_nothing_in_the_other_organisation(offices: tuple[Office, Office]) -> None:
    """If it fails, a new member of one house is stored in the other because somebody changed in between."""
    own, other = offices
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user(own), backend="django.contrib.auth.backends.ModelBackend")
    choosing(browser, own, csrfmiddlewaretoken=token(browser, CHOOSE))
    left_open = token(browser, "/klienten/")
    choosing(browser, other, csrfmiddlewaretoken=left_open)
    assert browser.post("/klienten/listen/", {"csrfmiddlewaretoken": left_open}).status_code == 403


def token(browser: Client, page: str) -> str:
    """What a form of the page sends along."""
    return str(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(page).content.decode())[0])


def test_an_organisation_that_ends_is_not_silently_replaced(offices: tuple[Office, Office]) -> None:
    """If it fails, somebody dismissed in one house goes on typing into the other."""
    own, other = offices
    browser, _ = tried(user(own))
    choosing(browser, own)
    assert browser.get("/klienten/").status_code == 200
    with operating(own.organisation.pk, "membership.end"):
        Membership.objects.filter(user=user(own)).update(until_day=TODAY)
    assert browser.get("/klienten/")["Location"].startswith(CHOOSE)
    choosing(browser, other)
    assert browser.get(file(other)).status_code == 200


def test_a_login_by_one_organisations_provider_stays_there(offices: tuple[Office, Office]) -> None:
    """If it fails, one house's provider opens the files of another house."""
    own, other = offices
    browser = Client()
    browser.force_login(user(own), backend="django.contrib.auth.backends.ModelBackend")
    by_provider(browser, own.members[Role.COUNSELLOR], confirmed=True)
    page = browser.get(CHOOSE).content.decode()
    assert other.organisation.name not in page
    browser.post(CHOOSE, {"organisation": str(other.organisation.pk)})
    assert (browser.get(file(own)).status_code, browser.get(file(other)).status_code) == (200, 404)


def test_each_organisation_asks_for_its_own_second_factor(offices: tuple[Office, Office]) -> None:
    """If it fails, the rule of one house binds the other, or is slipped past through it."""
    own, other = offices
    enter(other.organisation.pk)
    login_rules.require(organisation=other.organisation.pk, second_factor=[Role.TEAM_LEAD], provider_asks=False)
    browser, _ = tried(user(own))
    choosing(browser, own)
    assert browser.get("/klienten/").status_code == 200
    choosing(browser, other)
    assert browser.get("/klienten/")["Location"] == "/konto/zweiter-faktor/"
    enter(own.organisation.pk)
    assert Person.objects.exists()
