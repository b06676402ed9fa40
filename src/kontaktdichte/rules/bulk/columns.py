"""Tables as the rows of many lives: what ``coding`` does for one life, done column by column.

In: the tables as Polars frames, lazy or not, and an encoded concept. Out: :class:`~kontaktdichte.rules.bulk.driver.
People`. Text becomes numbers on the way in, so no more of a table is ever held than the numbers asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from kontaktdichte.rules.agreed import refusal
from kontaktdichte.rules.bulk.cases import case_key, cases_of
from kontaktdichte.rules.bulk.driver import People
from kontaktdichte.rules.bulk.laying import laid
from kontaktdichte.rules.calendar import FAR, FIRST_INPUT, LAST_INPUT, NONE, UNIX, day_of
from kontaktdichte.rules.coding import Coder, offer
from kontaktdichte.rules.facts import credited
from kontaktdichte.rules.lives import Agreement
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.program import STANDS, Covenant, Dated, Excuse, Fact, Mark, Offer
from kontaktdichte.rules.tables import TableError

Ints = np.ndarray[Any, np.dtype[np.int64]]
Frames = Mapping[str, pl.LazyFrame]
EARLIEST = -(1 << 62)  # recorded before anything else


class Scene(NamedTuple):
    """What the rows are read for: whose they are, and by which knowledge on which day."""

    coder: Coder
    frames: Frames
    subjects: pl.DataFrame  # id, place
    births: Ints
    as_of: int
    known_at: int  # FAR: everything
    actors: dict[str, int]  # numbers of those whom situations or contacts name


def day(column: str, empty: int = NONE) -> pl.Expr:
    """A date column as day numbers."""
    return (pl.col(column).cast(pl.Date).to_physical().cast(pl.Int64) + UNIX).fill_null(empty).alias(column)


def people(scene: Scene) -> tuple[People, pl.Series]:
    """The rows of every subject of one kind, and the reasons that deviations give, by place of the excuse."""
    with ThreadPoolExecutor(1 if scene.coder.assigning else 2) as threads:  # actors are numbered table after table
        marks_read, facts_read = threads.submit(_marks, scene), threads.submit(_facts, scene)
        events, first_event = _events(scene)
        covenants, first_covenant, offers, first_offer = _agreements(scene)
        excuses, first_excuse, reasons = _excuses(scene)
        marks, first_mark = marks_read.result()
        facts, first_fact = facts_read.result()
    return People(
        scene.births, facts, first_fact, events, first_event, covenants, first_covenant, excuses, first_excuse, marks,
        first_mark, offers, first_offer,
    ), reasons  # fmt: skip


def records(of: type[Any], /, **columns: Any) -> Any:
    """Columns as an array of records of one kind; each of its fields is among the columns."""
    names = of._fields
    made = np.empty(len(columns[names[0]]), np.dtype([(name, np.int64) for name in names], align=True))
    for name in names:
        made[name] = columns[name]
    return made


def no_rows(of: type[Any], subjects: int) -> tuple[Any, Ints]:
    """The rows of a table that the concept never looks into."""
    return records(of, **{name: [] for name in of._fields}), np.zeros(subjects + 1, np.int64)


def read(scene: Scene, table: str, wanted: list[pl.Expr], kept: pl.Expr | None = None) -> pl.DataFrame:
    """Columns of a table for the knowledge asked for, with ``_subject``: the place of the subject.

    Rows that a row of another subject replaces are left out: they were recorded for the wrong one. ``_gone`` is the day
    from which on another row stands in the place of this one. Raises TableError for subjects and dates out of bounds.
    """
    frame = scene.frames[table].with_row_index("_row")
    if scene.known_at < FAR:
        frame = frame.filter(day("recorded_at") <= scene.known_at)
    links, away = _links(scene, table, frame)
    keys = scene.subjects.lazy().select(subject="id", _subject="place")
    frame = frame.join(keys, on="subject", how="left", maintain_order="left")
    if away is not None:
        frame = frame.filter(pl.col("id").is_null() | ~pl.col("id").is_in(away.implode()))
    if kept is not None:
        frame = frame.filter(kept)
    columns = [pl.col("_row"), pl.col("_subject"), *wanted]
    found = frame.select(columns).collect()
    if found["_subject"].null_count():
        row = frame.filter(pl.col("_subject").is_null()).select("subject").head(1).collect()
        raise TableError(f"table {table!r} names the subject {row.item()!r}, whom 'persons' does not know")
    if links is None:
        return found.with_columns(_gone=pl.lit(STANDS, pl.Int64))
    return found.join(links, on="_row", how="left", maintain_order="left").with_columns(
        pl.col("_gone").fill_null(STANDS)
    )


def _links(scene: Scene, table: str, frame: pl.LazyFrame) -> tuple[pl.DataFrame | None, pl.Series | None]:
    """Which rows others replace, from which day on; ids of rows that left for another subject."""
    known = _known_from(scene) if table == "events" else day("recorded_at")
    replacing = (
        frame.filter(pl.col("replaces").is_not_null())
        .group_by("subject", "replaces").agg(_gone=known.min())
        .collect()
    )  # fmt: skip
    if not replacing.height:
        return None, None
    named = frame.filter(pl.col("id").is_in(replacing["replaces"].unique().implode())).select("_row", "subject", "id")
    links = named.collect().join(replacing, left_on=["subject", "id"], right_on=["subject", "replaces"], how="inner")
    away = replacing.join(links, left_on=["subject", "replaces"], right_on=["subject", "id"], how="anti")["replaces"]
    return links.select("_row", "_gone"), away if len(away) else None


def _known_from(scene: Scene) -> pl.Expr:
    """The day from which an event is known: a plan's recording, an actual event's own day at the earliest."""
    planned = [name for name, declared in scene.coder.concept.events.items() if declared.planned]
    recorded, on = day("recorded_at"), day("on")
    return pl.when(pl.col("event").is_in(planned)).then(recorded).otherwise(pl.max_horizontal(recorded, on))


def _checked(frame: pl.DataFrame, columns: Iterable[str]) -> None:
    """Refuses dates outside 1900 to 2100."""
    for column in columns:
        values = frame[column]
        wrong = values.filter((values != NONE) & (values < FAR) & ((values < FIRST_INPUT) | (values >= LAST_INPUT)))
        if len(wrong):
            shown = day_of(wrong[0]) if abs(wrong[0]) < 10**6 else wrong[0]
            raise TableError(f"column {column!r}: {shown} lies outside 1900 to 2100")


def _recorded() -> pl.Expr:
    """The order of recording: rows without it first."""
    return pl.col("recorded_at").cast(pl.Datetime("us")).to_physical().fill_null(EARLIEST).alias("_recorded")


def numbered(column: str, names: Mapping[str, int]) -> pl.Expr:
    """A text column as numbers; what is not among the names is NONE."""
    known = pl.Enum(list(names))
    place = pl.col(column).cast(known, strict=False).to_physical().cast(pl.Int64)
    if list(names.values()) == list(range(len(names))):
        return place.fill_null(NONE).alias(column)
    return place.replace_strict(range(len(names)), list(names.values()), default=NONE).alias(column)


def _facts(scene: Scene) -> tuple[Any, Ints]:
    coder = scene.coder
    asked = {
        name: place for name, place in coder.attributes.items()
        if name in coder.encoding.predicates.facts or name in coder.naming or name in coder.assigning
    }  # fmt: skip
    if not asked:
        return no_rows(Fact, len(scene.births))
    approvals = {n: a.approval for n, a in coder.concept.attributes.items() if n in asked and a.approval is not None}
    value, start = pl.col("value"), day("from")
    holds = pl.lit(True)
    for name, approval in approvals.items():
        mine, given = pl.col("attribute") == name, day("approved_on")
        approved = pl.when(given != NONE).then(given).when(day("recorded_at") != NONE).then(day("recorded_at"))
        lacks = [pl.col(need).is_null() for need in approval.needs]
        sound = (value != "false") & pl.col("reason").is_in(list(approval.reasons)) & ~pl.any_horizontal(False, *lacks)
        holds = pl.when(mine).then(sound.fill_null(False)).otherwise(holds)
        start = pl.when(mine).then(pl.max_horizontal(start, approved.otherwise(start))).otherwise(start)
        value = pl.when(mine).then(pl.col("reason").fill_null("")).otherwise(value)
    frame = read(
        scene, "situations",
        [
            numbered("attribute", asked), value.alias("value"), start.alias("from"), day("until", FAR),
            day("recorded_at"), _recorded(), holds.alias("_holds"),
        ],
        pl.col("attribute").is_in(list(asked)),
    )  # fmt: skip
    _checked(frame, ("from", "until", "recorded_at"))
    bits, value_of = _valued(scene, frame, {place: name for name, place in asked.items()})
    frame = frame.with_columns(
        pl.when("_holds").then("from").otherwise("until").alias("from"),
        pl.when("_holds").then(bits).otherwise(0).alias("_bits"),
        value_of.alias("_value"),
    )
    places = laid(frame["_subject"].to_numpy(), len(scene.births))
    rank = places.rank(frame["_recorded"].to_numpy())
    order = places.ordered((frame["attribute"].to_numpy() << 32) + frame["from"].to_numpy(), rank)
    column = _ordered(frame, order)
    return records(
        Fact, attribute=column("attribute"), start=column("from"), until=column("until"), bits=column("_bits"),
        value=column("_value"), known=column("recorded_at"), gone=column("_gone"), order=rank[order],
    ), places.first  # fmt: skip


def _ordered(frame: pl.DataFrame, order: Ints) -> Callable[[str], Ints]:
    return lambda name: frame[name].to_numpy()[order]


def _valued(scene: Scene, frame: pl.DataFrame, names: Mapping[int, str]) -> tuple[pl.Series, pl.Series]:
    """For each row the predicates its value fulfils, and the number of a value that names somebody."""
    coder = scene.coder
    distinct = frame.select("attribute", "value").unique()
    owners = dict(scene.subjects.filter(pl.col("id").is_in(distinct["value"].implode())).rows()) if coder.naming else {}
    told = []
    for attribute, value in distinct.rows():
        name, number = names[attribute], NONE
        if name in coder.naming:
            number = owners.get(value, NONE)
        elif name in coder.assigning:
            number = scene.actors.setdefault(value, len(scene.actors))
        told.append((attribute, value, coder.bits(name, value), number))
    schema = {"attribute": pl.Int64, "value": pl.String, "_bits": pl.Int64, "_value": pl.Int64}
    joined = frame.select("attribute", "value").join(
        pl.DataFrame(told, schema=schema, orient="row"), on=["attribute", "value"], how="left", maintain_order="left"
    )
    return joined["_bits"], joined["_value"]


def _events(scene: Scene) -> tuple[Any, Ints]:
    coder = scene.coder
    if not coder.events:
        return no_rows(Dated, len(scene.births))
    planned = [name for name, declared in coder.concept.events.items() if declared.planned]
    frame = read(
        scene, "events",
        [
            numbered("event", coder.events), day("on"), _known_from(scene).alias("_known"), day("recorded_at"),
            pl.col("event").is_in(planned).alias("_planned"), pl.col("id", "replaces"),
        ],
    )  # fmt: skip
    _checked(frame, ("on", "recorded_at"))
    frame = frame.with_columns(_root=_roots(frame))
    frame = frame.filter((pl.col("event") != NONE) & ((pl.col("on") <= scene.as_of) | pl.col("_planned")))
    places = laid(frame["_subject"].to_numpy(), len(scene.births))
    column = _ordered(frame, places.ordered(*(frame[name].to_numpy() for name in ("on", "_known", "_root"))))
    return records(
        Dated, event=column("event"), on=column("on"), known=column("_known"), gone=column("_gone"),
        root=column("_root"),
    ), places.first  # fmt: skip


def _roots(frame: pl.DataFrame) -> pl.Series:
    """A number for each event that all its corrections share."""
    own = pl.Series(range(frame.height), dtype=pl.Int64)
    if frame["replaces"].null_count() == frame.height:
        return own
    linked = frame.filter(pl.col("replaces").is_not_null())["_subject"].unique()
    chained = frame.select("_subject", "id", "replaces").with_columns(_own=own)
    chained = chained.filter(pl.col("_subject").is_in(linked.implode()))
    replaces = {(s, i): r for s, i, r, _ in chained.rows() if i is not None}
    numbers: dict[tuple[int, str], int] = {}
    told = own.to_list()
    for subject, name, _, place in chained.rows():
        root, seen = name, set()
        while root is not None and replaces.get((subject, root)) is not None and root not in seen:
            seen.add(root)
            root = replaces[subject, root]
        if root is not None:
            told[place] = numbers.setdefault((subject, root), place)
    return pl.Series(told, dtype=pl.Int64)


def _agreements(scene: Scene) -> tuple[Any, Ints, Any, Ints]:
    """Covenants by key, and offers by value; both in the order of recording."""
    coder, n = scene.coder, len(scene.births)
    wanted = [
        pl.col("key", "value", "reason", "approver"),
        day("from"),
        day("until", FAR),
        day("recorded_at"),
        _recorded(),
    ]
    frame = read(scene, "agreements", wanted, pl.col("key").is_in(list(coder.keys)))
    _checked(frame, ("from", "until", "recorded_at"))
    frame = frame.filter(pl.col("_gone") == STANDS)
    places = laid(frame["_subject"].to_numpy(), n)
    frame = frame[places.ordered(frame["_recorded"].to_numpy())]
    said = (pl.col("key", "value"), pl.col("reason").is_null(), pl.col("approver").is_null())
    rows = frame.select(*said).with_columns(_place=pl.struct(pl.all()).rank("dense").cast(pl.Int64) - 1)
    distinct = rows.unique("_place").sort("_place").rows()
    read_rows = [
        Agreement(None, None, NONE, 0, k, v, 0, FAR, *(None if e else "" for e in empty))
        for k, v, *empty, _ in distinct
    ]
    credits = [credited(row) or Period() for row in read_rows]
    told = rows["_place"].to_numpy()
    covenants = records(
        Covenant, key=frame["key"].cast(pl.Enum(list(coder.keys))).to_physical().to_numpy(), start=frame["from"],
        until=frame["until"], known=frame["recorded_at"], months=np.array([c.months for c in credits], np.int64)[told],
        days=np.array([c.days for c in credits], np.int64)[told],
    )  # fmt: skip
    offers, owners = [], []
    starts, untils, knowns, subjects = (frame[name].to_list() for name in ("from", "until", "recorded_at", "_subject"))
    usable = {
        (i, place): offer(place, spec, row)
        for i, row in enumerate(read_rows)
        for place, spec in coder.specs
        if row.key == spec.agreed and refusal(spec, row) is None
    }
    for k, i in enumerate(told.tolist()):
        for place, _ in coder.specs:
            if (i, place) in usable:
                offers.append(usable[i, place]._replace(start=starts[k], until=untils[k], known=knowns[k]))
                owners.append(subjects[k])
    columns = zip(*offers, strict=True) if offers else [[] for _ in Offer._fields]
    first = np.zeros(n + 1, np.int64)
    np.add.at(first, np.array(owners, np.int64) + 1, 1)
    return covenants, places.first, records(Offer, **dict(zip(Offer._fields, columns, strict=True))), first.cumsum()


def _excuses(scene: Scene) -> tuple[Any, Ints, pl.Series]:
    """What deviations say of each duty, and the reason that stands."""
    coder = scene.coder
    wanted = [
        numbered("rule", coder.rules), day("window"), pl.col("reason", "text", "status"), day("given_on"),
        day("notified_on"), day("recorded_at"),
    ]  # fmt: skip
    frame = read(scene, "deviations", wanted)
    _checked(frame, ("window", "given_on", "notified_on", "recorded_at"))
    frame = frame.filter((pl.col("_gone") == STANDS) & (pl.col("given_on") <= scene.as_of) & (pl.col("rule") != NONE))
    notice, said = pl.col("notified_on"), pl.coalesce("reason", "text")
    excusing = said.is_not_null() & pl.col("status").ne_missing("rejected")
    frame = frame.group_by("_subject", "rule", "window", maintain_order=True).agg(
        excuses=excusing.any().cast(pl.Int64),
        notified=pl.when((notice > NONE) & (notice <= scene.as_of)).then(notice).otherwise(FAR).min(),
        reason=said.filter(excusing).last(),
    )
    places = laid(frame["_subject"].to_numpy(), len(scene.births))
    frame = frame[places.order]
    column = {name: frame[name] for name in Excuse._fields}
    return records(Excuse, **column), places.first, frame["reason"]


def _marks(scene: Scene) -> tuple[Any, Ints]:
    coder = scene.coder
    wanted = [day("on"), case_key(coder).alias("_case"), day("recorded_at"), pl.col("minutes").fill_null(NONE)]
    if coder.assigning:
        wanted.append(pl.col("actor"))
    frame = read(scene, "contacts", wanted)
    _checked(frame, ("on", "recorded_at"))
    frame = frame.filter((pl.col("on") <= scene.as_of) & (pl.col("_gone") == STANDS))
    actors = np.full(frame.height, NONE, np.int64)
    if coder.assigning:
        for name in frame["actor"].unique().drop_nulls().to_list():
            scene.actors.setdefault(name, len(scene.actors))
        actors = (
            frame["actor"].cast(pl.Enum(list(scene.actors))).to_physical().cast(pl.Int64).fill_null(NONE).to_numpy()
        )
    places = laid(frame["_subject"].to_numpy(), len(scene.births))
    order = places.ordered(frame["on"].to_numpy())
    cases = cases_of(coder, frame["_case"].to_numpy())
    column = _ordered(frame, order)
    return records(
        Mark, on=column("on"), case=cases[order], actor=actors[order], minutes=column("minutes")
    ), places.first
