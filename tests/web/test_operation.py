"""What operators' machines see: that the application can work, what it measures, and nothing of anybody."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from pydantic import SecretStr

from kontaktdichte.web import observation
from kontaktdichte.web.models import Person
from kontaktdichte.web.observation import Discreet
from kontaktdichte.web.settings import settings
from kontaktdichte.web.views import operation

CANARY = "Kanarienvogel"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the application logs meanwhile."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(Discreet("%(levelname)s %(name)s %(message)s", timestamp="at"))
    logger = logging.getLogger("kontaktdichte.request")
    level = logger.level
    logger.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    yield said
    logging.getLogger().removeHandler(handler)
    logger.setLevel(level)


def test_a_request_is_one_line_without_address_query_or_name(
    browser: Client, person: Person, lines: io.StringIO
) -> None:
    """If it fails, whoever reads the log reads who was asked for."""
    answer = browser.get(f"/klienten/{person.pk}/?q={CANARY}", headers={"X-Request-ID": "abcdef-123456"})
    (line,) = [json.loads(one) for one in lines.getvalue().splitlines()]
    assert (line["route"], line["status"], line["request"]) == ("client", 200, "abcdef-123456")
    assert (line["queries"] > 0, line["ms"] >= 0) == (True, True)
    assert answer["X-Request-ID"] == "abcdef-123456"
    for hidden in (CANARY, str(person.pk), person.family_name, "/klienten/"):
        assert hidden not in lines.getvalue()


def test_a_number_that_somebody_else_made_up_is_not_written(browser: Client, lines: io.StringIO) -> None:
    """If it fails, a request writes what it likes into the log."""
    answer = browser.get("/", headers={"X-Request-ID": f'{CANARY}"\n'})
    assert CANARY not in lines.getvalue() + answer["X-Request-ID"]


def test_an_error_is_told_by_kind_and_place_without_what_it_quotes(lines: io.StringIO) -> None:
    """If it fails, a refused row stands in the log with its values."""
    try:
        try:
            raise ValueError(f"Key (name)=({CANARY}) already exists")
        except ValueError as error:
            raise IntegrityError(CANARY) from error
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", f"/klienten/{CANARY}/")
    logging.getLogger("asyncio").error(f"Task exception was never retrieved\nexception=Error('{CANARY}')")
    line = json.loads(lines.getvalue().splitlines()[0])
    assert CANARY not in lines.getvalue()
    assert line["error"][0].startswith("django.db.utils.IntegrityError at test_operation.py:")
    assert line["error"][1].startswith("builtins.ValueError at test_operation.py:")


def test_figures_name_routes_and_nobody(browser: Client, person: Person) -> None:
    """If it fails, monitoring collects who was looked at."""
    browser.get(f"/klienten/{person.pk}/")
    said = browser.get("/metrics").content.decode()
    assert 'kontaktdichte_request_seconds_count{route="client",status="2xx"}' in said
    assert 'kontaktdichte_queries_total{route="client"}' in said
    for hidden in (str(person.pk), person.family_name, "Beispielstadt", "counsellor@"):
        assert hidden not in said


@pytest.mark.usefixtures("db")
def test_figures_are_for_those_who_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, strangers behind the proxy read how the office works."""
    assert Client().get("/metrics").status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").get("/metrics").status_code == 404
    for name in ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded"):
        assert Client().get("/metrics", headers={name: "192.0.2.7"}).status_code == 404
    own = settings().model_copy(update={"metrics_token": SecretStr("geheim")})
    monkeypatch.setattr(operation, "settings", lambda: own)
    assert Client().get("/metrics").status_code == 404
    assert Client().get("/metrics", headers={"Authorization": "Bearer falsch"}).status_code == 404
    asked = Client(REMOTE_ADDR="192.0.2.7").get("/metrics", headers={"Authorization": "Bearer geheim"})
    assert asked.status_code == 200


@pytest.mark.usefixtures("db")
def test_ready_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a load balancer sends people to pages that cannot be."""
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["database"], answer.json()["schema"]) == (200, True, True)
    monkeypatch.setattr(observation, "_wanted", lambda: frozenset({("web", "9999_later")}))
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["schema"]) == (503, False)

    def away() -> None:
        raise OperationalError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(connection, "ensure_connection", away)
        answer = Client().get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"database": False, "schema": False, "worker": False})
        assert Client().get("/healthz").status_code == 200
