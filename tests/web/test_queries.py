"""A page asks the database as often for fifty clients as for two: what is slow with twenty thousand is seen here."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import TODAY, client_of

from kontaktdichte.web import jobs
from kontaktdichte.web.access import Access
from kontaktdichte.web.models import Contact, Person, Role

PAGES = {"/?meine": 30, "/?alle": 30, "/klienten/": 30, "/klienten/?q=öz": 30, "client": 40, "save": 60}  # at most


def asked(browser: Client, page: str, person: Person) -> int:
    """How many statements a page sends to the database."""
    with CaptureQueriesContext(connection) as queries:
        if page == "save":
            form = {"on": "2026-11-19", "kind": "talk", "channel": "in_person", "outcome": "kept", "justification": ""}
            answer = browser.post(f"/klienten/{person.pk}/kontakt/", form | {"form_key": str(uuid4())})
        else:
            answer = browser.get(f"/klienten/{person.pk}/" if page == "client" else page)
    assert answer.status_code in (200, 302)
    return len(queries)


@pytest.mark.parametrize("page", PAGES)
def test_more_clients_and_contacts_are_no_more_questions(
    members: dict[str, Access], browser: Client, person: Person, page: str
) -> None:
    """If it fails, a page that is quick in a test is slow in an office."""
    access = members[Role.COUNSELLOR]
    client_of(access.membership, members[Role.TEAM_LEAD], "0000002")
    jobs.renew_all(access.organisation, TODAY)
    asked(browser, page, person)  # what is asked once for a process is not counted
    few = asked(browser, page, person)
    for number in range(3, 40):
        client_of(access.membership, members[Role.TEAM_LEAD], f"{number:07}")
    for _ in range(10):
        asked(browser, "save", person)
    jobs.renew_all(access.organisation, TODAY)
    assert (Person.objects.count(), Contact.objects.filter(on=date(2026, 11, 19)).count() > 9) == (39, True)
    asked(browser, "/klienten/", person)  # shows what was said of those saved, and forgets it
    many = asked(browser, page, person)
    assert many <= few
    assert many <= PAGES[page]
