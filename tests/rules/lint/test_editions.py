"""Editions of one concept follow one another: no day belongs to two of them, none to neither."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.rules.invented import sound, written

from kontaktdichte.rules.lint import Remark, examine

RULES = ("talks",)


def edition(
    folder: Path, begin: str, until: str | None = None, name: str = "beispielstadt", **of_talks: object
) -> Path:
    """One folder with an edition of the invented office; ``[begin, until)``; other words of its one rule."""
    force = {"from": date.fromisoformat(begin)} | ({"until": date.fromisoformat(until)} if until else {})
    concept = {**sound(), "concept": name, "edition": date.fromisoformat(begin), "in_force": force}
    concept["rules"] = {name: {**concept["rules"][name], **of_talks} for name in RULES}
    file = folder / begin / "concept.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(written(concept), "utf-8")
    return file


def said(file: Path) -> list[tuple[str, str]]:
    found: list[Remark] = examine(file)
    assert all("in_force:" in file.read_text("utf-8").splitlines()[remark.line - 1] for remark in found)
    return [(remark.code, remark.sentence) for remark in found]


def test_editions_that_follow_one_another_are_fine(tmp_path: Path) -> None:
    """If it fails, every office with a second edition is told of defects it has not."""
    files = [edition(tmp_path, "2015-01-01", "2018-04-01"), edition(tmp_path, "2018-04-01")]
    assert [said(file) for file in files] == [[], []]


def test_two_editions_on_one_day_are_told(tmp_path: Path) -> None:
    """If it fails, one duty is judged by two texts, and which one wins is chance."""
    first, second = edition(tmp_path, "2015-01-01"), edition(tmp_path, "2018-04-01")
    meant = [("edition_overlap", "the editions {} and {} are both in force from 2018-04-01.")]
    assert said(first) == [(meant[0][0], meant[0][1].format("2015-01-01", "2018-04-01"))]
    assert said(second) == [(meant[0][0], meant[0][1].format("2018-04-01", "2015-01-01"))]


def test_days_without_an_edition_are_told(tmp_path: Path) -> None:
    """If it fails, nobody notices that for three weeks nothing was owed to anybody."""
    first, second = edition(tmp_path, "2015-01-01", "2018-03-11"), edition(tmp_path, "2018-04-01")
    meant = "neither 2015-01-01 nor 2018-04-01 is in force from 2018-03-11 until 2018-04-01."
    assert said(first) == said(second) == [("edition_gap", meant)]


def test_a_long_edition_fills_the_gap_between_two_others(tmp_path: Path) -> None:
    """If it fails, a gap is told on days on which an edition is in force."""
    edition(tmp_path, "2015-01-01", "2019-01-01")
    edition(tmp_path, "2016-01-01", "2017-01-01")
    assert [code for code, _ in said(edition(tmp_path, "2018-01-01"))] == ["edition_overlap"]


def test_other_concepts_and_broken_files_beside_it_are_passed_over(tmp_path: Path) -> None:
    """If it fails, a neighbour's file keeps an author from checking her own."""
    file = edition(tmp_path, "2015-01-01")
    edition(tmp_path, "2016-01-01", name="elsewhere")
    for folder, text in (("empty", ""), ("broken", "in_force: [\n"), ("other", "in_force: {from: soon}\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "concept.yaml").write_text(text, "utf-8")
    assert said(file) == []


def test_a_gap_is_told_at_its_two_ends_only(tmp_path: Path) -> None:
    """If it fails, each of ten editions repeats the defect of two others."""
    edition(tmp_path, "2010-01-01", "2011-01-01")
    files = [edition(tmp_path, "2012-01-01", "2015-01-01"), edition(tmp_path, "2015-01-01")]
    assert [len(said(file)) for file in files] == [1, 0]


def test_a_rule_that_goes_on_is_checked_against_the_edition_before(tmp_path: Path) -> None:
    """If it fails, a mistyped name carries nothing on, or a monthly cell is said to go on as a plan."""
    edition(tmp_path, "2015-01-01", "2016-01-01", rhythm={"hold": {"plan": "own"}, "within": "4 weeks"})
    edition(tmp_path, "2016-01-01", "2018-04-01")
    alone = examine(edition(tmp_path / "alone", "2018-04-01", continues="talk"))
    assert {remark.code for remark in alone} == {"continues_unchecked", "continues_unjudged"}
    found = examine(edition(tmp_path, "2018-04-01", continues="talk"))
    assert [remark.code for remark in found] == ["continues_unknown", "continues_unjudged"]
    assert found[0].sentence == "rule 'talks' continues 'talk', but the edition 2016-01-01 has no rule of that name."
    assert "so the terms begin on 2018-04-01." in found[1].sentence


def test_only_what_is_alike_goes_on(tmp_path: Path) -> None:
    """If it fails, a term in months is carried on as a fact."""
    edition(tmp_path, "2015-01-01", "2016-01-01")
    later = edition(tmp_path, "2016-01-01", "2017-01-01", continues="talks")
    assert [remark.code for remark in examine(later)] == ["continues_unjudged"]
    other = edition(tmp_path, "2017-01-01", continues="talks", rhythm={"hold": {"plan": "own"}, "within": "4 weeks"})
    assert "continues_unlike" in {remark.code for remark in examine(other)}
