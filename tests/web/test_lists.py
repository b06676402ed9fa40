"""Today and the list of clients: who is found, how lists are narrowed, sorted and kept, and what they cost."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import TODAY, client_of
from tests.web.test_access import entered
from tests.web.test_contacts import sent
from tests.web.test_glance import taken_in

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web import listing
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.actions.acting import acting, operating
from kontaktdichte.web.evaluations import refresh
from kontaktdichte.web.listing import STANDINGS
from kontaktdichte.web.models import Computed, EditionInForce, Link, Person, Read, Role, SavedList, Situation
from kontaktdichte.web.rls import enter

SINCE = date(2024, 1, 1)
NAMES = ("Müller", "Mueller", "Weiß", "Çelik", "Zander", "Öztürk", "Ahrens", "O'Neill-Śliwa")


@pytest.fixture
def many(members: dict[str, Access]) -> list[str]:
    """Sixty clients since 2024, near the labour market, in two units; a third of them somebody else's."""
    counsellor, lead = members[Role.COUNSELLOR].membership.code, members[Role.TEAM_LEAD].membership.code
    keys = [f"{number:07}" for number in range(1, 61)]
    tables = Tables.from_rows(
        persons=[
            {
                "id": key,
                "birth_date": date(1985, 5, 3),
                "unit": f"Team {i % 2 + 1}",
                "counsellor": counsellor if i % 3 else lead,
            }
            for i, key in enumerate(keys)
        ],
        situations=[
            {"subject": key, "attribute": attribute, "value": value, "from": SINCE}
            for key in keys
            for attribute, value in {"client": "true", "outlook": "near_market"}.items()
        ],
        contacts=[
            {"id": f"k{key}", "subject": key, "on": TODAY - timedelta(20 * i), "kind": "talk", "channel": "in_person"}
            for i, key in enumerate(keys)
            if i % 4
        ],
    )
    names = {key: (NAMES[i % len(NAMES)], f"Vorname {i}") for i, key in enumerate(keys)}
    organisations.take_in(access=members[Role.TEAM_LEAD], tables=tables, names=names)
    return keys


def shown(browser: Client, **asked: str) -> str:
    answer = browser.get(f"/klienten/?{urlencode(asked)}")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(page: str) -> list[str]:
    """The numbers of the clients on a page, in their order."""
    body = page.partition("<tbody")[2].partition("</tbody>")[0]
    return [row.partition('<span class="kd-muted">')[2].partition("<")[0] for row in body.split("<tr ")[1:]]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Müller", {"Müller", "Mueller"}),
        ("mueller", {"Müller", "Mueller"}),
        ("muell", {"Müller", "Mueller"}),
        ("uelle", {"Mueller", "Müller"}),
        ("WEISS", {"Weiß"}),
        ("weiß", {"Weiß"}),
        ("celik", {"Çelik"}),
        ("oeztuerk", {"Öztürk"}),
        ("sliwa", {"O'Neill-Śliwa"}),
        ("Vorname Zander", {"Zander"}),
        ("0000001", {"Müller"}),
        ("00000001", {"Müller"}),
        ("niemand", set()),
    ],
)
def test_a_client_is_found_however_the_name_is_written(
    many: list[str], browser: Client, asked: str, names: set[str]
) -> None:
    """If it fails, somebody at the door is told that they are not known here."""
    found = rows(shown(browser, q=asked))
    assert set(Person.objects.filter(number__in=found).values_list("family_name", flat=True)) == names


def test_names_stand_in_german_order(many: list[str], browser: Client) -> None:
    """If it fails, Öztürk stands behind Z where nobody looks."""
    order = [Person.objects.get(number=number).family_name for number in rows(shown(browser))]
    first = list(dict.fromkeys(order))
    assert first == ["Ahrens", "Çelik", "Mueller", "Müller", "O'Neill-Śliwa", "Öztürk", "Weiß", "Zander"][: len(first)]


