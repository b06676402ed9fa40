"""Every irregularity the synthetic people have on purpose: its rate, its label, and where an evaluation shows it.

In: nothing. Out: ``MESSES``; the generator draws by these rates and a test looks for each one in the evaluated output.
"""

from __future__ import annotations

from kontaktdichte.demo.record import ASSUMPTION, Dataset, Mess


def _mess(
    name: str, rate: float, unit: str, label: str, label_de: str, found: str,
    origin: str = ASSUMPTION, dataset: Dataset = "jobcenter",
) -> Mess:  # fmt: skip
    return Mess(name, rate, unit, origin, label, label_de, found, dataset)


_RECORDING = (
    _mess("late_entry", 0.08, "of entries, after more than 5 working days", "late entries", "späte Erfassung",
          "flag late_entry of a contact", "8 % of entries after more than 5 working days"),
    _mess("phone_without_reason", 0.25, "of phone and video talks", "phone without reason", "Telefonat ohne Begründung",
          "reason code justification_missing", "a quarter of phone contacts without reason"),
    _mess("review_without_reason", 0.2, "of reviews by phone or on file", "review without reason",
          "Überprüfung ohne Begründung", "reason code justification_missing of review_i_floor"),
    _mess("reason_added", 0.1, "of phone talks without reason", "reason added afterwards", "Begründung nachgetragen",
          "flag late_justification of a contact"),
    _mess("no_show", 0.27, "of appointments in person", "no-shows", "nicht erschienen",
          "reason code not_kept", "no-shows 20-35 %"),
    _mess("same_day", 0.015, "of talks", "two contacts on one day", "zwei Kontakte an einem Tag",
          "reason code same_day"),
    _mess("corrected", 0.01, "of contacts that took place", "corrected contacts", "berichtigte Kontakte",
          "the replaced contact is not in the output, the later row is"),
    _mess("actor_unnamed", 0.01, "of contacts", "unnamed actor", "ohne Namen der Fachkraft",
          "contact row without actor"),
    _mess("contact_after_end", 0.2, "of those who left", "contact after the end of benefit",
          "Kontakt nach Ende des Bezugs",
          "reason code outside_scope"),
    _mess("birth_date_missing", 0.005, "of clients", "birth date missing", "Geburtsdatum fehlt", "missing fact"),
    _mess("without_counsellor", 0.02, "of clients", "clients without counsellor", "ohne zuständige Fachkraft",
          "missing fact"),
    _mess("counsellor_change", 0.08, "of clients", "change of counsellor", "Wechsel der Fachkraft",
          "two spans of the situation counsellor"),
)  # fmt: skip

_SITUATIONS = (
    _mess("outlook_change", 0.14, "of clients", "status changes", "Wechsel der Prognose",
          "duties of contacts_per_year_floor and review_i_floor for one person"),
    _mess("two_changes_one_day", 0.3, "of ABC and case-management clients", "two facts changing on one day",
          "zwei Änderungen an einem Tag", "episode of case_management_floor begins on the day the outlook changes"),
    _mess("situation_overlap", 0.12, "of outlook changes", "overlapping situations", "überlappende Angaben",
          "finding situation_overlap"),
    _mess("share_starts_as_n", 0.35, "of clients", "N newly classified, first talk in time, late or never",
          "N neu, Erstgespräch rechtzeitig, spät oder nie", "verdicts of first_contact_n"),
    _mess("egv_missing", 0.05, "of clients", "integration agreement missing", "EGV fehlt",
          "missed integration_agreement"),
    _mess("egv_late", 0.12, "of clients", "integration agreement late", "EGV verspätet",
          "integration_agreement missed, made up late"),
    _mess("egv_expired", 0.35, "of integration agreements with an end", "integration agreement expired",
          "EGV abgelaufen",
          "a later gap of integration_agreement"),
    _mess("interval_unapproved", 0.08, "of agreed intervals", "agreed interval without approver",
          "vereinbarter Abstand ohne Genehmigung", "agreement row without approver"),
    _mess("fm0_after_case_management", 0.30, "of FM 0", "FM 0 after case management", "FM 0 nach Fallmanagement",
          "verdicts of fm0_floor"),
    _mess("fm0_no_realistic_chance", 0.22, "of FM 0", "FM 0 without realistic chance", "FM 0 ohne Integrationschance",
          "verdicts of fm0_floor"),
    _mess("fm0_threat", 0.15, "of FM 0", "FM 0 because of a threat", "FM 0 wegen Bedrohung",
          "fm0_floor fulfilled by a letter"),
    _mess("fm0_without_approval", 0.15, "of FM 0", "FM 0 without approval", "FM 0 ohne Genehmigung",
          "finding approval_missing"),
    _mess("fm0_review_passed", 0.18, "of FM 0", "FM 0 with passed review", "FM 0, Überprüfung überfällig",
          "finding review_passed"),
)  # fmt: skip

