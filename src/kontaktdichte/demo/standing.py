"""What a Jobcenter knows of every client: membership, outlook, counsellor, integration agreement, plain flags.

In: clients. Out: rows of ``situations``, ``agreements`` and the contacts that new clients are owed.
"""

from __future__ import annotations

import numpy as np

from kontaktdichte.demo.clients import (
    Clients,
    World,
    agreed_interval,
    exemption,
    last_day,
    supervised,
)
from kontaktdichte.demo.days import FAR, NONE
from kontaktdichte.demo.draws import Bools, Ints, position
from kontaktdichte.demo.figures import value
from kontaktdichte.demo.rows import Rows, words
from kontaktdichte.demo.staff import counsellor_codes, counsellors

FM0_KINDS = (
    "fm0_after_case_management",
    "fm0_no_realistic_chance",
    "fm0_threat",
    "fm0_without_approval",
    "fm0_review_passed",
)
_FM0_REASONS = (
    "after_case_management",
    "no_realistic_chance",
    "threat",
    "no_realistic_chance",
    "after_case_management",
)
_BASES = ("near_market", "not_near_market", "Z", "I")


def add_standing(world: World, rows: Rows, everyone: Clients) -> None:
    """Facts that hold for (nearly) everyone."""
    rows.fact(everyone.who, "client", "true", everyone.entry, everyone.leave, known=everyone.entry)
    _returners(world, rows, everyone)
    _outlook(world, rows, everyone)
    _integration_agreement(world, rows, everyone)
    _changed_counsellors(world, rows, everyone)
    _flags(world, rows, everyone)
    for name in ("abc", "case_management"):
        _supervision(world, rows, everyone, name)
    _fm0(world, rows, everyone)


def _returners(world: World, rows: Rows, everyone: Clients) -> None:
    gone = everyone.where(everyone.leave < world.as_of - 2 * value("away_days"))
    back = gone.where(world.draws.chance("returns", gone.who, value("share_returned")))
    again = world.draws.between("return", back.who, back.leave + int(value("away_days")), world.as_of)
    for attribute, fact in (("client", "true"), ("outlook", "not_near_market")):
        rows.fact(back.who, attribute, fact, again, known=again, kept=True)


def _outlook(world: World, rows: Rows, everyone: Clients) -> None:
    """N at first for some, then the base, and a change later for some."""
    draws, who = world.draws, everyone.who
    base = draws.chance("near_market", who, 1 - value("share_near_market")).astype(np.int64)
    base = np.where(everyone.has("outlook_z"), 2, np.where(everyone.has("outlook_i"), 3, base))
    first = draws.chance("starts_as_n", who, value("share_starts_as_n")) & ~everyone.has("outlook_z")
    length = np.ceil(draws.lognormal("n_days", who, value("n_days"), value("n_sigma"))).astype(np.int64)
    settled = np.where(first, everyone.entry + length, everyone.entry)
    first_talks(world, rows, everyone.where(first), "first_talk_n", "talk")
    rows.fact(who[first], "outlook", "N", everyone.entry[first], settled[first], known=everyone.entry[first])
    change, later = _outlook_change(world, everyone, settled, base)
    changes = change < FAR
    until = np.where(
        changes & draws.chance("overlap", who, value("situation_overlap")), change + int(value("overlap_days")), change
    )
    begun = settled <= world.as_of
    rows.fact(who[begun], "outlook", words(base, _BASES).gather(np.flatnonzero(begun)), settled[begun], until[begun])
    rows.fact(who[changes], "outlook", words(later[changes], _BASES), change[changes])
    _employment(world, rows, everyone, np.where(base == 3, settled, np.where(later == 3, change, FAR)))


def _outlook_change(world: World, everyone: Clients, settled: Ints, base: Ints) -> tuple[Ints, Ints]:
    """Day of the change (FAR: none) and the new outlook; with FM 0, ABC or case management often on the same day."""
    draws, who = world.draws, everyone.who
    last = last_day(world, everyone)
    least = int(value("change_after_days"))
    change = draws.between("outlook/change", who, settled + least, last)
    changed = draws.chance("outlook/changed", who, value("outlook_change")) & (settled + least < last)
    for name in ("abc", "case_management"):
        people, begin, _ = supervised(world, everyone, name)
        same = draws.chance("outlook/same_day", people.who, value("two_changes_one_day")) & (
            begin > settled[people.row]
        )
        change[people.row[same]] = begin[same]
        changed[people.row[same]] = True
    worked = draws.chance("outlook/integrated", who, value("change_is_integration"))
    other = np.where(base == 1, 0, 1)
    return np.where(changed, change, FAR), np.where(worked & (base < 2), 3, other)


def _employment(world: World, rows: Rows, everyone: Clients, begin: Ints) -> None:
    """Outlook I and employment begin on one day: two facts change at once."""
    works = begin <= world.as_of
    rows.fact(everyone.who[works], "employment", "employed", begin[works])


