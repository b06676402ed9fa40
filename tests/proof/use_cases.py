"""What people and operators do that writes, one entry for each action: a new action must join, or P5 is red.

A case is prepared (without faults), then done: over HTTP where there is a page for it, else by the action itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from inspect import Parameter, signature
from itertools import count
from types import FunctionType
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from allauth.core import context
from django.test import Client, RequestFactory
from tests.proof.world import PHOTO, Office
from tests.web.conftest import PASSWORD

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web import actions
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import (
    absences,
    attachments,
    contacts,
    deviations,
    facts,
    login_providers,
    login_rules,
    members,
    organisations,
    saved_lists,
)
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import Contact, LoginRule, Membership, Role, Situation, User
from kontaktdichte.web.rls import inside

FORM = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": ""}
NUMBERS = count(1)
Act = Callable[[Client], int | None]


@dataclass(frozen=True)
class Case:
    """``prepare`` stores what the action works on and returns the action: a status over HTTP, None by command."""

    prepare: Callable[[Office], Act]
    again: int | None = None  # over HTTP: the status of the same form sent once more; it stores nothing


def written() -> Iterator[str]:
    """Every action, as ``module.name``: a public function that takes its arguments by name only."""
    for module in pkgutil.iter_modules(actions.__path__):
        if module.name == "acting":
            continue
        found = importlib.import_module(f"{actions.__name__}.{module.name}")
        for name, one in vars(found).items():
            if not isinstance(one, FunctionType) or one.__module__ != found.__name__ or name.startswith("_"):
                continue
            kinds = {parameter.kind for parameter in signature(one).parameters.values()}
            if kinds <= {Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD}:
                yield f"{module.name}.{name}"


def _post(path: str, form: dict[str, str]) -> Act:
    return lambda client: int(client.post(path, form).status_code)


def _file(office: Office) -> str:
    return f"/klienten/{office.people[0].pk}/"


def _recorded(office: Office) -> Contact:
    """A contact of one's own to work on."""
    with inside(office.organisation.pk):
        return contacts.record(
            access=office.members[Role.COUNSELLOR], person=office.people[0], on=date(2026, 11, 18), channel="in_person",
            kind="talk", outcome="kept", justification=None, form_key=uuid4(),
        ).contact  # fmt: skip


def _of_contact(end: str = "", **form: str) -> Callable[[Office], Act]:
    def prepare(office: Office) -> Act:
        row = _recorded(office)
        sent = {name: value.format(row=row.pk, other=office.people[1].pk) for name, value in form.items()}
        return _post(f"{_file(office)}kontakte/{row.pk}/{end}", sent)

    return prepare


def _commanded(action: Callable[..., object], **fixed: Any) -> Callable[[Office], Act]:
    """An operator's command in the organisation's context."""

    def prepare(office: Office) -> Act:
        number = next(NUMBERS)

        def command(_: Client) -> None:
            with inside(office.organisation.pk):
                action(**{name: one(office, number) if callable(one) else one for name, one in fixed.items()})

        return command

    return prepare


def _files(office: Office, number: int) -> Tables:
    """A new client with a fact and a contact."""
    key = f"{office.mark}-neu-{number}"
    return Tables.from_rows(
        persons=[{"id": key, "unit": f"Team {number}"}],
        situations=[{"subject": key, "attribute": "client", "value": "true", "from": date(2026, 4, 1)}],
        contacts=[{"id": "1", "subject": key, "on": date(2026, 4, 9), "kind": "talk", "channel": "in_person"}],
    )


def _founding(office: Office) -> Act:
    return lambda _: organisations.found(name="Neustadt", kind="jobcenter", concept="schwaebisch-hall") and None


def _own(office: Office) -> Act:
    return _post("/konto/", {"name": f"Name {next(NUMBERS)}", "language": "de"})


def _language(office: Office) -> Act:
    user = User.objects.get(pk=office.members[Role.COUNSELLOR].membership.user_id)
    return _post("/sprache/", {"language": "de" if user.language == "en" else "en"})


def _outlook(office: Office) -> facts.Subject:
    return facts.Subject(office.people[0], Situation, "outlook")


def _of_member(action: Callable[..., object], *, last: date | None = None, **fixed: Any) -> Callable[[Office], Act]:
    """The administration does something to a member who has just come, and who goes after ``last``."""

    def prepare(office: Office) -> Act:
        number = next(NUMBERS)
        with inside(office.organisation.pk):
            member = organisations.enrol(
                organisation=office.organisation.pk, email=f"m{number}@{office.mark.lower()}.example", name="Neu",
                password=PASSWORD, role=Role.COUNSELLOR, code=f"m-{number}", unit=None, since=date(2026, 1, 1),
            )  # fmt: skip
            if last is not None:
                members.end(access=office.members[Role.ADMINISTRATOR], member=member, last=last)

        def command(_: Client) -> None:
            asked = RequestFactory().post("/")  # allauth counts tries by who asks
            with context.request_context(asked), inside(office.organisation.pk):
                now = Membership.objects.select_related("user").get(pk=member.pk)
                said = {name: one(now) if callable(one) else one for name, one in fixed.items()}
                action(access=office.members[Role.ADMINISTRATOR], member=now, **said)

        return command

    return prepare


