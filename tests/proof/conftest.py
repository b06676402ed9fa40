"""The proofs of the application use the database of its tests."""

import pytest
from tests.proof import report
from tests.web.conftest import db, migrated

__all__ = ["db", "migrated"]

collect_ignore = ["morning.py"]  # run by locust in a process of its own, which must know no socket yet


@pytest.fixture(autouse=True)
def _aloud(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof's line is read by whoever runs it, passed or not."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    monkeypatch.setattr(report, "aloud", capture.global_and_fixture_disabled)
