"""Checks that need more than one cell: rows against other rows, against the concept's conditions, in their order.

In: typed rows of all tables with their places, what was already rejected, and the dictionary. Out: the rows that stay;
the ledger holds every other one. A check that rejects comes before the checks that rely on what it rejects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from kontaktdichte.intake.dictionary import Dictionary
from kontaktdichte.intake.ledger import SRC, Ledger
from kontaktdichte.intake.messages import Problem, nearest, problem
from kontaktdichte.intake.profile import LAST_DAY
from kontaktdichte.intake.sheets import ROW
from kontaktdichte.rules.tables import COLUMNS
from kontaktdichte.rules.vocabulary import Text

_NEAR = 2_000  # ids compared letter by letter for a suggestion; with more it takes too long
_DAY = {"situations": "from", "events": "on", "contacts": "on"}  # what cannot be before birth
Row = dict[str, Any]
Say = Callable[[Row], Problem]


@dataclass
class Gathered:
    """All sound rows so far, and of the rejected ones place and id."""

    kept: dict[str, pl.DataFrame]
    lost: dict[str, pl.DataFrame]
    ledger: Ledger
    dictionary: Dictionary
    persons_refused: Problem | None = None  # a person sheet that was refused as a whole
    persons_place: Text = field(default_factory=lambda: Text(de="", en=""))

    def reject(self, table: str, bad: pl.DataFrame, column: str, say: Say, *, value: str = "") -> None:
        """Take these rows out and book each."""
        if not bad.height:
            return
        self.ledger.add(bad, column, say, reject=True, value=value)
        self.kept[table] = self.kept[table].join(bad, on=[SRC, ROW], how="anti", maintain_order="left")
        self.lost[table] = pl.concat([self.lost[table], bad.select(SRC, ROW, "id")])

    def flag(self, rows: pl.DataFrame, column: str, say: Say, *, value: str = "") -> None:
        """Book a warning for each of these rows."""
        if rows.height:
            self.ledger.add(rows, column, say, reject=False, value=value)


def check(gathered: Gathered) -> None:
    """All checks in their order; afterwards ``kept`` holds what may be evaluated."""
    _persons(gathered)
    filled = [table for table, frame in gathered.kept.items() if frame.height and table != "persons"]
    for table in filled:
        _subjects(gathered, table)
        _ids(gathered, table)
        if table in _DAY:
            _births(gathered, table, _DAY[table])
        if "until" in COLUMNS[table]:
            _spans(gathered, table)
    _agreements(gathered)
    for table in filled:
        _replacements(gathered, table)
    if "situations" in filled:
        _approvals(gathered)
        _overlaps(gathered)


def _persons(g: Gathered) -> None:
    frame = g.kept["persons"]
    several = frame.filter(pl.col("id").is_duplicated())
    if not several.height:
        return
    births = several.group_by("id").agg(pl.col("birth_date").drop_nulls().unique().sort())
    disputed = {i: " / ".join(f"{d:%d.%m.%Y}" for d in days) for i, days in births.iter_rows() if len(days) > 1}
    bad = several.filter(pl.col("id").is_in(list(disputed)))
    g.reject(
        "persons",
        bad,
        "birth_date",
        lambda r: problem("contradictory_birth_dates", value=r["id"], dates=disputed[r["id"]]),
    )
    _repeated(g, "persons", "duplicate_person")


def _ids(g: Gathered, table: str) -> None:
    _repeated(g, table, "duplicate_id")


def _repeated(g: Gathered, table: str, code: str) -> None:
    """All rows but the first of each id."""
    frame = g.kept[table]
    several = frame.filter(pl.col("id").is_not_null() & pl.col("id").is_duplicated())
    if not several.height:
        return
    first = {
        i: (src, row)
        for i, src, row in several.unique("id", keep="first", maintain_order=True).select("id", SRC, ROW).iter_rows()
    }
    later = several.filter(~pl.col("id").is_first_distinct())
    g.reject(table, later, "id", lambda r: problem(code, value=r["id"], first=g.ledger.where(*first[r["id"]])))


def _subjects(g: Gathered, table: str) -> None:
    frame = g.kept[table]
    bad = frame.filter(~pl.col("subject").is_in(g.kept["persons"]["id"].implode()))
    if not bad.height:
        return
    ids = bad["subject"].unique(maintain_order=True).to_list()
    rejected = _rejected_persons(g, ids)
    said = {
        i: rejected.get(i) or (g.persons_refused and _subject_rejected(i, g.persons_place, g.persons_refused))
        for i in ids
    }
    unexplained = [i for i, found in said.items() if found is None]
    suggest = _suggestions(g.kept["persons"]["id"], unexplained)
    said |= {i: problem("unknown_subject", value=i, suggestion=suggest.get(i)) for i in unexplained}
    g.reject(table, bad, "subject", lambda r: said[r["subject"]] or problem("missing"))


def _rejected_persons(g: Gathered, ids: list[str]) -> dict[str, Problem]:
    lost = g.lost["persons"].filter(pl.col("id").is_in(ids)).unique("id", keep="first", maintain_order=True)
    reasons = g.ledger.reasons(lost)
    return {
        i: _subject_rejected(i, g.ledger.where(src, row), reasons[src, row])
        for src, row, i in lost.select(SRC, ROW, "id").iter_rows()
    }


def _subject_rejected(value: str, place: Text, why: Problem) -> Problem:
    return problem("subject_rejected", value=value, place=place, why=Text(de=why.de, en=why.en))


def _suggestions(known: pl.Series, wanted: list[str]) -> dict[str, str]:
    """The person an unknown id probably means: the same but for leading zeros, else a similar one."""
    stripped = {i.lstrip("0").casefold(): i for i in known.to_list()} if wanted else {}
    found = {i: stripped[i.lstrip("0").casefold()] for i in wanted if i.lstrip("0").casefold() in stripped}
    if known.len() <= _NEAR and len(wanted) <= _NEAR // 10:
        names = known.to_list()
        found |= {i: near for i in wanted if i not in found and (near := nearest(i, names))}
    return found


def _births(g: Gathered, table: str, column: str) -> None:
    births = g.kept["persons"].select(pl.col("id").alias("subject"), pl.col("birth_date").alias("_birth")).drop_nulls()
    # the join carries two columns only: tables of a million rows are not copied for a check
    dated = g.kept[table].select("subject", column).join(births, on="subject", how="left", maintain_order="left")
    early = (dated[column] < dated["_birth"]).fill_null(value=False)
    bad = g.kept[table].filter(early).with_columns(dated["_birth"].filter(early))
    g.reject(
        table, bad, column,
        lambda r: problem("before_birth", value=f"{r[column]:%d.%m.%Y}", birth=f"{r['_birth']:%d.%m.%Y}"),
    )  # fmt: skip


def _spans(g: Gathered, table: str) -> None:
    bad = g.kept[table].filter(pl.col("until") <= pl.col("from"))
    inclusive = [n for n, b in g.ledger.bindings.items() if LAST_DAY in b.headings]
    last = pl.when(pl.col(SRC).is_in(inclusive)).then(pl.col("until").dt.offset_by("-1d")).otherwise(pl.col("until"))
    bad = bad.with_columns(last.alias("_end"))
    g.reject(table, bad, "until", lambda r: problem("until_before_from", begin=f"{r['from']:%d.%m.%Y}"), value="_end")


def _agreements(g: Gathered) -> None:
    for key in g.kept["agreements"]["key"].unique(maintain_order=True).to_list():
        for column, rule in g.dictionary.agreed.needs(key).items():
            bad = g.kept["agreements"].filter((pl.col("key") == key) & pl.col(column).is_null())
            needed = _headings(g, bad, column)
            label = g.dictionary.agreed.labels[key]
            g.reject(
                "agreements", bad, column,
                _needed("agreed_needs", needed, key=label, rule=rule),
            )  # fmt: skip


def _needed(code: str, needed: dict[int, str], **fields: Any) -> Callable[[dict[str, Any]], Problem]:
    """Names, for each row, what it lacks under the heading of its own file."""
    return lambda row: problem(code, needed=needed[row[SRC]], **fields)


def _headings(g: Gathered, rows: pl.DataFrame, column: str) -> dict[int, str]:
    return {src: g.ledger.bindings[src].heading(column) for src in rows[SRC].unique().to_list()}


def _replacements(g: Gathered, table: str) -> None:
    """A row may replace only what exists; circles would leave nothing at all."""
    bad = g.kept[table].filter(pl.col("replaces").is_not_null())
    if not bad.height:
        return
    lost = set(g.lost[table]["id"].drop_nulls().to_list())
    known = set(g.kept[table]["id"].drop_nulls().to_list())
    absent = bad.filter(~pl.col("replaces").is_in(list(known | lost)))
    suggest = _suggestions(g.kept[table]["id"].drop_nulls(), absent["replaces"].unique().to_list())
    g.reject(
        table, absent, "replaces",
        lambda r: problem("replaces_unknown", value=r["replaces"], suggestion=suggest.get(r["replaces"])),
    )  # fmt: skip
    circle = _circles(dict(g.kept[table].filter(pl.col("replaces").is_not_null()).select("id", "replaces").iter_rows()))
    looped = g.kept[table].filter(pl.col("id").is_in(circle) & pl.col("replaces").is_not_null())
    g.reject(table, looped, "replaces", lambda r: problem("replaces_circle", value=r["replaces"]))
    remaining = set(g.kept[table]["id"].drop_nulls().to_list())
    orphaned = g.kept[table].filter(pl.col("replaces").is_not_null() & ~pl.col("replaces").is_in(list(remaining)))
    g.flag(orphaned, "replaces", lambda r: problem("replaces_rejected", value=r["replaces"]))


def _circles(replaces: dict[str | None, str]) -> list[str]:
    """Ids that, followed along what they replace, come back to themselves."""
    done: set[str] = set()
    looped: list[str] = []
    for start in replaces:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = replaces.get(at)
        if at in path:
            steps = list(path)
            looped += steps[steps.index(str(at)) :]
        done |= set(path)
    return looped


def _approvals(g: Gathered) -> None:
    """Attributes that act only when approved: what is still lacking is said now, not found out on the due date."""
    frame = g.kept["situations"]
    for name, attribute in g.dictionary.concept.attributes.items():
        for column in attribute.approval.needs if attribute.approval else ():
            rows = frame.filter((pl.col("attribute") == name) & (pl.col("value") != "false") & pl.col(column).is_null())
            needed = _headings(g, rows, column)
            g.flag(
                rows, column,
                _needed("approval_incomplete", needed, attribute=attribute.label),
            )  # fmt: skip


def _overlaps(g: Gathered) -> None:
    """Rows of one attribute on the same days: the engine lets one win, the user should know which."""
    single = [name for name, attribute in g.dictionary.concept.attributes.items() if not attribute.many]
    frame = g.kept["situations"]
    replaced = frame["replaces"].drop_nulls().to_list()
    frame = frame.filter(pl.col("attribute").is_in(single) & (pl.col("id").is_null() | ~pl.col("id").is_in(replaced)))
    by = ["subject", "attribute"]
    frame = frame.with_row_index("_at").sort(*by, "from", "_at")
    end = pl.col("until").fill_null(pl.date(9999, 12, 31))
    frame = frame.with_columns(end.alias("_end")).with_columns(
        pl.col("_end").cum_max().shift().over(by).alias("_before")
    )
    rows = frame.filter((pl.col("from") < pl.col("_before")).any().over(by))
    previous: Row = {}
    for row in rows.iter_rows(named=True):
        same = previous and all(row[c] == previous[c] for c in by)
        if same and row["from"] < previous["_end"]:
            _flag_overlap(g, row, previous)
        if not same or row["_end"] > previous["_end"]:
            previous = row


def _flag_overlap(g: Gathered, row: Row, other: Row) -> None:
    lower, upper = (row, other) if row["_at"] > other["_at"] else (other, row)
    binding = g.ledger.bindings[lower[SRC]]
    called = g.dictionary.value_label
    contradict = lower["value"] != upper["value"] and lower["recorded_at"] == upper["recorded_at"]
    said = problem(
        "situations_contradict" if contradict else "situations_overlap",
        attribute=g.dictionary.concept.attributes[lower["attribute"]].label,
        other=g.ledger.where(upper[SRC], upper[ROW]),
        value=called(lower["attribute"], lower["value"]),
        against=called(upper["attribute"], upper["value"]),
    )  # fmt: skip
    g.ledger.note(lower[SRC], lower[ROW], binding.heading("value"), lower["value"], said, reject=False)
