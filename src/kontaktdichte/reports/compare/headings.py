"""The comparison's own headings and codes, German and English; and its tables put into words.

In: tables with English column names and codes, the columns of either side ending in ``_a`` or ``_b``. Out: the same
rows as an office reads them. A change carries a sign and a word, so that colour is never needed to read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from kontaktdichte.reports.words import HEADINGS, SIGNS, SORTS, STRENGTHS, YES, Word
from kontaktdichte.rules.reasons import Language, verdict_label

RULE_CHANGES = {
    "same": Word("= unverändert", "= unchanged"),
    "changed": Word("~ geändert", "~ changed"),
    "renamed": Word("~ anderer Name", "~ other name"),
    "added": Word("+ neu in B", "+ new in B"),
    "gone": Word("− entfallen in B", "− gone in B"),
}
DUTY_CHANGES = {
    "added": Word("+ kommt hinzu", "+ added"),
    "gone": Word("− entfällt", "− gone"),
    "moved": Word("~ andere Frist, Zahl oder Art", "~ other date, number or strength"),
    "turned": Word("~ anderer Stand", "~ other verdict"),
}
PERSON_CHANGES = {
    "begins": Word("+ Regel gilt neu", "+ rule begins"),
    "ends": Word("− Regel gilt nicht mehr", "− rule ends"),
    "more": Word("+ mehr Pflichten", "+ more duties"),
    "fewer": Word("− weniger Pflichten", "− fewer duties"),
    "other": Word("~ andere Pflichten", "~ other duties"),
    "moved": Word("~ andere Frist, Zahl oder Art", "~ other date, number or strength"),
    "turned": Word("~ anderer Stand", "~ other verdict"),
    "noted": Word("+ Vermerk kommt hinzu", "+ note added"),
    "unnoted": Word("− Vermerk entfällt", "− note gone"),
    "unsaid": Word("? nicht zu sagen: Angaben fehlen", "? cannot be said: facts are missing"),
}
TASK_CHANGES = {
    "added": Word("+ kommt hinzu", "+ added"),
    "gone": Word("− entfällt", "− gone"),
    "moved": Word("~ andere Aufgabe oder Frist", "~ other task or date"),
}
READING_CHANGES = {
    "same": Word("= gleich", "= the same"),
    "changed": Word("~ verschieden", "~ different"),
    "added": Word("+ nur in B", "+ in B only"),
    "gone": Word("− nur in A", "− in A only"),
}
LACKS = {
    "nobody": Word("niemand fällt unter die Vorgabe", "nobody falls under the concept"),
    "unknown": Word("keine einzige Angabe in den Daten", "not a single entry in the data"),
    "missing": Word("fehlt bei Personen", "missing for persons"),
    "rejected": Word("abgewiesene Zeilen", "rejected rows"),
}
FIELDS = {
    "label": Word("Bezeichnung", "Label"),
    "subject": Word("Wer schuldet", "Who owes"),
    "applies_to": Word("Für wen", "To whom"),
    "during": Word("Von – bis (beide Tage zählen)", "From – to (both days count)"),
    "rhythm": Word("Wie oft", "How often"),
    "partial": Word("Angebrochene Zeiträume", "Cut periods"),
    "first": Word("Erste Frist", "First term"),
    "short": Word("Erste Frist, wenn kurz", "First term where short"),
    "anchor": Word("Bezugstag", "Reference day"),
    "earliest": Word("Frühestens", "At the earliest"),
    "term": Word("Frist", "Term"),
    "anchored": Word("Ausnahmen der Frist", "Exceptions of the term"),
    "spread": Word("Verteilung", "Spread"),
    "consume": Word("Mehrfach zählen", "Counting more than once"),
    "agreed": Word("Was vereinbart werden kann", "What may be agreed"),
    "count": Word("Gezählt werden", "What is counted"),
    "apart": Word("Mindestabstand", "Least distance"),
    "also": Word("Davon mindestens", "Of these at least"),
    "or": Word("Stattdessen genügt", "Enough instead"),
    "owed": Word("Geschuldet", "Owed"),
    "continues": Word("Führt fort", "Continues"),
    "strength": Word("Verbindlichkeit", "Strength"),
    "accepts": Word("Was zählt", "What counts"),
    "lookback": Word("Blickt zurück", "Looks back"),
    "soft": Word("Vorwarnung vor der Frist", "Warning before the due date"),
    "suspends": Word("Lässt ruhen", "Puts to rest"),
    "rests": Word("Ruht wegen", "Rests because of"),
    "clock": Word("Uhr beim Ruhen", "Clock while resting"),
    "refusals": Word("Worte, wenn etwas nicht zählt", "Words where something does not count"),
    "sensitive": Word("Sichtbarkeit", "Visibility"),
    "readings": Word("Lesarten", "Readings"),
    "section": Word("Fundstelle", "Section"),
    "quote": Word("Zitat", "Quote"),
    "context": Word("Weitere Zitate", "Further quotes"),
    "form": Word("Art der Zahl", "Kind of number"),
    "counted": Word("Gezählt", "Counted"),
    "compared": Word("Verglichen mit", "Compared with"),
    "by": Word("Je", "For each"),
    "window": Word("Zeitraum", "Window"),
    "bound": Word("Grenze", "Bound"),
    "beside": Word("Daneben", "Beside"),
    "other": Word("Sonstiges", "Other"),
    "title": Word("Titel", "Title"),
    "issuer": Word("Erlassen von", "Issued by"),
    "edition": Word("Ausgabe", "Edition"),
    "in_force": Word("In Kraft", "In force"),
    "holidays": Word("Feiertage", "Holidays"),
    "closing_days": Word("Schließtage", "Closing days"),
    "population": Word("Für wen die Vorgabe gilt", "Whom the concept is for"),
    "contact": Word("Was als Kontakt zählt", "What counts as a contact"),
    "contact_quote": Word("Was als Kontakt zählt: Zitat", "What counts as a contact: quote"),
    "contact_refusals": Word("Was nicht zählt: Worte", "What does not count: words"),
    "budgets": Word("Höchstdauer", "Longest duration"),
    "agreement_subjects": Word("Gegenstände der Kooperationsvereinbarung", "Subjects of the cooperation agreement"),
    "approvals": Word("Nur mit Genehmigung", "Only with approval"),
    "expects": Word("Nötige Angaben", "Facts needed"),
    "attributes": Word("Tatsachen", "Situations"),
    "events": Word("Ereignisse", "Events"),
    "agreed_keys": Word("Vereinbarungen", "Agreements"),
    "kinds": Word("Kontaktarten", "Kinds of contact"),
    "channels": Word("Kontaktwege", "Channels"),
    "outcomes": Word("Ergebnisse", "Outcomes"),
    "participants": Word("Beteiligte", "Participants"),
    "places": Word("Orte", "Places"),
    "justifications": Word("Begründungen", "Justifications"),
    "deviation_reasons": Word("Gründe einer Abweichung", "Reasons of a deviation"),
    "cumulative": Word("Nebeneinander geschuldet", "Owed beside one another"),
    "unreached": Word("Ohne laufende Kontaktdichte", "Without a frequency rule"),
    "not_encoded": Word("Nicht abgebildet", "Not encoded"),
    "no_duty": Word("Ohne eigene Pflicht", "Without a duty of its own"),
}
WHOLE = Word("Vorgabe insgesamt", "The concept as a whole")
MEASURE = Word("Messgröße: {}", "Measure: {}")
_OWN = {
    "part": Word("Bereich", "Part"),
    "item": Word("Angabe", "Item"),
    "value": Word("", ""),
    "more": Word("Unterschied", "Difference"),
    "change": Word("Änderung", "Change"),
    "field": Word("Was", "What"),
    "told": Word("Vorgabe", "Concept"),
    "name": Word("Kürzel", "Code"),
    "since": Word("ab", "from"),
    "until": Word("bis", "until"),
    "duties": Word("Pflichten", "duties"),
    "added": Word("davon neu", "of them added"),
    "gone": Word("davon entfallen", "of them gone"),
    "moved": Word("andere Frist, Zahl oder Art", "other date, number or strength"),
    "turned": Word("anderer Stand", "other verdict"),
    "sentence": Word("Was gilt", "What holds"),
    "contacts": Word("nötige Kontakte im Jahr", "needed contacts a year"),
    "contacts_more": Word("Kontakte im Jahr: Unterschied", "contacts a year: difference"),
    "minutes": Word("nötige Minuten im Jahr", "needed minutes a year"),
    "minutes_more": Word("Minuten im Jahr: Unterschied", "minutes a year: difference"),
    "affected": Word("betroffene Personen", "persons affected"),
    "side": Word("Seite", "Side"),
    "lack": Word("Was fehlt", "What is lacking"),
    "count": Word("Anzahl", "Number"),
    "asked_by": Word("Danach fragen", "Asked by"),
}
_CODED: dict[str, Mapping[str, Word]] = {"strength": STRENGTHS, "lack": LACKS, "field": FIELDS, "task": SORTS}


def heading(column: str, language: Language) -> str:
    """A column's heading; one side's columns end in ``A`` or ``B``."""
    name, side = based(column)
    word = _OWN.get(name) or HEADINGS[name]
    return f"{word.to(language)} {side.upper()}".strip()


def based(column: str) -> tuple[str, str]:
    """A column's name without its side, and the side: ``("hard", "a")``, ``("unit", "")``."""
    return (column[:-2], column[-1]) if column.endswith(("_a", "_b")) else (column, "")


def in_words(
    frame: pl.DataFrame, columns: Sequence[str], language: Language, changes: Mapping[str, Word] | None = None
) -> pl.DataFrame:
    """The columns named, codes as words (``change`` by ``changes``); numbers and dates keep their types."""
    return frame.select(_worded(name, frame.schema[name], language, changes or {}) for name in columns)


def _worded(name: str, dtype: pl.DataType, language: Language, changes: Mapping[str, Word]) -> pl.Expr:
    column, (base, _) = pl.col(name), based(name)
    if base == "verdict":
        return column.replace({code: f"{sign} {verdict_label(code, language)}" for code, sign in SIGNS.items()})
    if base == "side":
        return column.str.to_uppercase()
    if dtype == pl.Boolean:
        return pl.when(column).then(pl.lit(YES.to(language))).alias(name)
    words = changes if base == "change" else _CODED.get(base)
    return column.replace({code: word.to(language) for code, word in words.items()}) if words else column