@pytest.mark.parametrize("sort", ["name", "nummer", "frist", "kontakt", "fachkraft", "einheit"])
def test_a_list_is_sorted_both_ways_over_all_pages(
    many: list[str], members: dict[str, Access], browser: Client, sort: str
) -> None:
    """If it fails, the first page of the other way round is not the end of this one, or somebody is on no page."""
    refresh(members[Role.COUNSELLOR])
    pages = [rows(shown(browser, sortierung=sort, seite=str(n))) for n in (1, 2)]
    assert [len(page) for page in pages] == [50, 10]
    assert sorted(pages[0] + pages[1]) == many
    forth = _values(pages[0] + pages[1], sort)
    assert forth == sorted(forth)
    back = _values(rows(shown(browser, sortierung=f"-{sort}")), sort)
    assert back == sorted(forth, reverse=True)[: len(back)]


def _values(numbers: list[str], sort: str) -> list[str]:
    """What the clients are sorted by; those without a value must stand at the end and are left out."""
    seen = {
        one.person.number: one for one in Computed.objects.select_related("person__unit", "person__counsellor__user")
    }
    values = [SORTED[sort](seen[number]) for number in numbers]
    known = [str(value).lower() for value in values if value is not None]
    assert values[len(known) :] == [None] * (len(values) - len(known))
    return known


SORTED: dict[str, Callable[[Computed], object]] = {
    "name": lambda one: one.person.sort_key,
    "nummer": lambda one: one.person.number,
    "frist": lambda one: one.overdue_since or one.due or one.target_since,
    "kontakt": lambda one: one.last_on,
    "fachkraft": lambda one: one.person.counsellor and one.person.counsellor.user.name,
    "einheit": lambda one: one.person.unit and one.person.unit.name,
}


def test_each_filter_shows_exactly_those_it_names(many: list[str], members: dict[str, Access], browser: Client) -> None:
    """If it fails, a list leaves somebody out whom nobody then looks after."""
    refresh(members[Role.COUNSELLOR])
    seen = {one.person.number: one for one in Computed.objects.select_related("person__unit")}

    def numbers(**asked: str) -> set[str]:
        both = rows(shown(browser, **asked)) + rows(shown(browser, seite="2", **asked))
        return set(both)

    unit = next(one.person.unit for one in seen.values() if one.person.unit)
    assert numbers(einheit=str(unit.pk)) == {n for n, one in seen.items() if one.person.unit == unit}
    mine = members[Role.COUNSELLOR].membership.pk
    assert numbers(fachkraft=str(mine)) == {n for n, one in seen.items() if one.person.counsellor_id == mine}
    assert numbers(stand="ueberfaellig") == {n for n, one in seen.items() if one.overdue_since} != set()
    assert numbers(stand="neu") == {n for n, one in seen.items() if one.first_contact_by} != set()
    assert numbers(stand="soll") == {n for n, one in seen.items() if one.target_since} != set()
    half_a_year = date(2026, 5, 20)
    assert numbers(ohne="6") == {n for n, one in seen.items() if one.last_on is None or one.last_on < half_a_year}
    assert numbers(weg="in_person") == {n for n, one in seen.items() if one.last_on}
    until = date(2026, 12, 31)
    assert numbers(stand="faellig", bis=str(until)) == {n for n, one in seen.items() if one.due and one.due <= until}
    floor = "contacts_per_year_floor"
    assert numbers(regel=floor, art="target") == set()
    assert numbers(regel=floor, stand="ueberfaellig") <= numbers(stand="ueberfaellig")
    assert numbers(urteil="missed", regel=floor) != set()


