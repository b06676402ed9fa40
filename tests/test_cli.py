"""The command line as a user and a script meet it: sentences, exit codes, no colours in a pipe, no traceback."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from tests.reports import two_editions
from tests.reports.town import CONCEPT, tables

from kontaktdichte import cli

DAY = ("--as-of", "10.04.2026")


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process."""

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["kontaktdichte", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Result(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The five people as CSV files, and their concept."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "data").mkdir()
    for name, frame in tables().items():
        frame.select([c for c in frame.columns if frame[c].dtype.is_nested() is False]).write_csv(
            folder / "data" / f"{name}.csv"
        )
    (folder / "concept.yaml").write_text(CONCEPT, "utf-8")
    return folder / "data", folder / "concept.yaml"


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a process of its own, with pipes."""
    line = [sys.executable, "-m", "kontaktdichte", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, check=False)


def test_a_caseworker_gets_the_list_in_plain_text_through_a_pipe(town: tuple[Path, Path]) -> None:
    data, concept = town
    done = process("worklist", data, "--concept", concept, *DAY, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\033" not in done.stdout
    assert [line.split()[0] for line in done.stdout.splitlines()[3:] if line[:1].isupper()] == [
        "Bo",
        "Ada",
        "Cem",
        "Dora",
    ]
    assert "! 71 Tage" in done.stdout


def test_a_machine_without_a_german_locale_prints_umlauts(town: tuple[Path, Path]) -> None:
    data, concept = town
    done = process(
        "worklist", data, "--concept", concept, *DAY, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING=""
    )
    assert done.returncode == 0
    assert "überfällig" in done.stdout


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_appear_on_a_terminal_unless_somebody_says_no(
    town: tuple[Path, Path], no_color: str, coloured: bool
) -> None:
    data, concept = town
    outer, inner = pty.openpty()
    line = [sys.executable, "-m", "kontaktdichte", "worklist", str(data), "--concept", str(concept), *DAY]
    with subprocess.Popen(line, stdout=inner, env={**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}) as running:
        os.close(inner)
        shown = b""
        try:
            while chunk := os.read(outer, 65536):
                shown += chunk
        except OSError:  # the other end is closed
            os.close(outer)
    assert running.returncode == 0
    assert (b"\033[31m" in shown) is coloured


def test_a_reader_that_has_seen_enough_causes_no_error(town: tuple[Path, Path]) -> None:
    data, concept = town
    line = [sys.executable, "-m", "kontaktdichte", "worklist", str(data), "--concept", str(concept), *DAY]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


MISTAKES = [
    (("worklist", "nowhere.xlsx", "--concept", "schwaebisch"), "nowhere.xlsx"),
    (("worklist", "x.csv"), "thueringen-integrationsbegleitung"),
    (("worklist", "x.csv", "--concept", "nothing"), "schwaebisch-hall-mindestkontaktdichte@2017-02-15"),
    (("worklist", "x.csv", "--concept", "schwaebisch", "--as-of", "31.02.2026"), "write for example 2026-11-20"),
    (("evaluate", "x.csv", "--concept", "schwaebisch", "--period", "2026"), "2026-01-01..2026-10-31"),
    (("evaluate", "x.csv", "--concept", "schwaebisch", "--out", "x.doc"), ".xlsx, .json, .csv"),
    (("evaluate", "x.csv", "--concept", "schwaebisch", "--reading", "pupil_age=13"), "choose 15 or 14"),
    (("evaluate", "x.csv", "--concept", "schwaebisch", "--reading", "age=13"), "it has: talk_kinds"),
    (("worklist", "x.csv", "--concept", "schwaebisch", "--profile", "nothing"), "beispiel-agentur, standard"),
    (("worklist", "--colour"), "--help"),
    (("explain", "x.csv", "--concept", "schwaebisch"), "--person"),
    (("demo", "--size", "3"), "50"),
    (("compare", "schwaebisch", "nothing"), "schwaebisch-hall-mindestkontaktdichte@2017-02-15"),
    (("compare", "schwaebisch", "--reading-b", "pupil_age=13"), "choose 15 or 14"),
    (("compare", "schwaebisch", "thueringen", "--out", "vergleich.csv"), ".xlsx"),
    (("template", "no/such/folder/x.xlsx", "--concept", "schwaebisch"), "no/such/folder/x.xlsx"),
]


@pytest.mark.parametrize(("arguments", "remedy"), MISTAKES)
def test_a_mistake_is_answered_by_one_sentence_with_its_remedy(
    arguments: tuple[str, ...], remedy: str, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command(*arguments)
    assert (done.code, done.out) == (cli.WRONG_USAGE, "")
    assert done.err.startswith("kontaktdichte: ")
    assert done.err.count("\n") == 1
    assert remedy in done.err


def test_an_unknown_person_or_team_is_no_empty_answer(command: Command, town: tuple[Path, Path]) -> None:
    data, concept = town
    assert (
        "gemeint ist vielleicht Dora." in command("explain", data, "--concept", concept, *DAY, "--person", "Dorra").err
    )
    assert "es gibt: Team 1, Team 2." in command("worklist", data, "--concept", concept, *DAY, "--unit", "Team 3").err


@pytest.fixture
def spoiled(town: tuple[Path, Path], tmp_path: Path) -> Path:
    """The same files with one impossible day."""
    for file in town[0].iterdir():
        (tmp_path / file.name).write_text(file.read_text("utf-8").replace("2026-02-20", "2026-02-30"), "utf-8")
    return tmp_path


def test_a_rejected_row_is_named_with_file_row_and_remedy(
    command: Command, town: tuple[Path, Path], spoiled: Path
) -> None:
    done = command("worklist", spoiled, "--concept", town[1], *DAY)
    assert done.code == cli.FINE
    assert done.err.startswith("1 Angabe abgewiesen; zuerst contacts.csv, Zeile ")
    assert "2026-02-30" in done.err
    english = command("worklist", spoiled, "--concept", town[1], *DAY, "--language", "en", "--strict")
    assert english.code == cli.PROBLEMS
    assert english.err.startswith("1 entry rejected; first contacts.csv, row ")


def test_the_rejected_row_stands_in_the_workbook(command: Command, town: tuple[Path, Path], spoiled: Path) -> None:
    target = spoiled / "out" / "all.xlsx"
    done = command("evaluate", spoiled, "--concept", town[1], *DAY, "--out", target)
    assert done.out.strip() == str(target)
    rows = list(openpyxl.load_workbook(target)["Abgewiesene Zeilen"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:2] == ("abgewiesen", "contacts.csv")
    assert rows[0][5] == "2026-02-30"


def test_evaluate_without_a_target_shows_the_overview(command: Command, town: tuple[Path, Path]) -> None:
    period = ("--period", "2026-01-01..2026-03-31")
    done = command("evaluate", town[0], "--concept", town[1], *DAY, *period)
    shown = {line[:60].strip(): line.split()[-1] for line in done.out.splitlines() if line.startswith("  ")}
    assert shown["Pflichten erfüllt"] == "7"
    assert shown["… überfällige Pflichten"] == "1"
    assert "50,0 %" in done.out
    assert "Im Zeitraum 01.01.2026 bis 31.03.2026" in done.out
    assert "\n  Anteil der Personen ohne Überfälliges und ohne zuletzt versäumten Zeitraum" in done.out


def test_a_reading_changes_what_is_owed(command: Command, town: tuple[Path, Path]) -> None:
    ask = ("evaluate", town[0], "--concept", town[1], *DAY, "--period", "2026-01-01..2026-03-31", "--out")
    folder = town[0].parent
    command(*ask, folder / "shown.json")
    command(*ask, folder / "judged.json", "--reading", "cut_month=judge")
    shown, judged = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("shown", "judged"))
    assert (shown["summary"]["not_judged"], judged["summary"]["not_judged"]) == (2, 0)
    assert judged["reading_values"] == {"cut_month": "judge"}


def test_scripts_read_the_worklist_as_json_and_csv(command: Command, town: tuple[Path, Path]) -> None:
    ask = ("worklist", town[0], "--concept", town[1], *DAY, "--limit", "2", "--format")
    rows = json.loads(command(*ask, "json").out)
    assert [(row["subject"], row["hard"]) for row in rows] == [("Bo", "2026-01-29"), ("Ada", "2026-04-30")]
    text = command(*ask, "csv").out
    assert text.startswith("\ufeff")
    assert [row["Nr."] for row in csv.DictReader(io.StringIO(text[1:]), delimiter=";")] == ["Bo", "Ada"]


def test_what_was_recorded_later_can_be_left_out(command: Command, town: tuple[Path, Path]) -> None:
    done = command("worklist", town[0], "--concept", town[1], *DAY, "--known-at", "2026-04-10", "--unit", "Team 1")
    assert done.code == cli.FINE


def test_one_person_is_explained_with_the_quoted_sentence(command: Command, town: tuple[Path, Path]) -> None:
    ask = ("explain", town[0], "--concept", town[1], *DAY, "--person", "Bo")
    assert "„ein Plan innerhalb von vier Wochen“" in command(*ask).out
    assert json.loads(command(*ask, "--format", "json").out)["subject"] == "Bo"


@pytest.mark.slow
def test_a_concept_is_checked_with_line_and_column(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "concept.yaml"
    file.write_text(CONCEPT.replace("strength: target", "strength: gole"), "utf-8")
    done = command("check-concept", file)
    line = CONCEPT.splitlines().index("    strength: target") + 1
    assert done.code == cli.PROBLEMS
    assert done.out.startswith(f"{file}:{line}:5: ")
    assert command("check-concept", "--strict").code == cli.FINE


@pytest.fixture(scope="session")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six people as CSV files, to be compared under two editions."""
    folder = tmp_path_factory.mktemp("six")
    for name, frame in two_editions.tables().items():
        frame.select([c for c in frame.columns if not frame[c].dtype.is_nested()]).write_csv(folder / f"{name}.csv")
    return folder


SIX_DAYS = ("--as-of", "2026-07-10", "--period", "2026-01-01..2026-06-30")


def test_two_editions_are_compared_on_paper_and_over_the_people(command: Command, six: Path, tmp_path: Path) -> None:
    first, second = sorted(two_editions.FOLDER.iterdir())
    done = command("compare", first, second, "--data", six, *SIX_DAYS)
    assert (done.code, done.err) == (cli.FINE, "")
    assert "~ Junge Menschen – monatlich (geändert)" in done.out
    assert "Team Nord                24  20           -4                    2" in done.out
    assert "betroffene Personen                                5" in " ".join(done.out.splitlines())
    out = tmp_path / "vergleich.xlsx"
    assert command("compare", first, second, "--data", six, *SIX_DAYS, "--out", out).out == f"{out}\n"
    assert "Personen" in openpyxl.load_workbook(out).sheetnames
    assert not command("compare", first, second, "--data", six, *SIX_DAYS, "--out", six / "x.xlsx").out


def test_two_readings_of_one_concept_are_compared(command: Command) -> None:
    done = command("compare", "thueringen", "--reading-b", "partial_month=prorate", "--language", "en")
    assert done.code == cli.FINE
    assert "      A  judge\n      B  prorate\n" in done.out
    assert "Over the same people" not in done.out


def test_the_template_can_be_filled_and_read_back(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "vorlage.xlsx"
    assert command("template", file, "--concept", "schwaebisch-hall").code == cli.FINE
    done = command("worklist", file, "--concept", "schwaebisch-hall", "--as-of", "2026-11-20")
    assert (done.code, done.out) == (cli.WRONG_USAGE, "")
    assert "keine Person eingelesen" in done.err


def test_a_filled_in_template_is_not_emptied_by_a_second_call(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "vorlage.xlsx"
    file.write_text("filled in", "utf-8")
    done = command("template", file, "--concept", "schwaebisch-hall")
    assert (done.code, file.read_text("utf-8")) == (cli.WRONG_USAGE, "filled in")
    assert "--force" in done.err
    assert command("template", file, "--concept", "schwaebisch-hall", "--force").code == cli.FINE
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("given", ["daten.xlsx", ".", "daten.csv"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_report_never_replaces_the_data_it_was_made_of(
    command: Command, tmp_path: Path, given: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("daten.xlsx", "daten.csv"):
        Path(name).write_text("a year's work", "utf-8")
    ending = "csv" if given.endswith("csv") else "xlsx"
    out = "../" + tmp_path.name + ("/daten.xlsx" if ending == "xlsx" else ".csv")
    ask = ("evaluate", given, "--concept", "schwaebisch", "--language", language, "--out", out)
    done = command(*ask)
    assert (done.code, done.out, done.err.count("\n")) == (cli.WRONG_USAGE, "", 1)
    assert {"de": "wird nicht überschrieben", "en": "is not overwritten"}[language] in done.err
    assert [Path(name).read_text("utf-8") for name in ("daten.xlsx", "daten.csv")] == ["a year's work"] * 2


@pytest.mark.parametrize("how", [("worklist",), ("evaluate",), ("explain", "--person", "Bo")])
def test_nobody_read_is_not_nothing_to_do(command: Command, tmp_path: Path, how: tuple[str, ...]) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Sehr geehrte Frau Beispiel,\nanbei die Liste.\n", "utf-8")
    done = command(*how, file, "--concept", "schwaebisch-hall")
    assert (done.code, done.out, done.err.count("\n")) == (cli.WRONG_USAGE, "", 1)
    assert "die abgewiesenen Zeilen sagen, warum: 1 Angabe abgewiesen; zuerst brief.txt" in done.err


@pytest.mark.parametrize("how", ["worklist", "evaluate"])
def test_another_concepts_data_are_not_nothing_to_do(command: Command, town: tuple[Path, Path], how: str) -> None:
    done = command(how, town[0], "--concept", "thueringen", *DAY)
    assert (done.code, done.out) == (cli.WRONG_USAGE, "")
    assert "Keine der eingelesenen Personen (5) fällt unter thueringen-" in done.err


def test_a_teams_list_is_headed_by_the_teams_numbers(command: Command, town: tuple[Path, Path]) -> None:
    done = command("worklist", town[0], "--concept", town[1], *DAY, "--unit", "Team 2")
    assert done.out.splitlines()[1].startswith("Team 2: 0 Pflichten überfällig, bei 0 von 2 Personen; bei 1 Person ist")
    both = command("worklist", town[0], "--concept", town[1], *DAY, "--unit", "Team 1", "--counsellor", "IFK")
    assert both.out.splitlines()[1].startswith("Team 1 · IFK: 1 Pflicht überfällig, bei 1 von 2 Personen;")


@pytest.mark.slow
def test_a_stranger_sees_the_demonstration_and_what_to_type_next(command: Command, tmp_path: Path) -> None:
    done = command("demo", "--size", "60", "--out", tmp_path / "demo", "--language", "de")
    assert (done.code, done.err) == (cli.FINE, "")
    assert all(f"\n{number}  " in done.out for number in range(1, 7))
    assert "Träger 2, Projekt 4" in done.out
    assert "Im Zeitraum 01.01.2026 bis 20.11.2026" in done.out
    assert "Eine Auswahl: die drei am längsten Überfälligen" in done.out
    assert "überfälligen Pflichten sind Mitteilungen" in " ".join(done.out.split())
    line = next(line for line in done.out.splitlines() if "kontaktdichte explain" in line)
    again = command(*line.split()[1:])
    assert again.code == cli.FINE
    for measure in ("Terminierte Gesprächszeit an der Arbeitszeit, mindestens 60 %", "Besetzte Platztage"):
        assert f"Messgrößen: {measure}" in done.out
    assert (tmp_path / "demo" / "jobcenter" / "auswertung.xlsx").exists()
    assert "Your turn" in command("demo", "--size", "60", "--out", tmp_path / "demo", "--language", "en").out


def test_help_tells_the_exit_codes(command: Command) -> None:
    assert "Exit codes: 0 fine; 1 problems" in command("--help").out.replace("\n  ", " ")


def test_the_command_starts_without_loading_what_it_may_not_need() -> None:
    """A slow --help makes people give up; polars and its like come with the command that needs them."""
    heavy = "{'polars', 'numpy', 'pyarrow', 'pydantic', 'xlsxwriter', 'rich', 'holidays', 'yaml'}"
    look = f"import sys, kontaktdichte.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
