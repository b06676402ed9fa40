"""The picture of a year: every verdict has a look of its own, and nothing in it that a strict page would refuse."""

import re
from datetime import date
from xml.etree import ElementTree

from kontaktdichte.reports.timeline import LOOKS, MARKS, Bar, Mark, Words, timeline
from kontaktdichte.rules.duties import VERDICTS

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
WORDS = Words("Kontakte", "Ein <Jahr> & mehr", "Zwei Balken")
SPACE = "{http://www.w3.org/2000/svg}"


def drawn(bars: list[Bar], marks: list[Mark], today: date = date(2026, 6, 1)) -> str:
    return timeline(bars, marks, WORDS, YEAR, today, "de")


def test_every_verdict_is_told_by_colour_shape_and_edge() -> None:
    """If it fails, whoever cannot tell red from green cannot read the picture."""
    assert set(LOOKS) == {*VERDICTS, "overdue"}
    assert (
        len({colour for colour, *_ in LOOKS.values()}) == len({shape for _, shape, *_ in LOOKS.values()}) == len(LOOKS)
    )
    assert len(set(MARKS.values())) == len(MARKS)


def test_a_bar_for_each_duty_and_a_mark_for_each_contact_inside_the_year() -> None:
    """If it fails, something that is owed is not in the picture."""
    months = [(date(2026, month, 1), date(2026, month, 28)) for month in range(1, 8)]
    bars = [Bar(f"Regel {i}", *span, verdict) for i, (span, verdict) in enumerate(zip(months, LOOKS, strict=True))]
    bars.append(Bar("Regel 0", date(2025, 7, 1), date(2027, 1, 31), "open"))
    marks = [Mark(date(2026, 3, day), kind) for day, kind in enumerate(MARKS, start=1)]
    root = ElementTree.fromstring(drawn(bars, marks))
    groups = {name: [part for group in root.iter(f"{SPACE}g") if name in group.get("class", "") for part in group]
              for name in ("mark-rect", "mark-symbol")}  # fmt: skip
    assert len(groups["mark-rect"]) == len(bars)
    assert len(groups["mark-symbol"]) == len(bars) + len(marks)
    texts = {"".join(one.itertext()) for one in root.iter(f"{SPACE}text")}
    assert {"Kontakte", "Mrz", "Regel 6"} <= texts
    for colour, *_ in LOOKS.values():
        assert f'stroke="{colour}"' in drawn(bars, marks)


def test_a_long_label_stands_in_two_lines_and_is_not_cut() -> None:
    """If it fails, nobody can tell which of two rules a bar is of."""
    label = "2 Kontakte im Jahr in gleichmäßigem Abstand, davon einer persönlich"
    root = ElementTree.fromstring(drawn([Bar(label, date(2026, 1, 1), date(2026, 6, 30), "open")], []))
    lines = [[part.text or "" for part in one] for one in root.iter(f"{SPACE}text") if len(one)]
    assert lines == [["2 Kontakte im Jahr in gleichmäßigem", "Abstand, davon einer persönlich"]]


def test_the_picture_says_what_it_is_and_brings_nothing_along() -> None:
    """If it fails, somebody who listens hears nothing, or the page's policy hides the picture."""
    text = drawn([], [], today=date(2027, 1, 1))
    root = ElementTree.fromstring(text)
    said = [root.findtext(f"{SPACE}{name}") for name in ("title", "desc")]
    assert (root.get("role"), said) == ("img", [WORDS.title, WORDS.description])
    assert not re.search(r"style=|<style|<script|<image|onload=", text)
    assert text == drawn([], [], today=date(2027, 1, 1)), "the same year is the same picture"


def test_a_label_that_just_fits_a_line_is_not_cut() -> None:
    """If it fails, the widest rules lose their last word where the type face is not installed."""
    label = "I – Überprüfung in gleichmäßigem Abstand"
    root = ElementTree.fromstring(drawn([Bar(label, date(2026, 1, 1), date(2026, 6, 30), "open")], []))
    assert label in {"".join(one.itertext()) for one in root.iter(f"{SPACE}text")}
