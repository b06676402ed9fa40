"""The synthetic people: always the same, in whatever chunks; shaped as promised; no fact before its time."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from kontaktdichte.demo import (
    FIGURES,
    LARGEST,
    LARGEST_WORKBOOK,
    MESSES,
    SMALLEST,
    Dataset,
    default_size,
    figures_table,
    generate,
    one_person,
    write,
)
from kontaktdichte.demo.figures import value
from kontaktdichte.demo.spans import SHARES, SPANS
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import COLUMNS, REQUIRED, Tables

AS_OF = date(2026, 11, 20)
DATASETS: tuple[Dataset, ...] = ("jobcenter", "projekte")
ROOT = Path(__file__).resolve().parents[2]
TALKS = ["talk", "intensive", "case_conference"]
Chunk = dict[str, pl.DataFrame]


def whole(chunks: Iterator[Chunk]) -> Chunk:
    """All chunks as one."""
    parts = list(chunks)
    return {name: pl.concat([part[name] for part in parts]) for name in COLUMNS}


@pytest.fixture(scope="module", params=DATASETS)
def people(request: pytest.FixtureRequest) -> Chunk:
    """A demonstration of the usual size, in several chunks."""
    return whole(generate(default_size(request.param), seed=1, as_of=AS_OF, dataset=request.param, chunk=1000))


@pytest.fixture(scope="module")
def clients() -> Chunk:
    """Twice the Jobcenter, for rates."""
    return whole(generate(7000, seed=7, as_of=AS_OF))


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_bug_report_with_a_seed_can_be_repeated(dataset: Dataset) -> None:
    one, two, other = (whole(generate(300, seed=s, as_of=AS_OF, dataset=dataset)) for s in (3, 3, 4))
    for name in COLUMNS:
        assert_frame_equal(one[name], two[name])
    assert not one["contacts"].equals(other["contacts"])


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("chunk", [1, 177, 500])
def test_machines_that_share_the_work_make_the_same_people(dataset: Dataset, chunk: int) -> None:
    size = 60 if chunk == 1 else 1200
    whole_run = whole(generate(size, seed=5, as_of=AS_OF, dataset=dataset))
    in_chunks = whole(generate(size, seed=5, as_of=AS_OF, dataset=dataset, chunk=chunk))
    for name in COLUMNS:
        assert_frame_equal(whole_run[name], in_chunks[name])


def test_a_larger_jobcenter_begins_with_the_same_people() -> None:
    """Only names of teams and counsellors follow the size."""
    small, large = (whole(generate(size, seed=2, as_of=AS_OF)) for size in (100, 400))
    for name, leave_out in (("contacts", ["actor"]), ("events", []), ("situations", [])):
        first = large[name].filter(pl.col("subject") <= "0000100")
        kept = [column for column in first.columns if column not in leave_out]
        if name == "situations":
            of_staff = pl.col("attribute").is_in(["counsellor", "weekly_minutes", "absent"])
            first, small[name] = (f.filter(~of_staff) for f in (first, small[name]))
        assert_frame_equal(small[name].select(kept), first.select(kept))


@pytest.mark.parametrize("size", [SMALLEST, 3500])
@pytest.mark.parametrize("dataset", DATASETS)
def test_sizes_are_kept_to_the_person(dataset: Dataset, size: int) -> None:
    tables = whole(generate(size, seed=1, as_of=AS_OF, dataset=dataset))
    assert tables["persons"]["kind"].null_count() == size
    people = tables["persons"].filter(pl.col("kind").is_null())["id"]
    assert people.to_list() == [f"{n:07}" for n in range(1, size + 1)]


@pytest.mark.parametrize("size", [0, SMALLEST - 1, LARGEST + 1])
def test_a_size_out_of_range_is_refused_before_anything_is_written(size: int) -> None:
    with pytest.raises(ValueError, match="persons cannot be made up"):
        generate(size, seed=1, as_of=AS_OF)
    with pytest.raises(ValueError, match="choose 1 to 5 years"):
        generate(50, seed=1, as_of=AS_OF, years=6)


def test_tables_are_exactly_what_the_engine_takes(people: Chunk) -> None:
    for name, frame in people.items():
        assert dict(frame.schema) == COLUMNS[name], name
        assert not [c for c in REQUIRED[name] if frame[c].null_count()], name
    Tables.of(**people)


def test_no_row_is_confused_with_another(people: Chunk) -> None:
    for name, frame in people.items():
        assert frame["id"].is_unique().all(), name
        assert not frame["id"].null_count(), name
        if "replaces" in frame.columns:
            assert set(frame["replaces"].drop_nulls()) <= set(frame["id"]), name


def test_every_row_belongs_to_somebody(people: Chunk) -> None:
    known = people["persons"]["id"]
    for name, frame in people.items():
        if name != "persons":
            assert frame["subject"].is_in(known.implode()).all(), name


def test_nothing_is_told_of_the_future(people: Chunk) -> None:
    assert people["contacts"]["on"].max() <= AS_OF
    for name, frame in people.items():
        if "recorded_at" in frame.columns:
            assert frame["recorded_at"].dt.date().max() <= AS_OF, name
    planned = ["expected_birth", "planned_measure_end"]
    actual = people["events"].filter(~pl.col("event").is_in(planned))["on"]
    assert actual.max() <= AS_OF
    assert people["deviations"]["given_on"].max() <= AS_OF


def test_history_is_five_years_at_most(people: Chunk) -> None:
    oldest = AS_OF - timedelta(days=5 * 366 + 60)
    assert people["contacts"]["on"].min() >= oldest
    entered = people["situations"].filter(pl.col("attribute").is_in(["client", "participation"]))
    assert entered["from"].min() >= oldest


def test_nobody_is_met_before_birth(people: Chunk) -> None:
    born = people["persons"].select(subject="id", birth="birth_date")
    for name, column in (("contacts", "on"), ("situations", "from"), ("events", "on"), ("agreements", "from")):
        joined = people[name].join(born, on="subject").filter(pl.col("birth").is_not_null())
        assert (joined[column] > joined["birth"]).all(), name
    spans = people["situations"].filter(pl.col("until").is_not_null())
    assert (spans["until"] > spans["from"]).all()


def test_nobody_is_a_client_before_turning_fifteen(clients: Chunk) -> None:
    entered = clients["situations"].filter(pl.col("attribute") == "client")
    joined = entered.join(clients["persons"].select(subject="id", birth="birth_date"), on="subject").drop_nulls("birth")
    assert (joined["birth"].dt.offset_by("15y") <= joined["from"]).all()


def share(frame: pl.DataFrame, condition: pl.Expr) -> float:
    """Share of the rows for which the condition holds."""
    return frame.filter(condition).height / frame.height


def test_contacts_come_as_often_and_in_the_ways_that_the_figures_say(clients: Chunk) -> None:
    contacts = clients["contacts"].filter(pl.col("replaces").is_null())
    talks = contacts.filter(pl.col("kind").is_in(TALKS))
    held = talks.filter(pl.col("outcome") == "kept")
    assert 0.25 < share(held, pl.col("channel") == "phone") < 0.35
    phone = held.filter(pl.col("channel") == "phone")
    assert 0.2 < share(phone, pl.col("justification").is_null()) < 0.3
    assert 0.2 < share(talks.filter(pl.col("channel") == "in_person"), pl.col("outcome") == "no_show") < 0.35


def test_entries_are_as_late_as_the_figures_say(clients: Chunk) -> None:
    entries = clients["contacts"].filter(pl.col("replaces").is_null())
    lag = pl.business_day_count("on", pl.col("recorded_at").dt.date())
    assert share(entries, lag <= 2) > 0.6
    assert 0.06 < share(entries, lag > 5) < 0.12


def test_gaps_are_as_long_as_the_figures_say(clients: Chunk) -> None:
    """Log-normal, about 75 days, 10 to 15 % over six months, for those without a stricter rule."""
    special = [
        "abc",
        "case_management",
        "fm0",
        "pupil_or_apprentice",
        "reduced_capacity",
        "self_employed",
        "in_measure",
    ]
    rows = clients["situations"]
    strict = rows.filter(pl.col("attribute").is_in(special) | pl.col("value").is_in(["Z", "I", "N"]))["subject"]
    adults = clients["persons"].filter(pl.col("birth_date") < date(1996, 1, 1))["id"]
    held = clients["contacts"].filter(
        pl.col("kind").is_in(TALKS) & (pl.col("outcome") == "kept") & pl.col("replaces").is_null()
    )
    plain = held.filter(pl.col("subject").is_in(adults.implode()) & ~pl.col("subject").is_in(strict.implode()))
    gaps = plain.sort("subject", "on").select(gap=pl.col("on").diff().over("subject").dt.total_days()).drop_nulls()
    gaps = gaps.filter(pl.col("gap") > 0)
    assert 60 < gaps["gap"].median() < 85
    assert 0.08 < share(gaps, pl.col("gap") > 183) < 0.16


def test_people_with_stronger_duties_are_seen_more_often(clients: Chunk) -> None:
    held = clients["contacts"].filter((pl.col("outcome") == "kept") & pl.col("kind").is_in(TALKS))
    spans = clients["situations"]

    def seen(attribute: str) -> float:
        some = spans.filter((pl.col("attribute") == attribute) & pl.col("until").is_null())
        some = some.filter(pl.col("from") < AS_OF - timedelta(days=200)).select("subject", "from")
        after = some.join(held, on="subject").filter(pl.col("on") >= pl.col("from")).height
        return after / float(some.select((pl.lit(AS_OF) - pl.col("from")).dt.total_days()).sum().item())

    assert seen("case_management") > 1.5 * seen("self_employed") > 2 * seen("fm0")


def test_caseloads_follow_the_guide_ratios(clients: Chunk) -> None:
    loads = clients["persons"].drop_nulls("counsellor").group_by("unit", "counsellor").len()
    young = loads.filter(pl.col("unit").is_in(["Team 1", "Team 7"]))["len"]
    adult = loads.filter(~pl.col("unit").is_in(["Team 1", "Team 7"]))["len"]
    assert 60 < young.mean() < 90
    assert 120 < adult.mean() < 170
    assert clients["persons"]["unit"].n_unique() == 12


def test_every_counsellor_has_working_time_and_every_project_places(people: Chunk) -> None:
    """Without them the measures of both concepts have nothing to compare with."""
    kinds = dict(people["persons"].group_by("kind").len().iter_rows())
    numbers = people["situations"].filter(pl.col("attribute").is_in(["weekly_minutes", "places_provided"]))
    assert numbers["value"].str.contains(r"^[0-9]+$").all()
    if "staff" in kinds:
        assert set(people["persons"]["counsellor"].drop_nulls()) <= set(numbers["subject"])
        assert numbers.height == kinds["staff"] == people["persons"]["counsellor"].n_unique() - 1
        away = people["situations"].filter(pl.col("attribute") == "absent").sort("subject", "from")
        assert (away["from"] > away.select(pl.col("until").shift().over("subject")).to_series()).all()
    else:
        assert numbers.height == kinds["project"] == 4


def test_projects_hold_no_more_people_than_places() -> None:
    tables = whole(generate(455, seed=1, as_of=AS_OF, dataset="projekte"))
    rows = tables["situations"]
    regular = rows.filter((pl.col("attribute") == "participation") & (pl.col("value") == "regular"))
    now = regular.filter((pl.col("from") <= AS_OF) & pl.col("until").is_null())["subject"]
    project = rows.filter((pl.col("attribute") == "project") & pl.col("subject").is_in(now.implode()))
    counts = dict(project.group_by("value").len().iter_rows())
    assert len(counts) == 4
    assert all(5 <= counts[f"Projekt {n}"] <= value(f"places_{n}") for n in range(1, 5))
    assert tables["persons"].filter(pl.col("kind") == "agreement").height == 8


@pytest.mark.slow
def test_four_million_people_need_no_more_memory_than_one_chunk() -> None:
    """The first chunk of the whole country is there at once, and the process stays small over many chunks."""
    people = next(generate(LARGEST, seed=1, as_of=AS_OF, years=1, chunk=500))["persons"]
    assert people["kind"].null_count() == 500
    peak = subprocess.run(
        [sys.executable, "-c", _MANY_CHUNKS, str(20)], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    few = subprocess.run(
        [sys.executable, "-c", _MANY_CHUNKS, str(4)], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert float(peak) < 1.5 * float(few)


_MANY_CHUNKS = """
import resource, sys
from datetime import date
from kontaktdichte.demo import generate
for tables in generate(3000 * int(sys.argv[1]), seed=1, as_of=date(2026, 11, 20), years=2, chunk=3000):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("form", ["parquet", "csv", "xlsx"])
def test_files_hold_the_same_people(tmp_path: Path, dataset: Dataset, form: str) -> None:
    steps: list[tuple[int, int]] = []
    counts = write(
        tmp_path, 120, seed=1, as_of=AS_OF, dataset=dataset, format=form, faults=False, chunk=50,
        progress=lambda done, total: steps.append((done, total)),
    )  # fmt: skip
    assert steps == [(50, 120), (100, 120), (120, 120)]
    expected = whole(generate(120, seed=1, as_of=AS_OF, dataset=dataset))
    assert counts == {name: frame.height for name, frame in expected.items()}
    if form == "parquet":
        for name, frame in expected.items():
            assert_frame_equal(pl.read_parquet(tmp_path / f"{name}.parquet"), frame)
    elif form == "csv":
        contacts = pl.read_csv(tmp_path / "contacts.csv", separator=";", infer_schema=False)
        assert contacts["subject"].to_list() == expected["contacts"]["subject"].to_list()
        assert contacts["on"].to_list() == expected["contacts"]["on"].cast(pl.String).to_list()
    else:
        contacts = pl.read_excel(tmp_path / "kontaktdichte.xlsx", sheet_name="Kontakte", infer_schema_length=0)
        assert contacts["Personennummer"].cast(pl.String).to_list() == expected["contacts"]["subject"].to_list()


