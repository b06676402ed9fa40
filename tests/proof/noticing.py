"""The quick checks of P3: what each says must not be while something is taken away, told as soon as it is found.

In: a :class:`World` that lives in one transaction. Out: what does not hold; nothing as long as all is in its place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from inspect import Parameter, signature
from itertools import permutations, product
from types import FrameType
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import Client
from pydantic import SecretStr
from tests.proof import mutants, use_cases
from tests.proof.mutants import Place, append_only
from tests.proof.needed import NEEDED, TAMPERINGS
from tests.proof.test_matrix import Walk, body, browser, cell
from tests.proof.test_matrix import asked as request
from tests.proof.test_tenants import OWNERS, REFUSED, example, filled, planted
from tests.proof.world import GUARDED, Actor, Office, actors, nowhere, states
from tests.web.addresses import Address, addresses, needs
from tests.web.conftest import TODAY
from tests.web.test_apart import asked, touched

from kontaktdichte.web import actions, middleware
from kontaktdichte.web.access import ROLES, Access, Denied, Permission
from kontaktdichte.web.actions import contacts, login_providers, members
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Role, Unit
from kontaktdichte.web.rls import APP, enter
from kontaktdichte.web.settings import database

FIRST = (Role.MANAGEMENT, "anonymous", "former", "future", "inactive", Role.ADMINISTRATOR, Role.SUBSTITUTE)
SELDOM = ("own approved", "own agreed")
REACHING = (Role.COUNSELLOR, Role.TEAM_LEAD, Role.CONTACT_PERSON, Role.ADMINISTRATOR)  # between them every question
Cell = tuple[Actor, Address, str, str, str]


@dataclass
class World:
    """Two offices, whoever asks, and which cells ask which question."""

    own: Office
    other: Office
    actors: list[Actor]
    clients: dict[str, Client]
    cells: list[Cell] = field(default_factory=list)
    asking: dict[tuple[str, int], list[Cell]] = field(default_factory=dict)
    clean: set[str] = field(default_factory=set)


@pytest.fixture
def world(migrated: str) -> Iterator[World]:
    """Made in a transaction that is taken back, for each group anew: dead rows stay, and every question reads them."""
    before = connections["default"]
    made = connections.configure_settings({"default": database(SecretStr(migrated))})
    connections.settings["mutants"] = made["default"]
    connections["default"] = connections.create_connection("mutants")
    connections["default"].alias = "default"
    try:
        with transaction.atomic():
            asked(f"set local role {APP}")
            other, own = quiet(filled("Fremdkanari")), quiet(filled("Eigenkanari"))
            asked("set constraints all immediate")
            asked("set constraints all deferred")
            found = actors(own, other)
            found.sort(key=lambda one: FIRST.index(one.name) if one.name in FIRST else len(FIRST))
            yield World(own, other, found, {one.name: browser(one) for one in found})
            transaction.set_rollback(True)
    finally:
        connections["default"].close()
        connections["default"] = before


def quiet(office: Office) -> Office:
    """Its login provider is not listed on the login page, where every office's would be read."""
    login_providers.choose(
        access=office.members[Role.ADMINISTRATOR], slug=office.mark.lower(), name=office.mark, secret="",
        client_id="kd", issuer="https://login.example", email_claim="email", vouches=False, listed=False, active=True,
    )  # fmt: skip
    return office


# -- checks: what does not hold, told as soon as something does not


def everywhere(world: World) -> list[Cell]:
    """Everybody at every address with what is theirs; one desk with a NUL, and with what is seldom asked for."""
    if world.cells:
        return world.cells
    offices = {id(one): one for one in (world.own, world.other)}
    known = {
        (id(own), address.name): states(own, other, set(address.kinds().values()))
        for own, other in permutations(offices.values()) for address in addresses()
    }  # fmt: skip
    for actor, address in product(world.actors, addresses()):
        reads = actor.access is not None and actor.access.may(Permission.READ_CLIENTS)
        for state, things in known[id(actor.office or world.own), address.name].items():
            path = address.path(things)
            if state == "own" or (state == GUARDED and reads) or (state in SELDOM and actor.name == Role.COUNSELLOR):
                world.cells += [(actor, address, method, path, state) for method in ("GET", "POST")]
            if state == "own" and actor.name == Role.COUNSELLOR:
                world.cells.append((actor, address, "GET", f"{path}?q=%00", "NUL"))
    return world.cells