_TURNS = (
    _mess("short_measure", 0.2, "of measures", "short measures", "kurze Maßnahmen",
          "first term of measure_leavers 10 working days after the start"),
    _mess("measure_ends_early", 0.22, "of measures", "measures ending early", "Maßnahme endet vorzeitig",
          "duties of measure_leavers that hang on measure_end before planned_measure_end"),
    _mess("measure_without_end", 0.12, "of measures", "measure without known end", "Maßnahme ohne bekanntes Ende",
          "missing fact"),
    _mess("capacity_short", 0.5, "of reduced capacity", "reduced capacity up to 6 months",
          "nicht leistungsfähig bis 6 Monate", "verdicts of reduced_capacity_end"),
    _mess("capacity_long", 0.18, "of reduced capacity", "reduced capacity longer", "nicht leistungsfähig über 6 Monate",
          "note reduced_capacity_long"),
    _mess("capacity_open", 0.16, "of reduced capacity", "reduced capacity without end",
          "nicht leistungsfähig ohne Ende",
          "missing fact"),
    _mess("capacity_extended", 0.16, "of reduced capacity", "reduced capacity extended later", "später verlängert",
          "reduced_capacity row that replaces another"),
    _mess("course_without_end", 0.14, "of refugees", "integration course without end", "ISK ohne Ende", "missing fact"),
    _mess("course_none", 0.24, "of refugees", "refugees without course", "Flüchtlinge ohne ISK", "missing fact"),
    _mess("parent_pregnant", 0.16, "of parents", "pregnancies", "Schwangerschaften",
          "verdicts of parents_before_birth"),
    _mess("parent_birth_moved", 0.10, "of parents", "expected birth moved", "Geburtstermin verschoben",
          "hard date of parents_before_birth from the later row"),
    _mess("parent_newborn", 0.30, "of parents", "pregnancy, then birth", "Schwangerschaft, dann Geburt",
          "verdicts of parents_before_birth and parents_after_birth"),
    _mess("parent_older_child", 0.29, "of parents", "child under 3", "Kind unter 3",
          "verdicts of parents_end_of_leave"),
    _mess("parent_child_without_birth_date", 0.15, "of parents", "child without birth date", "Kind ohne Geburtsdatum",
          "missing fact"),
)  # fmt: skip

_DEVIATIONS = (
    _mess("deviation_without_reason", 0.12, "of deviations", "deviation without reason", "Abweichung ohne Grund",
          "missed although a deviation stands"),
    _mess("deviation_rejected", 0.08, "of deviations", "deviation rejected", "Abweichung abgelehnt",
          "missed although a deviation stands"),
)  # fmt: skip

