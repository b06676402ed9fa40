"""The kernel against SQL: the monthly and the rolling in-person rule over everyone, tables in memory → verdict columns.

In: every contact (person, day, whether it counts) and every span of the population of the country's people as whole
numbers, rows shuffled, the same for both sides, loaded before the clock starts. Out: seconds of DuckDB and of the
compiled functions for the same duties, equal in every column. DuckDB has two threads and no order to keep; native
tables, a calendar joined as a small table, one window over a packed key, results as Arrow: what its documentation
recommends and what was fastest here of what was tried (docs/benchmark.md). The few persons with two spans in one
month are left out on both sides, which spares SQL a case.

    python benchmarks/kernel_sql.py [--size country]
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
from checks import mixed
from data import AS_OF, inputs
from measuring import Result, measure, options, timed

from kontaktdichte.rules.assessment import Kind
from kontaktdichte.rules.bulk import Judging
from kontaktdichte.rules.bulk.columns import no_rows, records
from kontaktdichte.rules.bulk.driver import COLUMNS as ROW
from kontaktdichte.rules.bulk.driver import People
from kontaktdichte.rules.bulk.laying import laid
from kontaktdichte.rules.calendar import FAR, MONTH_OF, MONTH_START, MONTHS, NONE, UNIX, add_months, number
from kontaktdichte.rules.duties import LISTED_AHEAD
from kontaktdichte.rules.evaluation import evaluate, rulebook_for
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.program import STANDS, Covenant, Dated, Excuse, Fact, Mark, Offer
from kontaktdichte.rules.tables import Tables

HERE = Path(__file__).resolve().parent
CONCEPT = HERE / "two_rules.yaml"
LISTED = number(AS_OF) + LISTED_AHEAD
OPEN_END = LISTED + 366  # later than any day that is asked for
COLUMNS = ("rule", "person", "window", "hard", "done_on", "counted", "verdict")
Frames = Mapping[str, pl.DataFrame]


def whole_numbers(people: Path, seed: int) -> Frames:
    """Contacts and spans of everyone by the persons' places, rows shuffled."""
    places = pl.scan_parquet(people / "persons.parquet").select(subject="id").with_row_index("person")
    contacts = _standing(pl.scan_parquet(people / "contacts.parquet")).select(
        "subject",
        day=pl.col("on").to_physical() + UNIX,
        counts=(pl.col("channel") == "in_person") & (pl.col("outcome").fill_null("kept") == "kept"),
    )
    client = pl.scan_parquet(people / "situations.parquet").filter(attribute="client", value="true")
    spans = _standing(client).select(
        "subject",
        start=pl.col("from").to_physical() + UNIX,
        until=(pl.col("until").to_physical() + UNIX).fill_null(OPEN_END).clip(upper_bound=OPEN_END),
    )
    placed = [frame.join(places, on="subject").select(pl.col("person").cast(pl.Int32), pl.exclude("subject", "person"))
              for frame in (contacts, spans)]  # fmt: skip
    found = [frame.sample(fraction=1, shuffle=True, seed=seed) for frame in pl.collect_all(placed)]
    return {"contacts": found[0], "spans": _apart(found[1])}


