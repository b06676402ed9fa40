"""A folder to start and stop, and a server that runs, both made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.database.servers import SAVE, ask

from kontaktdichte.web import database
from kontaktdichte.web.database import Server


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped database with one saved row, made after an earlier start was interrupted; each test leaves it whole."""
    folder = tmp_path_factory.mktemp("made") / "database"
    (folder / "data-new" / "base").mkdir(parents=True)
    with database.start(folder) as server:
        assert server.owned
        ask(server, SAVE)
    return folder


@pytest.fixture(scope="session")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that runs through all tests, on a copy."""
    copy = tmp_path_factory.mktemp("running") / "database"
    with database.start(Path(shutil.copytree(folder, copy))) as found:
        yield found
