"""``kontaktdichte evaluate --engine pool`` and ``spark``: the duties of many persons, from Parquet to Parquet.

In: a folder with the six tables, a question, where to write. Out: one sentence on what was written. Nothing passes
through ``intake`` here: the files hold the tables as ``rules.tables`` has them, and one wrong row ends the run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from kontaktdichte.cli import options as take
from kontaktdichte.cli.terminal import Bars

if TYPE_CHECKING:
    from kontaktdichte.rules.concept import Concept
    from kontaktdichte.scale.partition import Question


class Engine(StrEnum):
    """What ``evaluate`` works with."""

    auto = "auto"
    plain = "plain"
    pool = "pool"
    spark = "spark"


EngineName = Annotated[
    Engine,
    take.option(
        "--engine",
        help="auto: all reports, by all cores where there are many persons. plain: by one process. pool, spark: only "
        "the duties, of any number of persons, by all cores or a cluster, from six Parquet tables to Parquet.",
    ),
]
Processes = Annotated[int | None, take.option(min=1, help="Processes at once. Default: one for each core.")]
Master = Annotated[str | None, take.option(metavar="URL", help="Of Spark: local[2], spark://host:7077 …")]


def question(concept: Concept, as_of: date, known_at: date | None, period: tuple[date, date] | None) -> Question:
    """What is asked of everyone; of a ``period`` both days are included."""
    from kontaktdichte.scale.partition import Question

    return Question(concept, as_of, known_at, (period[0], period[1] + timedelta(days=1)) if period else None)


def duties(
    engine: Engine, files: Sequence[Path], question: Question, target: tuple[Path, str] | None,
    processes: int | None, master: str | None, bars: Bars,
) -> dict[str, str]:  # fmt: skip
    """Write everyone's duties; returns the sentence by language. Raises Refusal and TableError."""
    from kontaktdichte.scale.partition import Refusal

    if len(files) != 1 or target is None or target[1] != "parquet":
        raise Refusal(
            f"--engine {engine.value} liest einen Ordner mit den sechs Tabellen als Parquet und schreibt Parquet: "
            "kontaktdichte evaluate ORDNER --out NAME.parquet.",
            f"--engine {engine.value} reads a folder with the six tables as Parquet and writes Parquet: "
            "kontaktdichte evaluate FOLDER --out NAME.parquet.",
        )
    out = target[0] / "duties"
    if engine is Engine.spark:
        from kontaktdichte.scale import cluster

        count, overdue = cluster.judge(address(files[0]), question, address(out), master=master)
    else:
        from kontaktdichte.scale import pool

        written = pool.judge(files[0], question, out, processes=processes, progress=bars.over)
        count, overdue = sum(part.duties for part in written), sum(part.overdue for part in written)
    de, en = (f"{count:,}".replace(",", "."), f"{overdue:,}".replace(",", ".")), (f"{count:,}", f"{overdue:,}")
    return {
        "de": f"{address(out)}: {de[0]} Pflichten, davon {de[1]} überfällig.",
        "en": f"{address(out)}: {en[0]} duties, {en[1]} of them overdue.",
    }


def address(path: Path) -> str:
    """A path as it was typed: a path knows no schemes, so s3a://bucket has lost a stroke.

    >>> address(Path("s3a://bucket/in")), address(Path("build/in"))
    ('s3a://bucket/in', 'build/in')
    """
    return re.sub(r"^(\w{2,}):/(?!/)", r"\1://", path.as_posix())