def pages(world: World, cells: list[Cell], refusals: bool = True) -> list[str]:
    """Cells of P1; without ``refusals`` only what is shown and done matters, not that a page is refused."""
    for actor, address, method, path, state in cells:
        found, own = Walk(world.own, world.other), actor.office or world.own
        enter(own.organisation.pk)
        data = body(world.own, actor.other)
        client = world.clients[actor.name]
        try:
            cell(found, actor, client, address, method, path, data, f"({state})", read=state != "NUL")
        except DatabaseError as error:
            return [f"{actor.name} {method} {path}: {error}"]
        wrong = [f"{name}: {one}" for name, said in found.wrong.items() for one in said]
        if wrong := [one for one in wrong if refusals or not re.search(": refused with|: shows doors", one)]:
            return wrong
    return []


def behind(world: World) -> list[str]:
    """Pages about clients, where none of them asks for a permission: the second line shows and stores nothing."""
    about = [one for one in addresses() if one.policy and Permission.ADMINISTER not in one.policy]
    with ExitStack() as stack:
        for view in {id(one.view): one.view for one in about}.values():
            stack.enter_context(mutants.replaced(view, frozenset()))
        names = {one.name for one in about}
        cells = [one for one in everywhere(world) if one[1].name in names and one[4] != "NUL"]
        some = (Role.MANAGEMENT, Role.ADMINISTRATOR)
        return pages(world, [one for one in cells if one[0].name in some], refusals=False)


def stopped(world: World) -> list[str]:
    """A second factor that is lacking, a page that declares nothing, a membership that ended: refused at the door."""
    view = next(one.view for one in addresses() if one.name == "persons")
    enter(world.own.organisation.pk)
    found = []
    for whose, name, value in ((middleware, "waiting", lambda *_, **__: True), (view, "declares_policy", False)):
        before = vars(whose)[name]
        setattr(whose, name, value)
        try:
            status = world.clients[Role.COUNSELLOR].get("/klienten/").status_code
        finally:
            setattr(whose, name, before)
        found += [f"{name}: {status}"] if status not in (302, 403) else []
    for name in ("former", "future", "inactive"):
        sql = "select count(*) from memberships_of(%s, %s)"
        found += [name] * asked(sql, getattr(world.own, name).pk, TODAY)[0][0]
    told = request(world.clients["former"], "GET", "/klienten/", {})[0].headers.get("Location", "")
    return found + ([] if told == "/anmelden/?beendet" else [f"former: {told}"])


def refusing(world: World, module: str = "") -> list[str]:
    """Actions, called directly by roles that may not."""
    for name in use_cases.written():
        action = vars(getattr(actions, name.partition(".")[0]))[name.partition(".")[2]]
        needed = NEEDED.get(name, NEEDED.get(name.partition(".")[0]))
        if needed is None or module not in ("", name.partition(".")[0]) or "access" not in signature(action).parameters:
            continue
        for role, access in world.own.members.items():
            if needed not in ROLES[access.kind][role] and not refused(action, access):
                return [f"{role} {name}"]
    return []


class Nothing:
    """Whatever an action works on: it must not come so far as to look at it."""

    pk = UUID(int=0)


def refused(action: Callable[..., object], access: Access) -> bool:
    """Whether an action says at once that the role may not."""
    try:
        with transaction.atomic():
            asked_for = signature(action).parameters.values()
            action(**{one.name: access if one.name == "access" else Nothing() for one in asked_for
                      if one.kind is not Parameter.VAR_KEYWORD})  # fmt: skip
    except Denied:
        return True
    except Exception:
        return False
    return False


