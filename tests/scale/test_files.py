"""Tables as Parquet: whole or in pieces, and what is said of a folder that is none."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.scale.people import AS_OF, concept, people, write

from kontaktdichte.rules.tables import COLUMNS, TableError, Tables
from kontaktdichte.scale.files import Frames, frames, part, survey
from kontaktdichte.scale.partition import Question

QUESTION = Question(concept("projekte"), AS_OF)


def everyone(tables: Frames) -> Tables:
    return part(tables, QUESTION, survey(tables, QUESTION), 0, 10_000).tables


def test_a_table_may_be_one_file_or_a_folder_of_files(tmp_path: Path) -> None:
    made = people("projekte", 100)
    whole, pieces = write(made, tmp_path / "whole"), write(made, tmp_path / "pieces", files=3)
    for (name, one), (_, other) in zip(everyone(frames(whole)).items(), everyone(frames(pieces)).items(), strict=True):
        assert one.equals(other), name


def test_tables_that_nobody_filled_may_be_missing(tmp_path: Path) -> None:
    made = people("jobcenter", 50)
    write(made, tmp_path)
    for name in COLUMNS:
        if name != "persons":
            (tmp_path / f"{name}.parquet").unlink()
    assert everyone(frames(tmp_path)).persons.equals(made.persons)


def test_columns_that_nobody_filled_may_be_missing_and_types_may_be_wider(tmp_path: Path) -> None:
    write(people("jobcenter", 50), tmp_path)
    path = tmp_path / "contacts.parquet"
    given = pl.read_parquet(path)
    given.drop("place", "replaces").with_columns(minutes=pl.col("minutes").cast(pl.Int64)).write_parquet(path)
    found = everyone(frames(tmp_path)).contacts
    assert found.schema == COLUMNS["contacts"]
    assert found.drop("place", "replaces").equals(given.drop("place", "replaces"))


def test_a_folder_without_persons_is_refused_with_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"persons\.parquet is missing.*six tables"):
        frames(tmp_path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    write(people("jobcenter", 50), tmp_path)
    path = tmp_path / "contacts.parquet"
    pl.read_parquet(path).drop("channel").write_parquet(path)
    with pytest.raises(TableError, match="'contacts' lacks the column 'channel'"):
        frames(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PAR1 is how it begins, and no more"])
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    write(people("jobcenter", 50), tmp_path)
    (tmp_path / "contacts.parquet").write_bytes(content)
    with pytest.raises(TableError) as error:
        everyone(frames(tmp_path))
    assert "\n" not in str(error.value)


def test_a_column_of_another_type_is_refused_in_one_sentence(tmp_path: Path) -> None:
    write(people("jobcenter", 50), tmp_path)
    path = tmp_path / "contacts.parquet"
    pl.read_parquet(path).with_columns(on=pl.lit("yesterday")).write_parquet(path)
    with pytest.raises(TableError) as error:
        everyone(frames(tmp_path))
    assert "\n" not in str(error.value)
