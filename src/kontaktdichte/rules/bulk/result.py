"""Rows of numbers as the table of duties.

In: what the compiled way says, by place of subject and rule. Out: the columns of an evaluation's duties that are no
lists. Overdue is asked of the one function that decides it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from kontaktdichte.rules.bulk.driver import COLUMNS
from kontaktdichte.rules.calendar import NONE, UNIX
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.duties import CAUSES, VERDICTS, is_overdue

VERDICT = pl.Enum(VERDICTS)
DUTY = (
    "subject", "rule", "strength", "window", "hard", "need", "counted", "verdict", "cause", "cause_day", "done_on",
    "days_late", "actionable", "overdue", "begin", "last", "anchor_moved", "reason",
)  # fmt: skip


def as_table(
    rows: Any, ids: pl.Series, rules: list[str], concept: Concept, reasons: pl.Series, as_of: int
) -> pl.DataFrame:
    """Duties by subject and rule of the concept, columns :data:`DUTY` after ``_subject`` and ``_rule``."""
    place = {name: i for i, name in enumerate(concept.rules)}
    order = np.array([place[name] for name in rules], np.int32)
    frame = pl.DataFrame({name: rows[:, i] for i, name in enumerate(COLUMNS)}).with_columns(
        _rule=pl.Series(order[rows[:, COLUMNS.index("rule")]])
    )
    frame = frame.sort("person", "_rule", maintain_order=True)
    rule, done, hard = frame["rule"], pl.col("done_on"), pl.col("hard")
    floors = pl.Series([concept.rules[name].strength for name in rules], dtype=pl.String).gather(rule)
    late = pl.when(done != NONE).then(pl.max_horizontal(done - hard, 0))
    return frame.select(
        pl.col("person").alias("_subject"),
        "_rule",
        ids.gather(frame["person"]).alias("subject"),
        pl.Series(rules, dtype=pl.String).gather(rule).alias("rule"),
        floors.alias("strength"),
        _date("window"),
        _date("hard"),
        "need",
        "counted",
        pl.Series(VERDICTS, dtype=VERDICT).gather(frame["verdict"]).alias("verdict"),
        pl.Series([None, *CAUSES[1:]], dtype=pl.String).gather(frame["cause"]).alias("cause"),
        _date("cause_day"),
        _date("done_on"),
        late.alias("days_late"),
        (pl.col("actionable") == 1).alias("actionable"),
        pl.Series(_overdue(frame, floors, as_of)).alias("overdue"),
        _date("begin"),
        _date("last"),
        (pl.col("moved") == 1).alias("anchor_moved"),
        _reasons(frame, reasons),
    )


def _date(name: str) -> pl.Expr:
    return pl.when(pl.col(name) != NONE).then(pl.col(name) - UNIX).cast(pl.Int32).cast(pl.Date).alias(name)


def _reasons(frame: pl.DataFrame, reasons: pl.Series) -> pl.Series:
    excuse = frame["excuse"]
    if not len(reasons):
        return pl.Series("reason", [None] * frame.height, dtype=pl.String)
    return reasons.cast(pl.String).gather(excuse.set(excuse == NONE, None)).alias("reason")


def _overdue(frame: pl.DataFrame, strengths: pl.Series, as_of: int) -> Any:
    """The one decision on overdue, once per case of what it looks at."""
    late, floor = (frame["hard"] < as_of).to_numpy(), (strengths == "floor").to_numpy()
    verdict, actionable = frame["verdict"].to_numpy(), frame["actionable"].to_numpy()
    case = ((floor.astype(np.int64) * 2 + late) * len(VERDICTS) + verdict) * 2 + actionable
    decided = [
        is_overdue("floor" if f else "target", as_of - late_, as_of, v, bool(a))
        for f in (0, 1) for late_ in (0, 1) for v in range(len(VERDICTS)) for a in (0, 1)
    ]  # fmt: skip
    return np.array(decided)[case]
