"""What the intake says about a cell, a row or a sheet: one sentence in German and in English, with what to do.

In: a code and the words to fill in. Out: a :class:`Problem`, ready for the tables of rejected and flagged rows; or an
:class:`IntakeError` for a file that cannot be used at all. The sentences stand in ``messages.yaml`` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import yaml

from kontaktdichte.rules.vocabulary import Text

TEXT_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text
_FILE = Path(__file__).with_name("messages.yaml")
_DATA = yaml.load(_FILE.read_text("utf-8"), Loader=TEXT_LOADER)
MESSAGES = {code: Text.model_validate(text) for code, text in _DATA["sentences"].items()}
UNKNOWN = {code: Text.model_validate(text) for code, text in _DATA["unknown"].items()}
_UNKNOWN = Text.model_validate(_DATA["unknown_sentence"])
_SHOWN = 60  # characters of a value inside a sentence; the column `value` holds it whole
_CHOICES = 12
_FROM_CELLS = {"value", "against", "one", "two", "column"}


class Problem(NamedTuple):
    """One finding in both languages; ``code`` is stable, the sentences may be worded better one day."""

    code: str
    de: str
    en: str


class IntakeError(ValueError):
    """A file that cannot be used at all; nothing of it was taken. One sentence names the file and the remedy."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(de)
        self.de, self.en = de, en


def problem(code: str, *, suggestion: str | None = None, **fields: object) -> Problem:
    """The sentences of ``code`` with its fields filled in; ``suggestion`` becomes "did you mean"."""
    return _fill(code, MESSAGES[code], suggestion, fields)


def unknown(code: str, value: str, choices: Iterable[Text], *, of: Text | None = None) -> Problem:
    """``value`` is none of ``choices``; names the nearest one and the first dozen."""
    known = list(choices)
    near = nearest(value, [c.de for c in known]) or nearest(value, [c.en for c in known])
    what = UNKNOWN[code]
    if of is not None:
        what = Text(de=what.de.format(of=of.de), en=what.en.format(of=of.en))
    fields = {"value": value, "what": what, "choices": _listed(known)}
    return _fill(code, _UNKNOWN, near, fields)


def _listed(choices: list[Text]) -> Text:
    more = " …" if len(choices) > _CHOICES else ""
    de, en = ([getattr(c, language) for c in choices[:_CHOICES]] for language in ("de", "en"))
    return Text(de=", ".join(de) + more or "–", en=", ".join(en) + more or "–")


def nearest(value: str, choices: Iterable[str]) -> str | None:
    """The choice that the value was probably meant to be."""
    folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(value.casefold()[:_SHOWN], folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def _fill(code: str, text: Text, suggestion: str | None, fields: dict[str, object]) -> Problem:
    de = {name: _short(name, f.de if isinstance(f, Text) else f) for name, f in fields.items()}
    en = {name: _short(name, f.en if isinstance(f, Text) else f) for name, f in fields.items()}
    de["suggestion"] = f" – gemeint vielleicht „{suggestion}“" if suggestion else ""
    en["suggestion"] = f" – did you mean “{suggestion}”" if suggestion else ""
    return Problem(code, _format(text.de, de), _format(text.en, en))


def _format(text: str, fields: dict[str, str]) -> str:
    # values may hold braces themselves: each placeholder is replaced once, in the template only
    pieces = text.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, rest = piece.split("}", 1)
        filled += [fields[name], rest]
    return "".join(filled)


def _short(name: str, value: object) -> str:
    """A value fit for a sentence: printable, on one line; what came out of a cell also not too long."""
    line = "".join(c if c.isprintable() else "·" for c in str(value))
    return line if name not in _FROM_CELLS or len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
