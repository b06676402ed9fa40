"""For every test: how long hypothesis searches, which tests come first, and no way out of this machine."""

import ipaddress
import os
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

SLOW_MACHINES = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=SLOW_MACHINES)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=SLOW_MACHINES)
settings.register_profile("full", max_examples=5000, deadline=None, suppress_health_check=SLOW_MACHINES)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, in their random order: at the end no core waits for a long one on the other."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def is_local(address: Any) -> bool:
    """Whether this address stays on this machine: a path, a loopback address or localhost."""
    if not isinstance(address, tuple):
        return True
    if address[0] in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may reach beyond this machine: personal data must not, and a test bed may be offline."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if not is_local(address):
            raise AssertionError(f"a test wanted to reach {address!r}; tests stay on this machine")
        connect(self, address)

    if request.node.get_closest_marker("network") is None:
        monkeypatch.setattr(socket.socket, "connect", guarded)