def _mailed(**said: Any) -> None:
    """As where mails leave."""
    with patch.object(members, "has_mail", lambda: True):
        members.mail_link(**said)


def _administrator(office: Office, _: int) -> Any:
    return office.members[Role.ADMINISTRATOR]


def _counsellor(office: Office, _: int) -> Any:
    return office.members[Role.COUNSELLOR]


class _Anything(Access):
    """Somebody who may do whatever an organisation of any kind does: the action is tried, not the right."""

    def may(self, permission: object) -> bool:
        return True


def _anything(office: Office, _: int) -> Access:
    known = office.members[Role.COUNSELLOR]
    return _Anything(known.organisation, known.organisation_name, known.membership, known.today)


def _of_absence(office: Office) -> Act:
    """An absence just entered turns out to have ended earlier."""
    number = next(NUMBERS)
    with inside(office.organisation.pk):
        row = absences.away(
            access=_anything(office, 0), person=office.people[0], reason="holiday",
            since=date(2026, 5, 1) + timedelta(number), last=None,
        )  # fmt: skip

    def command(_: Client) -> None:
        with inside(office.organisation.pk):
            absences.end_away(access=_anything(office, 0), absence=row, last=date(2026, 11, 1))

    return command


def _of_staff(office: Office) -> Act:
    """A member just away is back."""
    access, since = _anything(office, 0), date(2026, 5, 1)
    with inside(office.organisation.pk):
        row = absences.staff_away(access=access, member=access.membership, kind="planned", since=since, last=None)

    def command(_: Client) -> None:
        with inside(office.organisation.pk):
            absences.staff_back(access=access, absence=row, last=since + timedelta(next(NUMBERS)))

    return command


def _of_file(office: Office) -> Act:
    """A file just attached belongs to somebody else."""
    with inside(office.organisation.pk):
        file = attachments.attach(
            access=_anything(office, 0), person=office.people[0], name="bogen", content=PHOTO
        )  # fmt: skip

    def command(_: Client) -> None:
        with inside(office.organisation.pk):
            attachments.withdraw(access=_anything(office, 0), file=file)

    return command


def _another_rule() -> list[str]:
    """Other roles than those that need a second factor now."""
    return [] if LoginRule.objects.filter(second_factor=[Role.SUBSTITUTE]).exists() else [Role.SUBSTITUTE]


def _of_list(action: Callable[..., object], named: bool = False, gone: bool = False) -> Callable[[Office], Act]:
    """Somebody does something to a list just saved (and deleted)."""

    def prepare(office: Office) -> Act:
        access, number = office.members[Role.COUNSELLOR], next(NUMBERS)
        with inside(office.organisation.pk):
            saved = saved_lists.save(access=access, name=f"Liste {number}", query="q=a")
            if gone:
                saved_lists.delete(access=access, key=saved.pk)

        def command(_: Client) -> None:
            with inside(office.organisation.pk):
                action(access=access, key=saved.pk, **({"name": f"Neue Liste {number}"} if named else {}))

        return command

    return prepare


