"""How often clients are seen: talks with log-normal gaps, denser where duties are stronger.

In: clients and their spells. Out: rows of ``contacts`` with day, kind, channel and justification; what happens around a
contact (no-shows, late entry, corrections) is added by :mod:`recording`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import (
    PROFILES,
    Clients,
    World,
    agreed_interval,
    exemption,
    incapacity,
    last_day,
    measures,
    supervised,
    twenty_fifth_birthday,
)
from kontaktdichte.demo.days import FAR
from kontaktdichte.demo.draws import Bools, Floats, Ints
from kontaktdichte.demo.figures import shares, span, value
from kontaktdichte.demo.rows import Rows, words
from kontaktdichte.demo.standing import threatened

JUSTIFICATIONS = ("illness", "distance", "childcare", "employment_hours", "client_wish", "other")
_CHANNELS = ("in_person", "phone", "video")
_OTHER_KINDS = ("group_event", "counter_visit", "other", "other", "other")
_OTHER_CHANNELS = ("in_person", "in_person", "letter", "email", "sms")


@dataclass(frozen=True)
class Pace:
    """Median days between contacts: ``gap``, but ``near`` within ``[begin, end)``; ``sigma`` is the spread."""

    gap: Floats
    near: Floats
    begin: Ints
    end: Ints
    sigma: Floats


def pace(world: World, everyone: Clients) -> Pace:
    """How densely each client is seen, by the strongest duty of a lifetime."""
    gap = np.array([value(_GAPS.get(name, "gap_general")) for name in PROFILES])[everyone.profile]
    result = Pace(
        gap, gap.copy(), np.full(len(gap), FAR), np.full(len(gap), FAR), np.full(len(gap), value("gap_sigma"))
    )
    _dense_spells(world, everyone, result)
    _sparse_spells(world, everyone, result)
    return result


_GAPS = {
    "outlook_z": "gap_review_only",
    "outlook_i": "gap_review_only",
    "pupil_or_apprentice": "gap_pupil",
    "self_employed": "gap_self_employed",
}


def _set(result: Pace, some: Clients, near: Floats | float, begin: Ints, end: Ints, sigma: float) -> None:
    result.near[some.row] = near
    result.begin[some.row] = begin
    result.end[some.row] = np.maximum(begin, end)
    result.sigma[some.row] = sigma


def _dense_spells(world: World, everyone: Clients, result: Pace) -> None:
    taken = measures(world, everyone)
    chosen = taken.begun & ~taken.people.has("youth")
    graduates = taken.people.where(chosen)
    end = taken.end[chosen]
    before, after = span("leaver_spell")
    _set(result, graduates, value("gap_measure_leaver"), end + before, end + after, value("gap_sigma_strict"))
    young = everyone.of("youth")
    _set(result, young, value("gap_monthly"), young.entry, twenty_fifth_birthday(young), value("gap_sigma_strict"))
    for name in ("abc", "case_management"):
        people, begin, until = supervised(world, everyone, name)
        weeks = agreed_interval(world, people)
        near = np.where(weeks > 0, weeks * value("gap_agreed_per_week"), value("gap_monthly"))
        _set(result, people, near, begin, until, value("gap_sigma_strict"))


def _sparse_spells(world: World, everyone: Clients, result: Pace) -> None:
    away = incapacity(world, everyone)
    _set(result, away.people, value("gap_incapacity"), away.begin, away.until, value("gap_sigma"))
    people, begin = exemption(world, everyone)
    _set(result, people, value("gap_fm0"), begin, np.full(len(people), FAR), value("gap_sigma_strict"))


def repeated(world: World, name: str, who: Ints, start: Ints, end: Ints, rhythm: Pace) -> tuple[Ints, Ints]:
    """Days in ``[start, end]`` with log-normal gaps: position in ``who`` and day of each visit, ascending per person.

    Gaps are drawn in units of the median and stretched by the pace in force, so a denser spell begins at once.
    """
    before = np.clip(np.minimum(rhythm.begin, end) - start, 0, None) / rhythm.gap
    inside = np.clip(np.minimum(rhythm.end, end) - np.maximum(rhythm.begin, start), 0, None) / rhythm.near
    rest = np.clip(end - np.maximum(rhythm.end, start), 0, None) / rhythm.gap
    count = np.where(end >= start, np.ceil((before + inside + rest) * 1.5).astype(np.int64) + 6, 0)
    at = np.repeat(np.arange(len(who)), count)
    number = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    keys = who[at] * 4096 + number
    step = world.draws.lognormal(name, keys, 1.0, rhythm.sigma[at])
    step = np.where(number == 0, step * world.draws.uniform(f"{name}/first", keys), step)
    total = np.cumsum(step)
    passed = total - np.repeat(np.concatenate([[0.0], total])[np.cumsum(count) - count], count)
    day = _stretched(passed, at, start, before, inside, rhythm)
    inside_history = day <= end[at]
    return at[inside_history], day[inside_history]


def _stretched(passed: Floats, at: Ints, start: Ints, before: Floats, inside: Floats, rhythm: Pace) -> Ints:
    """Days at which so many medians have passed."""
    early, dense = before[at], inside[at]
    first = start[at] + passed * rhythm.gap[at]
    second = np.maximum(rhythm.begin, start)[at] + (passed - early) * rhythm.near[at]
    third = np.maximum(rhythm.end, start)[at] + (passed - early - dense) * rhythm.gap[at]
    return np.floor(np.where(passed < early, first, np.where(passed < early + dense, second, third))).astype(np.int64)


def even_pace(count: int, gap: float, sigma: float) -> Pace:
    """The same pace for everyone, all the time."""
    never = np.full(count, FAR)
    return Pace(np.full(count, gap), np.full(count, gap), never, never, np.full(count, sigma))


def add_visits(world: World, rows: Rows, everyone: Clients) -> None:
    """All contacts that follow a rhythm: talks, reviews, contacts with providers, letters and the like."""
    _talks(world, rows, everyone)
    _reviews(world, rows, everyone)
    _provider_contacts(world, rows, everyone)
    _other_traffic(world, rows, everyone)


def _talks(world: World, rows: Rows, everyone: Clients) -> None:
    rhythm = pace(world, everyone)
    at, day = repeated(world, "talk", everyone.who, everyone.entry, last_day(world, everyone), rhythm)
    who = everyone.who[at]
    keys = who * 8192 + day % 8192
    strict = (day >= rhythm.begin[at]) & (day < rhythm.end[at]) & (rhythm.near[at] < value("gap_strict_below"))
    draws = world.draws
    phone = np.where(strict, value("phone_where_in_person"), value("phone_elsewhere"))
    chosen = draws.uniform("talk/channel", keys)
    channel = np.where(chosen < phone, 1, np.where(chosen < phone + value("video"), 2, 0))
    kinds = ["talk", "intensive", "case_conference"]
    intensive = strict & draws.chance("talk/intensive", keys, value("intensive"))
    kind = np.where(draws.chance("talk/conference", keys, value("case_conference")), 2, intensive.astype(np.int64))
    rows.add(
        "contacts",
        who,
        on=day,
        kind=words(kind, kinds),
        channel=words(channel, _CHANNELS),
        justification=reasons(world, keys, channel > 0, value("phone_without_reason")),
    )


def reasons(world: World, keys: Ints, needed: Bools, missing: float) -> pl.Series:
    """A reason code where one is needed, but for the share that was recorded without."""
    code = world.draws.pick("justification", keys, shares("justification"))
    given = needed & ~world.draws.chance("justification/missing", keys, missing)
    return words(np.where(given, code, len(JUSTIFICATIONS)), (*JUSTIFICATIONS, None))


def _reviews(world: World, rows: Rows, everyone: Clients) -> None:
    people = everyone.of("outlook_z", "outlook_i", "pupil_or_apprentice")
    school = people.has("pupil_or_apprentice")
    gap = np.where(school, value("gap_review_school"), value("gap_review"))
    never = np.full(len(people), FAR)
    rhythm = Pace(gap, gap, never, never, np.full(len(people), value("gap_sigma_review")))
    at, day = repeated(world, "review", people.who, people.entry, last_day(world, people), rhythm)
    keys = people.who[at] * 8192 + day % 8192
    forms = [value(f"review_{name}") for name in ("in_person", "phone", "on_file")]
    channel = world.draws.pick("review/channel", keys, forms)
    rows.add(
        "contacts",
        people.who[at],
        on=day,
        kind="review",
        channel=words(channel, ["in_person", "phone", "on_file"]),
        justification=reasons(world, keys, channel > 0, value("review_without_reason")),
    )


def _provider_contacts(world: World, rows: Rows, everyone: Clients) -> None:
    taken = measures(world, everyone)
    told = taken.begun & world.draws.chance("provider", taken.people.who, value("provider_reports"))
    people, start = taken.people.where(told), taken.start[told]
    end = np.minimum(taken.end[told] + int(value("provider_days_after")), world.as_of)
    rhythm = even_pace(len(people), value("gap_provider"), value("gap_sigma_strict"))
    at, day = repeated(world, "provider", people.who, start, end, rhythm)
    channel = world.draws.pick("provider/channel", people.who[at] * 8192 + day % 8192, shares("provider_channel"))
    rows.add("contacts", people.who[at], on=day, kind="provider_contact", channel=words(channel, _CHANNELS))


def _other_traffic(world: World, rows: Rows, everyone: Clients) -> None:
    """What offices record and no concept counts; and the yearly letter to those who threatened."""
    rhythm = even_pace(len(everyone), value("gap_other_traffic"), value("gap_sigma"))
    at, day = repeated(world, "other", everyone.who, everyone.entry, last_day(world, everyone), rhythm)
    names = ("group_event", "counter_visit", "letter", "email", "sms")
    form = world.draws.pick("other/form", everyone.who[at] * 8192 + day % 8192, [value(f"other_{n}") for n in names])
    rows.add("contacts", everyone.who[at], on=day, kind=words(form, _OTHER_KINDS), channel=words(form, _OTHER_CHANNELS))
    people, begin = threatened(world, everyone)
    rhythm = even_pace(len(people), value("gap_fm0"), value("gap_sigma_strict"))
    at, day = repeated(world, "fm0_letter", people.who, begin, last_day(world, people), rhythm)
    rows.add("contacts", people.who[at], on=day, kind="other", channel="letter")
    gone = everyone.where(everyone.leave < FAR)
    gone = gone.where(world.draws.chance("after_leave", gone.who, value("contact_after_end")))
    after = gone.leave + world.days("after_leave_days", gone.who)
    rows.add("contacts", gone.who, on=after, kind="talk", channel="in_person", kept=True)
