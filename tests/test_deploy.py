"""What operators copy must be what the application has: commands, settings, addresses."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from kontaktdichte import cli
from kontaktdichte.web.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
ELSEWHERE = {"DATABASE_ADMIN_URL"}  # an option of prepare-database, not a setting


def commands() -> set[str]:
    return {command.__name__.strip("_").replace("_", "-") for command in cli._COMMANDS}


def variables() -> set[str]:
    return {
        str(field.validation_alias or f"KONTAKTDICHTE_{name.upper()}") for name, field in Settings.model_fields.items()
    }


def test_every_command_of_the_page_exists() -> None:
    """If it fails, an operator types what is not there."""
    named = set(re.findall(r"`kontaktdichte ([a-z-]+)", PAGE)) | set(
        re.findall(r"^kontaktdichte ([a-z-]+)", PAGE, re.M)
    )
    assert {"migrate", "backup", "restore", "doctor", "import", "activate-edition", "serve"} <= named
    assert named - commands() == set()


def test_every_setting_of_the_page_exists() -> None:
    """If it fails, an operator sets what nobody reads."""
    told = PAGE + (DEPLOY / "environment").read_text("utf-8")
    named = set(re.findall(r"\b(?:KONTAKTDICHTE|DATABASE)_[A-Z_]+[A-Z]", told))
    assert named - variables() - ELSEWHERE == set()
    assert {"DATABASE_URL", "KONTAKTDICHTE_SECRET_KEY", "KONTAKTDICHTE_PROXIES"} <= named


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_units_start_what_is_there_with_little_power(unit: Path) -> None:
    """If it fails, the service does not start, or a hole in a page is a hole in the machine."""
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(unit, "utf-8")
    service = parsed["Service"]
    assert service["ExecStart"].split()[1] in commands()
    assert (service["ProtectSystem"], service["NoNewPrivileges"], service["CapabilityBoundingSet"]) == (
        "strict",
        "yes",
        "",
    )
    assert service["User"] != "root"


def test_the_container_is_nobody_special_and_asks_what_is_answered() -> None:
    """If it fails, the container runs as root, or is taken for ill for ever."""
    file = (DEPLOY / "Containerfile").read_text("utf-8")
    assert re.search(r"^USER 10001$", file, re.MULTILINE)
    (asked,) = re.findall(r"http://127\.0\.0\.1:8000/(\w+)", file)
    assert asked in {str(one.pattern) for one in get_resolver().url_patterns}
    assert re.search(r'CMD \["serve"', file)
