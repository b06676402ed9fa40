"""The reference evaluator shares nothing with the engine but the concept it is given: else both could err together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REFERENCE = sorted(Path(__file__).parent.glob("reference*.py"))
FOR_TYPING = {"kontaktdichte.rules.concept", "kontaktdichte.rules.document", "kontaktdichte.rules.vocabulary"}
RUNNING = {
    "__future__", "calendar", "collections.abc", "dataclasses", "datetime", "fractions", "functools", "holidays", "re",
    "typing",
}  # fmt: skip


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules a piece of code imports; ``from . import x`` has no business here."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "relative"


def typing_only(tree: ast.Module) -> list[ast.If]:
    """The blocks that only a type checker reads."""
    blocks = [node for node in tree.body if isinstance(node, ast.If)]
    return [node for node in blocks if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"]


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.name)
def test_the_reference_imports_nothing_of_the_engine(path: Path) -> None:
    """If it fails, the comparison proves less than it says: a shared mistake stays unseen."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_typing = {name for block in typing_only(tree) for name in imports(block)}
    running = set(imports(tree)) - for_typing
    own = {f"tests.rules.{other.stem}" for other in REFERENCE}
    assert running <= RUNNING | own, f"{path.name} runs {sorted(running - RUNNING - own)}"
    assert for_typing <= FOR_TYPING | own, f"{path.name} names {sorted(for_typing - FOR_TYPING - own)}"
    assert not any(isinstance(node, ast.Call) and ast.unparse(node.func) in DYNAMIC for node in ast.walk(tree))


DYNAMIC = {"__import__", "importlib.import_module", "import_module", "exec", "eval"}


def test_there_is_a_reference() -> None:
    assert len(REFERENCE) >= 5
