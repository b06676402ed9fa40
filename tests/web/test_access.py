"""Who sees what: pages declare it, roles without clients get a word, what is sensitive is told to few."""

from datetime import date

import pytest
from django.test import Client
from tests.proof.world import nowhere
from tests.web.addresses import addresses, needs

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.evaluations import concept_for, explained
from kontaktdichte.web.models import Person, Role
from kontaktdichte.web.rls import enter

SECRETS = ("Leistungsgemindert", "ärztlich", "Bedrohung", "Nichtleistungsfähigkeit")


def test_every_address_declares_its_policy() -> None:
    """If it fails, a page is open to whoever finds its address."""
    assert [one.name for one in addresses() if one.policy is ...] == []


def test_every_address_needs_what_is_told_of_it() -> None:
    """If it fails, a page asks for less (or more) than its place says: a slip, or say it in tests/web/addresses.py."""
    declared = {one.name: (one.policy, needs(one.path(nowhere()))) for one in addresses()}
    assert {name: both for name, both in declared.items() if both[0] != both[1]} == {}


def test_every_address_can_be_asked_for_by_the_proofs() -> None:
    """If it fails, a new page is in no proof: say in tests/web/addresses.py what its arguments name."""
    unknown = {}
    for one in addresses():
        try:
            one.kinds()
        except KeyError as argument:
            unknown[one.name] = str(argument)
    assert unknown == {}


def entered(access: Access) -> Client:
    browser = Client()
    browser.force_login(access.membership.user, backend="django.contrib.auth.backends.ModelBackend")
    enter(access.organisation)
    return browser


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MANAGEMENT])
def test_a_role_without_clients_gets_a_word_and_no_client(
    members: dict[str, Access], person: Person, role: Role
) -> None:
    """If it fails, somebody who logs in meets "not found", or reads files that are none of their business."""
    browser = entered(members[role])
    assert browser.get("/").status_code == 200
    assert str(person.pk) not in browser.get("/").content.decode()
    for page in ("/klienten/", f"/klienten/{person.pk}/", f"/klienten/{person.pk}/kontakt/"):
        assert browser.get(page).status_code == 404


def test_what_is_shown_of_a_client_is_kept_by_no_browser(members: dict[str, Access], person: Person) -> None:
    """If it fails, the next one at the desk goes back and reads the file."""
    assert entered(members[Role.COUNSELLOR]).get(f"/klienten/{person.pk}/")["Cache-Control"] == "no-store"


def test_whoever_asks_without_an_account_is_asked_to_log_in(person: Person) -> None:
    """If it fails, a client's file is open to the street."""
    answer = Client().get(f"/klienten/{person.pk}/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/anmelden/")


def test_a_substitute_is_owed_the_same_but_reads_no_reason_that_is_sensitive(members: dict[str, Access]) -> None:
    """If it fails, whoever stands in for a day reads of illness, or does not see what is due."""
    since = {"from": date(2026, 5, 1)}
    rows = [
        {"subject": "9", "attribute": "client", "value": "true", **since},
        {"subject": "9", "attribute": "reduced_capacity", "value": "true", **since},
    ]
    tables = Tables.from_rows(persons=[{"id": "9"}], situations=rows)
    organisations.take_in(access=members[Role.TEAM_LEAD], tables=tables)
    person = Person.objects.get(number="9")
    full, guarded = (explained(members[role], person) for role in (Role.COUNSELLOR, Role.SUBSTITUTE))
    assert any(secret in full.text() for secret in SECRETS)
    assert [line for line in guarded.text().splitlines() if any(secret in line for secret in SECRETS)] == []
    assert [(d.rule, d.window, d.verdict) for d in full.duties] == [
        (d.rule, d.window, d.verdict) for d in guarded.duties
    ]
    page = entered(members[Role.SUBSTITUTE]).get(f"/klienten/{person.pk}/").content.decode()
    assert not any(secret in page for secret in SECRETS)
    assert concept_for(members[Role.SUBSTITUTE]).rules.keys() == concept_for(members[Role.COUNSELLOR]).rules.keys()


def test_whoever_looks_after_nobody_is_not_told_that_all_is_well(members: dict[str, Access], person: Person) -> None:
    """If it fails, a team lead reads "nobody is overdue" while clients wait."""
    browser = entered(members[Role.TEAM_LEAD])
    assert person.family_name in browser.get("/").content.decode()
    assert person.family_name not in browser.get("/?meine").content.decode()
