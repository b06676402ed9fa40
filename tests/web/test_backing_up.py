"""A backup's own checksums: whichever byte changes, it is named."""

from pathlib import Path

import pytest

from kontaktdichte.web.errors import Refused
from kontaktdichte.web.management import backing_up


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    (tmp_path / backing_up.DUMP).write_bytes(b"dump")
    (tmp_path / backing_up.MANIFEST).write_text(
        '{"made_at": "", "version": "", "postgresql": 18, "migrations": [], "rows": {}, "chains": []}', "utf-8"
    )
    (tmp_path / backing_up.SUMS).write_text(backing_up.sums(tmp_path), "ascii")
    return tmp_path


def test_every_changed_byte_is_reported(backup: Path) -> None:
    """If it fails, a disk that rots is found on the day the backup is needed."""
    assert backing_up.checked(backup).postgresql == 18
    for file in sorted(backup.iterdir()):
        whole = file.read_bytes()
        for at in range(len(whole)):
            file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(Refused, match="damaged"):
                backing_up.checked(backup)
        file.write_bytes(whole)


def test_a_folder_that_is_no_backup_is_said_to_be_none(tmp_path: Path) -> None:
    """If it fails, an operator reads a traceback."""
    with pytest.raises(Refused, match="SHA256SUMS is missing"):
        backing_up.checked(tmp_path)


def test_the_last_backup_is_the_newest_whole_one(tmp_path: Path) -> None:
    """If it fails, a backup that broke off counts as the last one."""
    for name in ("2026-11-20T020000.000000Z", "2026-11-21T020000.000000Z", "2026-11-22T020000.000000Z"):
        (tmp_path / name).mkdir()
        if "11-22" not in name:
            (tmp_path / name / backing_up.SUMS).touch()
    found = backing_up.newest(tmp_path)
    assert found is not None
    assert found.isoformat() == "2026-11-21T02:00:00+00:00"
    assert backing_up.newest(tmp_path / "nowhere") is None
