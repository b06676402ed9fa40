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

from kontaktdichte.rules import (
    agreed,
    anchors,
    asked,
    calendar,
    cells,
    duties,
    judging,
    needs,
    placing,
    program,
    situations,
    spans,
    timeline,
    ways,
    widely,
)
from kontaktdichte.rules.bulk import driver

STATIONS: tuple[ModuleType, ...] = (
    calendar, spans, situations, agreed, anchors, timeline, cells, needs, ways, duties, placing, widely, asked, judging,
    driver,
)  # fmt: skip
ONLY_WIDE = ("_judge_widely", "once_widely", "tell_window")


def asks_wide(of: program.Program) -> bool:
    """Whether a program has rules of the wider vocabulary, which need the larger variant."""
    return of.levels > 1 or any(plan.wide != program.PLAIN for plan in of.plans)


@cache
def kernel(*, wide: bool = True, boundscheck: bool = False) -> Callable[..., Any]:
    """The compiled :func:`~kontaktdichte.rules.bulk.driver.judge_stretch`.

    ``wide=False`` leaves out what only rules of the wider vocabulary come to: it compiles in half the time.
    """
    kept = keeps("wide" if wide else "plain") and not boundscheck
    import numba

    options: dict[str, Any] = {"nogil": True, "boundscheck": boundscheck, "error_model": "numpy"}
    replaced: dict[Any, Any] = {
        sorted: numba.njit(**options)(driver.in_order),
        bisect_left: numba.njit(**options)(driver.first_place),
    }
    made: dict[Any, Any] = {}
    nothing = numba.njit(**options)(driver.nothing)
    spaces: list[dict[str, Any]] = []
    for station in STATIONS:
        for function in own_functions(station):
            space = dict(function.__globals__)
            copy = FunctionType(function.__code__, space, function.__name__, function.__defaults__)
            copy.__module__, copy.__qualname__ = function.__module__, function.__qualname__
            top = function is driver.judge_stretch
            made[function] = numba.njit(cache=top and kept, **options)(copy)
            spaces.append(space)
    for space in spaces:
        space["sorted"] = replaced[sorted]
        for name, value in list(space.items()):
            if isinstance(value, FunctionType) or value is bisect_left:
                space[name] = made.get(value, replaced.get(value, value))
        space["lent"] = lending()
        if not wide:
            space |= {name: nothing for name in ONLY_WIDE if name in space}
    judge_stretch: Callable[..., Any] = made[driver.judge_stretch]
    return judge_stretch


def lending() -> Any:
    """:func:`~kontaktdichte.rules.bulk.driver.lent` compiled: the same arrays, but nobody counts who holds them.

    The caller holds them as long as the call lasts. Counting costs more than all the rules do, since every look into an
    array is one atomic step up and one down.
    """
    from numba import types
    from numba.core import cgutils
    from numba.extending import intrinsic

    def without_owner(context: Any, builder: Any, kind: Any, value: Any) -> Any:
        if isinstance(kind, types.Array):
            array = cgutils.create_struct_proxy(kind)(context, builder, value=value)
            array.meminfo, array.parent = (
                cgutils.get_null_value(getattr(array, n).type) for n in ("meminfo", "parent")
            )
            return array._getvalue()
        if isinstance(kind, types.BaseTuple):
            for i, inner in enumerate(kind):
                part = without_owner(context, builder, inner, builder.extract_value(value, i))
                value = builder.insert_value(value, part, i)
        return value

    def lent(typing_context: Any, held: Any) -> Any:
        return held(held), lambda context, builder, signature, args: without_owner(context, builder, held, args[0])

    return intrinsic(lent)


def own_functions(station: ModuleType) -> list[FunctionType]:
    """The functions that a station defines itself."""
    return [f for f in vars(station).values() if inspect.isfunction(f) and f.__module__ == station.__name__]


def keeps(variant: str) -> bool:
    """Whether the functions that are made compilable next are kept in a folder of their own, and lets them be."""
    folder = cache_folder(variant)
    if folder is not None:
        os.environ["NUMBA_CACHE_DIR"] = str(folder)
        import numba

        numba.config.CACHE_DIR = str(folder)
    return folder is not None


@cache
def cache_folder(variant: str) -> Path | None:
    """The user's folder for code compiled from exactly these sources; None where none can be written."""
    import numba

    said = hashlib.sha256(f"{sys.version} {numba.__version__}".encode())
    for station in STATIONS:
        said.update(inspect.getsource(station).encode())
    said.update(inspect.getsource(program).encode())
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(home) / "kontaktdichte" / said.hexdigest()[:16] / variant
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None