def reached(world: World, table: str) -> list[str]:
    """Commands of P2 at the other office's rows of a table."""
    owner, row = OWNERS.get(table, "organisation_id"), example(table, world.other)
    key = world.other.organisation.pk
    enter(world.own.organisation.pk)
    found = {
        "select": asked(f'select count(*) from "{table}" where {owner} = %s', key)[0][0],
        "update": touched(f'update "{table}" set {owner} = {owner} where {owner} = %s', key),
        "delete": touched(f'delete from "{table}" where {owner} = %s', key),
        "insert": "" if (state := planted(table, row)) == REFUSED else state or "added",
    }
    return [f"{table} {command}" for command, what in found.items() if what]


def changeable(world: World) -> list[str]:
    """What is recorded and may yet be changed."""
    tried = {"update": 'update "{0}" set {1} = {1}', "delete": 'delete from "{0}"', "truncate": 'truncate "{0}"'}
    return [
        f"{table} {right}" for table in append_only() for right, sql in tried.items()
        if state(sql.format(table, OWNERS.get(table, "organisation_id"))) != REFUSED
    ]  # fmt: skip


def state(sql: str) -> str:
    """The state in which a statement ends; it is taken back."""
    try:
        with transaction.atomic():
            asked(sql)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return str(getattr(error.__cause__, "sqlstate", "?"))
    return ""


@contextmanager
def above() -> Iterator[None]:
    """As somebody who may everything."""
    asked("reset role")
    yield
    asked(f"set local role {APP}")


def escaping(world: World, table: str, event: str) -> list[str]:
    """A change of a row that leaves no state, or that the chain does not recount."""
    own = world.own.organisation.pk
    column = altered_column(table)
    with transaction.atomic():
        enter(own)
        mine = "coalesce(to_jsonb(t)->>'organisation_id' = %s, true)"  # partners' rows are read, too
        key = asked(f'select id from "{table}" t order by {mine} desc, id limit 1', str(own))[0][0]
        before = asked(f'select count(*) from "{table}event"')[0][0]
        with operating(own, "proof"), above():
            if event == "update":
                asked(f'update "{table}" set {column} where id = %s', key)
            else:
                asked(f'create temp table kept on commit drop as select * from "{table}" where id = %s', key)
                asked(f'delete from "{table}" where id = %s', key)
            if event == "insert":
                columns = ", ".join(f'"{name}"' for (name,) in asked(WRITABLE, table))
                asked(f'insert into "{table}" ({columns}) select {columns} from kept')
        grown = asked(f'select count(*) from "{table}event"')[0][0] - before
        found = verifying.chain(own) if table != "web_organisation" or event == "update" else []
        transaction.set_rollback(True)
    return [*found, *([] if grown == (2 if event == "insert" else 1) else [f"{table} {event}: {grown} states"])]


WRITABLE = """select attname from pg_attribute
    where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = ''"""


@cache
def altered_column(table: str) -> str:
    """Something else in a column of which states are kept."""
    found = dict(asked(
        """select c.attname, format_type(c.atttypid, null) from pg_attribute c join pg_attribute e
        on e.attname = c.attname and e.attrelid = (%s || 'event')::regclass
        where c.attrelid = %s::regclass and c.attnum > 0 and c.attgenerated = '' and not c.attisdropped""", table, table
    ))  # fmt: skip
    for name, kind in found.items():
        if kind in ("character varying", "text"):
            return f'"{name}" = "{name}" || \'x\''
    name, kind = next(one for one in found.items() if one[1] in ("date", "integer", "boolean"))
    return f'"{name}" = not "{name}"' if kind == "boolean" else f'"{name}" = "{name}" + 1'


def acts(world: World) -> list[str]:
    """A morning of actions: the chain must hold after it, lists too, and nothing changes outside."""
    own, (one, two, _) = world.own, world.own.people
    access, found = own.members[Role.COUNSELLOR], []
    with transaction.atomic():
        enter(own.organisation.pk)
        row = contacts.record(
            access=access, person=one, on=TODAY, channel="in_person", kind="talk", outcome="kept", justification=None,
            form_key=uuid4(),
        ).contact  # fmt: skip
        contacts.move(access=access, contact=row, person=two)
        try:
            contacts.cancel(access=access, contact=row)
            found.append("replaced twice")
        except Stale:
            pass
        members.unit(access=own.members[Role.ADMINISTRATOR], name="Einheit 9")
        try:
            with transaction.atomic():
                Unit.objects.create(organisation=own.organisation, name="Einheit 10")
            found.append("changed outside of any action")
        except DatabaseError:
            pass
        found += verifying.chain(own.organisation.pk) + verifying.projection(own.organisation.pk, access.today)
        transaction.set_rollback(True)
    return found


