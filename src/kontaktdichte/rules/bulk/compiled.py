"""The stations' own functions, compiled: what runs for one person as it stands runs for the many as machine code.

In: the modules from spans to judging. Out: :func:`kernel`, which judges a stretch of people. Every function is taken
with the code it has; only what a compiler cannot take is put in its place: ``sorted`` and ``bisect_left``. Compiled
code is kept in a cache folder of the user, named after the sources it was made from; where none can be written,
it is made anew in each process.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from kontaktdichte.rules import agreed, anchors, calendar, duties, judging, placing, program, situations, spans, timeline
from kontaktdichte.rules.bulk import driver

STATIONS: tuple[ModuleType, ...] = (
    calendar, spans, situations, agreed, anchors, timeline, duties, placing, judging, driver,
)  # fmt: skip


@cache
def kernel(*, boundscheck: bool = False) -> Callable[..., Any]:
    """The compiled :func:`~kontaktdichte.rules.bulk.driver.judge_stretch`; numba is imported here and nowhere else."""
    folder = cache_folder()
    if folder is not None:
        os.environ["NUMBA_CACHE_DIR"] = str(folder)
    import numba

    if folder is not None:
        numba.config.CACHE_DIR = str(folder)
    options = {"nogil": True, "boundscheck": boundscheck, "error_model": "numpy"}
    replaced: dict[Any, Any] = {
        sorted: numba.njit(**options)(driver.in_order),
        bisect_left: numba.njit(**options)(driver.first_place),
    }
    made: dict[Any, Any] = {}
    spaces: list[dict[str, Any]] = []
    for station in STATIONS:
        for function in own_functions(station):
            space = dict(function.__globals__)
            copy = FunctionType(function.__code__, space, function.__name__, function.__defaults__)
            copy.__module__, copy.__qualname__ = function.__module__, function.__qualname__
            top = function is driver.judge_stretch
            made[function] = numba.njit(cache=top and folder is not None and not boundscheck, **options)(copy)
            spaces.append(space)
    for space in spaces:
        space["sorted"] = replaced[sorted]
        for name, value in list(space.items()):
            if isinstance(value, FunctionType) or value is bisect_left:
                space[name] = made.get(value, replaced.get(value, value))
    return made[driver.judge_stretch]  # type: ignore[no-any-return]


def own_functions(station: ModuleType) -> list[FunctionType]:
    """The functions that a station defines itself."""
    return [f for f in vars(station).values() if inspect.isfunction(f) and f.__module__ == station.__name__]


@cache
def cache_folder() -> Path | None:
    """The user's folder for code compiled from exactly these sources; None where none can be written."""
    import numba

    said = hashlib.sha256(f"{sys.version} {numba.__version__}".encode())
    for station in STATIONS:
        said.update(inspect.getsource(station).encode())
    said.update(inspect.getsource(program).encode())
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(home) / "kontaktdichte" / said.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None
