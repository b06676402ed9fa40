"""PostgreSQL's own words become a sentence that says what to do: nobody is left with a log file."""

import string

import pytest

from kontaktdichte.web.database.errors import SENTENCES, DatabaseError, diagnosis

SAID = [
    ("full", 'FATAL:  could not write lock file "postmaster.pid": No space left on device', "postmaster.pid"),
    ("full", 'initdb: error: could not create directory "data/base": Disk quota exceeded', "base"),
    ("nobody", "initdb: error: could not look up effective user ID 54321: user does not exist", "54321"),
    ("taken", 'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 17)?', "lock file"),
    ("taken", "FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use", "shared memory"),
    ("version", "FATAL:  database files are incompatible with server", "incompatible"),
    ("unwritable", 'FATAL:  could not open file "data/global/pg_control": Permission denied', "Permission"),
    ("unwritable", 'FATAL:  could not create lock file "postmaster.pid": Read-only file system', "Read-only"),
    ("broken", "LOG:  invalid checkpoint record\nPANIC:  could not locate a valid checkpoint record", "checkpoint"),
    ("other", "FATAL:  what nobody foresaw", "what nobody foresaw"),
]


@pytest.mark.parametrize(("code", "words", "detail"), SAID)
def test_the_cause_is_recognised(code: str, words: str, detail: str) -> None:
    found = diagnosis(words + "\nFATAL:  the database system is starting up", "/srv/db")
    assert found.code == code
    if "{detail}" in SENTENCES[code]["de"]:
        assert detail in found.de
        assert detail in found.en


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_name_the_same(code: str) -> None:
    german, english = ({name for _, name, _, _ in string.Formatter().parse(text)} for text in SENTENCES[code].values())
    assert german == english
    assert "folder" in german or code == "nobody"
    error = DatabaseError(code, "/srv/db", "why")
    assert str(error) == error.de != error.en