CASES: dict[str, Case] = {
    "contacts.record": Case(lambda o: _post(f"{_file(o)}kontakt/", {**FORM, "form_key": str(uuid4())}), 302),
    "contacts.correct": Case(_of_contact(**FORM, minutes="30", form_key="{row}"), 409),
    "contacts.cancel": Case(_of_contact("stornieren/"), 409),
    "contacts.move": Case(_of_contact("verschieben/", zu="{other}"), 409),
    "contacts.dispute": Case(_of_contact("bestreiten/")),
    "accounts.describe": Case(_own, 302),
    "accounts.choose_language": Case(_language, 302),
    "accounts.end_sessions": Case(lambda _: _post("/konto/abmelden/", {}), 302),
    "organisations.found": Case(_founding),
    "organisations.enrol": Case(_commanded(
        organisations.enrol, organisation=lambda office, _: office.organisation.pk, password=PASSWORD, name="Neu",
        email=lambda office, number: f"neu{number}@{office.mark.lower()}.example", role=Role.COUNSELLOR, unit=None,
        code=lambda _, number: f"neu-{number}", since=date(2026, 1, 1),
    )),
    "organisations.put_in_force": Case(_commanded(
        organisations.put_in_force, organisation=lambda office, _: office.organisation.pk, concept="schwaebisch-hall",
        since=lambda _, number: date(2030 + number, 1, 1),
    )),
    "organisations.take_in": Case(_commanded(
        organisations.take_in, access=lambda office, _: office.members[Role.TEAM_LEAD], tables=_files,
        names=lambda office, number: {f"{office.mark}-neu-{number}": ("Neu", "Nele")},
    )),
    "members.add": Case(_commanded(
        members.add, access=_administrator, name="Neu", role=Role.COUNSELLOR, unit=None, since=date(2026, 1, 1),
        email=lambda office, number: f"a{number}@{office.mark.lower()}.example", code=lambda _, number: f"a-{number}",
    )),
    "members.change": Case(_of_member(
        members.change, role=Role.TEAM_LEAD, unit=None, code=lambda member: member.code, since=date(2026, 2, 1)
    )),
    "members.end": Case(_of_member(members.end)),
    "members.resume": Case(_of_member(members.resume, last=date(2027, 1, 1))),
    "members.close": Case(_of_member(members.close)),
    "members.reopen": Case(_of_member(members.reopen)),
    "members.unlock": Case(_of_member(members.unlock)),
    "members.release": Case(_of_member(members.release)),
    "members.link": Case(_of_member(members.link)),
    "members.mail_link": Case(_of_member(_mailed, site="http://testserver")),
    "members.operators_link": Case(_commanded(
        members.operators_link, organisation=lambda office, _: office.organisation.pk,
        email=lambda office, _: office.members[Role.COUNSELLOR].membership.user.email,
    )),
    "members.unit": Case(_commanded(
        members.unit, access=_administrator, name=lambda office, number: f"Einheit {number}",
    )),
    "login_providers.choose": Case(_commanded(
        login_providers.choose, access=_administrator, slug=lambda office, _: office.mark.lower(),
        name=lambda _, number: f"Anmeldung {number}", issuer="https://login.example", client_id="kontaktdichte",
        secret="", email_claim="email", vouches=True, listed=False, active=False,
    )),
    "login_providers.enter": Case(_commanded(
        login_providers.enter, organisation=lambda office, _: office.organisation.pk,
        slug=lambda office, _: office.mark.lower(), name=lambda _, number: f"Anmeldung {number}",
        issuer="https://login.example", client_id="kontaktdichte", secret="", email_claim="email", vouches=True,
        listed=False, active=False,
    )),
    "login_rules.choose": Case(_commanded(
        login_rules.choose, access=_administrator, provider_asks=False,
        second_factor=lambda *_: _another_rule(),
    )),
    "login_rules.require": Case(_commanded(
        login_rules.require, organisation=lambda office, _: office.organisation.pk, provider_asks=False,
        second_factor=lambda *_: _another_rule(),
    )),
    "saved_lists.save": Case(_commanded(
        saved_lists.save, access=_counsellor, name=lambda _, number: f"Liste {number}", query="q=a",
    )),
    "saved_lists.rename": Case(_of_list(saved_lists.rename, named=True)),
    "saved_lists.delete": Case(_of_list(saved_lists.delete)),
    "saved_lists.restore": Case(_of_list(saved_lists.restore, gone=True)),
    "deviations.give": Case(_commanded(
        deviations.give, access=lambda office, _: office.members[Role.COUNSELLOR],
        person=lambda office, _: office.people[0], rule="u25", seen="", reason="other", text="Neu",
        window=lambda _, number: date(2020, 1, 1) + timedelta(number),
    )),
    "absences.away": Case(_commanded(
        absences.away, access=_anything, person=lambda office, _: office.people[0], reason="holiday", last=None,
        since=lambda _, number: date(2026, 5, 1) + timedelta(number),
    )),
    "absences.end_away": Case(_of_absence),
    "absences.staff_away": Case(_commanded(
        absences.staff_away, access=_anything, kind="planned", last=None,
        member=lambda office, _: office.members[Role.COUNSELLOR].membership,
        since=lambda _, number: date(2026, 5, 1) + timedelta(number),
    )),
    "absences.staff_back": Case(_of_staff),
    "absences.stand_in": Case(_commanded(
        absences.stand_in, access=_anything, persons=lambda office, _: [office.people[0]], last=date(2029, 1, 1),
        code=lambda _, number: f"v-{number}", since=date(2026, 11, 1),
    )),
    "attachments.attach": Case(_commanded(
        attachments.attach, access=_anything, person=lambda office, _: office.people[0], content=PHOTO,
        name=lambda _, number: f"bogen-{number}",
    )),
    "attachments.withdraw": Case(_of_file),
    "facts.say": Case(_commanded(
        facts.say, access=lambda office, _: office.members[Role.COUNSELLOR],
        concept=lambda office, _: concept_for(office.members[Role.COUNSELLOR]),
        subject=lambda office, _: _outlook(office), seen=lambda office, _: facts.state(_outlook(office).rows()),
        columns=lambda _, number: {
            "value": ("Z", "N")[number % 2], "from_day": date(2026, 5, 1) + timedelta(number % 180),
        },
    )),
}  # fmt: skip