def told(world: World) -> Iterator[tuple[str, list[str]]]:
    """What verify says of each tampering, without keys and numbers; of the first it is asked about every office."""
    own = world.own.organisation.pk
    for number, ((name, sql), triggers) in enumerate(product(TAMPERINGS.items(), (True, False))):
        with transaction.atomic():
            enter(own)
            with above():
                table = sql.split()[2 if sql.startswith("delete") else 1]
                if not triggers:
                    asked(f"alter table {table} disable trigger user")
                asked("select set_config('app.action', gen_random_uuid()::text, true)")
                asked(f"set local session_replication_role = {'origin' if triggers else 'replica'}")
                where = "and" if " where " in sql else "where"
                asked(f"{sql} {where} {OWNERS.get(table, 'organisation_id')} = %s", own)
            count, said = verifying.recounted("chain", TODAY) if not number else (1, of_one(own))
            transaction.set_rollback(True)
        told_of = {re.sub(r"[0-9a-f-]{36}|\d+", "…", one) for one in said if one.startswith(str(own))}
        yield f"{name} {triggers}", sorted(told_of) + ["nothing was looked at"] * (count == 0)


def of_one(organisation: UUID) -> list[str]:
    """What verify says of one office, as it says it of all."""
    return [f"{organisation}: {one}" for one in verifying.chain(organisation)]


def recounting(world: World) -> list[str]:
    """Whether verify still tells every tampering as it did, and is silent where there was none."""
    if not world.clean & {"told"}:
        world.clean.add("told")
        BEFORE.update(told(world))
        assert all(BEFORE.values()), [name for name, said in BEFORE.items() if not said]
    enter(world.own.organisation.pk)
    return verifying.recounted("chain", TODAY)[1] or next(
        ([name] for name, said in told(world) if said != BEFORE[name]), []
    )


SECOND = "declares something else than is told of it"
BEFORE: dict[str, list[str]] = {}


def undeclared() -> list[str]:
    """Pages that ask for less than is told of them: where a second line refuses, this alone says so."""
    return [f"{one.name}: {SECOND}" for one in addresses() if one.policy != needs(one.path(nowhere()))]


def asked_for(world: World, place: Place) -> list[str]:
    """Cells that ask a question, and actions that do."""
    _, _, module = place.module.__name__.rpartition(".")
    if ".actions." in place.module.__name__:
        return refusing(world, module)
    cells = world.asking.get((str(place.module.__file__), place.line), [])
    return (refusing(world) or behind(world) if module == "access" else []) or pages(world, cells)


def traced(world: World, places: Collection[Place]) -> None:
    """Which cells ask these questions: some say at which addresses, then everybody asks there; each cell holds.

    What every page asks (``access`` itself) is asked by those few alone.
    """
    may, now = Access.may, list[Cell]()
    wanted = {(str(place.module.__file__), place.line) for place in places}

    def noting(self: Access, permission: Permission) -> bool:
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and "kontaktdichte" in frame.f_code.co_filename:
            where = (frame.f_code.co_filename, frame.f_lineno)
            cells = world.asking.setdefault(where, []) if where in wanted else []
            if cells[-1:] != now:
                cells.extend(now)
            frame = frame.f_back
        return may(self, permission)

    def asking(cells: list[Cell]) -> set[str]:
        for one in cells:
            now[:] = [one]
            wrong = pages(world, [one])
            assert not wrong, wrong
        by_all = str(mutants.access.__file__)
        return {one[1].name for where, found in world.asking.items() if where[0] != by_all for one in found}

    Access.may = noting  # type: ignore[method-assign]
    try:
        names = asking([one for one in everywhere(world) if one[0].name in REACHING])
        asking([one for one in everywhere(world) if one[1].name in names and one[0].name not in REACHING])
    finally:
        Access.may = may  # type: ignore[method-assign]
