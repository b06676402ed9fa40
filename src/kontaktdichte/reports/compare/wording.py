"""The words in which a concept's parts are told, German and English: templates of phrases, no logic.

In: nothing. Out: one template per phrase; ``{}`` stands for what :mod:`phrases` puts in.
"""

from __future__ import annotations

from kontaktdichte.reports.words import Word

PHRASES = {
    # joining
    "or": Word("oder", "or"),
    "and": Word("und", "and"),
    "quoted": Word("„{}“", "“{}”"),
    "nothing": Word("–", "–"),
    "not": Word("nicht ({})", "not ({})"),
    "not fact": Word("nicht: {}", "not: {}"),
    "not value": Word("nicht {}", "not {}"),
    "none": Word("keine", "none"),
    "field": Word("{}: {}", "{}: {}"),
    # lengths of time
    "before": Word("{} vor: {}", "{} before: {}"),
    "after": Word("{} nach: {}", "{} after: {}"),
    "term before": Word("{} vor {}", "{} before {}"),
    "term after": Word("{} nach {}", "{} after {}"),
    "term on": Word("am {}", "on {}"),
    "the begin": Word("dem Beginn", "the begin"),
    "begin": Word("Beginn", "the begin"),
    "the anchor": Word("dem Bezugstag", "the reference day"),
    "anchor": Word("Bezugstag", "the reference day"),
    # conditions
    "everybody": Word("alle, für die die Vorgabe gilt", "everybody under the concept"),
    "agreed is": Word("vereinbart ist: {}", "agreed is: {}"),
    "age from": Word("ab {} Jahren", "aged {} or more"),
    "age below": Word("unter {} Jahren", "aged below {}"),
    "lasts above": Word("{} dauert länger als {}", "{} lasts longer than {}"),
    "lasts at most": Word("{} dauert höchstens {}", "{} lasts at most {}"),
    "since": Word("{} seit: {}", "{} since: {}"),
    "since from": Word("frühestens {}", "at least {}"),
    "since below": Word("weniger als {}", "less than {}"),
    "overdue": Word("überfällig ist: {}", "overdue is: {}"),
    "in a row": Word("zuletzt {}-mal in Folge versäumt: {}", "missed the last {} times in a row: {}"),
    # anchors
    "latest": Word("{} (das jüngste)", "{} (the latest)"),
    "first": Word("{} (das erste)", "{} (the first)"),
    "else": Word(", ersatzweise ", ", else "),
    "each": Word("{}, je {}", "{}, for each {}"),
    "part": Word("Tag, an dem {} verstrichen sind von: {}", "day on which {} have passed of: {}"),
    "birthday": Word("{}. Geburtstag", "birthday number {}"),
    "birthday of": Word("{}. Geburtstag ({})", "birthday number {} ({})"),
    "done": Word("Tag, an dem erledigt ist: {}", "day on which is done: {}"),
    "unmet": Word("letzter Tag der versäumten Pflicht {}", "last day of the missed duty {}"),
    "first day": Word("erster Tag ({})", "first day ({})"),
    "last day": Word("letzter Tag ({})", "last day ({})"),
    "belonging": Word("Zugehörigkeit", "belonging to the concept"),
    # rhythms
    "as agreed": Word("wie vereinbart, sonst {}", "as agreed, else {}"),
    "agreed for": Word("vereinbart für: {}", "agreed for: {}"),
    "at least": Word("mindestens {}", "at least {}"),
    "at most": Word("höchstens {}", "at most {}"),
    "needed": Word("nötig: {}", "needs: {}"),
    "waiver": Word("Verzicht (0) möglich mit: {}", "waiver (0) possible with: {}"),
    "in each span": Word("in je {} ab dem Beginn", "in each {} from the begin on"),
    "one time": Word("1-mal", "once"),
    "times": Word("{}-mal", "{} times"),
    "one minute": Word("1 Minute", "1 minute"),
    "so many minutes": Word("{} Minuten", "{} minutes"),
    "once": Word("einmal", "once"),
    "every": Word("alle {}, gerechnet vom letzten Kontakt an", "every {}, from the last contact on"),
    "every agreed": Word(
        "wie vereinbart, sonst alle {}, gerechnet vom letzten Kontakt an",
        "as agreed, else every {}, from the last contact on",
    ),
    "several": Word("{} Kontakte in jedem solchen Zeitraum", "{} contacts in each such span"),
    "short": Word("bei weniger als {} Dauer: {} nach dem Beginn", "where it lasts less than {}: {} after the begin"),
    "rest of window": Word(
        "liegt der Bezugstag vor der Zugehörigkeit: im Rest des Zeitfensters",
        "where the reference day lies before the belonging: in the rest of the window",
    ),
    "when known": Word("ab Bekanntwerden", "from the day it is known"),
    "judged late": Word("auch wenn erst danach bekannt", "also where known only later"),
    "from window": Word("ab dem ersten Tag der versäumten Pflicht", "from the first day of the missed duty"),
    "agreed term": Word("wie vereinbart, sonst {}", "as agreed, else {}"),
    "end of": Word("verschoben auf den letzten Tag {}", "moved to the last day {}"),
    "spread": Word("mindestens einer {}", "at least one {}"),
    "consume": Word("ein Kontakt erfüllt nur eine Pflicht dieser Regel", "a contact serves one duty of this rule only"),
    "quota": Word("{} {} ({})", "{} {} ({})"),
    "hold": Word("muss ohne Lücke vorliegen: {}", "must be there without a gap: {}"),
    "note": Word("wird vermerkt und gelistet, schuldet nichts", "is noted and listed, owes nothing"),
    # clauses
    "kind": Word("Art", "kind"),
    "channel": Word("Weg", "channel"),
    "place": Word("Ort", "place"),
    "outcome": Word("Ergebnis", "outcome"),
    "minutes": Word("mindestens {} Minuten", "at least {} minutes"),
    "while": Word("solange: {}", "while: {}"),
    "by": Word("durch: {}", "by: {}"),
    "present": Word("dabei: {}", "present: {}"),
    "the notice": Word("die Mitteilung zu genau dieser versäumten Pflicht", "the notice of that very missed duty"),
    "continues": Word("„{}“ der Ausgabe davor", "“{}” of the edition before"),
    "as the concept": Word("wie allgemein", "as in general"),
    # the document
    "few": Word("nur für wenige", "to few only"),
    "from day": Word("ab {}", "from {}"),
    "from to": Word("{} bis {}", "{} to {}"),
    "budget": Word("{}: höchstens {} Monate, abzüglich: {}", "{}: at most {} months, less: {}"),
    "approval": Word(
        "{}: nur mit einem dieser Gründe: {}; nötig: {}", "{}: only with one of these reasons: {}; needs: {}"
    ),
    "worth": Word("zählt {}-fach", "counts {} times"),
    "cap": Word("höchstens {} davon je Pflicht", "at most {} of these in one duty"),
    "cap share": Word("höchstens {} des Nötigen", "at most {} of what is needed"),
    "any contact": Word("jeder Kontakt", "any contact"),
    # measures
    "no bound": Word("keine, die Zahl wird nur gezeigt", "none, the number is only shown"),
    "duties of": Word("Pflichten ({}) der Regeln {}", "duties ({}) of the rules {}"),
    "floors": Word("Muss-Pflichten ({})", "floors ({})"),
    "minutes of contacts": Word("Minuten der Kontakte ({})", "minutes of contacts ({})"),
    "minutes of all": Word("Minuten aller Kontakte", "minutes of all contacts"),
    "working time": Word("{}, ein Fünftel für jeden Arbeitstag", "{}, a fifth for each working day"),
    "only days": Word("{}, an dem gilt: {}", "{} on which holds: {}"),
    "persons": Word("Personen ({}), {}", "persons ({}), {}"),
    "daily": Word("Tag für Tag gezählt", "counted day by day"),
    "last": Word("am letzten Tag des Zeitraums", "on the last day of the window"),
    "rolling": Word("{} bis zum Stichtag", "{} up to the Stichtag"),
    "as of": Word("am Stichtag", "on the Stichtag"),
}
FORMS = {"sum": Word("Summe", "sum"), "ratio": Word("Verhältnis", "ratio"), "share": Word("Anteil", "share")}
UNITS = {
    "week": Word("in der Kalenderwoche", "in the calendar week"),
    "month": Word("im Kalendermonat", "in the calendar month"),
    "quarter": Word("im Quartal", "in the quarter"),
    "half_year": Word("im Halbjahr", "in the half-year"),
    "year": Word("im Kalenderjahr", "in the calendar year"),
}
EACH = {
    "week": Word("je Kalenderwoche", "in each calendar week"),
    "month": Word("je Kalendermonat", "in each calendar month"),
    "quarter": Word("je Quartal", "in each quarter"),
    "half_year": Word("je Halbjahr", "in each half-year"),
    "year": Word("je Kalenderjahr", "in each calendar year"),
}
ENDS = {
    "week": Word("der Kalenderwoche", "of the calendar week"),
    "month": Word("des Kalendermonats", "of the calendar month"),
    "quarter": Word("des Quartals", "of the quarter"),
    "half_year": Word("des Halbjahres", "of the half-year"),
    "year": Word("des Kalenderjahres", "of the calendar year"),
}
COUNTS = {"days": Word("Tage", "days"), "contacts": Word("Kontakte", "contacts"), "minutes": Word("Minuten", "minutes")}
PARTIAL = {
    "judge": Word("angebrochene Zeiträume zählen voll", "cut periods count in full"),
    "show": Word("angebrochene Zeiträume werden gezeigt, nicht beurteilt", "cut periods are shown, not judged"),
    "prorate": Word("angebrochene Zeiträume zählen anteilig, abgerundet", "cut periods count by share, rounded down"),
}
NEEDS = {
    "justification": Word("mit Begründung", "with justification"),
    "justification_text": Word("mit Begründung in Worten", "with justification in words"),
}
ASKED = {
    "reason": Word("Grund", "reason"),
    "approver": Word("genehmigende Person", "approving person"),
    "review_on": Word("Tag der Überprüfung", "day of review"),
}
LENGTHS = {
    "months": (Word("Monat", "month"), Word("Monate", "months")),
    "weeks": (Word("Woche", "week"), Word("Wochen", "weeks")),
    "days": (Word("Tag", "day"), Word("Tage", "days")),
    "working_days": (Word("Arbeitstag", "working day"), Word("Arbeitstage", "working days")),
}
STRENGTH = {
    "floor": Word("Muss (ein Verstoß)", "floor (a breach)"),
    "target": Word("Soll (eine Warnung)", "target (a warning)"),
}
CLOCK = {
    "restart": Word("beginnt nach dem Ruhen von vorn", "begins anew after the rest"),
    "stop": Word("steht während des Ruhens, Fristen verschieben sich", "stands still during the rest, dates move"),
    "run": Word("läuft während des Ruhens weiter, geurteilt wird danach", "runs on during the rest, judged after it"),
}
KINDS = {
    "person": Word("Person", "person"),
    "project": Word("Projekt", "project"),
    "agreement": Word("Vereinbarung", "agreement"),
    "household": Word("Haushalt", "household"),
    "staff": Word("Beschäftigte Person", "member of staff"),
}
FLAGS = {
    "many": Word("mehrere zugleich", "several at once"),
    "free": Word("freier Eintrag", "free entry"),
    "planned": Word("auch als Plan", "also as a plan"),
    "sensitive": Word("nur für wenige sichtbar", "visible to few only"),
}