def first_talks(world: World, rows: Rows, new: Clients, stream: str, kind: str) -> None:
    """The talk owed within 15 working days of the first day: in time, late, or not at all."""
    draws = world.draws
    how = draws.pick(stream, new.who, [value("first_in_time"), value("first_late"), value("first_never")])
    wait = np.where(how == 0, world.days("first_talk_days", new.who, f"{stream}/wait"), 0)
    wait = np.where(how == 1, world.days("first_talk_late_days", new.who, f"{stream}/late"), wait)
    held = how < 2
    rows.add("contacts", new.who[held], on=world.work.add(new.entry, wait)[held], kind=kind, channel="in_person")


def _integration_agreement(world: World, rows: Rows, everyone: Clients) -> None:
    """In time, late or never; some expired, of these some were renewed after a gap."""
    draws, who = world.draws, everyone.who
    how = draws.pick(
        "egv", who, [1 - value("egv_late") - value("egv_missing"), value("egv_late"), value("egv_missing")]
    )
    wait = np.where(
        how == 0,
        world.days("egv_days", who),
        world.days("egv_late_days", who),
    )
    begin = everyone.entry + wait
    signed = (how < 2) & (begin <= world.as_of)
    ends = draws.chance("egv/ends", who, value("egv_dated"))
    end = np.where(ends, begin + world.days("egv_length_days", who), FAR)
    rows.fact(who[signed], "integration_agreement", "true", begin[signed], end[signed])
    again = end + world.days("egv_gap_days", who)
    renewed = signed & (again <= world.as_of) & ~draws.chance("egv/expired", who, value("egv_expired"))
    rows.fact(who[renewed], "integration_agreement", "true", again[renewed])


def _changed_counsellors(world: World, rows: Rows, everyone: Clients) -> None:
    names = counsellors(world.size)
    code = counsellor_codes(world, everyone)
    day = world.draws.between("counsellor/day", everyone.who, everyone.entry + 1, world.as_of)
    changed = world.draws.chance("counsellor/changed", everyone.who, value("counsellor_change"))
    changed &= (code < len(names)) & (day > everyone.entry) & (day < everyone.leave)
    earlier = (code + 1)[changed] % len(names)
    who, day, entry = everyone.who[changed], day[changed], everyone.entry[changed]
    rows.fact(who, "counsellor", words(earlier, names), entry, day, known=entry)
    rows.fact(who, "counsellor", words(code[changed], names), day, known=day)


def _flags(world: World, rows: Rows, everyone: Clients) -> None:
    school = everyone.of("pupil_or_apprentice")
    kind = words(world.draws.chance("apprentice", school.who, value("share_apprentice")).astype(np.int64), _SCHOOL)
    rows.fact(school.who, "pupil_or_apprentice", kind, school.entry)
    own = everyone.of("self_employed")
    begin = own.entry + world.days("self_employed_after", own.who)
    rows.fact(own.who, "self_employed", "true", np.minimum(begin, world.as_of))


_SCHOOL = ("pupil", "apprentice")


def _supervision(world: World, rows: Rows, everyone: Clients, name: str) -> None:
    """ABC and case management; an agreed interval is known from its agreement on, or was entered weeks later."""
    people, begin, end = supervised(world, everyone, name)
    rows.fact(people.who, name, "true", begin, end)
    weeks = agreed_interval(world, people)
    agreed = weeks > 0
    who, draws = people.who[agreed], world.draws
    names = counsellors(world.size)
    approver = np.where(draws.chance("interval/unapproved", who, value("interval_unapproved")), len(names), 0)
    rows.add(
        "agreements",
        who,
        key="contact_interval",
        value=words(weeks[agreed], [f"{n} weeks" for n in range(12)]),
        from_=begin[agreed] + world.days("interval_after", who),
        until=end[agreed],
        reason="individual strategy",
        approver=words(approver, ["Teamleitung", *[None] * len(names)]),
    )


def fm0_kind(people: Clients) -> Ints:
    """Position in FM0_KINDS."""
    return position(people.place, [value(name) for name in FM0_KINDS])


def threatened(world: World, everyone: Clients) -> tuple[Clients, Ints]:
    """Those who are exempt because of a threat, with the day it began."""
    people, begin = exemption(world, everyone)
    chosen = fm0_kind(people) == FM0_KINDS.index("fm0_threat")
    return people.where(chosen), begin[chosen]


def _fm0(world: World, rows: Rows, everyone: Clients) -> None:
    people, begin = exemption(world, everyone)
    kind, who = fm0_kind(people), people.who
    bare = kind == FM0_KINDS.index("fm0_without_approval")
    passed = kind == FM0_KINDS.index("fm0_review_passed")
    review = np.where(
        passed,
        world.as_of - world.days("fm0_passed_days", who),
        world.as_of + world.days("fm0_review_days", who),
    )
    rows.fact(
        who,
        "fm0",
        "true",
        begin,
        reason=words(kind, _FM0_REASONS),
        approver=words(bare.astype(np.int64), ["Teamleitung", None]),
        review_on=np.where(bare, NONE, review),
        approved_on=np.where(bare, NONE, begin + world.days("fm0_approved_days", who)),
    )
    before = _managed_before(people, begin, kind)
    rows.fact(who[before], "case_management", "true", people.entry[before], begin[before])


def _managed_before(people: Clients, begin: Ints, kind: Ints) -> Bools:
    return np.asarray(
        (np.array(_FM0_REASONS)[kind] == "after_case_management") & (people.entry < begin), dtype=np.bool_
    )
