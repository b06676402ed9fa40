"""All benchmarks on this machine, one after another; whoever ran them carries the figures to docs/benchmark.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = ("person.py", "startup.py")


def main() -> int:
    """Run each part in a process of its own; the first failure is the exit code."""
    for part in PARTS:
        print(f"== {part}", flush=True)
        code = subprocess.run([sys.executable, str(HERE / part)], check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
