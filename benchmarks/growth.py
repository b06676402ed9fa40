"""Growth of time and memory from four thousand to four million persons, drawn: docs/growth.svg.

In: nothing; each size is measured by ``country.py``. Out: a line of JSON for each size, and the drawing.

    python benchmarks/growth.py [--folder build/bench] [--runs 3]
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl
from data import SIZES
from measuring import options

HERE = Path(__file__).resolve().parent
GROWN = ("p4k", "p40k", "p400k", "country")
DRAWING = HERE.parent / "docs" / "growth.svg"


def main() -> None:
    """Measure every size, then draw."""
    chosen = options(__doc__).parse_args()
    line = [sys.executable, str(HERE / "country.py"), "--folder", str(chosen.folder), "--runs", str(chosen.runs)]
    line += ["--cache", str(chosen.cache)] if chosen.cache else []
    for size in GROWN:
        subprocess.run([*line, "--size", size], check=True)
    results = [json.loads(line) for line in (chosen.folder / "results.jsonl").read_text("utf-8").splitlines()]
    latest = {told["size"]: told for told in results if told["figure"] == "country"}
    drawn([{"persons": SIZES[size], **latest[size]} for size in GROWN]).save(DRAWING)
    print(DRAWING)


def drawn(told: list[dict[str, Any]]) -> alt.HConcatChart:
    """Time and memory over the number of persons, both axes logarithmic."""
    points = pl.DataFrame(
        [{"persons": one["persons"], "seconds": one["seconds"], "GiB": one["peak_mib"] / 1024} for one in told]
    )
    return alt.hconcat(_curve(points, "seconds", "s"), _curve(points, "GiB", "GiB"))


def _curve(points: pl.DataFrame, name: str, unit: str) -> alt.LayerChart:
    base = alt.Chart(points, width=300, height=240).encode(
        x=alt.X("persons", scale=alt.Scale(type="log"), axis=alt.Axis(format="~s", values=points["persons"].to_list())),
        y=alt.Y(
            name, scale=alt.Scale(type="log"), title={"s": "seconds, file to file", "GiB": "memory at most, GiB"}[unit]
        ),
    )
    told = base.mark_text(align="right", dx=-6, dy=-6).encode(text=alt.Text(name, format=".2r"))
    return base.mark_line(point=True) + told


if __name__ == "__main__":
    main()
