"""A concept's words in plain German: periods, conditions, anchors, rhythms, clauses.

In: parts of a :class:`~kontaktdichte.rules.concept.Concept`. Out: phrases that a specialist reads beside the quote. One
class, because every phrase needs the concept's labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import (
    AgreedCount,
    AgreedPeriod,
    AgreedUnit,
    Anchor,
    Clause,
    Condition,
    Every,
    Facts,
    Hold,
    Match,
    Once,
    Per,
    Since,
    Text,
)  # fmt: skip

UNITS = {
    "week": "in der Kalenderwoche", "month": "im Kalendermonat", "quarter": "im Quartal", "half_year": "im Halbjahr",
    "year": "im Kalenderjahr",
}  # fmt: skip
PARTIAL = {
    "judge": "angebrochene Zeiträume zählen voll",
    "show": "angebrochene Zeiträume werden gezeigt, nicht beurteilt",
    "prorate": "angebrochene Zeiträume zählen anteilig, abgerundet",
}
NEEDS = {"justification": "mit Begründung", "justification_text": "mit Begründung in Worten"}
PICK = {"each": "", "latest": " (das jüngste)", "first": " (das erste)"}
Agreed = AgreedCount | AgreedPeriod | AgreedUnit
ASKED = {"reason": "Grund", "approver": "genehmigende Person", "review_on": "Tag der Überprüfung"}


def period(length: Period) -> str:
    """``Period(days=-56)`` → ``8 Wochen``, the sign left out; nothing → ``0 Tage``."""
    weeks, days = divmod(abs(length.days), 7)
    if days:
        weeks, days = 0, abs(length.days)
    counted = (
        (abs(length.months), "Monat", "Monate"),
        (weeks, "Woche", "Wochen"),
        (days, "Tag", "Tage"),
        (abs(length.working_days), "Arbeitstag", "Arbeitstage"),
    )
    return " und ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted if n) or "0 Tage"


def shifted(length: Period, day: str) -> str:
    """A day moved: ``8 Wochen vor …``, ``15 Arbeitstage nach …``, or the day itself."""
    if length == Period():
        return day
    return f"{period(length)} {_side(length)}: {day}"


def _side(length: Period) -> str:
    return "vor" if min(length) < 0 else "nach"


def listed(words: Iterable[str], last: str = "oder") -> str:
    """``a, b oder c``."""
    *first, final = list(words)
    return f"{', '.join(first)} {last} {final}" if first else final


class PlainGerman:
    """Phrases for one concept."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept

    def rule(self, name: str) -> str:
        """A rule by its label."""
        return f"„{self.concept.rules[name].label.de}“"

    def facts(self, facts: Facts) -> str:
        """``Integrationsprognose: marktnah oder nicht marktnah``; a flag by its name."""
        return " und ".join(self._fact(name, values) for name, values in facts.items())

    def _fact(self, name: str, values: tuple[str, ...]) -> str:
        declared = self.concept.attributes[name]
        known = declared.approval.reasons if declared.approval else declared.values
        if values == ("true",):
            return declared.label.de
        if values == ("false",):
            return f"nicht: {declared.label.de}"
        return f"{declared.label.de}: {listed(known[v].de if v in known else v for v in values)}"

    def condition(self, condition: Condition) -> str:
        """Everything a condition asks for; everybody where it asks for nothing."""
        parts = [self.facts(condition.facts)] if condition.facts else []
        parts += [self.condition(inner) for inner in condition.all or ()]
        parts += [self._any(condition.any)] if condition.any else []
        parts += [self._measures(condition)] if condition.age or condition.since or condition.lasting else []
        parts += [f"vereinbart ist: {self.concept.agreed[condition.agreed].label.de}"] if condition.agreed else []
        parts += [f"nicht ({self.condition(condition.not_)})"] if condition.not_ else []
        return " und ".join(parts) or "alle, für die die Vorgabe gilt"

    def _any(self, conditions: tuple[Condition, ...]) -> str:
        return f"({' oder '.join(self.condition(inner) for inner in conditions)})"

    def _measures(self, condition: Condition) -> str:
        parts = []
        if condition.age is not None:
            parts += [f"ab {condition.age.from_} Jahren"] if condition.age.from_ is not None else []
            parts += [f"unter {condition.age.below} Jahren"] if condition.age.below is not None else []
        if condition.since is not None:
            parts.append(self._since(condition.since))
        if (lasting := condition.lasting) is not None:
            above = period(lasting.above) if lasting.above is not None else ""
            bound = f"länger als {above}" if above else f"höchstens {period(lasting.at_most or Period())}"
            parts.append(f"{self.facts(lasting.situation)} dauert {bound}")
        return " und ".join(parts)

    def _since(self, since: Since) -> str:
        start = self.concept.events[since.event].label.de if since.event else self.facts(since.begin or {})
        bounds = [f"frühestens {period(since.from_)}"] if since.from_ else []
        bounds += [f"weniger als {period(since.below)}"] if since.below else []
        return f"{' und '.join(bounds)} seit: {start}"

    def anchor(self, anchor: Anchor) -> str:
        """The day a duty hangs on."""
        return shifted(anchor.shift, self._unshifted(anchor) + PICK[anchor.pick])

    def _unshifted(self, anchor: Anchor) -> str:
        if anchor.first_known is not None:
            each = f", je {self._group(anchor.per)}" if anchor.per else ""
            return ", ersatzweise ".join(self.anchor(inner) for inner in anchor.first_known) + each
        if anchor.part is not None:
            share = f"{anchor.part.numerator}/{anchor.part.denominator}"
            return f"Tag, an dem {share} verstrichen sind von: {self.facts(anchor.part.of)}"
        if anchor.birthday is not None:
            whose = f" ({self.concept.events[anchor.of].label.de})" if anchor.of else ""
            return f"{anchor.birthday}. Geburtstag{whose}"
        if anchor.event is not None:
            return self.concept.events[anchor.event].label.de
        if anchor.done is not None:
            return f"Tag, an dem erledigt ist: {self.rule(anchor.done)}"
        if anchor.unmet is not None:
            return f"letzter Tag der versäumten Pflicht {self.rule(anchor.unmet)}"
        return self._edge(anchor)

    def _edge(self, anchor: Anchor) -> str:
        facts = anchor.begin or anchor.end
        what = "Zugehörigkeit" if facts == "population" else self.facts(facts) if isinstance(facts, dict) else ""
        return f"{'erster' if anchor.begin else 'letzter'} Tag ({what})"

    def _group(self, anchor: Anchor) -> str:
        return self.facts(anchor.begin) if isinstance(anchor.begin, dict) else self.anchor(anchor)

    def value(self, value: object) -> str:
        """A number, a period or a unit, agreed or not."""
        if isinstance(value, Period):
            return period(value)
        if isinstance(value, Agreed):
            return f"wie vereinbart ({self.agreed(value)})"
        return UNITS.get(str(value), str(value))

    def agreed(self, value: Agreed) -> str:
        """What may be agreed, what holds otherwise, and within which bounds."""
        said = [f"{self.concept.agreed[value.agreed].label.de}; ohne Vereinbarung {self.value(value.default)}"]
        said += [f"mindestens {self.value(value.at_least)}"] if value.at_least is not None else []
        said += [f"höchstens {self.value(value.at_most)}"] if value.at_most is not None else []
        said += [f"nötig: {listed((ASKED[n] for n in value.needs), 'und')}"] if value.needs else []
        return ", ".join(said)

    def rhythm(self, rule: Rule) -> str:
        """How often something is owed."""
        rhythm = rule.rhythm
        if isinstance(rhythm, Per):
            number = self.value(rhythm.n) if isinstance(rhythm.n, Agreed) else f"{rhythm.n}-mal"
            return f"{number} {self.value(rhythm.per)}; {PARTIAL[rhythm.partial]}"
        if isinstance(rhythm, Every):
            return self._every(rhythm)
        if isinstance(rhythm, Once):
            return self._once(rhythm)
        if isinstance(rhythm, Hold):
            term = self._term(rhythm.within, "dem Beginn")
            return f"muss vorliegen ({self.facts(rhythm.hold)}), spätestens {term}, danach ohne Lücke"
        return "wird vermerkt und gelistet, schuldet nichts"

    def _every(self, rhythm: Every) -> str:
        every = rhythm.every
        agreed = f"im vereinbarten Abstand ({self.agreed(every)})" if isinstance(every, Agreed) else ""
        pace = agreed or f"alle {self.value(every)}"
        parts = [f"spätestens {pace}, gerechnet vom letzten Kontakt an"]
        parts += [f"{rhythm.n} Kontakte in jedem solchen Zeitraum"] if rhythm.n > 1 else []
        parts += [f"der erste {self._term(rhythm.first_within, 'dem Beginn')}"] if rhythm.first_within else []
        parts += [f"der erste bis: {self.anchor(rhythm.first)}"] if rhythm.first else []
        if (short := rhythm.short) is not None:
            parts.append(f"bei weniger als {period(short.below)} Dauer: {period(short.after_begin)} nach dem Beginn")
        return "; ".join(parts)

    def _once(self, rhythm: Once) -> str:
        parts = ["einmal" if rhythm.n == 1 else f"{rhythm.n}-mal", f"Bezugstag: {self.anchor(rhythm.once)}"]
        parts += [f"frühestens {self._earliest(rhythm)}", f"spätestens {self._term(rhythm.until, 'dem Bezugstag')}"]
        if rhythm.anchored == "window":
            parts.append("liegt der Bezugstag vor der Zugehörigkeit: im Rest des Zeitfensters")
        return "; ".join(parts)

    def _earliest(self, rhythm: Once) -> str:
        if rhythm.from_ == "known":
            return "ab Bekanntwerden"
        if rhythm.from_ == "window":
            return "ab dem ersten Tag der versäumten Pflicht"
        return self._term(rhythm.from_, "dem Bezugstag")

    def _term(self, term: Period | AgreedPeriod, day: str) -> str:
        if isinstance(term, AgreedPeriod):
            return f"zur vereinbarten Frist nach {day} ({self.agreed(term)})"
        return f"am {day.removeprefix('dem ')}" if term == Period() else f"{period(term)} {_side(term)} {day}"

    def clause(self, clause: Clause) -> str:
        """One way in which a contact counts."""
        concept = self.concept
        parts = [self._match("Art", clause.kind, concept.kinds), self._match("Weg", clause.channel, concept.channels)]
        parts += [self._match("Ort", clause.place, concept.places)]
        if clause.outcome.is_ != ("kept",):
            parts.append(self._match("Ergebnis", clause.outcome, concept.outcomes))
        parts += [NEEDS[need] for need in clause.needs]
        parts += [f"mindestens {clause.minutes} Minuten"] if clause.minutes else []
        parts += [f"solange: {self.condition(clause.while_)}"] if clause.while_ else []
        if clause.actor:
            parts.append(f"durch: {listed(concept.attributes[name].label.de for name in clause.actor.assigned)}")
        if clause.participants:
            parts.append(f"dabei: {listed((concept.participants[name].de for name in clause.participants), 'und')}")
        return "; ".join(part for part in parts if part) or "jeder Kontakt"

    def _match(self, what: str, match: Match | None, known: Mapping[str, Text]) -> str:
        if match is None:
            return ""
        parts = [] if match.is_ is None else [listed(known[name].de for name in match.is_) if match.is_ else "keine"]
        parts += [f"nicht {listed(known[name].de for name in match.not_)}"] if match.not_ else []
        return f"{what}: {' und '.join(parts)}"
