"""The sentences of the check of a concept file, German and English; names and words of the file stay as they are.

In: a key and its parts. Out: :class:`~kontaktdichte.rules.reasons.Said`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import Language, Said
from kontaktdichte.rules.texts import TERMS

SEVERITY = {
    "error": Said("Fehler", "error"),
    "warning": Said("Warnung", "warning"),
    "note": Said("Hinweis", "note"),
}
SENTENCES = {
    # whom the rules reach
    "empty_span": Said(
        "during der Regel {rule} endet, bevor es beginnt.", "the during of rule {rule} ends before it begins."
    ),
    "never_applies": Said(
        "niemand kann unter die Regel {rule} fallen: ihre Bedingungen schließen einander aus.",
        "nobody can fall under rule {rule}: its conditions exclude each other.",
    ),
    "outside_population": Said(
        "die Regel {rule} gilt nur für {kind} außerhalb von population.",
        "rule {rule} applies only to {kind} outside the population.",
    ),
    "always_rests": Said(
        "die Regel {rule} ruht bei allen, die unter sie fallen, wegen {by}.",
        "rule {rule} rests for everybody who falls under it, because of {by}.",
    ),
    "suspends_nothing": Said(
        "die Regel {rule} setzt {idle} aus, aber niemand fällt zugleich unter beide.",
        "rule {rule} suspends {idle}, but nobody falls under both at the same time.",
    ),
    "unreached_idle": Said(
        "unreached, Eintrag {entry}: eine Regel mit Takt erreicht alle diese {kind}, oder es gibt keine.",
        "unreached, entry {entry}: a frequency rule reaches all of these {kind}, or there are none.",
    ),
    "unreached": Said("keine Regel mit Takt erreicht {who}.", "no frequency rule reaches {who}."),
    "unreached others": Said(
        "auch einige weitere erreicht keine Regel mit Takt.", "no frequency rule reaches some others either."
    ),
    "rests_for_all": Said(
        "jede Regel mit Takt ruht für {who}, wegen {by}.", "every frequency rule rests for {who}, because of {by}."
    ),
    "rests_for_all others": Said(
        "auch für einige weitere ruht jede Regel mit Takt.", "every frequency rule rests for some others as well."
    ),
    # rules beside each other
    "overlap": Said(
        "{rule} ({strength}) verlangt von denselben {kind} zur selben Zeit {like} wie {earlier}.",
        "the {strength} {rule} asks the same {kind} {like} as {earlier} at the same time.",
    ),
    "overlap people": Said("Menschen", "people"),
    "overlap subjects": Said("Gegenständen", "subjects"),
    "overlap repeating": Said("immer wieder Kontakte", "again and again"),
    "overlap once": Said("am selben Bezugstag einen Kontakt", "at the same anchor"),
    "overlap hold": Said("dieselbe Tatsache", "for the same fact"),
    "cumulative_idle": Said(
        "cumulative, Eintrag {entry}: die Regel {rule} überschneidet sich mit keiner anderen des Eintrags.",
        "cumulative, entry {entry}: rule {rule} overlaps with no other rule of the entry.",
    ),
    # whether a rule can be met
    "unmeetable fact": Said(
        "die Tatsache, die die Regel {rule} verlangt, kann nie vorliegen, solange die Regel gilt.",
        "the fact that rule {rule} asks for can never be there while the rule applies.",
    ),
    "unmeetable": Said(
        "kein Kontakt kann für die Regel {rule} zählen, solange sie gilt.",
        "no contact can count for rule {rule} while it applies.",
    ),
    "unmeetable part": Said(
        "kein Kontakt, den {way} verlangt, kann für die Regel {rule} zählen, solange sie gilt.",
        "no contact that {way} asks for can count for rule {rule} while it applies.",
    ),
    "clause_never taken": Said(
        "{way}, Zeile {clause}: frühere Zeilen nehmen jeden Kontakt, der auf sie passt.",
        "{way}, clause {clause}: earlier clauses take every contact that fits it.",
    ),
    "clause_never": Said(
        "{way}, Zeile {clause}: kein Kontakt kann auf sie passen, wo nach ihr gefragt ist.",
        "{way}, clause {clause}: no contact can fit it where it is asked.",
    ),
    "way": Said("{word}", "{word}"),
    "way entry": Said("{word}, Eintrag {entry}", "{word}, entry {entry}"),
    "way of rule": Said("{way} der Regel {rule}", "{way} of rule {rule}"),
    "too_many": Said(
        "die Regel {rule} verlangt {number}, aber {room} fasst höchstens {most}.",
        "rule {rule} asks for {number}, but {room} holds at most {most}.",
    ),
    "too_many spread": Said(
        "die Regel {rule} verlangt einen Kontakt in jedem Teil ({room}), hält die Kontakte aber zu weit auseinander.",
        "rule {rule} asks for a contact in each part of {room}, but keeps contacts too far apart.",
    ),
    "sometimes_too_many": Said(
        "die Regel {rule} verlangt {number}, aber die kürzeste ihrer Pflichten fasst {least}.",
        "rule {rule} asks for {number}, but the shortest of its duties holds {least}.",
    ),
    "sometimes_too_many spread": Said(
        "die Regel {rule} verlangt einen Kontakt in jedem Teil ({room}), aber manche haben mehr Teile, als Platz ist.",
        "rule {rule} asks for a contact in each part of {room}, but some have more than fit.",
    ),
    "room span": Said("ein Abschnitt von {length}", "a span of {length}"),
    "room term": Said("eine Frist von {length}", "a term of {length}"),
    "room window": Said("ihr Zeitfenster", "its window"),
    "room duty": Said("eine Pflicht", "a duty"),
    "room week": Said("eine Woche", "a week"),
    "room month": Said("ein Monat", "a month"),
    "room quarter": Said("ein Quartal", "a quarter"),
    "room half_year": Said("ein Halbjahr", "a half_year"),
    "room year": Said("ein Jahr", "a year"),
    "one days": Said("{n} Tag", "{n} day"),
    "days": Said("{n} Tage", "{n} days"),
    "one contacts": Said("{n} Kontakt", "{n} contact"),
    "contacts": Said("{n} Kontakte", "{n} contacts"),
    "one minutes": Said("{n} Minute", "{n} minute"),
    "minutes": Said("{n} Minuten", "{n} minutes"),
    # lengths of time
    "no_interval": Said(
        "{word}: {value} der Regel {rule} ist keine Dauer.", "{word}: {value} of rule {rule} is no length of time."
    ),
    "term_before_window": Said(
        "die Regel {rule} ist {until} nach ihrem Bezugstag fällig, bevor ihr Zeitfenster beginnt ({from_}).",
        "rule {rule} is due {until} after its anchor, before its window opens ({from_}).",
    ),
    "bounds crossed": Said(
        "Regel {rule}: kein Wert für {about} ist mindestens {least} und höchstens {most}.",
        "rule {rule}: no value for {about} is at least {least} and at most {most}.",
    ),
    "bounds below": Said(
        "Regel {rule}: der Wert default: {default} für {about} ist kleiner als at_least: {least}.",
        "rule {rule}: the default {default} for {about} is less than at_least: {least}.",
    ),
    "bounds above": Said(
        "Regel {rule}: der Wert default: {default} für {about} ist größer als at_most: {most}.",
        "rule {rule}: the default {default} for {about} is more than at_most: {most}.",
    ),
    "unknown_refusal": Said(
        "refusals der Regel {rule} spricht von {code}; diesen Schlüssel gibt es nicht ({codes}).",
        "refusals of rule {rule} speak of {code}, which is no reason code ({codes}).",
    ),
    "resets": Said(
        "ein Tag unter {by} lässt die Uhr von {rule} (Muss) neu beginnen: nach einem {what} am {begin} ist es am {due}"
        " fällig, mit dem {eve} unter {first} aber erst am {later}, {long} Tage danach statt {short}.",
        "one day under {by} restarts the clock of the floor {rule}: after a {what} on {begin} it is due on {due}, but"
        " with {eve} under {first} only on {later}, {long} days after instead of {short}.",
    ),
    "resets contact": Said("Kontakt", "contact"),
    "resets begin": Said("Beginn", "begin"),
    # other files
    "edition_overlap": Said(
        "die Ausgaben {one} und {other} sind ab {first} beide in Kraft.",
        "the editions {one} and {other} are both in force from {first}.",
    ),
    "edition_gap": Said(
        "von {first} bis vor {after} ist weder {one} noch {other} in Kraft.",
        "neither {one} nor {other} is in force from {first} until {after}.",
    ),
    "continues_unchecked": Said(
        "die Regel {rule} führt eine Regel der Ausgabe davor fort, aber daneben liegt keine frühere Ausgabe.",
        "rule {rule} continues a rule of the edition before, but no earlier edition lies beside this one.",
    ),
    "continues_unknown": Said(
        "die Regel {rule} führt {other} fort, aber die Ausgabe {edition} hat keine Regel dieses Namens.",
        "rule {rule} continues {other}, but the edition {edition} has no rule of that name.",
    ),
    "continues_unlike": Said(
        "die Regel {rule} führt {other} fort, aber die hat einen anderen Takt oder gilt für anderes.",
        "rule {rule} continues {other}, which has another rhythm or is for another kind of subject.",
    ),
    "continues_unjudged": Said(
        "{rules}: fortgeführt aus der Ausgabe davor; gerechnet wird bisher jede Ausgabe für sich, die Fristen beginnen"
        " also am {first}.",
        "{rules}: carried on from the edition before; so far each edition is judged by itself, so the terms begin on"
        " {first}.",
    ),
    "no_source": Said("daneben liegt keine {name}.", "there is no {name} beside it."),
    "quote_not_found": Said("nicht in source.md: „{text}“.", "not in source.md: „{text}“."),
    "passage_not_quoted": Said("in keinem Zitat: „{text}“.", "in no quote: „{text}“."),
    "passage_not_quoted part": Said(
        "von „{text}“ steht in keinem Zitat: {left}.", "of „{text}“ stands in no quote: {left}."
    ),
    "example_differs": Said("Fall {case}: {difference}.", "case {case}: {difference}."),
    # subjects in words
    "example": Said("zum Beispiel {words}", "for example {words}"),
    "born": Said("eine Person, geboren {birth}", "a person born {birth}"),
    "a person": Said("eine Person", "a person"),
    "a project": Said("ein Projekt", "a project"),
    "a agreement": Said("eine Vereinbarung", "an agreement"),
    "a household": Said("ein Haushalt", "a household"),
    "a staff": Said("eine beschäftigte Person", "a staff"),
    "untold lengths": Said(
        "Dauern von {attribute}, die eine Zeile nicht zeigen kann", "lengths of {attribute} that one row cannot show"
    ),
    "untold day": Said("ein Tag innerhalb von during: {rules}", "a day inside the during of {rules}"),
    "persons": Said("Personen", "persons"),
    "projects": Said("Projekte", "projects"),
    "agreements": Said("Vereinbarungen", "agreements"),
    "households": Said("Haushalte", "households"),
    "with": Said("{kind} ({phrases})", "{kind} with {phrases}"),
    "any kind": Said("{kind} jeder Art", "{kind} of any kind"),
    "none of": Said("nichts von: {names}", "none of {names}"),
    "no": Said("ohne {name}", "no {name}"),
    "any": Said("{name} gleich welcher Art", "any {name}"),
    "another": Said("ein anderer Wert", "another one"),
    "none": Said("keiner", "none"),
    "or": Said("oder", "or"),
    "and": Said("und", "and"),
    "age unknown": Said("Geburtsdatum unbekannt", "birth date unknown"),
    "age any": Said("jedes bekannte Alter", "any known age"),
    "age from": Said("Alter ab {low}", "age from {low}"),
    "age below": Said("Alter unter {high}", "age below {high}"),
    "age between": Said("Alter ab {low}, unter {high}", "age from {low}, below {high}"),
    "since": Said("{span} seit Beginn von {name}", "{span} since the begin of {name}"),
    "since event": Said("{span} seit {name}", "{span} since {name}"),
    "never": Said("noch kein {name}", "no {name} yet"),
    "endless": Said("Ende von {name} unbekannt", "no known end of {name}"),
    "lasting": Said("{name} {span} lang", "{name} lasting {span}"),
    "inside": Said("ein Tag innerhalb von during: {rules}", "a day inside the during of {rules}"),
    "outside": Said("ein Tag außerhalb von during: {rules}", "a day outside the during of {rules}"),
    "less than": Said("weniger als {length}", "less than {length}"),
    "at least": Said("mindestens {length}", "at least {length}"),
    "at most": Said("höchstens {length}", "at most {length}"),
    "above": Said("mehr als {length}", "above {length}"),
    "any time": Said("beliebig lange", "any time"),
    "agreed": Said("vereinbart: {name}", "agreed {name}"),
    "no agreed": Said("nicht vereinbart: {name}", "no agreed {name}"),
    "overdue": Said("überfällig: {name}", "overdue {name}"),
    "no overdue": Said("nicht überfällig: {name}", "no overdue {name}"),
    "unmet": Said("versäumt: {name}", "unmet {name}"),
    "no unmet": Said("nicht versäumt: {name}", "no unmet {name}"),
    "contact": Said("Kontakt: {name}", "contact {name}"),
    "no contact": Said("ohne Kontakt: {name}", "no contact {name}"),
}
Part = Said | date | Period | str | int


def say(key: str, **parts: Part) -> Said:
    """A sentence or phrase with its parts put in, in both languages.

    >>> say("unreached", who=say("any kind", kind=say("persons"))).de
    'keine Regel mit Takt erreicht Personen jeder Art.'
    """
    de, en = (
        template.format(**{name: _told(part, language) for name, part in parts.items()})
        for template, language in zip(SENTENCES[key], _LANGUAGES, strict=True)
    )
    return Said(de, en)


_LANGUAGES: tuple[Language, Language] = ("de", "en")


def _told(part: Part, language: Language) -> str:
    if isinstance(part, Said):
        return part.to(language)
    if isinstance(part, date):
        return f"{part:%d.%m.%Y}" if language == "de" else str(part)
    if isinstance(part, Period) and language == "de":
        return " ".join(TERMS["de"].get(word, word) for word in str(part).split())
    return str(part)


def named(*names: str, last: str = "and") -> Said:
    """Names of rules and keys: ``„a“, „b“ und „c“``, ``'a', 'b' and 'c'``."""
    return Said(
        _joined([f"„{name}“" for name in names], SENTENCES[last].de),
        _joined([repr(name) for name in names], SENTENCES[last].en),
    )


def _joined(marked: Sequence[str], word: str) -> str:
    return f"{', '.join(marked[:-1])} {word} {marked[-1]}" if len(marked) > 1 else marked[0]


def joined(phrases: Sequence[Said], by: str) -> Said:
    """Phrases in a row: by a sign such as ``, `` or by a word of :data:`SENTENCES`."""
    between = SENTENCES.get(by)
    signs = (by, by) if between is None else (f" {between.de} ", f" {between.en} ")
    return Said(signs[0].join(phrase.de for phrase in phrases), signs[1].join(phrase.en for phrase in phrases))
