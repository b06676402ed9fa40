"""Away for a while: a participant on holiday or ill, a project worker, and who stands in.

An absence ends no duty, and of a member it is never said why. A substitute is named for each participant: then what he
or she records counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kontaktdichte.web.access import Access, Denied, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.models import Membership, Person, Situation, StaffAbsence
from kontaktdichte.web.models.records import following, standing, taken_back

ABSENCE, SUBSTITUTE = "absence", "substitute"


def away(*, access: Access, person: Person, reason: str, since: date, last: date | None) -> Situation:
    """A participant is away from a day to the ``last`` one (None: still), for a reason that the concept knows."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "absence.say") as action:
        return action.record(
            Situation, person=person, attribute=ABSENCE, value=reason, from_day=since,
            until_day=following(last) if last else None,
        )  # fmt: skip


def end_away(*, access: Access, absence: Situation, last: date | None) -> Situation:
    """An absence lasts to another day, or (``last`` None) never was. Raises Stale."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "absence.correct") as action:
        action.replacing(absence)
        ends = {"until_day": following(last)} if last else taken_back(absence)
        return action.record(
            Situation, person_id=absence.person_id, attribute=ABSENCE, value=absence.value,
            from_day=absence.from_day, replaces=absence, **ends,
        )  # fmt: skip


def staff_away(*, access: Access, member: Membership, kind: str, since: date, last: date | None) -> StaffAbsence:
    """A member is away from a day to the ``last`` one (None: still): said by oneself, or by the lead of anybody."""
    access.need(Permission.ACCOMPANY)
    _of_mine(access, member)
    with acting(access, "staff_absence.say"):
        return StaffAbsence.objects.create(
            organisation_id=access.organisation, member=member, kind=kind, from_day=since,
            until_day=following(last) if last else None,
        )  # fmt: skip


def staff_back(*, access: Access, absence: StaffAbsence, last: date | None) -> StaffAbsence:
    """A member's absence lasts to another day, not before its first one, or (``last`` None) never was."""
    access.need(Permission.ACCOMPANY)
    _of_mine(access, absence.member)
    with acting(access, "staff_absence.correct"):
        absence.until_day = following(last) if last else absence.from_day
        absence.save(update_fields=["until_day"])
        return absence


def may_say(access: Access, member: Membership) -> bool:
    """Whether one enters when this member is away."""
    return access.may(Permission.LEAD_PROJECT) or member.user_id == access.membership.user_id


def _of_mine(access: Access, member: Membership) -> None:
    if not may_say(access, member):
        raise Denied("staff absence")


def stand_in(*, access: Access, persons: Iterable[Person], code: str, since: date, last: date) -> list[Situation]:
    """Name a substitute, by code, for these participants from a day to the ``last`` one; who is named stays named."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "substitute.name") as action:
        keys = [person.pk for person in persons]
        action.alone(f"{SUBSTITUTE} {code}")
        rows = standing(Situation.objects.filter(person_id__in=keys, attribute=SUBSTITUTE, value=code))
        named = {row.person_id for row in rows if row.from_day <= since and (row.until_day or date.max) > last}
        return [
            action.record(
                Situation, person_id=key, attribute=SUBSTITUTE, value=code, from_day=since, until_day=following(last)
            )
            for key in keys if key not in named
        ]  # fmt: skip
