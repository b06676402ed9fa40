"""Work that shows it is alive: a file that grows. Run as a program, two processes do it until they are stopped."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import polars as pl

from kontaktdichte.scale.pool import in_order


def beat(file: Path) -> None:
    """Grow ``file`` for a minute."""
    for _ in range(1200):
        with file.open("a") as heart:
            heart.write(".")
        time.sleep(0.05)


if __name__ == "__main__":
    pl.LazyFrame({"a": [1]}).collect()  # from here on Ctrl-C no longer wakes whoever waits
    list(in_order(beat, [Path(sys.argv[1]) / name for name in ("one", "two")], 2))
