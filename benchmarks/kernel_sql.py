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

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from data import AS_OF

from kontaktdichte.rules.calendar import MONTH_OF, MONTH_START, MONTHS, UNIX, add_months, number
from kontaktdichte.rules.duties import LISTED_AHEAD

HERE = Path(__file__).resolve().parent
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