_SUPPORT = tuple(
    _mess(name, rate, unit, label, label_de, found, dataset="projekte")
    for name, rate, unit, label, label_de, found in (
        ("by_substitute", 0.06, "of talks where one is named", "held by the substitute", "durch die Vertretung",
         "counted contact with another actor than the project worker"),
        ("substitute_named", 0.7, "of participants", "named substitute", "benannte Vertretung", "situation substitute"),
        ("meeting_unnamed", 0.03, "of talks", "unnamed actor", "ohne Namen", "flag actor_unnamed of a contact"),
        ("wrong_actor", 0.02, "of talks", "held by somebody else", "durch andere Person", "reason code wrong_actor"),
        ("besides_in_person", 0.18, "group events a month", "group events", "Gruppenveranstaltungen",
         "reason code kind_not_accepted"),
        ("meeting_twice", 0.02, "of talks", "two contacts on one day (projects)",
         "zwei Kontakte an einem Tag (Projekte)",
         "reason code same_day"),
        ("worker_missing", 0.01, "of participants", "no project worker named", "keine Begleitung benannt",
         "missing fact"),
        ("handover_with_two", 0.14, "of handovers", "warm handover with two instead of three",
         "warme Übergabe zu zweit",
         "reason code participant_missing"),
        ("handover_missing", 0.2, "of handovers", "warm handover missing", "warme Übergabe fehlt",
         "missed handover_entry"),
        ("plan_late", 0.15, "of participants", "perspective plan late", "Perspektivplan verspätet",
         "perspective_plan missed, made up late"),
        ("plan_by_other", 0.06, "of participants", "plan by another author", "Perspektivplan anderer Stelle",
         "missed perspective_plan although a plan stands"),
        ("plan_missing", 0.07, "of participants", "perspective plan missing", "Perspektivplan fehlt",
         "missed perspective_plan"),
        ("conference_need", 0.2, "of participants", "need for a case conference", "Bedarf an Fallberatung",
         "verdicts of case_conference"),
        ("conference_without_counsellor", 0.15, "of conferences", "conference without counsellor",
         "Fallberatung ohne Vermittlungsfachkraft", "reason code participant_missing"),
        ("report_late", 0.08, "of periods", "report late", "Bericht verspätet", "missed reporting"),
        ("report_missing", 0.06, "of periods", "report missing", "Bericht fehlt", "missed reporting"),
        ("entry_late_in_month", 0.12, "of entries", "entry on the 27th", "Eintritt am 27.",
         "contacts_per_month with a window from the 27th on"),
        ("aftercare_credit", 0.25, "of aftercare", "aftercare with predecessor time", "angerechnete Nachbetreuung",
         "reason code outside_scope before seven months are over"),
        ("back_to_regular", 0.12, "of aftercare", "employment ended, regular again", "wieder regulär",
         "two spells of aftercare"),
        ("shortfall_without_reason", 0.1, "of deviations", "told without reason", "Mitteilung ohne Grund",
         "notice met, verdict stays missed"),
        ("shortfall_rejected", 0.08, "of deviations", "deviation rejected (projects)",
         "Abweichung abgelehnt (Projekte)",
         "missed although a deviation stands"),
        ("notice_late", 0.2, "of deviations", "notice late", "Mitteilung verspätet",
         "notice_contacts missed, made up late"),
        ("notice_early", 0.06, "of deviations", "notice early", "Mitteilung vorab",
         "notice done before the month was over"),
        ("notice_never", 0.05, "of deviations", "notice never", "keine Mitteilung", "missed notice_contacts"),
    )
)  # fmt: skip

_FAULTS = tuple(
    _mess(name, rate, unit, label, label_de, found)
    for name, rate, unit, label, label_de, found in (
        ("fault_person", 0.0008, "of contacts, files only", "contact of an unknown person", "unbekannte Person",
         "rejected row"),
        ("fault_channel", 0.0006, "of contacts, files only", "unknown channel text (Fax)", "unbekannter Kontaktweg",
         "rejected row"),
        ("fault_date", 0.0006, "of contacts, files only", "impossible date", "unmögliches Datum", "rejected row"),
        ("fault_attribute", 0.001, "of situations, files only", "attribute no rule asks for (disability)",
         "Merkmal ohne Regel (Behinderung)", "rejected row"),
        ("fault_agreed_value", 0.001, "of situations, files only", "agreed value out of bounds",
         "vereinbarter Wert außerhalb der Grenzen", "rejected row"),
    )
)  # fmt: skip

MESSES: tuple[Mess, ...] = (*_RECORDING, *_SITUATIONS, *_TURNS, *_DEVIATIONS, *_SUPPORT, *_FAULTS)
