"""What a linter cannot check about this repository. Each test says what somebody loses when it fails."""

import ast
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400
LONGEST_RECORD = 40
TEXT = {".py", ".md", ".toml", ".yml", ".yaml", ".lock", ".sh", ".txt", ".cfg", ".json", ".csv", ""}
CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime"}
PURE = ("rules", "planning", "reports")


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the repository, tracked or about to be."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        found = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not any(part in IGNORED for part in path.relative_to(ROOT).parts)]
    return tuple(path for path in found if path.is_file())


IGNORED = {
    ".git",
    ".venv",
    ".cache",
    "__pycache__",
    ".pytest_cache",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
    "out",
}


def python_files(*folders: str) -> list[Path]:
    roots = [ROOT / folder for folder in folders]
    return [path for path in files() if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)]


def text_files() -> Iterator[tuple[str, str]]:
    for path in files():
        if path.suffix in TEXT and path != Path(__file__).resolve():
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name and length in lines, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1:2] if ast.get_docstring(node) else node.body[:1]
            length = 1 + (node.end_lineno or 0) - first[0].lineno if first else 1
            yield f"{name_of(path)}:{node.lineno} {node.name}", length


def test_a_reviewer_can_read_any_file_in_one_sitting() -> None:
    written = [path for path in python_files("src", "tests") if path.parent.name != "migrations"]  # those Django writes
    long = {name_of(path): count for path in written if (count := lines(path)) > LONGEST_FILE}
    assert not long, f"files over {LONGEST_FILE} lines: {long}"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_reviewer_meets_short_functions() -> None:
    found = sorted(((length, name) for path in python_files("src") for name, length in functions(path)), reverse=True)
    if not found:
        return
    lengths = [length for length, _ in found]
    assert statistics.median(lengths) < 10, f"half of the functions have {statistics.median(lengths)} lines or more"
    long = [entry for entry in found if entry[0] >= 45]
    assert len(long) <= len(found) * 0.05, f"too many functions of 45 lines and more: {long}"


def test_the_same_question_next_year_gets_the_same_answer() -> None:
    """`as_of` is an argument: an evaluation that looks at the clock cannot be repeated for an audit."""
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files(*(f"src/kontaktdichte/{room}" for room in PURE), "src/kontaktdichte/intake.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]
    assert not found, f"the clock is asked in {found}"


def test_a_fresh_clone_tests_without_the_authors_folders() -> None:
    """A test that reads from outside the repository fails for everyone else."""
    outside = re.compile(r"""["'/]shared["'/]|["']\.\./\.\./""")
    found = [
        name_of(p) for p in python_files("tests") if p != Path(__file__).resolve() and outside.search(p.read_text())
    ]
    assert not found, f"tests read outside the repository: {found}"


def test_nobody_is_sent_to_a_folder_of_the_authors_machine() -> None:
    machine = re.compile(r"(?<![\w.])/(?:work|root)/")
    found = [name for name, text in text_files() if machine.search(text)]
    assert not found, f"paths of one machine in {found}"


def test_an_installation_asks_only_the_public_registry() -> None:
    """A lock that names a private mirror installs nowhere else."""
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "[[tool.uv.index]]" not in project
    assert "index-url" not in project


def test_every_dependency_says_why_it_is_there() -> None:
    """Whoever must approve a dependency in an office reads one line, not a mailing list."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    wanted = list(project["project"]["dependencies"])
    for extra in (project["project"].get("optional-dependencies", {}), project["dependency-groups"]):
        wanted += [entry for group in extra.values() for entry in group if isinstance(entry, str)]
    silent = [entry for entry in wanted if not re.search(rf'"{re.escape(entry)}",?\s*# \w[^\n]{{10,}}', text)]
    assert not silent, f"no reason given for {silent}"


def test_decisions_can_be_found_and_read_at_a_glance() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [record.name[:4] for record in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert lines(record) <= LONGEST_RECORD, f"{record.name} is longer than {LONGEST_RECORD} lines"
        assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], record.name


def test_a_newcomer_learns_from_every_module_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in python_files("src")
        if not path.name.startswith("_") or path.name == "__init__.py"
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent, f"no docstring in {silent}"


def test_a_specialist_finds_one_word_for_one_thing() -> None:
    rows = [row for row in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines() if row.startswith("| ")]
    words = [word.strip().lower() for row in rows[1:] for word in re.split(r" · ", row.split("|")[1])]
    twice = {word for word in words if words.count(word) > 1}
    assert words
    assert not twice, f"more than one row in GLOSSARY.md for {twice}"


@pytest.mark.parametrize(
    "mark",
    [
        "TO" + "DO",
        "FIX" + "ME",
        "pytest.mark." + "skip",
        "pytest." + "skip(",
        "mark.x" + "fail",
        "pragma: " + "no cover",
    ],
)
def test_nothing_is_put_off_or_hidden_from_the_tests(mark: str) -> None:
    """What is not done is an issue, not a note in the code; what is not tested is not hidden."""
    found = [name_of(p) for p in python_files("src", "tests", "scripts") if mark in p.read_text(encoding="utf-8")]
    assert not found, f"{mark} in {found}"


def test_a_newcomer_finds_every_make_target_in_the_readme() -> None:
    readme = ROOT / "README.md"
    assert readme.is_file(), "README.md is missing"
    targets = re.findall(
        r"^([a-z][a-z0-9-]*):[^=\n]*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    text = readme.read_text(encoding="utf-8")
    silent = [target for target in targets if f"make {target}" not in text and target not in {"help", "env"}]
    assert {"demo", "test", "e2e", "check", "bench", "docs", "proof", "proof-full"} <= set(targets)
    assert not silent, f"README.md does not mention make {silent}"


def test_a_public_buyer_gets_the_whole_licence() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\.", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "‘Compatible Licences’ according to Article 5" in text
    assert "Québec Free and Open-Source Licence" in text
