"""What an operator types, on a database of its own: each mistake is one sentence, and nothing half is stored."""

import socket
import stat
import subprocess
import threading
from pathlib import Path

import pytest
from tests.e2e.test_desk import command, plain_environment

from kontaktdichte.web.database import cluster, start

WORDS = "ein-gutes-langes-wort\nein-gutes-langes-wort\n"


def run(folder: Path, *words: str, typed: str = "") -> tuple[int, str]:
    """Exit code, and the last line said."""
    done = subprocess.run(
        command(*words, "--folder", str(folder)), input=typed, env=plain_environment(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    said = done.stderr if done.returncode else done.stdout
    return done.returncode, (said.strip().splitlines() or [""])[-1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    assert run(folder, "serve")[1].endswith("bitte zuerst „kontaktdichte migrate“.")
    assert subprocess.run(command("migrate", "--folder", str(folder)), env=plain_environment(), check=True)
    return folder


@pytest.fixture(scope="module")
def organisation(folder: Path) -> str:
    made = everything(folder, "create-organisation", "Jobcenter Neustadt", "--concept", "schwaebisch-hall")
    key = made.stdout.strip()  # alone, for scripts
    assert "Jobcenter Neustadt ist angelegt, es gilt schwaebisch-hall." in made.stderr
    assert f"Als Nächstes: kontaktdichte create-user {key} " in made.stderr
    return key


def links(folder: Path) -> int:
    """How many links the chain has: other tests of this office add theirs, in any order."""
    return int(everything(folder, "verify", "chain").stdout.split()[1])


def member(organisation: str, role: str = "counsellor") -> tuple[str, ...]:
    return ("create-user", organisation, "anna@neustadt.example", "Anna", "--role", role, "--code", "A1")


def test_an_office_begins_with_three_commands(folder: Path, organisation: str) -> None:
    """If it fails, an office cannot begin at all."""
    before = links(folder)
    code, said = run(folder, *member(organisation), typed=WORDS)
    assert (code, said.startswith(f"Als Nächstes: weitere Mitglieder, dann kontaktdichte import {organisation}")) == (
        0,
        True,
    )
    said = everything(folder, "verify").stdout.splitlines()
    assert said == [
        f"Kette: {before + 1} Glieder geprüft, 0 Abweichungen.",
        "Listen: 0 Personen nachgerechnet, 0 Abweichungen.",
    ]
    assert run(folder, "verify", "chain", "--language", "en") == (
        0,
        f"Chain: {before + 1} links verified, 0 deviations.",
    )
    assert run(folder, "verify", "projection", "--language", "en") == (0, "Lists: 0 people recomputed, 0 deviations.")


def test_an_operator_says_who_must_have_a_second_factor(folder: Path, organisation: str) -> None:
    """If it fails, an office whose administrators are shut out stays so."""
    rule = ("require-second-factor", organisation)
    assert run(folder, *rule, "administrator") == (0, "Einen zweiten Faktor brauchen: administrator.")
    assert run(folder, *rule) == (0, "Niemand braucht einen zweiten Faktor.")
    assert "gibt es nicht; es gibt counsellor" in run(folder, *rule, "boss")[1]


def test_an_operator_enters_a_login_provider_without_its_secret_on_the_command_line(
    folder: Path, organisation: str, tmp_path: Path
) -> None:
    """If it fails, an office's login provider is entered by hand, or its secret is seen by all on the computer."""
    given = ("login-provider", organisation, "--slug", "stadt", "--name", "Stadt", "--issuer", "https://id.example",
             "--client-id", "kd", "--secret-file")  # fmt: skip
    (tmp_path / "secret").write_text("GEHEIM1\n")
    for file, typed in (("-", "GEHEIM1\n"), (str(tmp_path / "secret"), "")):
        code, said = run(folder, *given, file, typed=typed)
        assert (code, said.endswith("https://…/anmelden/ueber/stadt/antwort/")) == (0, True), said


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (member("nowhere"), WORDS, "Eine Organisation „nowhere“ gibt es nicht"),
        (("password-link", "nowhere", "a@b.example"), "", "Eine Organisation „nowhere“ gibt es nicht"),
        (
            ("create-organisation", "X", "--concept", "nowhere"),
            "",
            "Ein Konzept „nowhere“ gibt es nicht, weder als Datei noch mitgeliefert. Mitgeliefert sind: ",
        ),
    ],
)
def test_a_slip_is_one_sentence(folder: Path, words: tuple[str, ...], typed: str, said: str) -> None:
    """If it fails, an operator reads a traceback and does not know what to do."""
    code, sentence = run(folder, *words, typed=typed)
    assert (code, said in sentence) == (2, True), sentence


def test_an_unknown_role_and_a_short_password_are_refused(folder: Path, organisation: str) -> None:
    """If it fails, somebody is a member whom no page knows, or enters with "kurz"."""
    assert "gibt es nicht; es gibt counsellor" in run(folder, *member(organisation, "boss"), typed=WORDS)[1]
    code, sentence = run(folder, "create-user", organisation, "b@neustadt.example", "B", "--role", "counsellor",
                         "--code", "B1", typed="kurz\nkurz\n")  # fmt: skip
    assert (code, "12 Zeichen" in sentence) == (2, True), sentence


def test_what_is_missing_is_said_in_the_language_of_the_rest() -> None:
    """If it fails, an operator reads English among German, and does not know which of the two ways is meant."""
    for words, said in (((), "Es fehlt oder stimmt nicht: DATABASE_URL"), (("--language", "en"), "Missing or wrong")):
        tried = subprocess.run(
            command("verify", *words), env=plain_environment(), capture_output=True, text=True, check=False
        )
        assert (tried.returncode, said in tried.stderr, "--folder" in tried.stderr) == (2, True, True), tried.stderr


def test_a_database_that_loses_data_and_a_role_that_may_anything_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, an office's own PostgreSQL is set up dangerously and nobody says so."""
    monkeypatch.setitem(cluster._SETTINGS, "fsync", "off")
    with start(tmp_path / "database") as server:
        environment = plain_environment() | {"KONTAKTDICHTE_SECRET_KEY": "x" * 50}
        for role, said in (("superuser", "eine Rolle, die alles darf"), ("app", "Die Datenbank verliert Daten")):
            tried = subprocess.run(
                command("serve"), env=environment | {"DATABASE_URL": server.url(role)}, capture_output=True, text=True,
                check=False,
            )  # fmt: skip
            assert (tried.returncode, said in tried.stderr) == (2, True), tried.stderr


def test_a_demonstration_is_not_served(tmp_path: Path) -> None:
    """If it fails, an office begins to work with passwords that were printed."""
    (tmp_path / "logins").touch()
    assert "ist eine Demonstration, deren Passwörter gedruckt wurden" in run(tmp_path, "serve")[1]


def test_serving_says_where_and_a_second_time_is_refused(folder: Path) -> None:
    """If it fails, nobody knows when pages are there, or two applications answer at one address by turns."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = str(asked.getsockname()[1])
    line = command("serve", "--folder", str(folder), "--port", port, "--workers", "1")
    serving = subprocess.Popen(line, stdout=subprocess.PIPE, env=plain_environment(), text=True)
    assert serving.stdout is not None
    late = threading.Timer(180, serving.terminate)
    late.start()
    try:
        assert serving.stdout.readline().startswith(f"http://127.0.0.1:{port} bereit.")
        code, said = run(folder, "serve", "--port", port)
        assert (code, f"Port {port} auf 127.0.0.1 ist belegt" in said, "--port" in said) == (2, True, True), said
    finally:
        late.cancel()
        serving.terminate()
        serving.communicate(timeout=30)


PERSONS = "Personennummer;Geburtsdatum;Team;Zuständig\n0017;12.05.1991;Team 1;A1\n0018;31.02.1990;Team 1;A1\n"
SITUATIONS = "Personennummer;Merkmal;Ausprägung;von\n0017;client;true;01.02.2026\n0018;client;true;01.02.2026\n"
NAMES = "Personennummer;Nachname;Vorname\n0017;Weiß;Ada\n0018;Öztürk;Selin\n"


def test_an_office_fills_itself_from_nothing(tmp_path: Path) -> None:
    """If it fails, the first day of an office ends at a command of the operations page."""
    folder, data = tmp_path / "office", tmp_path / "data"
    data.mkdir()
    for name, text in {"personen.csv": PERSONS, "situationen.csv": SITUATIONS}.items():
        (data / name).write_text(text, "utf-8")
    (tmp_path / "namen.csv").write_text(NAMES, "utf-8")
    assert run(folder, "migrate")[0] == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700, "others on the computer look into it"
    key = run(folder, "create-organisation", "Jobcenter Neustadt", "--concept", "schwaebisch-hall")[1]
    bringing = ("import", key, str(data), "--names", str(tmp_path / "namen.csv"))
    assert "Bitte bei --by" in run(folder, *bringing)[1]
    assert run(folder, *member(key, "administrator"), typed=WORDS)[0] == 0
    said = everything(folder, *bringing)
    assert "personen.csv, Zeile 3, Spalte Geburtsdatum: " in said.stderr
    assert said.stdout == "2 Menschen neu, 0 geändert; 2 Zeilen neu, 0 schon da; 1 abgewiesen.\n"
    assert everything(folder, *bringing).stdout == (
        "0 Menschen neu, 0 geändert; 0 Zeilen neu, 2 schon da; 1 abgewiesen.\n"
    )
    edition = ("activate-edition", key, "thueringen-integrationsbegleitung", "--from", "01.02.2026")
    code, sentence = run(folder, *edition)
    assert (code, "Bisher gilt ein anderes Konzept (schwaebisch-hall 2017-02-15)" in sentence) == (2, True), sentence
    assert everything(folder, *edition, "--change-concept").stdout.splitlines() == [
        "thueringen-integrationsbegleitung 2019-01-01 gilt ab 01.02.2026.",
        "Ersetzt: schwaebisch-hall 2017-02-15, gilt bis zum Tag davor.",
    ]
    assert "bitte einen späteren Tag wählen" in run(folder, *edition)[1]
    assert run(folder, "verify") == (0, "Listen: 0 Personen nachgerechnet, 0 Abweichungen."), "no worker has run yet"
    code, said = run(folder, "doctor")
    assert (code, said) == (1, ""), "mail and backup are not there yet"


def everything(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words, "--folder", str(folder)), env=plain_environment(), capture_output=True, text=True, check=True
    )


def test_without_an_answer_nobody_is_made(folder: Path, organisation: str) -> None:
    """If it fails, a closed terminal leaves half a member."""
    assert run(folder, *member(organisation))[0] != 0
    assert run(folder, "verify", "chain")[0] == 0
