"""How commands print and end: lines with colours, progress bars, refusals as one sentence, exit codes.

In: lines with a tone, errors. Out: text on the two streams. Colours and bars on terminals only.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kontaktdichte.cli.options import Language
    from kontaktdichte.reports.text import Line

FINE, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_CODES = {"head": "\033[1m", "alarm": "\033[31m", "soft": "\033[2m"}
_PATIENCE = 0.8  # seconds of work before a progress bar is worth its import


class Stop(Exception):
    """The end of a command that its user can mend, in one sentence."""


class Unread(Exception):
    """The reader of our output, such as head, has seen enough."""


@contextmanager
def plainly(language: Language) -> Iterator[None]:
    """The project's own refusals, and unreadable files, as one sentence in the language asked for."""
    try:
        yield
    except BrokenPipeError as error:
        raise Unread from error
    except OSError as error:
        raise Stop(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")) from error
    except ValueError as error:
        if not type(error).__module__.startswith("kontaktdichte."):
            raise
        raise Stop(str(getattr(error, language.value, error))) from error


def show(lines: Iterable[Line]) -> None:
    """Print lines, with colours where somebody sees them and did not refuse them."""
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in lines:
        code = _CODES.get(line.tone) if colours else None
        print(f"{code}{line.text}\033[0m" if code else line.text)


def grouped(number: int, language: Language) -> str:
    """A number by thousands: 12.345, in English 12,345."""
    return f"{number:,}".replace(",", "." if language.value == "de" else ",")


def width() -> int:
    """Characters in a line."""
    return shutil.get_terminal_size((120, 40)).columns


@contextmanager
def meanwhile(every: float = 5.0) -> Iterator[Callable[[str], None]]:
    """While the block runs a line every few seconds: what is being done, and for how long. Gives what says it."""
    begun, done, doing = time.monotonic(), threading.Event(), [""]

    def tell() -> None:
        while not done.wait(every):
            print(f"  … {time.monotonic() - begun:.0f} s: {doing[0]}", flush=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield lambda what: doing.__setitem__(0, what)
    finally:
        done.set()
        teller.join()


class Bars:
    """Progress on stderr: only on a terminal, only once the work has taken a moment."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.bar: Any = None
        self.task: Any = None
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> Bars:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar away, so that nothing is printed into it."""
        if self.bar is not None:
            self.bar.stop()
        self.bar, self.shown = None, False

    def reading(self, file: str, rows: int) -> None:
        """Rows of a file read so far."""
        self._move(file, rows, None)

    def over(self, items: Iterable[Any], count: int) -> Iterator[Any]:
        """The items, counted as they pass."""
        for done, item in enumerate(items):
            yield item
            if done % 64 == 0:
                self._move("…", done, count)

    def _move(self, what: str, done: int, count: int | None) -> None:
        if not self.shown or time.monotonic() - self.begun < _PATIENCE:
            return
        if self.bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self.bar = Progress(console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task(what)
            self.bar.start()
        self.bar.update(self.task, description=what, completed=done, total=count)
