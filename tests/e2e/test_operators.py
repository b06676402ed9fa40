"""What an operator types, on a database of its own: each mistake is one sentence, and nothing half is stored."""

import subprocess
from pathlib import Path

import pytest
from tests.e2e.test_desk import command, plain_environment

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
    code, key = run(folder, "create-organisation", "Jobcenter Neustadt", "--concept", "schwaebisch-hall")
    assert code == 0
    return key


def member(organisation: str, role: str = "counsellor") -> tuple[str, ...]:
    return ("create-user", organisation, "anna@neustadt.example", "Anna", "--role", role, "--code", "A1")


def test_an_office_begins_with_three_commands(folder: Path, organisation: str) -> None:
    """If it fails, an office cannot begin at all."""
    assert run(folder, *member(organisation), typed=WORDS)[0] == 0
    assert run(folder, "verify") == (0, "0 findings")


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (member("nowhere"), WORDS, "Eine Organisation „nowhere“ gibt es nicht"),
        (("create-organisation", "X", "--concept", "nowhere"), "", "'nowhere' is neither a file nor a concept"),
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


def test_without_an_answer_nobody_is_made(folder: Path, organisation: str) -> None:
    """If it fails, a closed terminal leaves half a member."""
    assert run(folder, *member(organisation))[0] != 0
    assert run(folder, "verify") == (0, "0 findings")
