"""An organisation comes into being: its chain, its units, its members, the edition it follows, its people."""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import UUID, uuid4

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import translation

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import ConceptError, available_concepts, load_concept
from kontaktdichte.rules.tables import Tables
from kontaktdichte.web import jobs
from kontaktdichte.web.access import ROLES, Access
from kontaktdichte.web.actions import importing
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.actions.importing import Names, Taken
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import (
    ChainHead,
    EditionInForce,
    Membership,
    Organisation,
    Unit,
    User,
)
from kontaktdichte.web.rls import enter


def found(*, name: str, kind: str, concept: str, since: date | None = None) -> Organisation:
    """An organisation with the begin of its chain and a concept in force; its context is entered.

    ``since``: default the day from which the concept itself says it is in force. Raises Refused.
    """
    loaded, key = usable(concept), uuid4()
    with transaction.atomic():
        enter(key)
        with operating(key, "organisation.found"):
            organisation = Organisation.objects.create(id=key, name=name, kind=kind)
            ChainHead.objects.create(organisation=organisation, digest=hashlib.sha256(key.bytes).digest())
            EditionInForce.objects.create(
                organisation=organisation, concept=concept, edition=str(loaded.edition),
                from_day=since or loaded.in_force.from_,
            )  # fmt: skip
    return organisation


def enrol(
    *, organisation: UUID, email: str, name: str, password: str, role: str, code: str, unit: Unit | None, since: date,
    by: Membership | None = None,
) -> Membership:  # fmt: skip
    """An account as a member of the organisation whose context is entered; a known account keeps its password.

    ``by``: who enrols; None is an operator.

    Raises Refused for an unknown role and for a password that is too easily guessed.
    """
    roles = ROLES[Organisation.objects.get(pk=organisation).kind]
    if role not in roles:
        known = ", ".join(roles)
        raise Refused(f"Die Rolle „{role}“ gibt es nicht; es gibt {known}.", f"No role {role!r}; there are {known}.")
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        check_password_rules(password)
    with operating(organisation, "membership.enrol", by):
        return Membership.objects.create(
            organisation_id=organisation, user=user or User.objects.create_user(email, password, name), role=role,
            code=code, unit=unit, from_day=since,
        )  # fmt: skip


def check_password_rules(password: str) -> None:
    """Raise Refused for a password that is too short or too easily guessed."""
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            try:
                validate_password(password)
            except ValidationError as error:
                said[language] = " ".join(error.messages)
    if said:
        raise Refused(**said)


def joined(organisation: str) -> UUID:
    """The key of an organisation that is there, from its text. Raises Refused."""
    with connection.cursor() as cursor:
        cursor.execute("select organisations()::text")
        keys = [row[0] for row in cursor.fetchall()]
    if organisation not in keys:
        raise Refused(
            f"Eine Organisation „{organisation}“ gibt es nicht: bitte den Schlüssel von create-organisation angeben.",
            f"No organisation {organisation!r}: give the key that create-organisation prints.",
        )
    return UUID(organisation)


def take_in(*, access: Access, tables: Tables, names: Names | None = None) -> Taken:
    """Checked tables of people into the organisation, as one action; what is stored already is not added again.

    ``names``: family and given name by id, where they are known.
    """
    return importing.take_in(access, tables, names or {})


def usable(concept: str) -> Concept:
    """The concept of a shipped name or a file. Raises Refused where there is none, or it has mistakes."""
    try:
        return load_concept(concept)
    except ConceptError as error:
        if error.problems[0].file:
            raise Refused(
                f"Das Konzept „{concept}“ hat Fehler; „kontaktdichte check-concept {concept}“ nennt sie. {error}",
                f"The concept {concept!r} has mistakes; “kontaktdichte check-concept {concept}” names them. {error}",
            ) from error
        shipped = ", ".join(available_concepts())
        raise Refused(
            f"Ein Konzept „{concept}“ gibt es nicht, weder als Datei noch mitgeliefert. Mitgeliefert sind: {shipped}",
            str(error),
        ) from error


def replaced_by(since: date) -> EditionInForce | None:
    """The edition that another would replace from a day on; the organisation's context is entered."""
    found = EditionInForce.objects.filter(Q(until_day__isnull=True) | Q(until_day__gt=since), from_day__lt=since)
    return found.order_by("-from_day").first()


def put_in_force(
    *, organisation: UUID, concept: str, since: date, change_concept: bool = False, by: Membership | None = None
) -> EditionInForce:
    """An edition that the organisation, whose context is entered, follows from a day on; the one before ends there.

    ``change_concept``: it may be another concept than the one before, with other duties for everybody. ``by``: who
    decides; None is an operator. Raises Refused for another concept without that, and where a later one is in force.
    """
    loaded = usable(concept)
    later = EditionInForce.objects.filter(from_day__gte=since).order_by("from_day").first()
    if later is not None:
        raise Refused(
            f"Ab {later.from_day:%d.%m.%Y} gilt schon {later}: bitte einen späteren Tag wählen.",
            f"{later} is in force from {later.from_day} on: choose a later day.",
        )
    now = replaced_by(since)
    if now is not None and not change_concept and not _of_the_same(now, loaded):
        raise Refused(
            f"Bisher gilt ein anderes Konzept ({now}): {loaded.name} würde es mit allen Pflichten ersetzen. Wenn das "
            "gewollt ist, bitte mit --change-concept wiederholen.",
            f"Another concept is in force ({now}): {loaded.name} would replace it with all duties. If that is wanted, "
            "repeat it with --change-concept.",
        )
    with operating(organisation, "edition.activate", by):
        before = EditionInForce.objects.filter(Q(until_day__isnull=True) | Q(until_day__gt=since))
        for edition in before:
            edition.until_day = since
            edition.save(update_fields=["until_day"])
        made = EditionInForce.objects.create(
            organisation_id=organisation, concept=concept, edition=str(loaded.edition), from_day=since
        )
        jobs.ask(organisation)  # every row for lists is stale as soon as another edition is in force
    return made


def _of_the_same(now: EditionInForce, loaded: Concept) -> bool:
    """Whether another edition is of the concept in force; one whose file has gone is another."""
    try:
        return load_concept(now.concept).concept == loaded.concept
    except ConceptError:
        return False
