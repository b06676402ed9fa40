"""Who gets into the project's own database, what each role may do there, and what the application finds."""

import stat
import subprocess

import psycopg
import pytest
from tests.web.database.servers import SAVE, ask, saved

from kontaktdichte.web import database
from kontaktdichte.web.database import Server

pytestmark = pytest.mark.xdist_group("database")  # one worker makes one data folder


# --- nobody else gets in ---


def test_only_this_user_can_read_the_passwords(server: Server) -> None:
    files = list((server.folder / "passwords").iterdir())
    assert {file.name for file in files} == set(database.ROLES)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    for inside in ("passwords", "data", "socket"):
        assert stat.S_IMODE((server.folder / inside).stat().st_mode) == 0o700
    assert stat.S_IMODE((server.folder / "server.log").stat().st_mode) == 0o600


def test_nothing_listens_on_the_network(server: Server) -> None:
    lines = (server.folder / "data" / "postmaster.pid").read_text().splitlines()
    assert lines[5] == ""
    assert ask(server, "show listen_addresses") == [("",)]


def test_nobody_gets_in_with_a_wrong_password(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.url("app"), password="falsch")


@pytest.mark.parametrize("kind", ["table", "temporary table"])
def test_the_pages_cannot_make_tables(server: Server, kind: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(server, f"create {kind} hole (words text)", "app")


def test_the_pages_read_nothing_that_was_not_granted(server: Server) -> None:
    for name, question in (("kontaktdichte", "table note"), ("postgres", "select 1"), ("template1", "select 1")):
        with pytest.raises(psycopg.Error, match="permission denied"):
            ask(server, question, "app", name)


def test_each_role_may_do_no_more_than_it_needs(server: Server) -> None:
    question = (
        "select rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = user"
    )
    nothing_but_login = [(True, False, False, False, False)]
    assert ask(server, question, "app") == ask(server, question, "owner") == nothing_but_login
    assert ask(server, question, "backup") == [(True, False, True, False, False)]
    assert saved(server)
    assert ask(server, "table note", "backup") == [("gespeichert",)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(server, "delete from note", "backup")


def test_a_refused_statement_leaves_no_personal_data_in_the_log(server: Server) -> None:
    ask(server, "create table one (name text primary key, born date); insert into one values ('Kanarienvogel', null)")
    for statement in ("insert into one values ('Kanarienvogel', null)", "select 'Kanarienvogel'::date"):
        with pytest.raises(psycopg.DataError if "date" in statement else psycopg.IntegrityError):
            ask(server, statement)
    assert "Kanarienvogel" not in (server.folder / "server.log").read_text()


# --- what the application finds ---


def test_a_rotten_disk_is_noticed_and_what_is_saved_is_on_it(server: Server) -> None:
    for setting in ("data_checksums", "fsync", "full_page_writes"):
        assert ask(server, f"show {setting}") == [("on",)]


def test_names_with_umlauts_are_found(server: Server) -> None:
    found = ask(server, "select lower('ÄÖÜ'), unaccent('Häußler'), similarity('Müller', 'Mueller') > 0.2")
    assert found == [("äöü", "Haussler", True)]
    assert ask(server, "show timezone") == [("UTC",)]
    ask(server, "create table span (place uuid, days daterange, exclude using gist (place with =, days with &&))")


def test_tests_get_databases_of_their_own(server: Server) -> None:
    server.create_database("vorlage")
    ask(server, SAVE, name="vorlage")
    server.create_database("abschrift", "vorlage")
    ask(server, "select similarity('a', 'b')", "app", "abschrift")
    assert ask(server, "table note", name="abschrift") == [("gespeichert",)]
    with psycopg.connect(server.url("app", "abschrift")):
        server.drop_database("abschrift")
    server.drop_database("abschrift")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        ask(server, "select 1", name="abschrift")


def test_an_office_prepares_its_own_server_as_often_as_it_likes(server: Server) -> None:
    """What somebody widened by hand is narrow again afterwards."""
    passwords = {role: (server.folder / "passwords" / role).read_text() for role in ("owner", "app", "backup")}
    for _ in range(2):
        database.prepare(server.url("superuser", "postgres"), passwords, "amt")
        with psycopg.connect(server.url("superuser", "amt")) as admin:
            admin.execute("alter role kontaktdichte_app superuser; grant create on schema public to public")
    database.prepare(server.url("superuser", "postgres"), passwords, "amt")
    test_the_pages_cannot_make_tables(server, "table")
    assert ask(server, "select rolsuper from pg_roles where rolname = user", "app", "amt") == [(False,)]


def test_programs_for_a_backup_are_there() -> None:
    said = subprocess.run([database.program("pg_dump"), "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("pg_dump (PostgreSQL) 18")
