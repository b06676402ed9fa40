"""Part after part on a cluster: the very same function, called by Apache Spark.

In: a Spark session, the address of a folder with the six tables, a question. Out: a Spark table of duties in the order
of persons. All rows of a person reach one call through ``groupBy(bucket).applyInArrow``; ``mapInArrow`` may split them.
Needs the extra ``kontaktdichte[spark]``, Java 17, and this package on every worker; nothing else imports pyspark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from kontaktdichte.rules.evaluation import years_of
from kontaktdichte.rules.tables import COLUMNS, REQUIRED, TableError, Tables
from kontaktdichte.scale.partition import DATED, LINKS, Question, judged, lenders, moved

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.types import StructType

Frames = Mapping[str, "DataFrame"]
PERSONS = 5_000  # in a bucket, on average: seconds of work, megabytes of rows
_SORTED = 100_000  # persons whose duties are sorted together and stand in one file of the result
_PLACE = {"file": pl.String, "row": pl.Int64}  # where a row stands in its table; Spark itself keeps no order
_OWNER = {name: "id" if name == "persons" else "subject" for name in COLUMNS}


def duties(spark: SparkSession, folder: str, question: Question, *, persons: int = PERSONS) -> DataFrame:
    """The duties of everyone in ``folder`` (any address that Spark reads), columns ``DUTY``, in the order of persons.

    ``persons``: in a bucket, on average. A few columns of all rows are looked at now, the work is done when the result
    is asked for. Raises TableError, for wrong rows as PythonException when the result is asked for.
    """
    from pyspark.sql import functions as F

    tables = {name: _table(spark, folder, name) for name in COLUMNS}
    persons_in, count = _numbered(spark, tables.pop("persons"))
    each = count // max(1, spark.sparkContext.defaultParallelism)
    asked = replace(question, years=_years(tables, question), each=each)
    buckets = F.lit(max(1, -(-count // persons)))
    homes = {
        name: table.withColumn("bucket", F.pmod(F.xxhash64(_OWNER[name]), buckets))
        for name, table in {"persons": persons_in, **_standing(spark, tables, question)}.items()
    }
    rows = [_packed(name, table, guest=False) for name, table in homes.items()]
    rows += [_packed(name, table, guest=True) for name, table in _guests(homes, question).items()]
    found = _all(rows).groupBy("bucket").applyInArrow(lambda table: _judged(asked, table), _schema(asked))
    sheet = F.floor(F.col("position") / _SORTED).cast("int")
    sheets = found.repartitionById(-(-count // _SORTED) or 1, sheet)
    return sheets.sortWithinPartitions("position", "nth").drop("position", "nth")


def _table(spark: SparkSession, folder: str, name: str) -> DataFrame:
    """The contract's columns and the place of each row; no rows where there is no file. Raises TableError."""
    from pyspark.errors import AnalysisException
    from pyspark.sql import functions as F

    path, columns = f"{folder.rstrip('/')}/{name}.parquet", _types(pl.DataFrame(schema=COLUMNS[name]))
    try:
        table = spark.read.parquet(path)
    except AnalysisException as error:
        if error.getCondition() == "PATH_NOT_FOUND" and name != "persons":
            return spark.createDataFrame([], _types(pl.DataFrame(schema={**_PLACE, **COLUMNS[name]})))
        raise TableError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error
    for column in REQUIRED[name]:
        if column not in table.columns:
            raise TableError(f"table {name!r} lacks the column {column!r}")
    place = [F.col("_metadata.file_name").alias("file"), F.col("_metadata.row_index").alias("row")]
    filled = [
        (F.col(column.name) if column.name in table.columns else F.lit(None)).cast(column.dataType).alias(column.name)
        for column in columns
    ]
    return table.select(*place, *filled)


def _numbered(spark: SparkSession, persons: DataFrame) -> tuple[DataFrame, int]:
    """Persons with their position among all, and how many there are."""
    from pyspark.sql import functions as F

    counted = sorted((row["file"], row["count"]) for row in persons.groupBy("file").count().collect())
    before, offsets = 0, []
    for file, count in counted:
        offsets.append((file, before))
        before += count
    known = F.broadcast(spark.createDataFrame(offsets, "file string, before long"))
    return persons.join(known, "file").withColumn("position", F.col("before") + F.col("row")).drop("before"), before


def _years(tables: Frames, question: Question) -> tuple[int, int]:
    from pyspark.sql import functions as F

    looks = []
    for name in DATED:
        days = [day for day in tables[name].columns if COLUMNS[name].get(day) in (pl.Date, pl.Datetime)]
        bounds = [bound(F.to_date(day)) for day in days for bound in (F.min, F.max)]
        looks.append(tables[name].agg(F.array(*bounds).alias("days")))
    found = _all(looks).collect()
    return years_of(question.concept, question.as_of, [day for row in found for day in row["days"] if day is not None])


