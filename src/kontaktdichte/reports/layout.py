"""How wide a column and how high a row must be, and what of a sheet is printed.

In: a table in words and its headings. Out: widths in characters, heights in points, the last printed column. Not every
spreadsheet program fits rows to wrapped text by itself, so heights are reckoned here.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

_LINE = 13.0  # points of a line of text
_CAPS = {
    "sentence": 46,
    "verdict_sentence": 50,
    "quote": 110,
    "also": 34,
    "cell_missed": 26,
    "section": 30,
    "rule_label": 26,
    "finding": 90,
    "measure_sentence": 60,
    "measure_label": 30,
    "beside_text": 30,
    "why": 70,
    "label": 80,
    "reading": 44,
    "chosen": 34,
    "choices": 50,
    "value": 26,
    "unit": 20,
    "counsellor": 16,
    "reason": 18,
}
_LONGEST, _SHORTEST, _DAY = 30, 7, 11
_LAST_PRINTED = {
    "worklist": "cell_missed",
    "duties": "verdict_sentence",
    "deviations": "verdict_sentence",
    "rates": "not_judged",
    "measures": "measure_sentence",
}
_SAMPLE = 2_000  # rows looked at for a column's width


def widths(frame: pl.DataFrame, headings: Sequence[str]) -> list[int]:
    """One width per column: its longest text, at least its heading's longest word, at most the column's cap."""
    found = []
    for name, heading in zip(frame.columns, headings, strict=True):
        words = max((len(word) for word in heading.replace("-", "- ").split()), default=0) + 2
        if frame.schema[name] == pl.String:
            content = frame[name].head(_SAMPLE).str.len_chars().max()
            longest = content + 1 if isinstance(content, int) else 0
            found.append(min(_CAPS.get(name, _LONGEST), max(words, longest, _SHORTEST)))
        else:
            found.append(max(words, _DAY if frame.schema[name] == pl.Date else _SHORTEST))
    return found


def heights(frame: pl.DataFrame, widths: Sequence[int]) -> list[float]:
    """One height per row, for the cell that needs most lines."""
    texts = [
        (name, width) for name, width in zip(frame.columns, widths, strict=True) if frame.schema[name] == pl.String
    ]
    if not texts or frame.is_empty():
        return [_LINE + 2] * frame.height
    # words do not break: on average a line holds a little less than its width
    lines = [(pl.col(n).str.len_chars().fill_null(0) / (w * 0.92)).ceil() for n, w in texts]
    most = frame.select(pl.max_horizontal(pl.lit(1.0), *lines)).to_series()
    return [count * _LINE + 2 for count in most]


def heading_height(headings: Sequence[str], widths: Sequence[int]) -> float:
    """The height of the heading row."""
    most = max(_lines(heading, width) for heading, width in zip(headings, widths, strict=True))
    return most * (_LINE + 1) + 6


def _lines(heading: str, width: int) -> int:
    lines, used = 1, 0
    for word in heading.split():
        if used and used + 1 + len(word) > width - 1:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
    return lines


def printed(key: str, columns: Sequence[str]) -> int:
    """Place of the last column that is printed: wide reports keep their legible part on paper, the rest on screen."""
    return columns.index(_LAST_PRINTED[key]) if key in _LAST_PRINTED else len(columns) - 1
