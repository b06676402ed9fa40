"""Ranges that days are drawn from, and the shares of what may happen: by name, each with its origin.

In: nothing. Out: ``SPANS`` and ``SHARES`` for ``figures``.
"""

from __future__ import annotations

from kontaktdichte.demo.record import ASSUMPTION, Shares, Span

SPANS = (
    Span("assigned_before", 5, 25, "days from assignment to the begin of a measure", ASSUMPTION),
    Span("measure_brief_days", 14, 54, "days of a short measure", ASSUMPTION),
    Span("measure_usual_days", 60, 270, "days of other measures", ASSUMPTION),
    Span("leaver_spell", -50, 190, "days around the end of a measure with denser contacts", ASSUMPTION),
    Span("capacity_brief_days", 14, 175, "days of reduced capacity up to six months", ASSUMPTION),
    Span("capacity_long_days", 200, 400, "days of longer reduced capacity", ASSUMPTION),
    Span("capacity_more_days", 100, 240, "days by which reduced capacity is extended", ASSUMPTION),
    Span("supervision_days", 180, 540, "days of ABC or case management that has ended", ASSUMPTION),
    Span("after_leave_days", 0, 25, "days after the end of benefit with a last contact", ASSUMPTION),
    Span("first_talk_days", 1, 15, "working days to a first talk in time", "Schwäbisch Hall: 15 AT"),
    Span("first_talk_late_days", 16, 45, "working days to a late first talk", ASSUMPTION),
    Span("egv_days", 0, 28, "days to an integration agreement in time", "Schwäbisch Hall, reading of 4 weeks"),
    Span("egv_late_days", 29, 150, "days to a late integration agreement", ASSUMPTION),
    Span("egv_length_days", 180, 720, "days of an integration agreement with an end", ASSUMPTION),
    Span("egv_gap_days", 0, 60, "days between two integration agreements", ASSUMPTION),
    Span("self_employed_after", 0, 60, "days from entry to self-employment", ASSUMPTION),
    Span("interval_after", 0, 40, "days from ABC or case management to the agreed interval", ASSUMPTION),
    Span("fm0_passed_days", 5, 200, "days since a passed review of FM 0", ASSUMPTION),
    Span("fm0_review_days", 20, 340, "days to the next review of FM 0", ASSUMPTION),
    Span("fm0_approved_days", 0, 20, "days from FM 0 to its approval", ASSUMPTION),
    Span("once_late_days", 1, 60, "days by which a single contact was late", ASSUMPTION),
    Span("course_after", 20, 150, "days from entry to the integration course", ASSUMPTION),
    Span("pregnancy_birth", -20, 200, "days from the Stichtag to an expected birth", ASSUMPTION),
    Span("pregnancy_known", 90, 220, "days a pregnancy is known before the birth", ASSUMPTION),
    Span("pregnancy_shift", 5, 20, "days by which an expected birth moved", ASSUMPTION),
    Span("birth_ago", 30, 1150, "days since a child was born", ASSUMPTION),
    Span("birth_off", -9, 9, "days between expected birth and birth", ASSUMPTION),
    Span("failed_before", 3, 18, "days from a failed appointment to the contact", ASSUMPTION),
    Span("corrected_after", 1, 30, "days from an entry to its correction", ASSUMPTION),
    Span("entry_soon", 0, 2, "working days to an entry", "most entries within 2 days"),
    Span("entry_later", 3, 5, "working days to a later entry", "most entries within 2 days"),
    Span("entry_late", 6, 40, "working days to a late entry", "8 % of entries after more than 5 working days"),
    Span("office_minutes", 480, 1020, "minutes of the day in which entries are made", ASSUMPTION),
    Span("deviation_given_after", -6, 20, "days from the end of the month to the deviation", ASSUMPTION),
    Span(
        "capacity_window",
        -14,
        15,
        "days before, working days after the end of an incapacity",
        "Schwäbisch Hall, reading",
    ),
    Span("course_window", -7, 14, "days around the last third of an integration course", "Schwäbisch Hall, reading"),
    Span("after_birth_months", 12, 24, "months after birth with a contact", "Schwäbisch Hall, row of parents"),
    Span("leave_end_months", -4, -3, "months before the end of parental leave", "Schwäbisch Hall, row of parents"),
    Span("vacant_days", 0, 40, "days a place is vacant", ASSUMPTION),
    Span("stay_days", 100, 420, "days of regular participation", ASSUMPTION),
    Span("aftercare_days", 60, 250, "days of aftercare", ASSUMPTION),
    Span("report_before", 0, 12, "days from a report to the end of its period", ASSUMPTION),
    Span("report_after", 3, 20, "days by which a report is late", ASSUMPTION),
    Span("report_notified", 1, 20, "working days to the notice of a missing report", ASSUMPTION),
    Span("handover_days", -10, 25, "days around entry or exit with a warm handover", ASSUMPTION),
    Span("conference_soon", 1, 12, "days from the need to the conference", ASSUMPTION),
    Span("conference_late_days", 30, 60, "days from the need to a late conference", ASSUMPTION),
    Span("plan_soon", 3, 26, "days from entry to the plan", ASSUMPTION),
    Span("plan_late_days", 50, 110, "days from entry to a late plan", ASSUMPTION),
    Span("plan_answer_days", 5, 30, "days to the Jobcenter's answer to a plan", ASSUMPTION),
    Span("notice_days", 1, 9, "working days to a notice in time", "Thüringen, reading of 10 working days"),
    Span("notice_late_days", 11, 30, "working days to a late notice", ASSUMPTION),
)

SHARES = (
    Shares("justification", (3, 3, 2, 3, 4, 2), "illness, distance, childcare, working hours, wish, other", ASSUMPTION),
    Shares("provider_channel", (2, 7, 1), "contacts with providers in person, by phone, by video", ASSUMPTION),
    Shares("interval", (1, 3, 2), "agreed intervals of 4, 6, 8 weeks", ASSUMPTION),
    Shares("deviation_status", (4, 1, 4), "deviations given, notified, accepted", ASSUMPTION),
    Shares(
        "deviation_reason",
        (3, 2, 4, 2, 1, 1),
        "illness, holiday, no-show, not reached, staff absence, other",
        ASSUMPTION,
    ),
    Shares(
        "shortfall_reason",
        (4, 3, 5, 2, 1, 1),
        "illness, holiday, no-show, not reached, staff absence, other",
        ASSUMPTION,
    ),
    Shares("plan_answer", (6, 2, 4), "plans agreed, declined, not yet answered", ASSUMPTION),
)
