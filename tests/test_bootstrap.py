"""The first minute: what a newcomer with the wrong machine is told, and that nothing is left half done."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOO_OLD = "import sys\nsys.version_info = (3, 9, 2, 'final', 0)\n"
NO_VENV = "import sys\nsys.modules['ensurepip'] = None\n"
BROKEN_VENV = """
import os, venv
def create(path, **options):
    os.makedirs(path)
    raise OSError("No space left on device")
venv.create = create
"""
NO_NETWORK = """
import subprocess
subprocess.call = lambda command, **options: (print("ran", command[3]), 1)[1]
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, as far as the bootstrap looks at it."""
    (tmp_path / "scripts").mkdir()
    for name in ("uv.lock", "pyproject.toml", "scripts/bootstrap.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def bootstrap(clone: Path, machine: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the bootstrap in a clone, on a machine that `machine` (Python run at start-up) describes."""
    stub = clone / "machine"
    stub.mkdir(exist_ok=True)
    (stub / "sitecustomize.py").write_text(machine)
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHON", "VIRTUAL_ENV"}}
    environment = kept | {"PYTHONPATH": str(stub), "PATH": "/nowhere"} | variables
    command = [getattr(sys, "_base_executable", sys.executable), "scripts/bootstrap.py"]
    return subprocess.run(
        command, cwd=clone, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def assert_one_sentence(told: subprocess.CompletedProcess[str], *words: str) -> None:
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1, told.stderr
    assert "Traceback" not in told.stderr
    for word in words:
        assert word in told.stderr


def test_a_newcomer_with_an_old_python_is_told_so(clone: Path) -> None:
    assert_one_sentence(bootstrap(clone, TOO_OLD), "3.11 or newer", "3.9", "make PYTHON=")
    assert not (clone / ".venv").exists()


def test_an_old_python_chosen_on_purpose_is_refused_not_replaced(clone: Path) -> None:
    told = bootstrap(clone, TOO_OLD, PYTHON="python3.9", PATH=os.environ["PATH"])
    assert_one_sentence(told, "3.11 or newer")


def test_a_newcomer_whose_debian_lacks_python3_venv_is_told_the_one_command(clone: Path) -> None:
    assert_one_sentence(bootstrap(clone, NO_VENV), "apt install python3-venv")
    assert not (clone / ".venv").exists()


def test_a_full_disk_leaves_no_half_environment(clone: Path) -> None:
    told = bootstrap(clone, BROKEN_VENV)
    assert told.returncode == 1
    assert "No space left on device" in told.stderr.splitlines()[-1]
    assert not (clone / ".venv").exists()


@pytest.mark.slow
def test_an_interrupted_installation_is_not_taken_for_finished(clone: Path) -> None:
    first = bootstrap(clone, NO_NETWORK)
    assert first.returncode == 1
    assert "run the same command again" in first.stderr.splitlines()[-1]
    assert not (clone / ".venv" / ".kontaktdichte-ready").exists()
    second = bootstrap(clone, NO_NETWORK)
    assert second.stdout == "ran install\n", "the second run must begin again, with installing uv"


def test_a_finished_environment_is_left_alone_and_needs_no_network(clone: Path) -> None:
    sys.path.insert(0, str(clone / "scripts"))
    try:
        import bootstrap as module
    finally:
        sys.path.remove(str(clone / "scripts"))
        sys.modules.pop("bootstrap", None)
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (clone / ".venv" / ".kontaktdichte-ready").write_text(module.wanted())
    told = bootstrap(clone, NO_NETWORK)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    (clone / "uv.lock").write_text((clone / "uv.lock").read_text() + "\n")
    assert bootstrap(clone, NO_NETWORK).stdout == "ran install\n", "a new lock must be installed"
