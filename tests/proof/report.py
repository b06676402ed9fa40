"""One JSON line for each proof: what was run, with which seed, how much, how long."""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

FULL = os.environ.get("PROOF_SIZE") == "full"
SEED = int(os.environ.get("PROOF_SEED", "20261122"))

aloud: Callable[[], AbstractContextManager[None]] = nullcontext  # how to speak past the capture of output: conftest.py


@contextmanager
def proof(name: str, **sizes: Any) -> Iterator[dict[str, Any]]:
    """Counts what the block adds to the line; printed even if the proof fails, so that its seed is known."""
    said: dict[str, Any] = {"proof": name, "seed": SEED, **sizes}
    begin = time.perf_counter()
    try:
        yield said
    finally:
        said["seconds"] = round(time.perf_counter() - begin, 1)
        with aloud():
            print(f"\n{json.dumps(said)}", file=sys.stderr, flush=True)


def chance(name: str) -> random.Random:
    """Random numbers of one proof, by the seed."""
    return random.Random(f"{SEED}-{name}")
