"""The demonstration: a synthetic Jobcenter and four synthetic projects, from files to worklist, as a stranger sees it.

In: size, seed, Stichtag and a folder. Out: lines for the terminal; the folder then holds the input as CSV and, per
dataset, a workbook and CSV reports. Nobody in it exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from kontaktdichte.demo import LARGEST, SMALLEST, Dataset, default_size, write
from kontaktdichte.intake import Intake, read
from kontaktdichte.reports import files
from kontaktdichte.reports.cells import cells
from kontaktdichte.reports.given import Refusal
from kontaktdichte.reports.run import Days, Run, run
from kontaktdichte.reports.summary import MEASURES, headline, thousands
from kontaktdichte.reports.text import Entry, Line, standing, summary_lines, table, title, worklist_lines, wrapped
from kontaktdichte.reports.words import Word
from kontaktdichte.reports.worklist import worklist
from kontaktdichte.rules.evaluation import Progress
from kontaktdichte.rules.explanation import explain
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.reasons import Language, day_text

Reading = Callable[[str, int], None]
CONCEPTS: dict[Dataset, str] = {"jobcenter": "schwaebisch-hall", "projekte": "thueringen"}
_SHOWN = 3  # rows of the worklist that are overdue, and as many that come next
_NEXT = (
    (
        "Eine Arbeitsliste für ein Team",
        "A worklist for one team",
        "kontaktdichte worklist {jobcenter} --concept schwaebisch-hall --unit 'Team 2'",
    ),
    (
        "Eine Person erklärt",
        "One person explained",
        "kontaktdichte explain {jobcenter} --concept schwaebisch-hall --person {person}",
    ),
    (
        "Mit eigenen Daten beginnen: eine leere Arbeitsmappe",
        "Begin with your own data: an empty workbook",
        "kontaktdichte template vorlage.xlsx --concept schwaebisch-hall",
    ),
    ("Alle Befehle", "All commands", "kontaktdichte --help"),
)


@dataclass(frozen=True)
class Shown:
    """One dataset of the demonstration, evaluated."""

    run: Run
    intake: Intake
    data: Path
    written: list[Path]


def prepare(
    dataset: Dataset,
    folder: Path,
    *,
    size: int | None,
    seed: int,
    as_of: date,
    language: Language,
    reading: Reading,
    progress: Progress,
) -> Shown:
    """Make up the people, write them as files, read those like an office's, evaluate, write the reports.

    Raises ValueError for a size out of range, OSError where the folder cannot be written.
    """
    data = folder / dataset / "daten"
    write(data, size or default_size(dataset), seed=seed, as_of=as_of, dataset=dataset, format="csv")
    concept = load_concept(CONCEPTS[dataset])
    taken = read([data], concept=concept, progress=reading)
    period = Days(date(as_of.year, 1, 1), as_of)
    found = run(
        concept,
        taken.tables,
        as_of=as_of,
        period=period,
        rejected=taken.rejected,
        warnings=taken.warnings,
        progress=progress,
    )
    written = files.write(folder / dataset / "auswertung.xlsx", found, "xlsx", language)
    files.write(folder / dataset / "auswertung", found, "csv", language)
    return Shown(found, taken, data, [*written, folder / dataset / "auswertung"])


def prepare_both(
    folder: Path, *, size: int | None, seed: int, as_of: date, language: Language, reading: Reading, progress: Progress
) -> tuple[Shown, Shown]:
    """The Jobcenter (of ``size`` clients) and the four projects. Raises Refusal for a size out of range, OSError."""
    if size is not None and not SMALLEST <= size <= LARGEST:
        raise Refusal(
            f"--size {size} geht nicht: bitte eine Zahl von {SMALLEST} bis {LARGEST} wählen.",
            f"--size {size} cannot be: choose a number from {SMALLEST} to {LARGEST}.",
        )
    sizes: tuple[tuple[Dataset, int | None], ...] = (("jobcenter", size), ("projekte", None))
    both = [
        prepare(
            name, folder, size=people, seed=seed, as_of=as_of, language=language, reading=reading, progress=progress
        )
        for name, people in sizes
    ]
    return both[0], both[1]


def tell(jobcenter: Shown, projects: Shown, language: Language, width: int, prefix: str) -> Iterator[Line]:
    """What a stranger sees, from the few numbers to the command to type next."""
    yield from wrapped(_WELCOME.to(language), width)
    yield Line()
    yield title(jobcenter.run, Word("1  Ein Jobcenter", "1  A Jobcenter"), language)
    yield from wrapped(_counted(jobcenter, language), width)
    yield from summary_lines(jobcenter.run, language, _PARTS[language])
    yield Line()
    yield title(
        jobcenter.run, Word("2  Wer muss bis wann gesprochen werden", "2  Who must be talked to by when"), language
    )
    yield from _first_rows(jobcenter.run, language, width)
    yield Line()
    yield Line(Word("3  Eine Person erklärt", "3  One person explained").to(language), "head")
    person = _person(jobcenter)
    yield from wrapped(_explained(jobcenter, person, language), width)
    yield Line()
    yield title(
        projects.run, Word("4  Vier Projekte, der laufende Monat", "4  Four projects, the running month"), language
    )
    yield from _projects(projects.run, language, width)
    yield from wrapped(standing(projects.run, language).text, width)
    yield from wrapped(_counted_projects(projects.run, language), width)
    yield Line()
    yield from summary_lines(projects.run, language, [MEASURES.to(language)])
    yield Line()
    yield from _outlook(jobcenter, projects, person, language, prefix)


_PARTS: dict[Language, tuple[str, ...]] = {
    "de": ("Am Stichtag", "Im Zeitraum", MEASURES.de),
    "en": ("On the Stichtag", "In the period", MEASURES.en),
}
_SELECTION = Word(
    "Eine Auswahl: die drei am längsten Überfälligen und die nächsten drei Fristen.",
    "A selection: the three longest overdue and the next three dates.",
)
_WELCOME = Word(
    "Alle Personen sind erfunden. Aus Listen von Personen und Kontakten und einer als Daten gefassten Vorgabe wird: "
    "wer bis wann gesprochen werden muss, warum, und wo das steht.",
    "All people are made up. Lists of persons and contacts and a document held as data become: who must be talked to "
    "by when, why, and where that is written.",
)


def _counted(shown: Shown, language: Language) -> str:
    tables, duties = shown.intake.tables, shown.run.evaluation.duties.height
    people = tables.persons["kind"].fill_null("person").to_list().count("person")
    numbers = [thousands(n, language) for n in (people, tables.contacts.height, duties)]
    now = headline(shown.run)["persons"]
    left = people - now if isinstance(now, int) else 0
    numbers += [thousands(n, language) for n in (people - left, left)]
    said = Word("{} Personen mit {} Kontakten eingelesen; daraus folgen {} Pflichten aus fünf Jahren. "
                "Am Stichtag zählen {} Personen; {} sind ausgeschieden und haben nichts mehr offen.",
                "{} persons with {} contacts read; {} duties of five years follow from them. "
                "On the Stichtag {} persons count; {} have left and owe nothing any more.")  # fmt: skip
    return said.to(language).format(*numbers)


def _first_rows(of: Run, language: Language, width: int) -> Iterator[Line]:
    """The first rows that are overdue, and the first that fall due next; that they are a selection is said."""
    yield from wrapped(_SELECTION.to(language), width)
    listed = worklist(of, language)
    late = listed["overdue_duties"] > 0
    shown = pl.concat([listed.filter(late).head(_SHOWN), listed.filter(~late).head(_SHOWN)])
    yield from worklist_lines(of, shown, language, width=width)
    said = Word(
        "… insgesamt {} Personen, davon {} mit Überfälligem.", "… {} persons in all, {} of them with something overdue."
    )
    yield Line(said.to(language).format(*(thousands(n, language) for n in (listed.height, int(late.sum())))), "soft")


def _person(shown: Shown) -> str:
    """Somebody with nothing overdue whose last closed period was missed, else whoever stands first."""
    listed = worklist(shown.run)
    telling = listed.filter(listed["cell_missed"].is_not_null() & (listed["overdue_duties"] == 0))
    return str((telling if telling.height else listed)["subject"][0])


def _explained(shown: Shown, person: str, language: Language) -> str:
    """What is to do now and the last thing missed, with the rules behind them; ``explain`` tells the rest."""
    told = explain(shown.run.concept, shown.intake.tables, person, as_of=shown.run.as_of, language=language)
    missed = [
        duty for duty in told.duties if duty.verdict == "missed" and duty.strength == "floor" and not duty.actionable
    ]
    duties = (*(duty for duty in told.duties if duty.actionable), *missed[-1:])
    labels = {duty.label for duty in duties}
    rules = tuple(rule for rule in told.rules if rule.label in labels)
    return replace(told, duties=duties, rules=rules, readings=(), changes=()).text()


def _projects(of: Run, language: Language, width: int) -> Iterator[Line]:
    found = cells(of, language)
    month = found.filter(found["unit"].is_not_null())
    names = {
        "de": (
            "Projekt",
            "Personen",
            "erfüllt",
            "offen",
            "Kontakte fehlen",
            "Arbeitstage übrig",
            "Vormonat: erfüllt",
            "versäumt",
            "mit Grund",
        ),
        "en": (
            "Project",
            "persons",
            "fulfilled",
            "open",
            "contacts missing",
            "working days left",
            "last month: met",
            "missed",
            "with reason",
        ),
    }[language]
    columns = (
        "unit",
        "running",
        "running_fulfilled",
        "running_open",
        "contacts_missing",
        "working_days_left",
        "closed_fulfilled",
        "closed_missed",
        "closed_with_reason",
    )
    yield from (Line(text) for text in month["rule_label"].unique(maintain_order=True))
    yield from table(names, [Entry([str(row[name]) for name in columns]) for row in month.to_dicts()], width)


def _counted_projects(of: Run, language: Language) -> str:
    """Whom the sentence counts and whom the table, and how much of what is overdue are notices."""
    notices, overdue = (headline(of)[name] for name in ("notices_overdue", "overdue_now"))
    said = Word(
        "{} der {} überfälligen Pflichten sind Mitteilungen an die Bewilligungsbehörde. Der Satz zählt alle Personen "
        "und Kooperationsvereinbarungen, für die noch etwas offen ist, auch Ausgeschiedene; die Tabelle zählt nur, wer "
        "jetzt im Projekt ist.",
        "{} of the {} overdue duties are notices to the granting authority. The sentence counts all persons and "
        "cooperation agreements for which something is still owed, also those who have left; the table counts only "
        "those who are in the project now.",
    )
    return said.to(language).format(notices, overdue)


def _outlook(jobcenter: Shown, projects: Shown, person: str, language: Language, prefix: str) -> Iterator[Line]:
    yield Line(Word("5  Was geschrieben wurde", "5  What was written").to(language), "head")
    for shown in (jobcenter, projects):
        exported = Word("Eingabe, wie ein Amt sie exportiert", "input, as an office exports it")
        yield Line(f"  {shown.data}  {exported.to(language)}")
        rejected = Word(
            "  … davon abgewiesen: {}, jede Angabe mit Grund im Blatt „Abgewiesene Zeilen“",
            "  … rejected of it: {}, each entry with its reason in the sheet “Rejected rows”",
        )
        yield Line(rejected.to(language).format(shown.intake.rejected.height), "soft")
        for path, what in zip(
            shown.written, (Word("Arbeitsmappe", "workbook"), Word("dasselbe als CSV", "the same as CSV")), strict=True
        ):
            yield Line(f"  {path}  {what.to(language)}")
    yield Line()
    yield Line(Word("6  Und nun Sie", "6  Your turn").to(language), "head")
    day = day_text(jobcenter.run.as_of, "de")
    for german, english, command in _NEXT:
        yield Line(f"  {Word(german, english).to(language)}:")
        text = command.format(jobcenter=jobcenter.data, person=person)
        dated = f" --as-of {day}" if "{jobcenter}" in command else ""
        yield Line(f"    {prefix}{text}{dated}")
