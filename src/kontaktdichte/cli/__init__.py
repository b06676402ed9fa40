"""The command line: arguments in, exit codes and sentences out. Parses and prints; the work is done in ``reports``.

One file per command; :mod:`options` holds what several of them take, :mod:`work` what they do before they print,
:mod:`terminal` how they print. Nothing heavy is imported before a command needs it, so that a worklist is there in
about a second.
"""

from __future__ import annotations

import os
import sys

import typer

from kontaktdichte.cli import (
    backup,
    check_concept,
    compare,
    demo,
    desk,
    doctor,
    entry,
    evaluate,
    explain,
    office,
    serve,
    template,
    worklist,
)
from kontaktdichte.cli.terminal import FINE, INTERRUPTED, PROBLEMS, WRONG_USAGE, Stop, Unread

__all__ = ["FINE", "INTERRUPTED", "PROBLEMS", "WRONG_USAGE", "main"]
_HELP = """Who must be contacted by when, why, and where that stands written.

Exit codes: 0 fine; 1 problems in a concept, or rejected rows with --strict; 2 wrong usage or an unusable file.
Colours and progress bars appear on terminals only; NO_COLOR is respected."""
_COMMANDS = (
    evaluate.evaluate, worklist.worklist, explain.explain, compare.compare, check_concept.check_concept,
    template.template, demo.demo, desk.desk, serve.serve, serve.work,
    serve.migrate, serve.prepare_database, serve.create_organisation, serve.create_user, serve.verify,
    backup.backup, backup.restore, office.import_, office.activate_edition, office.connect,
    entry.require_second_factor, entry.login_provider, entry.password_link,
    doctor.doctor,
)  # fmt: skip


def main() -> None:
    """Run the command line; ends the process with an exit code. No traceback for what the user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if (change := getattr(stream, "reconfigure", None)) is not None:  # LANG=C, or a code page of Windows
            change(encoding="utf-8", errors="replace")
    try:
        code: int = _app()(standalone_mode=False) or FINE
        sys.stdout.flush()
    except (typer.TyperException, Stop) as error:
        code = _complain(error)
    except (Unread, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FINE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    sys.exit(code)


def _app() -> typer.Typer:
    app = typer.Typer(
        help=_HELP, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
    )
    for command in _COMMANDS:
        app.command(command.__name__.strip("_").replace("_", "-"))(command)
    return app


def _complain(error: Exception) -> int:
    say = getattr(error, "format_message", None)  # a mistake in the arguments; ours otherwise
    sys.stdout.flush()
    sentence = f"{say().rstrip('.')}. See kontaktdichte --help." if say is not None else str(error)
    print(f"kontaktdichte: {sentence}", file=sys.stderr)
    return WRONG_USAGE
