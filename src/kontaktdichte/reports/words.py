"""The reports' own words, German and English: headings of columns, titles, causes; and tables put into words.

In: tables with English column names and codes. Out: the same rows as an office reads them. Words of the document
itself come from the concept, words of verdicts from ``rules.reasons``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from kontaktdichte.rules.reasons import Language, verdict_label


class Word(NamedTuple):
    """One heading or phrase in both languages."""

    de: str
    en: str

    def to(self, language: Language) -> str:
        """The phrase in the language asked for."""
        return self.de if language == "de" else self.en


LATE_TARGET = Word("△ Soll verfehlt", "△ late target")
SIGNS = {"upcoming": "…", "open": "○", "fulfilled": "✓", "missed": "✗", "missed_with_reason": "~", "not_judged": "–"}
STRENGTHS = {"floor": Word("Muss", "floor"), "target": Word("Soll", "target")}
CAUSES = {
    "partial": Word("angebrochener Zeitraum", "cut period"),
    "ended": Word("Geltung beendet", "scope ended"),
    "suspended": Word("Regel ruhte", "rule rested"),
    "known_too_late": Word("zu spät bekannt", "known too late"),
    "moved": Word("Bezugstag verlegt", "reference day moved"),
}
SORTS = {
    "duty": Word("Pflicht", "duty"),
    "notice": Word("Mitteilung", "notice"),
    "finding": Word("Feststellung", "finding"),
    "change": Word("ändert sich von selbst", "changes by itself"),
    "note": Word("vorgemerkt, keine Frist", "noted, no term"),
    "moved": Word("Bezugstag später verlegt", "reference day moved later"),
    "rejected": Word("abgewiesen", "rejected"),
    "flagged": Word("übernommen, Hinweis", "taken, flagged"),
    "timely": Word("rechtzeitig", "in time"),
    "late": Word("verspätet", "late"),
    "due": Word("steht aus", "due"),
    "overdue": Word("überfällig", "overdue"),
}
HEADINGS = {
    "task": Word("Aufgabe", "Task"),
    "subject": Word("Nr.", "No."),
    "unit": Word("Einheit", "Unit"),
    "counsellor": Word("Fachkraft", "Counsellor"),
    "rule": Word("Regel (Kürzel)", "Rule (code)"),
    "rule_label": Word("Regel", "Rule"),
    "strength": Word("Art", "Strength"),
    "sentence": Word("Was zu tun ist", "What to do"),
    "verdict_sentence": Word("Begründung", "Reason"),
    "hard": Word("fällig bis", "due by"),
    "act_by": Word("letzter Arbeitstag davor", "last working day before"),
    "soft": Word("möglichst bis", "preferably by"),
    "window": Word("Zeitfenster ab", "window from"),
    "overdue": Word("überfällig", "overdue"),
    "overdue_days": Word("überfällig seit (Tage)", "overdue for (days)"),
    "overdue_duties": Word("überfällige Pflichten", "overdue duties"),
    "also": Word("außerdem offen", "also open"),
    "cell_missed": Word("zuletzt versäumter Zeitraum", "last period missed"),
    "section": Word("Fundstelle", "Section"),
    "quote": Word("Zitat", "Quote"),
    "need": Word("nötig", "needed"),
    "counted": Word("gezählt", "counted"),
    "verdict": Word("Stand", "Verdict"),
    "cause": Word("Ursache", "Cause"),
    "reason": Word("Grund der Abweichung", "Reason of the deviation"),
    "done_on": Word("erledigt am", "done on"),
    "days_late": Word("Tage zu spät", "days late"),
    "actionable": Word("noch zu leisten", "still owed"),
    "fulfilled": Word("erfüllt", "fulfilled"),
    "missed": Word("versäumt", "missed"),
    "late_target": Word("Soll verfehlt (late_target)", "late_target"),
    "missed_with_reason": Word("versäumt mit Grund", "missed with reason"),
    "late_target_with_reason": Word("Soll verfehlt mit Grund", "late_target with reason"),
    "rate": Word("Quote", "Rate"),
    "rate_without_reasoned": Word("Quote ohne Fälle mit Grund", "Rate without cases with reason"),
    "overdue_begin": Word("überfällig zu Beginn", "overdue at begin"),
    "cell_missed_begin": Word("Beginn: Personen mit zuletzt versäumtem Zeitraum", "begin: persons, last period missed"),
    "overdue_end": Word("überfällig am Ende", "overdue at end"),
    "cell_missed_end": Word("Ende: Personen mit zuletzt versäumtem Zeitraum", "end: persons, last period missed"),
    "overdue_now": Word("überfällig am Stichtag", "overdue on the Stichtag"),
    "cell_missed_now": Word(
        "Stichtag: Personen mit zuletzt versäumtem Zeitraum", "Stichtag: persons, last period missed"
    ),
    "persons": Word("Personen am Stichtag", "persons on the Stichtag"),
    "persons_overdue": Word("davon mit Überfälligem", "of them with something overdue"),
    "persons_clear": Word(
        "davon ohne Überfälliges und ohne zuletzt versäumten Zeitraum",
        "of them nothing overdue and no last period missed",
    ),
    "share_clear": Word(
        "Anteil ohne Überfälliges und ohne zuletzt versäumten Zeitraum",
        "share with nothing overdue and no last period missed",
    ),
    "not_judged": Word("nicht beurteilt", "not judged"),
    "label": Word("Angabe", "Fact"),
    "notice_due": Word("Mitteilung fällig bis", "notice due by"),
    "notice_done": Word("mitgeteilt am", "notice given on"),
    "notice_state": Word("Mitteilung", "Notice"),
    "kind": Word("Art", "Kind"),
    "on": Word("Tag", "Day"),
    "finding": Word("Feststellung", "Finding"),
    "file": Word("Datei", "File"),
    "sheet": Word("Blatt", "Sheet"),
    "row": Word("Zeile", "Row"),
    "column": Word("Spalte", "Column"),
    "value": Word("Inhalt", "Content"),
    "why": Word("Warum und was zu tun ist", "Why, and what to do"),
    "result": Word("Folge", "Result"),
    "reading": Word("Lesart", "Reading"),
    "chosen": Word("Gewählt", "Chosen"),
    "because": Word("Begründung", "Why"),
    "choices": Word("Möglich", "Choices"),
    "name": Word("Name für --reading", "Name for --reading"),
    "measure_label": Word("Messgröße", "Measure"),
    "by_label": Word("je", "by"),
    "group_label": Word("Gruppe", "Group"),
    "first": Word("von", "from"),
    "last": Word("bis", "to"),
    "value_text": Word("Wert", "Value"),
    "bound_text": Word("Vorgabe", "Bound"),
    "stands_text": Word("Stand", "How it stands"),
    "beside_text": Word("daneben", "beside"),
    "numerator": Word("gezählt", "counted"),
    "denominator": Word("verglichen mit", "compared with"),
    "lacking": Word("ohne Zahl", "without a number"),
    "measure_sentence": Word("In Worten", "In words"),
    "part": Word("Bereich", "Part"),
    "item": Word("Angabe", "Item"),
    **{
        f"not_judged_{cause}": Word(f"nicht beurteilt: {word.de}", f"not judged: {word.en}")
        for cause, word in CAUSES.items()
    },
}
YES = Word("ja", "yes")
CODED = {"task": SORTS, "strength": STRENGTHS, "cause": CAUSES, "kind": SORTS, "result": SORTS, "notice_state": SORTS}


def heading(column: str, language: Language) -> str:
    """A column's heading."""
    return HEADINGS[column].to(language)


def in_words(frame: pl.DataFrame, columns: Sequence[str], language: Language) -> pl.DataFrame:
    """The columns named, codes as words; verdicts carry a sign, so that colour is never needed to read them.

    A missed target stands under a name of its own, for it is no breach. Numbers and dates keep their types; column
    names stay (headings are put on where the table is written).
    """
    worded = frame.select([_worded(name, frame.schema[name], language) for name in columns])
    if "strength" not in frame.columns or "verdict" not in columns:
        return worded
    late = (frame["strength"] == "target") & (frame["verdict"].cast(pl.String) == "missed")
    return worded.with_columns(verdict=pl.when(late).then(pl.lit(LATE_TARGET.to(language))).otherwise("verdict"))


def _worded(name: str, dtype: pl.DataType, language: Language) -> pl.Expr:
    column = pl.col(name)
    if name == "verdict":
        words = {code: f"{sign} {verdict_label(code, language)}" for code, sign in SIGNS.items()}
        return column.cast(pl.String).replace(words)
    if dtype == pl.Boolean:
        return pl.when(column).then(pl.lit(YES.to(language))).alias(name)
    if name in CODED:
        return column.cast(pl.String).replace({code: word.to(language) for code, word in CODED[name].items()})
    return column
