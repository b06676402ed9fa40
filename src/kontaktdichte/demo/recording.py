"""What happens around a contact: no-shows before it, a second one that day, late entry, corrections.

In: the rows of one chunk with day, kind and channel. Out: the same rows settled on working days within each client's
time, with outcome, minutes, actor, id and time of recording; nothing is later than the Stichtag.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import Clients, World, last_day
from kontaktdichte.demo.days import NONE, WorkingDays
from kontaktdichte.demo.draws import Bools, Draws, Ints
from kontaktdichte.demo.figures import span, value
from kontaktdichte.demo.rows import KEPT, KNOWN, WHO, Rows, days, numbered, row_keys, subjects, words
from kontaktdichte.demo.staff import counsellor_codes, counsellors
from kontaktdichte.rules.calendar import UNIX

_PERSONAL = ("talk", "intensive", "case_conference", "review")
_WRITTEN = ("letter", "email", "sms")
_MINUTE = 60_000_000  # microseconds
_DAY = 24 * 60 * _MINUTE


def settle_contacts(world: World, rows: Rows, everyone: Clients) -> None:
    """The contacts of the chunk, complete but for ids and recording."""
    frame = within_time(world, rows.frame("contacts"), everyone)
    keys = row_keys(frame)
    frame = pl.concat([frame, _failed(world, frame, keys), _again_that_day(world, frame, keys)])
    frame = within_time(world, frame, everyone).sort([WHO, "on"], maintain_order=True)
    frame = frame.with_columns(outcome=_outcomes(frame))
    frame = frame.with_columns(minutes=_minutes(frame), actor=_actors(world, frame, everyone))
    rows.replace("contacts", frame)


def within_time(world: World, frame: pl.DataFrame, everyone: Clients) -> pl.DataFrame:
    """Contacts moved to working days, without those outside the client's time (but for rows marked as kept)."""
    on = world.work.next(days(frame, "on"))
    row = frame[WHO].to_numpy() - everyone.who[0] if len(everyone) else days(frame, "on")
    inside = (on >= everyone.entry[row]) & (on <= last_day(world, everyone)[row])
    kept = frame[KEPT].fill_null(False).to_numpy() & (on <= world.as_of)
    return frame.with_columns(on=pl.Series(on)).filter(pl.Series(inside | kept))


def _failed(world: World, frame: pl.DataFrame, keys: Ints) -> pl.DataFrame:
    """Appointments that came to nothing before the contact came about: no-shows, cancellations, calls in vain."""
    personal = frame["kind"].is_in(list(_PERSONAL)).to_numpy()
    seen = personal & (frame["channel"] == "in_person").to_numpy()
    called = personal & (frame["channel"] == "phone").to_numpy()
    share = value("no_show") / (1 - value("no_show"))
    odds = np.where(seen, share, np.where(called, value("call_in_vain"), 0.0))
    chosen = world.draws.chance("failed", keys, odds)
    before = world.draws.between("failed/days", keys, *span("failed_before"))
    how = world.draws.chance("failed/cancelled", keys, value("cancelled")).astype(np.int64)
    outcome = words(np.where(called, 2, how), ["no_show", "cancelled", "attempted"])
    on = pl.Series(days(frame, "on") - before)
    earlier = frame.with_columns(on=on, outcome=outcome, justification=pl.lit(None, dtype=pl.String))
    return earlier.filter(pl.Series(chosen & (days(frame, "on", 0) - before > 0)))


def _again_that_day(world: World, frame: pl.DataFrame, keys: Ints) -> pl.DataFrame:
    """A second talk on the same day."""
    talk = (frame["kind"] == "talk").to_numpy()
    return frame.filter(pl.Series(talk & world.draws.chance("same_day", keys, value("same_day"))))


def _outcomes(frame: pl.DataFrame) -> pl.Expr:
    sent = pl.col("channel").is_in(list(_WRITTEN))
    return pl.coalesce("outcome", pl.when(sent).then(pl.lit("sent")).otherwise(pl.lit("kept")))


def _minutes(frame: pl.DataFrame) -> pl.Expr:
    """Talk lengths: the first one of a client is longer; a no-show has the length planned, what else failed none."""
    first = pl.int_range(pl.len()).over(WHO) == 0
    length = (
        pl.when(pl.col("channel") == "phone").then(pl.lit(int(value("minutes_phone"))))
        .when(pl.col("channel") == "on_file").then(pl.lit(int(value("minutes_on_file"))))
        .when(first).then(pl.lit(int(value("minutes_first"))))
        .otherwise(pl.lit(int(value("minutes_later"))))
    )  # fmt: skip
    timed = pl.col("kind").is_in(list(_PERSONAL)) & pl.col("outcome").is_in(["kept", "no_show"])
    return pl.when(timed).then(length)