def test_a_workbook_stays_one_that_opens(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a workbook holds at most"):
        write(tmp_path / "new", LARGEST_WORKBOOK + 1, seed=1, as_of=AS_OF, format="xlsx")
    assert not (tmp_path / "new").exists()


def test_every_figure_has_a_name_an_origin_and_a_use() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src/kontaktdichte/demo").glob("*.py"))
    tables = figures_table()
    everything = [*FIGURES, *MESSES, *SPANS, *SHARES]
    assert len({figure.name for figure in everything}) == len(everything)
    for figure in everything:
        assert figure.origin, figure.name
        assert f"`{figure.name}`" in tables
    prefixes = re.findall(r'f"([a-z0-9_]+_)\{', source)
    named = set(re.findall(r'"([a-z0-9_]+)"', re.sub(r"\b(?:Figure|Span|Shares|_mess)\(\s*\"[a-z0-9_]+\"", "", source)))
    rest = [f.name for f in everything if f.name not in named and not f.name.startswith(tuple(prefixes))]
    assert rest in ([], ["country_clients"]), f"figures that nothing uses: {rest}"


def test_the_page_of_figures_is_current() -> None:
    assert (ROOT / "docs/demo-figures.md").read_text("utf-8") == figures_table()


def test_one_person_has_a_full_file_for_the_benchmark() -> None:
    rows = one_person(AS_OF)
    assert len(rows["contacts"]) >= 60
    assert max(row["on"] for row in rows["contacts"]) <= AS_OF
    assert one_person(AS_OF) == rows
    assert {row["subject"] for name in rows if name != "persons" for row in rows[name]} == {"0000001"}
    concept = load_concept("schwaebisch")
    found = evaluate(concept, Tables.from_rows(**rows), as_of=AS_OF)
    silent = set(concept.rules) - set(found.duties["rule"]) - {"reduced_capacity_long"}
    assert not silent, f"the person does not touch {silent}"
