"""Every number behind the synthetic people, by name: no other file of this room holds a rate.

In: nothing. Out: :func:`value` for the generator, :func:`figures_table` for ``docs/demo-figures.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from kontaktdichte.demo.messes import MESSES
from kontaktdichte.demo.record import ASSUMPTION, Figure, Mess
from kontaktdichte.demo.spans import SHARES, SPANS

SIZES = (
    Figure("jobcenter_clients", 3500, "clients of one Jobcenter",
           "Jobcenter of 3,000-4,500 eLb (Erlangen 3,048 in 2015)"),
    Figure("country_clients", 4_000_000, "clients in the country", "about 4 M eLb in over 400 Jobcenter"),
    Figure("teams", 6, "teams of one Jobcenter", ASSUMPTION),
    Figure("ratio_young", 75, "clients under 25 per counsellor", "guide ratio 1:75 under 25 (real one 1:85)"),
    Figure("ratio_adult", 150, "clients from 25 on per counsellor", "guide ratio 1:150 above (real one 1:167)"),
    Figure("share_young_team", 0.18, "of clients are with the team for under 25", ASSUMPTION),
    Figure("youngest_client", 15, "years: nobody is a client before", "§ 7 SGB II"),
    Figure("full_time_minutes", 2340, "minutes a week of a counsellor in full time", "39 h a week"),
    Figure("part_time_minutes", 1170, "minutes a week of a counsellor in part time", ASSUMPTION),
    Figure("staff_part_time", 0.3, "of counsellors work part time", ASSUMPTION),
    Figure("absence_month", 0.75, "of months with an absence of a counsellor", ASSUMPTION),
    Figure("absence_days_from", 1, "calendar days, shortest absence of a counsellor", ASSUMPTION),
    Figure("absence_days_to", 9, "calendar days, longest absence of a counsellor", ASSUMPTION),
    Figure("absence_months", 13, "months for which absences of counsellors are kept", ASSUMPTION),
    Figure("adult_age", 25, "years: the young change team and rule", "Schwäbisch Hall, row U25"),
)  # fmt: skip

PROFILES = (
    Figure("profile_youth", 0.13, "of clients: under 25 or just past it", ASSUMPTION),
    Figure("profile_pupil_or_apprentice", 0.05, "of clients: pupils and apprentices", ASSUMPTION),
    Figure("profile_abc", 0.03, "of clients: ABC", ASSUMPTION),
    Figure("profile_case_management", 0.05, "of clients: case management", ASSUMPTION),
    Figure("profile_reduced_capacity", 0.06, "of clients: reduced capacity at some time", ASSUMPTION),
    Figure("profile_self_employed", 0.03, "of clients: self-employed", ASSUMPTION),
    Figure("profile_outlook_z", 0.05, "of clients: outlook Z", ASSUMPTION),
    Figure("profile_outlook_i", 0.20, "of clients: outlook I",
           "45 % are unemployed, the rest work, study, care, are ill"),
    Figure("profile_refugee", 0.07, "of clients: refugees", ASSUMPTION),
    Figure("profile_parent", 0.08, "of clients: pregnant or with a child under 3", ASSUMPTION),
    Figure("profile_fm0", 0.045, "of clients: FM 0", ASSUMPTION),
    Figure("share_apprentice", 0.4, "of pupils and apprentices are apprentices", ASSUMPTION),
    Figure("share_near_market", 0.35, "of outlooks near or not near the market are near", ASSUMPTION),
    Figure("share_new", 0.04, "of clients came within the last days", ASSUMPTION),
    Figure("new_days", 30, "days within which the new ones came", ASSUMPTION),
    Figure("settled_days", 60, "days that all others have been clients at least", ASSUMPTION),
    Figure("share_left", 0.15, "of clients left within the history",
           "integrations 24.6 % a year (2016), of those that leave the files"),
    Figure("least_stay_days", 60, "days a client who leaves has stayed at least", ASSUMPTION),
    Figure("share_returned", 0.2, "of those who left came back", ASSUMPTION),
    Figure("age_from_youth", 16, "years", ASSUMPTION),
    Figure("age_to_youth", 26, "years", ASSUMPTION),
    Figure("age_from_pupil", 15.3, "years", ASSUMPTION),
    Figure("age_to_pupil", 20, "years", ASSUMPTION),
    Figure("age_from_parent", 20, "years", ASSUMPTION),
    Figure("age_to_parent", 43, "years", ASSUMPTION),
    Figure("age_from_adult", 25, "years", ASSUMPTION),
    Figure("age_to_adult", 64, "years", ASSUMPTION),
)  # fmt: skip

GAPS = (
    Figure("gap_general", 75, "days between contacts, median of a log-normal",
           "gaps between contacts log-normal, median ~75 days"),
    Figure("gap_sigma", 0.76, "spread of the logarithm", "10-15 % of the gaps over 6 months"),
    Figure("gap_sigma_strict", 0.34, "spread where a rule says monthly or a short interval", ASSUMPTION),
    Figure("gap_strict_below", 60, "days of median gap below which contacts follow such a rule", ASSUMPTION),
    Figure("gap_monthly", 22, "days, where a rule says monthly", ASSUMPTION),
    Figure("gap_agreed_per_week", 6.3, "days per agreed week", ASSUMPTION),
    Figure("gap_measure_leaver", 34, "days, after a measure", ASSUMPTION),
    Figure("gap_incapacity", 150, "days, during reduced capacity", ASSUMPTION),
    Figure("gap_fm0", 290, "days, with FM 0", ASSUMPTION),
    Figure("gap_self_employed", 95, "days, self-employed", ASSUMPTION),
    Figure("gap_review_only", 240, "days between talks, outlook Z and I", ASSUMPTION),
    Figure("gap_pupil", 300, "days between talks, pupils and apprentices", ASSUMPTION),
    Figure("gap_review", 150, "days between reviews, outlook Z and I", ASSUMPTION),
    Figure("gap_review_school", 260, "days between reviews, pupils and apprentices", ASSUMPTION),
    Figure("gap_sigma_review", 0.45, "spread of the gaps between reviews", ASSUMPTION),
    Figure("gap_provider", 45, "days between contacts with the provider of a measure", ASSUMPTION),
    Figure("gap_other_traffic", 230, "days between letters, e-mails, group events, counter visits", ASSUMPTION),
)  # fmt: skip

CONTACTS = (
    Figure("phone_elsewhere", 0.38, "of talks are by phone", "30 % by phone over all"),
    Figure("phone_where_in_person", 0.2, "of talks are by phone where a rule says in person", "30 % by phone over all"),
    Figure("video", 0.03, "of talks are by video", ASSUMPTION),
    Figure("review_in_person", 0.35, "of reviews", ASSUMPTION),
    Figure("review_phone", 0.35, "of reviews", ASSUMPTION),
    Figure("review_on_file", 0.3, "of reviews", ASSUMPTION),
    Figure("intensive", 0.25, "of talks in dense spells are intensified counselling", ASSUMPTION),
    Figure("case_conference", 0.02, "of talks are case conferences", ASSUMPTION),
    Figure("cancelled", 0.2, "of failed appointments were cancelled", ASSUMPTION),
    Figure("call_in_vain", 0.15, "calls in vain per phone talk", ASSUMPTION),
    Figure("other_letter", 0.3, "of other traffic", ASSUMPTION),
    Figure("other_email", 0.2, "of other traffic", ASSUMPTION),
    Figure("other_sms", 0.06, "of other traffic", ASSUMPTION),
    Figure("other_group_event", 0.2, "of other traffic", ASSUMPTION),
    Figure("other_counter_visit", 0.24, "of other traffic", ASSUMPTION),
    Figure("minutes_first", 60, "minutes, first talk", "talk lengths assumed: 60 first"),
    Figure("minutes_later", 45, "minutes, later talks", "talk lengths assumed: 45 follow-up"),
    Figure("minutes_phone", 15, "minutes, by phone", "talk lengths assumed: 15 phone"),
    Figure("minutes_on_file", 10, "minutes, on file", ASSUMPTION),
    Figure("colleague", 0.05, "of contacts are held by a colleague", ASSUMPTION),
    Figure("entry_3_to_5_days", 0.22, "of entries come after 3 to 5 working days", "most entries within 2 days"),
    Figure("first_in_time", 0.72, "of first talks within 15 working days", ASSUMPTION),
    Figure("first_late", 0.16, "of first talks later", ASSUMPTION),
    Figure("first_never", 0.12, "of first talks never", ASSUMPTION),
    Figure("once_in_time", 0.6, "of single contacts in time (end of incapacity, birth, course)", ASSUMPTION),
    Figure("once_late", 0.18, "of single contacts late", ASSUMPTION),
    Figure("once_never", 0.22, "of single contacts never", ASSUMPTION),
)  # fmt: skip

COURSES = (
    Figure("n_days", 20, "days as N, median", ASSUMPTION),
    Figure("n_sigma", 0.6, "spread of the logarithm", ASSUMPTION),
    Figure("change_is_integration", 0.25, "of outlook changes lead to I", ASSUMPTION),
    Figure("egv_dated", 0.3, "of integration agreements have an end", ASSUMPTION),
    Figure("egv_exception", 0.3, "of missing integration agreements have a reason", ASSUMPTION),
    Figure("supervision_running", 0.7, "of ABC and case management has no end yet", ASSUMPTION),
    Figure("interval_agreed", 0.5, "of ABC and case-management clients have an agreed interval", ASSUMPTION),
    Figure("share_assigned", 0.45,
           "of the young, refugees and all without a special profile were assigned to a measure", ASSUMPTION),
    Figure("never_begun", 0.37, "of assigned starts", "37 % of assigned starts never begun"),
    Figure("measure_wait_days", 30, "days from entry to the first measure at least", ASSUMPTION),
    Figure("provider_reports", 0.6, "of measures have contacts with the provider", ASSUMPTION),
    Figure("provider_days_after", 40, "days after the end in which the provider still calls", ASSUMPTION),
    Figure("course_days_from", 150, "days, shortest integration course", ASSUMPTION),
    Figure("course_days_to", 300, "days, longest integration course", ASSUMPTION),
    Figure("course_dated", 0.62, "of refugees have a course with an end", ASSUMPTION),
    Figure("leave_short", 0.4, "of parental leaves are the short ones", ASSUMPTION),
    Figure("leave_short_months", 14, "months, short parental leave", ASSUMPTION),
    Figure("leave_long_months", 24, "months, long parental leave", ASSUMPTION),
    Figure("leave_after_days", 56, "days from birth to parental leave", "maternity protection, § 3 MuSchG: 8 weeks"),
    Figure("overlap_days", 45, "days that overlapping rows share", ASSUMPTION),
    Figure("change_after_days", 40, "days from classification to a change at least", ASSUMPTION),
    Figure("away_days", 30, "days away at least before coming back", ASSUMPTION),
    Figure("before_birth_days", 43, "days before birth: last day before maternity protection", "§ 3 MuSchG: 6 weeks"),
    Figure("child_months", 36, "months: a child is under 3", "Schwäbisch Hall, row of parents"),
    Figure("pregnancy_known_before", 30, "days that a pregnancy is known on the Stichtag at least", ASSUMPTION),
    Figure("extended_before", 5, "days before its end that an incapacity is extended", ASSUMPTION),
    Figure("moved_after", 20, "days after which an expected birth was moved", ASSUMPTION),
    Figure("never_begun_after", 3, "days after which an assignment never begun was taken back", ASSUMPTION),
    Figure("exception_after", 20, "days after entry that an exception is given", ASSUMPTION),
    Figure("turn_room", 20, "days within which a turn must fit at least", ASSUMPTION),
    Figure("measure_cut_least", 5, "days that a measure ended early at least", ASSUMPTION),
    Figure("parental_leave", 0.6, "of parents took parental leave", ASSUMPTION),
    Figure("deviation_given", 0.4, "of months without a talk with the young have a deviation", ASSUMPTION),
)  # fmt: skip

PROJECTS = (
    Figure("project_persons", 455, "participants of four projects in five years, the default size", ASSUMPTION),
    Figure("places_1", 20, "places of the first project", ASSUMPTION),
    Figure("places_2", 22, "places of the second project", ASSUMPTION),
    Figure("places_3", 24, "places of the third project", ASSUMPTION),
    Figure("places_4", 25, "places of the fourth project", ASSUMPTION),
    Figure("age_to_participant", 60, "years", ASSUMPTION),
    Figure("regular_again_days", 60, "days of aftercare before losing work, and regular after it", ASSUMPTION),
    Figure("conference_late", 0.17, "of conferences are late", ASSUMPTION),
    Figure("conference_missing", 0.17, "of conferences never take place", ASSUMPTION),
    Figure("aftercare_budget_days", 210, "days of aftercare, an estimate for deviations", "Thüringen: 7 months"),
    Figure("returned_least_days", 120, "days of aftercare in which work may be lost", ASSUMPTION),
    Figure("late_entry_day", 27, "day of the month of a late entry", ASSUMPTION),
    Figure("agreement_before_days", 20, "days that an agreement is known before it begins", ASSUMPTION),
    Figure("answer_after", 10, "days to the answer to a deviation", ASSUMPTION),
    Figure("given_after", 3, "days after the due date that a reason is given", ASSUMPTION),
    Figure("settled_after", 120, "days after which every shortfall was told, be it late", ASSUMPTION),
    Figure("early_notice_days", 5, "days before the due date of an early notice", ASSUMPTION),
    Figure("conference_room_days", 30, "days of participation before a case conference is needed", ASSUMPTION),
    Figure("found_work", 0.45, "of participants found work in the end", ASSUMPTION),
    Figure("aftercare", 0.75, "of those stay for aftercare", ASSUMPTION),
    Figure("credit_days", 71, "days credited (2 months 10 days)", ASSUMPTION),
    Figure("least_contacts", 2, "contacts a month where nothing else is agreed", "Thüringen, Nr. 1"),
    Figure("agreed_contacts", 3, "contacts a month as agreed with the second Jobcenter", ASSUMPTION),
    Figure("meetings_0", 0.04, "of months: one talk fewer planned than needed", ASSUMPTION),
    Figure("meetings_1", 0.26, "of months: as many talks planned as needed", ASSUMPTION),
    Figure("meetings_2", 0.44, "of months: one talk more planned", ASSUMPTION),
    Figure("meetings_3", 0.26, "of months: two talks more planned", ASSUMPTION),
    Figure("meeting_failed", 0.2, "of talks planned were no-shows or cancelled", "no-shows 20-35 %"),
    Figure("besides_phone", 0.5, "phone calls a month", ASSUMPTION),
    Figure("besides_email", 0.25, "e-mails a month", ASSUMPTION),
    Figure("shortfall_told", 0.95, "of shortfalls have a deviation", ASSUMPTION),
    Figure("term_days", 28, "days of a term where none is agreed", "Thüringen, reading of 4 weeks"),
    Figure("plan_days_agreed", 42, "days for the plan as agreed with the first Jobcenter", ASSUMPTION),
    Figure("conference_days_agreed", 14, "days for a conference as agreed with the second Jobcenter", ASSUMPTION),
    Figure("meeting_held", 0.9, "of periods have their working meeting, where one is agreed", ASSUMPTION),
    Figure("report_told", 0.6, "of late or missing reports have a deviation", ASSUMPTION),
)  # fmt: skip

FIGURES: tuple[Figure, ...] = (*SIZES, *PROFILES, *GAPS, *CONTACTS, *COURSES, *PROJECTS)
_SPANS = {span.name: span for span in SPANS}
_SHARES = {shares.name: shares for shares in SHARES}
_VALUES = {figure.name: figure.value for figure in (*FIGURES, *MESSES)}


def value(name: str) -> float:
    """The number of that name; KeyError for one nobody has named.

    >>> value("ratio_young")
    75
    """
    return _VALUES[name]


def span(name: str) -> tuple[int, int]:
    """First and last number of the range of that name."""
    return _SPANS[name].low, _SPANS[name].high


def shares(name: str) -> tuple[float, ...]:
    """The weights of that name."""
    return _SHARES[name].weights


def figures_table() -> str:
    """All figures, ranges, shares and messes as Markdown tables with their origin."""
    numbers = [(f"`{f.name}`", _number(f), f.unit, f.origin) for f in FIGURES]
    ranges = [(f"`{s.name}`", f"{s.low} to {s.high}", s.unit, s.origin) for s in SPANS]
    weights = [(f"`{s.name}`", " : ".join(f"{w:g}" for w in s.weights), s.unit, s.origin) for s in SHARES]
    plain = ("name", "value", "of what", "origin")
    parts = (
        ("# Figures of the synthetic people", _INTRODUCTION),
        ("## Numbers", _table(plain, numbers)),
        ("## Ranges", _table(plain, ranges)),
        ("## Shares", _table(plain, weights)),
        ("## What is irregular on purpose", _table(_MESS_HEADINGS, list(map(_mess_cells, MESSES)))),
    )
    return "\n\n".join(text for part in parts for text in part) + "\n"


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


_INTRODUCTION = (
    "Written by `kontaktdichte.demo.figures_table()`. Nobody in these data exists. Figures with a published source\n"
    "name it; the others are assumptions and say so."
)


_MESS_HEADINGS = ("kind", "rate", "of what", "found as", "data set", "origin")


def _mess_cells(mess: Mess) -> tuple[str, ...]:
    return f"{mess.label} (`{mess.name}`)", _number(mess), mess.unit, mess.found, mess.dataset, mess.origin


def _number(figure: Figure) -> str:
    if 0 < figure.value < 1:
        return f"{figure.value * 100:g} %"
    return f"{figure.value:,}" if isinstance(figure.value, int) else f"{figure.value:g}"