def _actors(world: World, frame: pl.DataFrame, everyone: Clients) -> pl.Series:
    """The client's counsellor, sometimes a colleague, seldom nobody named."""
    names = counsellors(world.size)
    own = counsellor_codes(world, everyone)[frame[WHO].to_numpy() - everyone.who[0]]
    keys = row_keys(frame)
    other = world.draws.chance("colleague", keys, value("colleague")) & (own < len(names))
    own = np.where(other, (own + 1) % len(names), own)
    own = np.where(world.draws.chance("actor/unnamed", keys, value("actor_unnamed")), len(names), own)
    return words(own, [*names, None])


def delay(draws: Draws, stream: str, keys: Ints) -> Ints:
    """Working days from the day itself to its entry: within two for most, over five for the late ones."""
    shares = [1 - value("entry_3_to_5_days") - value("late_entry"), value("entry_3_to_5_days"), value("late_entry")]
    how = draws.pick(f"{stream}/delay", keys, shares)
    ranges = np.array([span("entry_soon"), span("entry_later"), span("entry_late")])
    low, high = ranges[how].T
    return draws.between(f"{stream}/days", keys, low, high)


def recorded(draws: Draws, work: WorkingDays, table: str, frame: pl.DataFrame, day: Ints, since: Ints) -> pl.DataFrame:
    """``recorded_at`` by ``_known`` or the usual delay after ``day``, never before ``since``."""
    keys = row_keys(frame)
    usual = work.add(work.next(np.maximum(day, 1)), delay(draws, table, keys))
    known = days(frame, KNOWN)
    on = np.maximum(np.where(known == NONE, usual, known), since)
    minute = draws.between(f"{table}/minute", keys, *span("office_minutes"))
    moment = pl.Series((on - UNIX) * _DAY + minute * _MINUTE).cast(pl.Datetime("us"))
    return frame.with_columns(recorded_at=moment, **{KNOWN: pl.Series(on)})


def corrected(draws: Draws, frame: pl.DataFrame, as_of: int, *, with_reasons: bool = True) -> pl.DataFrame:
    """Later rows that replace an entry: another day, or the reason for the phone call added afterwards.

    ``with_reasons`` is false where the concept knows no reasons for phone calls.
    """
    keys = row_keys(frame)
    kept = (frame["outcome"] == "kept").to_numpy()
    bare = kept & frame["justification"].is_null().to_numpy() & (frame["channel"] == "phone").to_numpy()
    bare &= (frame["kind"] == "talk").to_numpy()
    moved = kept & draws.chance("corrected", keys, value("corrected"))
    added = with_reasons & bare & draws.chance("reason_added", keys, value("reason_added"))
    later = days(frame, KNOWN) + draws.between("corrected/later", keys, *span("corrected_after"))
    chosen = (moved | added) & (later <= as_of) & frame["replaces"].is_null().to_numpy()
    return _rows_instead(frame, chosen, added, later)


def _rows_instead(frame: pl.DataFrame, chosen: Bools, added: Bools, later: Ints) -> pl.DataFrame:
    minute = pl.col("recorded_at").dt.time()
    shifted = (pl.col("on") - 1).clip(1)
    was_added = pl.Series("added", added)
    new = frame.with_columns(
        was_added,
        pl.Series(KNOWN, later),
        replaces=pl.col("id"),
        id=pl.col("id") + "b",
    ).filter(pl.Series(chosen))
    moment = (pl.col(KNOWN) - UNIX).cast(pl.Int32).cast(pl.Date).dt.combine(minute)
    return new.with_columns(
        on=pl.when("added").then("on").otherwise(shifted),
        justification=pl.when("added").then(pl.lit("client_wish")).otherwise("justification"),
        recorded_at=moment,
    ).drop("added")


def with_ids(frame: pl.DataFrame, letter: str) -> pl.DataFrame:
    """``frame`` with its subjects and ids."""
    named = frame.with_columns(subject=pl.coalesce("subject", subjects(frame[WHO].to_numpy())))
    return numbered(named, letter)