@pytest.mark.parametrize("standing", STANDINGS)
def test_today_counts_whom_the_list_shows(
    many: list[str], members: dict[str, Access], browser: Client, standing: str
) -> None:
    """If it fails, two pages say different things of the same morning."""
    person = Person.objects.get(number=many[1])
    sent(browser, person, outcome="no_show")
    taken_in(members, number="0000099", in_measure=("true", {"until": TODAY + timedelta(5)}))
    page = browser.get("/?alle").content.decode()
    counts = dict.fromkeys(STANDINGS, None)
    listed = shown(browser, stand=standing, bis="2026-11-22" if standing == "faellig" else "")
    ids = {"faellig": "diese-woche"}
    section = page.partition(f'id="{ids.get(standing, standing)}-titel"')[2].partition("</h2>")[0]
    if standing == "nichts":
        assert section == ""
        return
    number = int(section.partition('<span class="kd-count">')[2].partition("<")[0])
    assert f"{number} von 61 Klienten" in listed
    assert counts.keys() == STANDINGS.keys()


def test_a_wrong_filter_is_told_at_its_field_and_hides_nobody(many: list[str], browser: Client) -> None:
    """If it fails, a slip in the address looks like an office without clients."""
    page = shown(browser, bis="gestern")
    assert "Das ist kein Tag" in page
    assert "60 Personen" in page


def test_a_page_costs_as_many_queries_for_many_as_for_few(
    many: list[str], members: dict[str, Access], browser: Client
) -> None:
    """If it fails, the list of a large office takes minutes."""
    refresh(members[Role.COUNSELLOR])

    def cost(address: str) -> int:
        browser.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    few, lots = cost("/klienten/?q=Zander"), cost("/klienten/")
    assert lots <= few <= 30
    assert cost("/?meine") <= 50
    assert cost("/?alle") <= 50