def _standing(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Without the rows that another one replaces."""
    return rows.join(rows.filter(pl.col("replaces").is_not_null()).select(id="replaces"), on="id", how="anti")


def _apart(spans: pl.DataFrame) -> pl.DataFrame:
    """Without the persons who have two spans in one month."""
    month = pl.lit(pl.Series(MONTH_OF))
    ends = spans.select("person", month=month.gather(pl.col("until") - 1))
    begins = spans.select("person", month=month.gather("start"))
    again = spans.group_by("person").len().filter(pl.col("len") > 1)
    both = pl.concat(
        [
            ends.join(begins, on=["person", "month"]).join(again, on="person", how="semi"),
            begins.filter(begins.is_duplicated()),
        ]
    )
    return spans.join(both, on="person", how="anti")


def calendars() -> Frames:
    """The lookup tables of the SQL side, made from the engine's."""
    days = range(number(AS_OF) - 10 * 366, OPEN_END + 1)
    calendar = {
        "day": list(days),
        "month": [MONTH_OF[day] for day in days],
        "due": [add_months(MONTHS, day, 2) for day in days],
    }
    months = range(MONTH_OF[days[0]], MONTH_OF[days[-1]] + 1)
    cells = {
        "month": list(months),
        "first": [MONTH_START[m] for m in months],
        "after": [MONTH_START[m + 1] for m in months],
    }
    return {"calendar": pl.DataFrame(calendar).cast(pl.Int32), "months": pl.DataFrame(cells).cast(pl.Int32)}


def database(tables: Frames) -> duckdb.DuckDBPyConnection:
    """Everything in native tables in memory; two threads."""
    connection = duckdb.connect()
    for setting in ("threads = 2", "preserve_insertion_order = false"):
        connection.execute(f"SET {setting}")
    for name, day in (("as_of", number(AS_OF)), ("listed", LISTED)):
        connection.execute(f"SET VARIABLE {name} = {day}::INTEGER")
    for name, table in {**tables, **calendars()}.items():
        connection.register("given", table.to_arrow())
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")
    return connection


def by_sql(connection: duckdb.DuckDBPyConnection) -> Any:
    """The duties of both rules as an Arrow table."""
    return connection.sql((HERE / "two_rules.sql").read_text("utf-8")).to_arrow_table()


def by_kernel(kind: Kind, tables: Frames, persons: int) -> pl.DataFrame:
    """The duties of both rules by the compiled functions, two threads."""
    facts, first_fact = _facts(kind, tables["spans"], persons)
    marks, first_mark = _marks(kind, tables["contacts"], persons)
    others = [part for record in (Dated, Covenant, Excuse, Offer) for part in no_rows(record, persons)]
    births = np.full(persons, NONE, np.int64)
    people = People(births, facts, first_fact, *others[:6], marks, first_mark, *others[6:])
    everyone, nothing = np.arange(persons), pl.Series(dtype=pl.String)
    judging = Judging(kind, kind.encoding.concept, nothing, everyone, people, nothing, number(AS_OF))
    rows = np.concatenate([numbers for numbers, _ in judging._stretches(2)])
    return pl.DataFrame({name: rows[:, ROW.index(name)] for name in COLUMNS})


def _facts(kind: Kind, spans: pl.DataFrame, persons: int) -> Any:
    """The spans as rows of situations, by person and day."""
    places = laid(spans["person"].to_numpy(), persons)
    order = places.ordered(spans["start"].to_numpy())
    until = spans["until"].to_numpy()[order]
    same = {
        "attribute": kind.coder.attributes["client"], "bits": kind.coder.bits("client", "true"), "value": NONE,
        "known": NONE, "gone": STANDS,
    }  # fmt: skip
    return records(
        Fact, start=spans["start"].to_numpy()[order], until=np.where(until == OPEN_END, FAR, until),
        order=np.arange(len(order)), **{name: np.full(len(order), value) for name, value in same.items()},
    ), places.first  # fmt: skip


def _marks(kind: Kind, contacts: pl.DataFrame, persons: int) -> Any:
    """The contacts as cases, by person and day."""
    acceptance = kind.encoding.acceptance
    talk, call = (
        acceptance.place_of(acceptance.case("talk", channel, "kept", False, False, 0, None, ()))
        for channel in ("in_person", "phone")
    )
    places, days = laid(contacts["person"].to_numpy(), persons), contacts["day"].to_numpy()
    order = places.ordered(days)
    empty = np.full(len(order), NONE)
    cases = np.where(contacts["counts"].to_numpy(), talk, call)[order]
    return records(Mark, on=days[order], case=cases, actor=empty, minutes=empty), places.first


def by_plain(tables: Frames) -> pl.DataFrame:
    """The duties of both rules by the plain functions, from tables with the same rows."""

    def dated(column: str) -> pl.Expr:
        return (pl.col(column) - UNIX).cast(pl.Int32).cast(pl.Date)

    def counted(column: str) -> pl.Expr:
        return (pl.col(column).to_physical() + UNIX).fill_null(NONE).alias(column)

    spans, contacts = tables["spans"], tables["contacts"]
    subject = pl.col("person").cast(pl.String)
    duties = evaluate(load_concept(CONCEPT), Tables.of(
        persons=pl.concat([spans, contacts], how="diagonal").select(id=subject).unique(),
        situations=spans.select(
            subject=subject, attribute=pl.lit("client"), value=pl.lit("true"), until=pl.when(pl.col("until") < OPEN_END)
            .then(dated("until")), **{"from": dated("start")},
        ),
        contacts=contacts.with_row_index("id").select(
            pl.col("id").cast(pl.String), subject=subject, on=dated("day"), kind=pl.lit("talk"),
            channel=pl.when("counts").then(pl.lit("in_person")).otherwise(pl.lit("phone")), outcome=pl.lit("kept"),
        ),
    ), as_of=AS_OF, contacts=False).duties  # fmt: skip
    return duties.select(
        (pl.col("rule") == "rolling").alias("rule"), pl.col("subject").cast(pl.Int32).alias("person"),
        counted("window"), counted("hard"), counted("done_on"), "counted", pl.col("verdict").to_physical(),
    )  # fmt: skip


def told(duties: pl.DataFrame) -> str:
    """One number for all columns of all duties."""
    return mixed(duties.select(pl.col(name).cast(pl.Int64).fill_null(NONE) for name in COLUMNS))


def once(chosen: argparse.Namespace) -> Result:
    """Both sides on the same shuffled numbers; a few persons before, to compile and to compare with the plain way."""
    kind = rulebook_for(load_concept(CONCEPT), Tables(), AS_OF).kinds["person"]
    few = whole_numbers(inputs("p4k", chosen.folder), chosen.run)
    compiling, small = timed(lambda: by_kernel(kind, few, _size(few)))
    plain = told(by_plain(few))
    if not told(small) == plain == told(pl.DataFrame(by_sql(database(few)))):
        raise SystemExit("the sides disagree on four thousand persons")
    tables = whole_numbers(inputs(chosen.size, chosen.folder), chosen.run)
    sql, numbers = _by_sql(tables)
    kernel, duties = timed(lambda: by_kernel(kind, tables, _size(tables)))
    if told(duties) != numbers:
        raise SystemExit(f"the sides disagree on {chosen.size}")
    return {
        "seconds": kernel, "sql_seconds": sql, "times_faster": sql / kernel, "compile_seconds": compiling,
        "size": chosen.size, "duties": duties.height, "contacts": tables["contacts"].height,
        "counting": int(tables["contacts"]["counts"].sum()), "spans": tables["spans"].height, "checksum": numbers,
    }  # fmt: skip


def _by_sql(tables: Frames) -> tuple[float, str]:
    """Seconds and what came out, as one number; the database is gone afterwards."""
    with database(tables) as connection:
        seconds, duties = timed(lambda: by_sql(connection))
        return seconds, told(pl.DataFrame(duties))


def _size(tables: Frames) -> int:
    return 1 + max(int(table["person"].max()) for table in tables.values())


if __name__ == "__main__":
    parser = options(__doc__)
    parser.add_argument("--size", default="country")
    raise SystemExit(measure("kernel against SQL", "5 times faster than SQL, SQL within 6 s", once, parser))
