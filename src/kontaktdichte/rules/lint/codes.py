"""What the check of a concept file can say: a code for each defect, how grave it is, and what to do about it.

In: nothing. Out: :data:`CODES`, German and English; ``docs/check-concept.md`` carries them as tables.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from kontaktdichte.rules.lint.phrases import SEVERITY
from kontaktdichte.rules.reasons import Language, Said

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Code(NamedTuple):
    """One kind of defect."""

    severity: Severity
    means: Said
    remedy: Said


CODES: dict[str, Code] = {
    "refused": Code(
        "error",
        Said(
            "Die Datei lässt sich nicht lesen: ein unbekannter Name, Regeln im Kreis, ein Wort der Sprache am "
            "falschen Platz. (Der Satz dazu ist englisch.)",
            "The file does not load: an unknown name, a circle of rules, a word of the vocabulary in the wrong place.",
        ),
        Said("", ""),
    ),
    "unknown_holidays": Code(
        "error",
        Said(
            "Für das Land sind keine Feiertage bekannt, Arbeitstage lassen sich nicht zählen.",
            "No public holidays are known for the Land, so working days cannot be counted.",
        ),
        Said("Staat und Land schreiben, zum Beispiel DE-BW.", "Write the country and the Land, such as DE-BW."),
    ),
    "no_source": Code(
        "error",
        Said(
            "Neben dem Konzept liegt keine source.md (mit --strict).",
            "There is no source.md beside the concept (with --strict).",
        ),
        Said(
            "Den Text des Dokuments dort ablegen, damit die Zitate verglichen werden können.",
            "Put the document's text there, so that quotes can be checked.",
        ),
    ),
    "quote_not_found": Code(
        "error",
        Said(
            "Ein Zitat steht nicht in source.md (mit --strict).",
            "A quote does not stand in source.md (with --strict).",
        ),
        Said("Aus dem Text kopieren; […] steht für eine Auslassung.", "Copy it from the text; […] marks an omission."),
    ),
    "passage_not_quoted": Code(
        "warning",
        Said(
            "Eine Stelle von source.md steht in keinem Zitat (mit --strict).",
            "A passage of source.md stands in no quote (with --strict).",
        ),
        Said(
            "In einer Regel zitieren, unter not_encoded mit dem Grund, oder unter no_duty.",
            "Quote it in a rule, under not_encoded with the reason, or under no_duty.",
        ),
    ),
    "example_differs": Code(
        "error",
        Said(
            "Ein Beispielfall aus examples.yaml kommt anders heraus (mit --strict).",
            "A golden case of examples.yaml comes out differently (with --strict).",
        ),
        Said(
            "Den Fall oder die Regel berichtigen; ist beides richtig, sagen Sie es uns.",
            "Mend the case or the rule; if neither is wrong, tell us.",
        ),
    ),
    "example_unreadable": Code(
        "error",
        Said(
            "Ein Beispielfall aus examples.yaml lässt sich nicht lesen (mit --strict).",
            "A golden case of examples.yaml cannot be read (with --strict).",
        ),
        Said("An der genannten Stelle richtigstellen.", "Go to the place it names."),
    ),
    "edition_overlap": Code(
        "error",
        Said(
            "Zwei Ausgaben eines Konzepts sind am selben Tag in Kraft.",
            "Two editions of one concept are in force on the same day.",
        ),
        Said(
            "Die frühere beenden: until unter in_force ist der Tag, an dem die spätere beginnt.",
            "End the earlier one: in_force until is the day on which the later one begins.",
        ),
    ),
    "edition_gap": Code(
        "warning",
        Said(
            "Zwischen zwei Ausgaben eines Konzepts liegen Tage, an denen keine in Kraft ist.",
            "Between two editions of one concept there are days on which neither is in force.",
        ),
        Said(
            "War damals nichts in Kraft, so lassen; sonst einen der beiden Tage verschieben.",
            "If nothing was in force then, leave it; else move one of the two days.",
        ),
    ),
    "continues_unknown": Code(
        "error",
        Said(
            "Eine Regel führt eine Regel fort, die es in der Ausgabe davor nicht gibt.",
            "A rule continues a rule that the edition before does not have.",
        ),
        Said("Den Namen nehmen, den die Regel dort trägt.", "Take the name that the rule bears there."),
    ),
    "continues_unlike": Code(
        "warning",
        Said(
            "Eine Regel führt eine fort, die einen anderen Takt hat oder für eine andere Art von Gegenstand gilt.",
            "A rule continues one that has another rhythm or is for another kind of subject.",
        ),
        Said(
            "Zwischen beiden geht nichts weiter: continues weglassen.",
            "Nothing goes on between the two: leave continues out.",
        ),
    ),
    "continues_unchecked": Code(
        "note",
        Said(
            "Eine Regel führt eine fort, aber neben der Datei liegt keine frühere Ausgabe.",
            "A rule continues one, but no earlier edition lies beside the file.",
        ),
        Said(
            "Die frühere Ausgabe in den Ordner daneben legen, um den Namen zu prüfen.",
            "Put the earlier edition into the folder beside it to have the name checked.",
        ),
    ),
    "continues_unjudged": Code(
        "note",
        Said(
            "Regeln führen Regeln der Ausgabe davor fort; gerechnet wird das noch nicht.",
            "Rules continue rules of the edition before; that is not judged yet.",
        ),
        Said(
            "Für Menschen mit laufender Frist beide Ausgaben auswerten.",
            "Evaluate both editions for people with a running term.",
        ),
    ),
    "never_applies": Code(
        "error",
        Said(
            "Niemand kann je unter eine Regel fallen: ihre Bedingungen widersprechen einander.",
            "Nobody can ever fall under a rule: its conditions contradict each other.",
        ),
        Said("applies_to berichtigen oder die Regel streichen.", "Mend applies_to, or drop the rule."),
    ),
    "outside_population": Code(
        "error",
        Said(
            "Die Bedingungen einer Regel erfüllen nur Menschen außerhalb von population.",
            "A rule's conditions hold only for people outside the population.",
        ),
        Said("population weiter fassen oder applies_to berichtigen.", "Widen the population, or mend applies_to."),
    ),
    "empty_span": Code(
        "error",
        Said("during einer Regel endet, bevor es beginnt.", "A rule's during ends before it begins."),
        Said(
            "from und until tauschen oder ihre Verschiebungen berichtigen.",
            "Exchange from and until, or mend their shifts.",
        ),
    ),
    "always_rests": Code(
        "error",
        Said(
            "Andere Regeln setzen eine Regel bei allen aus, die unter sie fallen.",
            "Other rules suspend a rule for everybody who falls under it.",
        ),
        Said("suspends enger fassen oder die Regel streichen.", "Narrow the suspends clause, or drop the rule."),
    ),
    "suspends_nothing": Code(
        "warning",
        Said(
            "Ein Eintrag unter suspends trifft die Regel nie, die er nennt: niemand fällt zugleich unter beide.",
            "A suspends clause never meets the rule it names: nobody falls under both at the same time.",
        ),
        Said(
            "Den Namen aus dem Eintrag streichen oder dessen Bedingung berichtigen.",
            "Drop the name from the clause, or mend its condition.",
        ),
    ),
    "unreached": Code(
        "warning",
        Said(
            "Einige Menschen aus population erreicht keine Regel mit Takt (per, every), ob ruhend oder nicht.",
            "No frequency rule (per, every) reaches some people of the population, suspended or not.",
        ),
        Said(
            "Eine Regel weiter fassen, eine ergänzen, oder es unter unreached: mit Stelle und Grund sagen.",
            "Widen a rule, add one, or state it under unreached: with the passage and the reason.",
        ),
    ),
    "unreached_idle": Code(
        "warning",
        Said(
            "Menschen, die das Konzept unter unreached nennt, gibt es nicht, oder eine Regel mit Takt erreicht sie "
            "alle.",
            "People that the concept states as unreached do not exist, or a frequency rule reaches all of them.",
        ),
        Said("Den Eintrag streichen oder seine Bedingung berichtigen.", "Drop the entry, or mend its condition."),
    ),
    "rests_for_all": Code(
        "note",
        Said(
            "Regeln mit Takt erreichen einige Menschen, ruhen aber alle zugleich.",
            "Frequency rules reach some people, but all of them rest at the same time.",
        ),
        Said("Nichts zu tun, wenn der Text es so meint.", "Nothing to do where the text means it."),
    ),
    "overlap": Code(
        "warning",
        Said(
            "Zwei Regeln gleicher Art und Verbindlichkeit verlangen zur selben Zeit Kontakte von denselben Menschen,"
            " und das Konzept sagt nicht, wie sie zueinander stehen.",
            "Two rules of one strength and kind of rhythm ask for contacts of the same people at the same time, and "
            "the concept states no relation between them.",
        ),
        Said(
            "Eine setzt die andere aus (suspends), oder unter cumulative: steht mit Stelle und Grund, dass beides "
            "geschuldet ist.",
            "Let one suspend the other, or state under cumulative: that both are owed, with the passage and the "
            "reason.",
        ),
    ),
    "cumulative_idle": Code(
        "warning",
        Said(
            "Eine Regel steht unter cumulative: neben Regeln, mit denen sie sich nie überschneidet.",
            "A rule stands under cumulative: with rules that it never overlaps with.",
        ),
        Said("Den Namen streichen.", "Drop the name."),
    ),
    "unmeetable": Code(
        "error",
        Said(
            "Kein Kontakt und keine Tatsache kann eine Regel je erfüllen, solange sie gilt.",
            "No contact, and no fact, can ever fulfil a rule while it applies.",
        ),
        Said(
            "accepts (oder hold) berichtigen oder die Regel zum Vermerk (note) machen.",
            "Mend accepts (or hold), or make the rule a note.",
        ),
    ),
    "clause_never": Code(
        "warning",
        Said(
            "Eine Zeile unter accepts kann nie entscheiden: ihre Bedingung trifft nie mit der der Regel zusammen, "
            "oder eine Spalte nennt keinen Wert, der passt.",
            "A clause of accepts can never decide: its condition never holds together with the rule's, or a column "
            "names no value that fits.",
        ),
        Said("Die Zeile streichen oder berichtigen.", "Drop the clause, or mend it."),
    ),
    "too_many": Code(
        "error",
        Said(
            "Eine Regel verlangt mehr Kontakte, als ihre Zeiträume fassen.",
            "A rule asks for more contacts than its cells can hold.",
        ),
        Said("n kleiner oder die Einheit größer wählen.", "Lower n, or take a larger unit."),
    ),
    "sometimes_too_many": Code(
        "warning",
        Said(
            "Eine Regel verlangt mehr Kontakte, als der kürzeste ihrer Zeiträume, Fristen oder Zeitfenster fasst.",
            "A rule asks for more contacts than the shortest of its cells, terms or windows can hold.",
        ),
        Said("n kleiner oder die Einheit größer wählen.", "Lower n, or take a larger unit."),
    ),
    "no_interval": Code(
        "error",
        Said(
            "Ein Abstand oder eine Frist ist keine positive Dauer.",
            "An interval or a term is not a positive length of time.",
        ),
        Said("Eine positive Dauer schreiben, zum Beispiel 6 weeks.", "Write a positive period, such as 6 weeks."),
    ),
    "term_before_window": Code(
        "error",
        Said(
            "Eine einmalige Pflicht endet, bevor ihr Zeitfenster beginnt.",
            "A once rule ends before its window opens.",
        ),
        Said("from und until tauschen oder berichtigen.", "Exchange from and until, or mend them."),
    ),
    "bounds": Code(
        "error",
        Said(
            "Die Grenzen eines vereinbarten Werts widersprechen einander, oder sein Wert ohne Vereinbarung liegt "
            "außerhalb.",
            "The bounds of an agreed value contradict each other, or its default lies outside them.",
        ),
        Said("at_least, at_most oder default berichtigen.", "Mend at_least, at_most or the default."),
    ),
    "resets": Code(
        "warning",
        Said(
            "Ein einziger Tag Ruhen verschiebt die Frist eines Muss weiter, als sein Takt erlaubt: die Uhr beginnt "
            "neu.",
            "A suspension of a single day moves a floor's due date beyond what its rhythm allows: the clock restarts.",
        ),
        Said(
            "Schreiben, was der Text meint: clock: stop oder run, oder ausdrücklich clock: restart.",
            "Say what the text means: clock: stop or run, or clock: restart written out.",
        ),
    ),
    "unknown_refusal": Code(
        "warning",
        Said(
            "Unter refusals stehen eigene Worte für einen Schlüssel, den es nicht gibt.",
            "Own words stand under refusals for a reason code that does not exist.",
        ),
        Said("Einen der Schlüssel nehmen.", "Take one of the reason codes."),
    ),
}

_HEAD = Said(
    "| Kennwort | Schwere | bedeutet | was zu tun ist |\n|---|---|---|---|",
    "| code | severity | means | remedy |\n|---|---|---|---|",
)
_GO = Said("An der genannten Stelle richtigstellen.", "Go to the place it names.")


def table(language: Language) -> str:
    """Every code as a Markdown table."""
    rows = [
        f"| `{name}` | {SEVERITY[code.severity].to(language)} | {code.means.to(language)} |"
        f" {code.remedy.to(language) or _GO.to(language)} |"
        for name, code in CODES.items()
    ]
    return "\n".join([_HEAD.to(language), *rows, ""])
