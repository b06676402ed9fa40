"""What the tests of the database share: a row that was saved, questions to a running server, damage and its repair."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from kontaktdichte.web import database
from kontaktdichte.web.database import Server

SAVE = "create table note (words text); insert into note values ('gespeichert')"


def ask(server: Server, question: str, role: str = "owner", name: str = database.DATABASE) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url(role, name)) as connection:
        cursor = connection.execute(question.encode())
        return cursor.fetchall() if cursor.description else []


def saved(server: Server) -> bool:
    return ask(server, "select words from note") == [("gespeichert",)]


@contextmanager
def instead(path: Path, text: str | None) -> Iterator[None]:
    """Meanwhile another text in this file, or no such file."""
    kept = path.with_suffix(".kept")
    path.rename(kept)
    if text is not None:
        path.write_text(text)
    yield
    kept.replace(path)