def _standing(spark: SparkSession, tables: dict[str, DataFrame], question: Question) -> dict[str, DataFrame]:
    """The tables without the rows that were recorded for the wrong subject."""
    from pyspark.sql import functions as F

    links = _all([tables[name].select(F.lit(name).alias("table"), *LINKS) for name in DATED])
    replacing = links.where("replaces IS NOT NULL")
    wanted = replacing.select("table", F.col("replaces").alias("id")).distinct()
    both = _as_polars(
        _all([replacing, links.join(wanted, ["table", "id"], "left_semi").select(links.columns)]).toArrow()
    )
    standing = dict(tables)
    for (name,), theirs in both.group_by("table"):
        ids = moved(theirs, question.known_at)
        if ids:
            gone = F.broadcast(spark.createDataFrame([(each,) for each in ids], "gone string"))
            which = (F.col("id") == F.col("gone")) & _known(question.known_at)
            standing[name] = tables[name].join(gone, which, "left_anti")
    return standing


def _known(known_at: date | None) -> Column:
    from pyspark.sql import functions as F

    if known_at is None:
        return F.lit(True)
    return F.col("recorded_at").isNull() | (F.to_date("recorded_at") <= F.lit(known_at))


def _guests(homes: Frames, question: Question) -> dict[str, DataFrame]:
    """Persons and agreements of subjects whose agreed values may hold in other buckets, once for each of these."""
    from pyspark.sql import functions as F

    attributes = lenders(question.concept)
    if not attributes:
        return {}
    naming = homes["situations"].where(F.col("attribute").isin(*attributes))
    names = F.explode(F.array("value", "reason"))
    wanted = naming.select(F.col("bucket").alias("to"), names.alias("name")).dropna().distinct()
    found = {}
    for name in ("persons", "agreements"):
        table = homes[name]
        theirs = (table[_OWNER[name]] == wanted["name"]) & (table["bucket"] != wanted["to"])
        found[name] = table.join(wanted, theirs).withColumn("bucket", F.col("to")).select(table.columns)
    return found


def _packed(name: str, table: DataFrame, *, guest: bool) -> DataFrame:
    """Rows of a table as one column of that name, so that the rows of all tables go the same way."""
    from pyspark.sql import functions as F

    payload = [column for column in table.columns if column not in ("bucket", *_PLACE)]
    return table.select("bucket", *_PLACE, F.lit(guest).alias("guest"), F.struct(*payload).alias(name))


def _judged(question: Question, rows: pa.Table) -> pa.Table:
    """What Spark calls with all rows of a bucket: their duties, each with its person's position and its own number."""
    frame = _as_polars(rows)
    tables = {name: _rows(frame, name) for name in COLUMNS}
    persons = tables["persons"]
    guests = persons.filter("guest")["id"].to_list()
    positions = persons.filter(~pl.col("guest")).select(subject="id", position="position")
    if positions["subject"].is_duplicated().any():
        raise TableError("table 'persons' names a subject twice")
    found = judged(question, Tables.of(**tables), guests)
    return _as_arrow(_plain(found.join(positions, on="subject", maintain_order="left").with_row_index("nth")))


def _rows(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The rows of one table as they stood in its files, guests after all others."""
    rows = frame.filter(pl.col(name).is_not_null()).sort("guest", *_PLACE)
    return rows.select("guest", pl.col(name).struct.unnest())


def _plain(found: pl.DataFrame) -> pl.DataFrame:
    """Duties in types that Spark knows."""
    types = {"nth": pl.Int64, "position": pl.Int64, "verdict": pl.String}
    return found.with_columns(pl.col(name).cast(dtype) for name, dtype in types.items())


def _schema(question: Question) -> StructType:
    """The columns of :func:`_judged` in Spark's types."""
    return _types(_plain(judged(question, Tables()).with_columns(position=pl.lit(0)).with_row_index("nth")))


def _types(frame: pl.DataFrame) -> StructType:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(_as_arrow(frame).schema)


def _as_arrow(frame: pl.DataFrame) -> pa.Table:
    """With texts and lists as Spark expects them: Polars gives the types for more than two gigabytes."""
    table = frame.to_arrow()
    return table.cast(pa.schema([field.with_type(_small(field.type)) for field in table.schema]))


def _small(dtype: pa.DataType) -> pa.DataType:
    if pa.types.is_large_list(dtype):
        return pa.list_(_small(dtype.value_type))
    return pa.string() if pa.types.is_large_string(dtype) else dtype


def _as_polars(table: pa.Table) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(table))


def _all(frames: Sequence[DataFrame]) -> DataFrame:
    """The rows of all, columns by name; one that lacks a column is empty there."""
    return reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), frames)
