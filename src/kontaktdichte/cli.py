"""The command line: arguments in, exit codes and sentences out. Parses and prints; the work is done in ``reports``.

Nothing heavy is imported before a command needs it, so that a worklist is there in about a second. The only place that
asks the clock what day it is.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from kontaktdichte.intake import Intake
    from kontaktdichte.reports.run import Days, Run
    from kontaktdichte.reports.text import Line
    from kontaktdichte.rules.concept import Concept

FINE, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
DEMO_DAY = "2026-11-20"
_CODES = {"head": "\033[1m", "alarm": "\033[31m", "soft": "\033[2m"}
_PATIENCE = 0.8  # seconds of work before a progress bar is worth its import
_HELP = """Who must be contacted by when, why, and where that stands written.

Exit codes: 0 fine; 1 problems in a concept, or rejected rows with --strict; 2 wrong usage or an unusable file.
Colours and progress bars appear on terminals only; NO_COLOR is respected."""


class Language(StrEnum):
    """Language of reports and sentences."""

    de = "de"
    en = "en"


class FileFormat(StrEnum):
    """How ``evaluate`` writes its reports."""

    xlsx = "xlsx"
    csv = "csv"
    parquet = "parquet"
    json = "json"


class ListFormat(StrEnum):
    """How ``worklist`` prints."""

    text = "text"
    csv = "csv"
    json = "json"


class TextFormat(StrEnum):
    """How ``explain`` prints."""

    text = "text"
    json = "json"


class Stop(Exception):
    """The end of a command that its user can mend, in one sentence."""


class Unread(Exception):
    """The reader of our output, such as head, has seen enough."""


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
    raise typer.BadParameter(f"{text!r} is no day; write for example {DEMO_DAY} or 20.11.2026")


def _days(text: str) -> tuple[date, date]:
    first, dots, last = text.partition("..")
    if not dots or _day(first) > _day(last):
        raise typer.BadParameter(f"{text!r} is no period; write for example 2026-01-01..2026-10-31")
    return _day(first), _day(last)


def _option(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, **more)


Files = Annotated[list[Path], typer.Argument(help="XLSX, CSV or Parquet files, or folders of them.")]
ConceptName = Annotated[
    str | None, _option("--concept", help="Name of a shipped concept, or path of your own concept.yaml.")
]
AsOf = Annotated[date | None, _option(parser=_day, metavar="DAY", help="The Stichtag. Default: today in Berlin.")]
KnownAt = Annotated[date | None, _option(parser=_day, metavar="DAY", help="Leave out what was recorded later.")]
Readings = Annotated[
    list[str] | None, _option("--reading", metavar="NAME=VALUE", help="Choose a reading differently; repeatable.")
]
ProfileFile = Annotated[
    Path | None, _option("--profile", help="How your files call sheets, columns and codes: a name or a YAML file.")
]
InLanguage = Annotated[Language, _option("--language", help="Language of the output.")]
Strict = Annotated[bool, _option("--strict", help="Exit code 1 when rows were rejected.")]
Period = Annotated[
    Any, _option(parser=_days, metavar="DAY..DAY", help="Period of the rates. Default: the year up to the Stichtag.")
]
Out = Annotated[Path | None, _option(help="NAME.xlsx or .json; with .csv or .parquet a folder NAME.")]
OutFormat = Annotated[FileFormat | None, _option("--format", help="Where the ending of --out does not say it.")]
Unit = Annotated[str | None, _option(help="Only this unit.")]
Counsellor = Annotated[str | None, _option(help="Only this counsellor.")]
Limit = Annotated[int | None, _option(min=0, help="Rows at most, 0: all. Default: 20 on a terminal, else all.")]
Person = Annotated[str, _option(help="The person's id, leading zeros included.")]
Printed = Annotated[ListFormat, _option("--format", help="How to print.")]
Told = Annotated[TextFormat, _option("--format", help="How to print.")]
Concepts = Annotated[list[str] | None, typer.Argument(help="Paths or names. Default: all that ship.")]
Quoted = Annotated[bool, _option("--strict", help="Also: quotes stand in source.md, and all of it is quoted.")]
Force = Annotated[bool, _option("--force", help="Overwrite a file that is there already.")]
Workbook = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")]
Size = Annotated[int | None, _option(help="Persons of the Jobcenter. Default: 3,500.", show_default=False)]
Seed = Annotated[int, _option(help="Another seed, other people.")]
Folder = Annotated[Path, _option(help="Folder for what is written.")]
DemoDay = Annotated[str, _option(metavar="DAY", help="The Stichtag.")]

app = typer.Typer(
    help=_HELP, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
)


@app.command()
def evaluate(
    files: Files, concept: ConceptName = None, as_of: AsOf = None, known_at: KnownAt = None, period: Period = None,
    reading: Readings = None, profile: ProfileFile = None, out: Out = None, form: OutFormat = None,
    language: InLanguage = Language.de, strict: Strict = False,
) -> None:  # fmt: skip
    """Evaluate everyone: worklist, duties, rates, missing facts, deviations, findings, rejected rows, readings."""
    with _plainly(language), _Bars() as bars:
        from kontaktdichte.reports import files as writer
        from kontaktdichte.reports import given
        from kontaktdichte.reports.run import Days, a_year_before
        from kontaktdichte.reports.text import summary_lines

        target = given.target(out, form, [*files, *(p for p in (profile, concept and Path(concept)) if p)])
        chosen = given.concept(concept, reading or ())
        taken = _read(files, chosen, profile, bars)
        day = as_of or _today()
        found = _run(chosen, taken, day, known_at, Days(*period) if period else a_year_before(day), bars)
        bars.close()
        if target is None:
            _show(summary_lines(found, language.value))
            print({"de": "\nMit Namen: --out ergebnis.xlsx", "en": "\nWith names: --out result.xlsx"}[language])
        else:
            with given.writing(target[0]):
                written = writer.write(target[0], found, target[1], language.value)
            print("\n".join(map(str, written)))
        _tell_rejected(taken, language, strict)


@app.command()
def worklist(
    files: Files, concept: ConceptName = None, as_of: AsOf = None, known_at: KnownAt = None, reading: Readings = None,
    profile: ProfileFile = None, unit: Unit = None, counsellor: Counsellor = None, limit: Limit = None,
    form: Printed = ListFormat.text, language: InLanguage = Language.de, strict: Strict = False,
) -> None:  # fmt: skip
    """Print who must be contacted by when, overdue first."""
    with _plainly(language), _Bars() as bars:
        from kontaktdichte.reports import given, text
        from kontaktdichte.reports import worklist as report

        chosen = given.concept(concept, reading or ())
        taken = _read(files, chosen, profile, bars)
        found = _run(chosen, taken, as_of or _today(), known_at, None, bars)
        bars.close()
        whose = {name: given.known(found, name, of) for name, of in (("unit", unit), ("counsellor", counsellor))}
        rows = report.worklist(found, language.value, **whose)
        most = limit if limit is not None else 20 if sys.stdout.isatty() and form is ListFormat.text else 0
        if form is ListFormat.text:
            theirs, names = found.only(**whose), [name for name in whose.values() if name]
            _show(text.worklist_page(theirs, rows, language.value, width=_width(), limit=most, whose=names))
        else:
            from kontaktdichte.reports.files import rows_text

            shown = rows.head(most) if most else rows
            print(rows_text(shown, report.COLUMNS, form.value, language.value), end="")
        _tell_rejected(taken, language, strict)


@app.command()
def explain(
    files: Files, person: Person, concept: ConceptName = None, as_of: AsOf = None, known_at: KnownAt = None,
    reading: Readings = None, profile: ProfileFile = None, form: Told = TextFormat.text,
    language: InLanguage = Language.de,
) -> None:  # fmt: skip
    """Explain one person: which rules and why, what counted and what did not, with the quoted passage."""
    with _plainly(language), _Bars() as bars:
        from kontaktdichte.reports import given
        from kontaktdichte.reports.files import json_text
        from kontaktdichte.reports.text import wrapped
        from kontaktdichte.rules import explanation

        chosen = given.concept(concept, reading or ())
        taken = _read(files, chosen, profile, bars)
        bars.close()
        told = explanation.explain(
            chosen, taken.tables, person, as_of=as_of or _today(), known_at=known_at, language=language.value
        )
        if form is TextFormat.json:
            print(json_text(told.as_dict()), end="")
        else:
            _show(wrapped(told.text(), _width()))
        _tell_rejected(taken, language, strict=False)


@app.command("check-concept")
def check_concept(concepts: Concepts = None, strict: Quoted = False) -> None:
    """Check concept files; each problem as FILE:LINE:COLUMN: sentence."""
    failed = False
    with _plainly(Language.en):
        from kontaktdichte.reports.quotes import check
        from kontaktdichte.rules.loading import available_concepts

        for name in concepts or list(available_concepts()):
            problems, praise = check(name, strict=strict)
            print("\n".join(map(str, problems)) if problems else praise)
            failed = failed or bool(problems)
    if failed:
        raise typer.Exit(PROBLEMS)


@app.command()
def template(
    target: Workbook, concept: ConceptName = None, force: Force = False, language: InLanguage = Language.de
) -> None:  # fmt: skip
    """Write an empty workbook with the columns and drop-downs of a concept, ready to fill in."""
    with _plainly(language):
        from kontaktdichte.intake import write_template
        from kontaktdichte.reports import given

        chosen = given.concept(concept)
        with given.writing(given.free(target, force=force)):
            write_template(target, chosen, language.value)
        print({"de": f"{target} ist geschrieben.", "en": f"{target} is written."}[language.value])


@app.command()
def demo(
    size: Size = None, seed: Seed = 1, out: Folder = Path("out/demo"), as_of: DemoDay = DEMO_DAY,
    language: InLanguage = Language.de,
) -> None:  # fmt: skip
    """Make up a Jobcenter and four projects, evaluate them, and show what comes out."""
    day = _day(as_of)
    with _plainly(language), _Bars() as bars:
        from kontaktdichte.reports import given, showcase

        with given.writing(out):
            shown = showcase.prepare_both(
                out, size=size, seed=seed, as_of=day, language=language.value, reading=bars.reading, progress=bars.over
            )
        bars.close()
        _show(showcase.tell(*shown, language.value, _width(), given.prefix(sys.argv[0])))


def _read(files: list[Path], concept: Concept, profile: Path | None, bars: _Bars) -> Intake:
    from kontaktdichte.intake import load_profile, read
    from kontaktdichte.reports.given import with_people

    how = load_profile(profile) if profile is not None else None
    return with_people(read(files, concept=concept, profile=how, progress=bars.reading))


def _run(
    concept: Concept, taken: Intake, as_of: date, known_at: date | None, period: Days | None, bars: _Bars
) -> Run:  # fmt: skip
    from kontaktdichte.reports.given import with_duties
    from kontaktdichte.reports.run import run

    return with_duties(run(
        concept, taken.tables, as_of=as_of, known_at=known_at, period=period, rejected=taken.rejected,
        warnings=taken.warnings, progress=bars.over,
    ), taken)  # fmt: skip


def _today() -> date:
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def _tell_rejected(taken: Intake, language: Language, strict: bool) -> None:
    from kontaktdichte.reports.given import rejected_sentence

    sentence = rejected_sentence(taken, language.value)
    if sentence is None:
        return
    sys.stdout.flush()
    print(sentence, file=sys.stderr)
    if strict:
        raise typer.Exit(PROBLEMS)


def _show(lines: Iterable[Line]) -> None:
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in lines:
        code = _CODES.get(line.tone) if colours else None
        print(f"{code}{line.text}\033[0m" if code else line.text)


def _width() -> int:
    return shutil.get_terminal_size((120, 40)).columns


class _Bars:
    """Progress on stderr: only on a terminal, only once the work has taken a moment."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.bar: Any = None
        self.task: Any = None
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> _Bars:
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


@contextmanager
def _plainly(language: Language) -> Iterator[None]:
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


def main() -> None:
    """Run the command line; ends the process with an exit code. No traceback for what the user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if (change := getattr(stream, "reconfigure", None)) is not None:  # LANG=C, or a code page of Windows
            change(encoding="utf-8", errors="replace")
    try:
        code: int = app(standalone_mode=False) or FINE
        sys.stdout.flush()
    except (typer.TyperException, Stop) as error:
        code = _complain(error)
    except (Unread, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FINE
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _complain(error: Exception) -> int:
    say = getattr(error, "format_message", None)  # a mistake in the arguments; ours otherwise
    sys.stdout.flush()
    sentence = f"{say().rstrip('.')}. See kontaktdichte --help." if say is not None else str(error)
    print(f"kontaktdichte: {sentence}", file=sys.stderr)
    return WRONG_USAGE
