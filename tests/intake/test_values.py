"""Single cells: a date or number read wrongly becomes a wrong deadline, so each spelling is decided here."""
# ruff: noqa: DTZ001 (times of the tables are Berlin time without a zone)

from datetime import date, datetime

import pytest

from kontaktdichte.intake.agreed import AgreedValues
from kontaktdichte.intake.messages import Problem, problem
from kontaktdichte.intake.values import Read, day, fold, identifier, minutes, moment, parts
from kontaktdichte.rules.concept import Concept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12.2025", date(2025, 12, 31)),
        ("1.3.2026", date(2026, 3, 1)),
        ("01. 03. 2026", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01 00:00:00", date(2026, 3, 1)),
        ("2026-03-01T23:30:00Z", date(2026, 3, 2)),
        ("20260301", date(2026, 3, 1)),
        ("46082", date(2026, 3, 1)),
        ("46082,25", date(2026, 3, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("01.01.1900", date(1900, 1, 1)),
        ("31.12.2100", date(2100, 12, 31)),
    ],
)
def test_a_date_in_any_usual_spelling_is_that_day(text: str, expected: date) -> None:
    read = day(text)
    assert isinstance(read, Read), read
    assert read.value == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("29.02.2023", "date_impossible"),
        ("2025-13-01", "date_impossible"),
        ("00.00.0000", "date_out_of_range"),
        ("31.12.1899", "date_out_of_range"),
        ("01.01.2101", "date_out_of_range"),
        ("99999", "date_out_of_range"),
        ("1.3.26", "date_two_digit_year"),
        ("1.3.126", "date_out_of_range"),
        ("3/1/2026", "date_slashes"),
        ("03.2026", "date_incomplete"),
        ("2026", "date_incomplete"),
        ("31.12.", "date_incomplete"),
        ("heute", "date_unreadable"),
        ("+10113-09-19 00:00:00", "date_unreadable"),
        ("٣١.١٢.٢٠٢٥", "date_unreadable"),
        ("01.02.2026 10:61", "time_impossible"),
        ("02026", "date_unreadable"),
    ],
)
def test_a_doubtful_date_is_never_guessed(text: str, code: str) -> None:
    read = moment(text)
    assert isinstance(read, Problem), read
    assert read.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12.2025 14:30", datetime(2025, 12, 31, 14, 30)),
        ("31.12.2025, 14:30 Uhr", datetime(2025, 12, 31, 14, 30)),
        ("2025-12-31T14:30:15.250", datetime(2025, 12, 31, 14, 30, 15)),
        ("2025-07-01T12:00:00Z", datetime(2025, 7, 1, 14, 0)),
        ("2025-12-01T12:00:00+00:00", datetime(2025, 12, 1, 13, 0)),
        ("2025-12-01 12:00-0500", datetime(2025, 12, 1, 18, 0)),
    ],
)
def test_a_recording_time_is_berlin_time(text: str, expected: datetime) -> None:
    read = moment(text)
    assert isinstance(read, Read)
    assert read.value == expected


def test_an_offices_own_date_format_goes_first() -> None:
    read = day("12-31-2025", ["%m-%d-%Y"])
    assert isinstance(read, Read)
    assert read.value == date(2025, 12, 31)


@pytest.mark.parametrize("text", ["007", "A-17/b", "1E5", "Müller 3", "2025-01", "-"])
def test_an_id_stays_as_it_is(text: str) -> None:
    assert identifier(text) == Read(text)


@pytest.mark.parametrize(
    ("text", "value"), [("45", 45), ("45,0", 45), ("45.00", 45), ("45 min", 45), ("45 Minuten", 45), ("0", 0)]
)
def test_minutes_in_usual_spellings(text: str, value: int) -> None:
    assert minutes(text) == Read(value)


@pytest.mark.parametrize("text", ["1.000", "1,000", "eins", "4 5", "1441"])
def test_minutes_that_may_mean_two_things_are_refused(text: str) -> None:
    assert isinstance(minutes(text), Problem)


def test_headings_and_codes_do_not_hang_on_spelling() -> None:
    assert fold(" Überprüfen  am ") == fold("UEBERPRÜFEN-AM") == fold("ueberpruefen_am")
    assert fold("u\u0308ber") == fold("über")
    assert fold("+") == "+"


def test_several_entries_in_one_cell() -> None:
    assert parts("Kunde; IFK,\nArbeitgeber +") == ["Kunde", "IFK", "Arbeitgeber"]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("contacts_per_month", "3", "3"),
        ("contacts_per_month", "3,0", "3"),
        ("contact_interval", "6 Wochen", "6 weeks"),
        ("contact_interval", "1 Monat", "1 month"),
        ("contact_interval", "15 Arbeitstage", "15 working_days"),
        ("contact_interval", "3 weeks", "3 weeks"),
        ("contact_interval", "15 working_days", "15 working_days"),
        ("contact_interval", "14 Tage", "2 weeks"),
        ("report_period", "monatlich", "month"),
        ("report_period", "Quartal", "quarter"),
        ("aftercare_credit", "2 Monate und 10 Tage", "2 months 10 days"),
    ],
)
def test_agreed_values_are_read_in_german_and_english(concept: Concept, key: str, text: str, value: str) -> None:
    assert AgreedValues(concept).read(key, text) == Read(value)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("contacts_per_month", "9"),
        ("contact_interval", "6 Tage"),
        ("contact_interval", "43 Tage"),
        ("report_period", "Halbjahr"),
    ],
)
def test_an_agreed_value_outside_the_bounds_of_any_rule_is_refused(concept: Concept, key: str, text: str) -> None:
    read = AgreedValues(concept).read(key, text)
    assert isinstance(read, Problem)
    assert read.code == "agreed_out_of_bounds"


@pytest.mark.parametrize("text", ["-2 Wochen", "2 Werktage", "Wochen", "zwei Wochen", "2 Wochen lang"])
def test_an_unclear_period_is_refused(concept: Concept, text: str) -> None:
    read = AgreedValues(concept).read("contact_interval", text)
    assert isinstance(read, Problem)
    assert read.code == "agreed_not_a_period"


def test_a_value_with_braces_or_line_breaks_cannot_spoil_the_sentence() -> None:
    said = problem("date_unreadable", value="{key}\n\u202eabc")
    assert "„{key}··abc“" in said.de
