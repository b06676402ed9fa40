"""What P3 takes away, one at a time, found by construction: what refuses somebody, and what the evidence hangs by.

In the code: policies of pages, questions for permissions, guards, each statement of the chain (by the syntax tree: a
function's code is swapped). In the database: policies, rights, triggers, conditions (within a transaction that is taken
back). Out: :class:`Mutant`, with the check that must fail while it is applied.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from django.db import connection, transaction
from tests.web.addresses import addresses
from tests.web.test_apart import asked, secured

import kontaktdichte.web
from kontaktdichte.web import access, middleware
from kontaktdichte.web.actions import acting
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models.history import FORGOTTEN, remembering
from kontaktdichte.web.rls import APP

Applied = Callable[[], AbstractContextManager[None]]
ASKS = ("may", "need")
NO_GUARDS = ("__call__", "log_reads")  # who is nobody goes on to the policy; attempts (P5, P10); nothing was read
LOCKS = ("FOR UPDATE", "pg_advisory_xact_lock", "self.alone")  # P10 takes the lock away: one alone meets nobody


@dataclass(frozen=True)
class Mutant:
    """The application without one thing; ``about``: what the check of its kind must know."""

    kind: str
    name: str
    applied: Applied
    about: Any = None


def authorisation() -> list[Mutant]:
    """What refuses a request: policies, questions, guards, and the conditions under which somebody is a member."""
    return [*policies(), *questions(), *guards(), *conditions("memberships_of")]


def separation() -> list[Mutant]:
    """What keeps organisations apart, and what is recorded as it was, in the database."""
    return [*row_security(), *rights()]


def evidence() -> list[Mutant]:
    """What the chain hangs by: triggers, its functions, the statements of an action, what verify looks at."""
    return [*triggers(), *chain_functions(), *statements(acting, "action"), *statements(verifying, "verify")]


# -- the code


def policies() -> Iterator[Mutant]:
    """A page that asks for no permission any more, and one that is public."""
    views: dict[int, Any] = {id(one.view): one.view for one in addresses() if one.policy is not None}
    for view in views.values():
        names = [one.name for one in addresses() if one.view is view]
        for policy in (frozenset(), None) if view.policy else (None,):
            what = "public" if policy is None else "for every member"
            yield Mutant("policy", f"{names[0]} {what}", lambda v=view, p=policy: replaced(v, p), names)


@contextmanager
def replaced(view: Any, policy: Any) -> Iterator[None]:
    """Another policy on a view."""
    before = view.policy
    vars(view)["policy"] = policy
    try:
        yield
    finally:
        vars(view)["policy"] = before


@dataclass(frozen=True)
class Place:
    """A node of a function's syntax tree."""

    module: ModuleType
    function: str
    line: int
    column: int
    kind: type[ast.AST]
    text: str

    @property
    def name(self) -> str:
        """Where it stands, and what is said there."""
        return f"{self.module.__name__.rpartition('web.')[2]}.{self.function}: {self.text}"


def places(module: ModuleType, wanted: Callable[[ast.AST], bool]) -> Iterator[Place]:
    """Every wanted node inside of functions."""

    def walk(node: ast.AST, function: str, inside: bool) -> Iterator[Place]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                name = f"{function}.{child.name}".lstrip(".")
                yield from walk(child, name if not inside else function, isinstance(child, ast.FunctionDef) or inside)
                continue
            if inside and wanted(child):
                text = ast.unparse(child).splitlines()[0][:90]
                yield Place(module, function, child.lineno, child.col_offset, type(child), text)
            yield from walk(child, function, inside)

    yield from walk(ast.parse(inspect.getsource(module)), "", False)


class Taken(ast.NodeTransformer):
    """Something else in a place."""

    def __init__(self, place: Place, instead: Callable[[Any], ast.AST]) -> None:
        self.place, self.instead, self.done = place, instead, False

    def visit(self, node: ast.AST) -> ast.AST:
        here = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0)) == (self.place.line, self.place.column)
        if here and type(node) is self.place.kind and not self.done:
            self.done = True
            return ast.copy_location(self.instead(node), node)
        return self.generic_visit(node)


def without(place: Place, instead: Callable[[Any], ast.AST]) -> Applied:
    """The function of a place with something else there, as long as the block runs."""
    taken = Taken(place, instead)
    tree = ast.fix_missing_locations(taken.visit(ast.parse(inspect.getsource(place.module))))
    assert taken.done, place
    code, function = code_of(tree, place), function_of(place)

    @contextmanager
    def applied() -> Iterator[None]:
        before = function.__code__
        function.__code__ = code
        try:
            yield
        finally:
            function.__code__ = before

    return applied


def code_of(tree: ast.AST, place: Place) -> CodeType:
    """What a function is compiled to."""
    found = compile(tree, str(place.module.__file__), "exec", dont_inherit=True)
    for part in place.function.split("."):
        found = next(one for one in found.co_consts if isinstance(one, CodeType) and one.co_name == part)
    return found


def function_of(place: Place) -> FunctionType:
    """The function itself, below what decorates it."""
    found: Any = place.module
    for part in place.function.split("."):
        found = vars(found)[part]
    found = found.fget if isinstance(found, property) else getattr(found, "__func__", found)
    while not (isinstance(found, FunctionType) and found.__code__.co_name == place.function.rpartition(".")[2]):
        found = found.__wrapped__
    return found


