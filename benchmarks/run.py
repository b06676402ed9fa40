"""All benchmarks on this machine, one after another; whoever ran them carries the figures to docs/benchmark.md.

    python benchmarks/run.py [--quick]

``--quick`` leaves out the country (four million persons: minutes, and 24 GB of memory for DuckDB's side).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = ("person.py", "startup.py", "office.py", "rowwise.py")
COUNTRY = ("growth.py", "floor.py", "kernel_sql.py")  # the floor writes the country's output again


def main() -> int:
    """Run each part in a process of its own; the first failure is the exit code."""
    for part in PARTS if "--quick" in sys.argv else PARTS + COUNTRY:
        print(f"== {part}", flush=True)
        code = subprocess.run([sys.executable, str(HERE / part)], check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
