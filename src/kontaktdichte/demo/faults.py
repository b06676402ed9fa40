"""Rows that an intake must reject, for files only: unknown persons and channels, impossible dates, wrong values.

In: the tables of one chunk. Out: the same tables with a few spoiled copies of rows appended; the column ``_fault`` says
what is wrong, and each file format writes it its own way.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.demo.draws import Draws, Ints
from kontaktdichte.demo.figures import value

FAULT = "_fault"
BAD_DATE = "date"
_UNKNOWN_PERSON, _UNKNOWN_CHANNEL = "9999999", "Fax"
_SENSITIVE = "disability"  # no rule asks for it, so no concept knows it and no file should carry it
_OUT_OF_BOUNDS = {"jobcenter": ("contact_interval", "9 months"), "projekte": ("contacts_per_month", "1")}


def with_faults(draws: Draws, tables: dict[str, pl.DataFrame], dataset: str) -> dict[str, pl.DataFrame]:
    """All tables with ``_fault``, the spoiled rows last."""
    spoiled = {
        "contacts": _contacts(draws, tables["contacts"]),
        "situations": _situations(draws, tables["situations"]),
        "agreements": _agreements(draws, tables["situations"], tables["agreements"].schema, dataset),
    }
    empty = pl.lit(None, dtype=pl.String).alias(FAULT)
    return {
        name: pl.concat([frame.with_columns(empty), *([spoiled[name]] if name in spoiled else [])])
        for name, frame in tables.items()
    }


def _keys(frame: pl.DataFrame) -> Ints:
    """One key per row that does not depend on the chunk; rows of other subjects than persons share one."""
    own = pl.int_range(pl.len()).over("subject")
    person = pl.col("subject").cast(pl.Int64, strict=False).fill_null(0)
    keys: Ints = frame.select(key=person * 4096 + own).to_series().to_numpy()
    return keys


def _chosen(draws: Draws, frame: pl.DataFrame, fault: str) -> pl.DataFrame:
    """Copies of the rows that shall be spoiled in this way, with ids of their own."""
    hit = draws.chance(f"fault/{fault}", _keys(frame), value(f"fault_{fault}"))
    copies = frame.filter(pl.Series(hit))
    return copies.with_columns(id=pl.concat_str("id", pl.lit(f"-{fault}")), replaces=pl.lit(None, dtype=pl.String))


def _contacts(draws: Draws, frame: pl.DataFrame) -> pl.DataFrame:
    """Contacts of unknown persons, by unknown channels, on days the calendar does not have."""
    nothing = pl.lit(None, dtype=pl.String).alias(FAULT)
    return pl.concat(
        [
            _chosen(draws, frame, "person").with_columns(nothing, subject=pl.lit(_UNKNOWN_PERSON)),
            _chosen(draws, frame, "channel").with_columns(nothing, channel=pl.lit(_UNKNOWN_CHANNEL)),
            _chosen(draws, frame, BAD_DATE).with_columns(pl.lit(BAD_DATE).alias(FAULT)),
        ]
    )


def _situations(draws: Draws, frame: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String).alias(FAULT)
    return _chosen(draws, frame, "attribute").with_columns(nothing, attribute=pl.lit(_SENSITIVE), value=pl.lit("true"))


def _agreements(draws: Draws, situations: pl.DataFrame, schema: pl.Schema, dataset: str) -> pl.DataFrame:
    """Agreed values outside the bounds that the concept sets."""
    key, agreed = _OUT_OF_BOUNDS[dataset]
    bases = _chosen(draws, situations, "agreed_value").with_columns(
        key=pl.lit(key), value=pl.lit(agreed), reason=pl.lit("individual strategy"), approver=pl.lit("Teamleitung")
    )
    return bases.select(list(schema)).with_columns(pl.lit(None, dtype=pl.String).alias(FAULT))
