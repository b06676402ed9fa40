"""The worklist names everybody who is owed something, by when, and in the order of a caseworker's morning."""

from datetime import date

from tests.reports.town import AS_OF, town

from kontaktdichte.demo import generate
from kontaktdichte.reports.run import run
from kontaktdichte.reports.text import worklist_page
from kontaktdichte.reports.worklist import worklist
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables


def test_the_overdue_stand_first_then_whoever_is_due_next() -> None:
    found = worklist(town())
    assert found["subject"].to_list() == ["Bo", "Ada", "Cem", "Dora"]
    assert found["rule"].to_list() == ["plan", "monthly", "monthly", "monthly"]
    assert found["hard"].to_list() == [date(2026, 1, 29), *[date(2026, 4, 30)] * 3]
    assert found["overdue_days"].to_list() == [71, None, None, None]
    assert found["overdue_duties"].to_list() == [1, 0, 0, 0]


def test_a_row_says_what_to_do_and_where_that_is_written() -> None:
    row = worklist(town()).row(0, named=True)
    assert row["sentence"] == "Versäumt, Frist 29.01.2026: Plan liegt nicht vor."
    assert (row["section"], row["quote"]) == ("3", "ein Plan innerhalb von vier Wochen")
    assert (row["unit"], row["counsellor"], row["act_by"]) == ("Team 1", "IFK", None)


def test_a_month_missed_for_ever_stays_in_sight_beside_the_next_date() -> None:
    marks = dict(worklist(town()).select("subject", "cell_missed").iter_rows())
    assert marks == {"Bo": None, "Ada": "Monatliches Gespräch bis 31.03.2026", "Cem": None,
                     "Dora": "Monatliches Gespräch bis 31.03.2026"}  # fmt: skip


def test_what_else_is_open_is_named_so_that_one_talk_serves_all() -> None:
    also = dict(worklist(town()).select("subject", "also").iter_rows())
    assert also["Dora"] == "Alle zwei Monate bis 05.02.2026 (Soll, verstrichen)"
    assert also["Ada"] == "Alle zwei Monate bis 10.04.2026"


def test_a_team_sees_its_own_people_only() -> None:
    assert set(worklist(town(), unit="Team 2")["subject"]) == {"Cem", "Dora"}
    assert worklist(town(), counsellor="somebody else").is_empty()


def test_english_reports_hold_no_german_sentence() -> None:
    row = worklist(town(), "en").row(0, named=True)
    assert (row["sentence"], row["rule_label"]) == ("Missed, due by 29 Jan 2026: plan is not there.", "Common plan")


def test_an_old_notice_does_not_hide_this_months_talk() -> None:
    """In the Thüringen concept notices stay owed for years; a participant's own date must still be seen first."""
    tables = Tables(**next(generate(60, seed=1, as_of=date(2026, 11, 20), dataset="projekte")))
    found = run(load_concept("thueringen"), tables, as_of=date(2026, 11, 20))
    rows = worklist(found)
    tasks = rows["task"].to_list()
    assert tasks == sorted(tasks)
    assert {"duty", "notice"} == set(tasks)
    assert rows.select("task", "subject").is_unique().all()
    assert rows["overdue_duties"].sum() == found.evaluation.duties["overdue"].sum()


def test_the_page_fits_its_width_and_names_every_rule_once() -> None:
    found = town()
    lines = [line.text for line in worklist_page(found, worklist(found), "de", width=100)]
    assert all(len(line) <= 100 for line in lines[2:])
    assert (
        lines[0]
        == "Arbeitsliste · Stichtag 10.04.2026 · Kontaktkonzept Beispielstadt & Umland (beispielstadt@2025-01-01)"
    )
    assert lines[1] == (
        "1 Pflicht überfällig, bei 1 von 4 Personen; bei 2 Personen ist der letzte abgeschlossene Zeitraum versäumt; "
        "1 Person hat weder Überfälliges noch einen zuletzt versäumten Zeitraum."
    )
    assert sum("ein Plan innerhalb von vier Wochen" in line for line in lines) == 1
    assert found.as_of == AS_OF


def test_a_short_page_says_how_many_more_there_are() -> None:
    found = town()
    lines = [line.text for line in worklist_page(found, worklist(found), "de", width=100, limit=1)]
    assert lines[-1] == "… und 3 weitere; --limit 0 zeigt alle."
