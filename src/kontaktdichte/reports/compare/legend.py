"""What the numbers of a comparison mean, in sentences under the overview.

In: a comparison over people. Out: German or English sentences.
"""

from __future__ import annotations

from kontaktdichte.reports.compare.sides import People
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.reasons import Language

_SAME_DUTY = Word(
    "Verglichen wird dieselbe Pflicht: eine Regel und ihr Gegenstück, derselbe erste Tag des Zeitfensters. "
    "Eine nicht beurteilte Pflicht gilt als nicht vorhanden. Betrachtet werden Pflichten mit einer Frist ab "
    "dem Beginn des Zeitraums. In rollenden Regeln beginnt mit jedem Kontakt, der zählt, eine neue Pflicht: "
    "wo mehr Kontakte zählen, sind es mehr Pflichten.",
    "The same duty is compared: a rule and its counterpart, the same first day of the window. A duty that is "
    "not judged counts as not there. Looked at are duties due from the begin of the period on. In rolling "
    "rules a new duty begins with every contact that counts: where more contacts count, there are more duties.",
)
_CONTACTS = Word(
    "Nötige Kontakte im Jahr: die Summe der geforderten Kontakte aller Muss-Pflichten, die durch Kontakte "
    "erfüllt werden, deren Frist im Zeitraum liegt und die beurteilt sind oder noch erfüllt werden können, "
    "umgerechnet auf ein Jahr ({days} von {year} Tagen). Ein Kontakt kann mehreren Pflichten dienen; eine "
    "versäumte rollende Pflicht fordert nichts weiter, bis sie nachgeholt ist. Pläne und Mitteilungen sind "
    "keine Kontakte; was eine Regel in Minuten zählt, steht für sich.",
    "Needed contacts a year: the sum of the contacts asked for by all floors that contacts meet, that are due "
    "in the period and that are judged or may still be met, converted to a year ({days} of {year} days). A "
    "contact may serve several duties; a rolling duty that is missed asks for nothing more until it is made "
    "up. Plans and notices are no contacts; what a rule counts in minutes stands by itself.",
)
_TOGETHER = Word(
    "Beide Vorgaben werden angewandt, als wären sie seit demselben Tag in Kraft (siehe oben): so kommt jeder "
    "Unterschied aus den Regeln und keiner vom Tag des Inkrafttretens.",
    "Both concepts are applied as if in force from the same day on (see above): so every difference comes "
    "from the rules and none from the day on which they came into force.",
)
_DASH = Word(
    "Ein Strich heißt: nicht zu sagen. In den Daten fehlt, wonach die Vorgabe fragt (Blatt „Fehlende "
    "Angaben“); eine Null stünde dort zu Unrecht.",
    "A dash means: cannot be said. The data lack what the concept asks about (sheet “Missing facts”); a zero "
    "would be wrong there.",
)


def legend(people: People, language: Language = "de") -> list[str]:
    """One sentence or two on each thing that a reader might take for something else."""
    together = (_TOGETHER,) if people.together is not None else ()
    others = [word.to(language) for word in (*together, _DASH)]
    return [_SAME_DUTY.to(language), needed_contacts(people, language), *others]


def needed_contacts(people: People, language: Language = "de") -> str:
    """What *needed contacts a year* are, with the days of the period and of the year."""
    days = (people.period.last - people.period.first).days + 1
    return _CONTACTS.to(language).format(days=days, year=round(days * people.per_year))