def modules() -> Iterator[ModuleType]:
    """All modules of the application that can be asked who may do what."""
    folder = Path(kontaktdichte.web.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        name = ".".join(("kontaktdichte.web", *file.relative_to(folder).with_suffix("").parts))
        if any(f".{word}(" in file.read_text("utf-8") for word in ASKS):
            yield importlib.import_module(name)


def questions() -> Iterator[Mutant]:
    """Each question whether a role may do something, answered with yes; the refusal of one that may not."""

    def asks(node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS):
            return False
        return ast.unparse(node.func.value).rpartition(".")[2] in ("access", "self")  # an action is called "need", too

    for module in modules():
        for place in places(module, asks):
            yes = "may(" in place.text
            yield Mutant("question", place.name, without(place, lambda _, y=yes: ast.Constant(y or None)), place)


def guards() -> Iterator[Mutant]:
    """In the two modules that refuse requests: a condition under which something is refused never holds."""

    def refuses(node: ast.AST) -> bool:
        return isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise | ast.Return)

    def never(node: ast.If) -> ast.AST:
        return ast.If(ast.Constant(False), node.body, node.orelse)

    for module in (access, middleware):
        for place in (one for one in places(module, refuses) if not one.function.endswith(NO_GUARDS)):
            yield Mutant("guard", place.name, without(place, never), place)


def statements(module: ModuleType, kind: str) -> Iterator[Mutant]:
    """A module of the chain without one statement that does something, or says what does not hold."""

    def does(node: ast.AST) -> bool:
        said = isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
        return (said and ast.unparse(node) != "yield action") or isinstance(node, ast.AugAssign)

    def nothing(node: Any) -> ast.AST:
        kept = isinstance(getattr(node, "value", None), ast.Yield | ast.YieldFrom)  # it stays a generator
        return ast.If(ast.Constant(False), [node], []) if kept else ast.Pass()

    for place in places(module, does):
        if place.function not in ("projection", "_differing", "everything") and not any(w in place.text for w in LOCKS):
            yield Mutant(kind, place.name, without(place, nothing), place)


# -- the database


@contextmanager
def altered(*said: str) -> Iterator[None]:
    """Statements of somebody who may everything, taken back at the end; within the block one is the pages' role."""
    with transaction.atomic():
        asked("set constraints all immediate")  # nothing may wait while a table is altered
        asked("reset role")
        with connection.cursor() as cursor:
            for one in said:
                cursor.execute(one)  # with its percent signs
        asked(f"set local role {APP}")
        asked("set constraints all deferred")
        yield
        transaction.set_rollback(True)


def in_database(kind: str, name: str, *said: str, about: Any = None) -> Mutant:
    return Mutant(kind, name, lambda: altered(*said), about)


def row_security() -> Iterator[Mutant]:
    """A policy of a table that lets every row be seen, or every row be added where rows are added at all."""
    for table, policy, command in asked(
        "select tablename, policyname, cmd from pg_policies where schemaname = 'public' order by 1, 2"
    ):
        for clause in ("using",) if command == "SELECT" else ("using", "with check"):
            if clause == "using" or asked("select has_table_privilege(%s, %s, 'insert')", APP, table)[0][0]:
                said = f'alter policy "{policy}" on "{table}" {clause} (true)'
                yield in_database("row security", f"{table} {policy} {clause}", said, about=table)


def append_only() -> list[str]:
    """Tables whose rows are never changed."""
    changeable = {model._meta.db_table for model in remembering()} | FORGOTTEN.keys()
    return [table for table in secured() if table not in changeable]


def rights() -> Iterator[Mutant]:
    """What is recorded may be changed, deleted, or emptied at once."""
    for table in append_only():
        for right in ("update", "delete", "truncate"):
            yield in_database("right", f"{table} {right}", f'grant {right} on "{table}" to {APP}', about=(table, right))


def triggers() -> Iterator[Mutant]:
    """A table whose changes leave no state behind; those of the job queue are its own."""
    found = asked(
        """select tgname, tgrelid::regclass::text, tgtype from pg_trigger where not tgisinternal
        and tgrelid::regclass::text not like 'procrastinate%%' order by 2, 1"""
    )
    for name, table, kind in found:
        for bit, event in ((4, "insert"), (8, "delete"), (16, "update")):
            if kind & bit:
                yield in_database("trigger", f"{table} {event}", f'drop trigger "{name}" on "{table}"',
                                  about=(table, event))  # fmt: skip


def source(function: str) -> str:
    """A function of the database as it stands there."""
    return str(asked("select pg_get_functiondef(oid) from pg_proc where proname = %s", function)[0][0])


def chain_functions() -> Iterator[Mutant]:
    """The function that ends an action without one part of its digest or one statement; changes outside of actions."""
    before = source("append_link")
    digest = re.search(r"sha256\((.*?)\);", before, re.S)
    assert digest
    parts = [part.strip() for part in digest[1].split("||")]
    assert len(parts) == 7, parts
    for part in parts:
        rest = " || ".join(one for one in parts if one is not part)
        yield in_database("chain", f"digest without {part}", before.replace(digest[1], rest))
    for word in ("INSERT INTO web_link", "UPDATE web_chainhead"):
        statement = re.search(rf"{word}.*?;", before, re.S)
        assert statement
        yield in_database("chain", f"append_link without {word}", before.replace(statement[0], ""))
    outside = re.search(r"RAISE EXCEPTION.*?;", source("current_action"), re.S)
    assert outside
    anyhow = source("current_action").replace(outside[0], "RETURN gen_random_uuid();")
    yield in_database("chain", "current_action outside of actions", anyhow)


def conditions(function: str) -> Iterator[Mutant]:
    """A function that looks over organisations without one of its conditions."""
    before = source(function)
    where = re.search(r"WHERE (.*?)\s*(ORDER BY|\$)", before, re.S)
    assert where
    for one in re.split(r"\s+AND\s+(?![^(]*\))", where[1]):
        yield in_database("condition", f"{function} without {one}", before.replace(one, "true"))