def test_a_stale_row_is_computed_before_it_is_shown(
    many: list[str], browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a list says "fulfilled" of yesterday, or one page computes a whole office."""
    monkeypatch.setattr(listing, "PAGE_AT_MOST", 20)
    page = shown(browser)
    assert len(rows(page)) == Computed.objects.filter(stable_until__gt=TODAY).count() == 50
    assert "Für 60 Klienten wird der Stand von heute noch gerechnet" in page
    monkeypatch.setattr(listing, "PAGE_AT_MOST", 5)
    assert browser.get("/klienten/liste.csv").status_code == 302


def test_a_list_is_kept_renamed_deleted_and_fetched_back(many: list[str], browser: Client) -> None:
    """If it fails, a counsellor types the same filters every morning, or loses a list by a slip."""
    before = Link.objects.count()
    kept = browser.post("/klienten/listen/", {"name": "Lange nicht da", "query": "ohne=6&seite=3&unsinn=1&stand="})
    assert (kept.status_code, kept["Location"]) == (302, "/klienten/?ohne=6")
    saved = SavedList.objects.get()
    assert "Lange nicht da" in shown(browser, ohne="6")
    address = f"/klienten/listen/{saved.pk}/"
    assert browser.post(address, {"name": "Sechs Monate"}).status_code == 302
    assert "Sechs Monate" in browser.get("/klienten/listen/").content.decode()
    assert browser.post("/klienten/listen/", {"name": "Sechs Monate", "query": "ohne=9"}).status_code == 422
    assert browser.post("/klienten/listen/", {"name": "", "query": "ohne=9"}).status_code == 422
    deleted = browser.post(address, {"loeschen": "1"})
    assert "Rückgängig" in browser.get(deleted["Location"]).content.decode()
    assert "Sechs Monate" not in shown(browser)
    assert browser.post(address, {"zurueckholen": "1"}).status_code == 302
    assert "Sechs Monate" in shown(browser)
    assert Link.objects.count() == before + 4


def test_a_list_is_only_its_members(many: list[str], members: dict[str, Access], browser: Client) -> None:
    """If it fails, a colleague reads whom one looked for, or deletes it."""
    browser.post("/klienten/listen/", {"name": "Meine", "query": "q=Zander"})
    address = f"/klienten/listen/{SavedList.objects.get().pk}/"
    other = entered(members[Role.TEAM_LEAD])
    assert "Meine<" not in other.get("/klienten/listen/").content.decode()
    assert [other.post(address, {way: "1"}).status_code for way in ("name", "loeschen", "zurueckholen")] == [404] * 3


def test_a_substitute_sees_whom_they_stand_in_for(many: list[str], members: dict[str, Access]) -> None:
    """If it fails, nobody does the work of somebody who is ill."""
    substitute, counsellor = entered(members[Role.SUBSTITUTE]), members[Role.COUNSELLOR].membership
    page = substitute.get(f"/?fachkraft={counsellor.pk}").content.decode()
    other = Person.objects.exclude(counsellor=counsellor).first()
    assert other is not None
    assert str(other.pk) not in page
    assert Person.objects.filter(counsellor=counsellor).count() == 40
    assert "Vorname 1<" in page


def test_nobody_is_narrowed_by_what_one_may_not_know(many: list[str], members: dict[str, Access]) -> None:
    """If it fails, a substitute finds out who expects a child by asking for its rule."""
    asked = "/klienten/?regel=parents_before_birth"
    assert rows(entered(members[Role.COUNSELLOR]).get(asked).content.decode()) == []
    page = entered(members[Role.SUBSTITUTE]).get(asked).content.decode()
    assert len(rows(page)) == 50
    assert 'value="parents_before_birth"' not in page


def test_what_is_listed_is_logged_with_its_number(many: list[str], browser: Client) -> None:
    """If it fails, a client who asks who saw them gets no answer."""
    shown(browser, q="Zander")
    assert Read.objects.filter(page="klienten").latest("at").persons == 7
    browser.get("/klienten/liste.csv")
    assert Read.objects.filter(page="klienten/ausgabe").latest("at").persons == 60


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM_LEAD, Role.SUBSTITUTE, Role.ADMINISTRATOR])
def test_a_new_office_says_what_to_do_next(members: dict[str, Access], role: Role) -> None:
    """If it fails, whoever comes first meets an empty page and leaves."""
    page = entered(members[role]).get("/").content.decode()
    assert "kontaktdichte import" in page


def test_an_office_without_a_concept_says_what_to_do_next(members: dict[str, Access]) -> None:
    """If it fails, the first morning begins with an error."""
    with operating(members[Role.COUNSELLOR].organisation, "edition.later"):
        EditionInForce.objects.update(from_day=TODAY + timedelta(1))
    assert "Noch ist kein Konzept in Kraft" in entered(members[Role.COUNSELLOR]).get("/").content.decode()
    assert "activate-edition" in entered(members[Role.ADMINISTRATOR]).get("/").content.decode()


def test_a_client_of_another_office_is_on_no_list(members: dict[str, Access], many: list[str]) -> None:
    """If it fails, two offices read each other's names."""
    from tests.web.conftest import office

    _, others = office("Nachbarstadt", "2")
    client_of(others[Role.COUNSELLOR].membership, others[Role.TEAM_LEAD], "0009999")
    neighbour = entered(others[Role.COUNSELLOR])
    assert rows(shown(neighbour)) == ["0009999"]
    enter(members[Role.COUNSELLOR].organisation)
    assert "0009999" not in rows(shown(entered(members[Role.COUNSELLOR]), q="0009999"))


def test_who_is_no_client_any_more_is_not_missed(many: list[str], members: dict[str, Access], browser: Client) -> None:
    """If it fails, the list of those not seen for half a year is full of people who left years ago."""
    before = rows(shown(browser, ohne="6"))
    gone = Person.objects.get(number=many[0])
    assert gone.number in before
    situation = Situation.objects.get(person=gone, attribute="client")
    with acting(members[Role.TEAM_LEAD], "fact.correct") as action:
        action.record(Situation, person=gone, attribute="client", value="true", from_day=situation.from_day,
                      until_day=TODAY - timedelta(30), replaces=situation)  # fmt: skip
    after = rows(shown(browser, ohne="6"))
    assert gone.number not in after
