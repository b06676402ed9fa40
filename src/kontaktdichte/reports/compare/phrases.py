"""A concept's parts in plain words: lengths of time, conditions, anchors, rhythms, clauses.

In: parts of a :class:`~kontaktdichte.rules.concept.Concept`. Out: phrases that a specialist reads beside the quote, in
German or English. A word of the vocabulary that has no phrase here stands as the file writes it: nothing is left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta

from kontaktdichte.reports.compare.wording import ASKED, LENGTHS, NEEDS, PHRASES, UNITS
from kontaktdichte.reports.readings import spelled
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Attribute, Budget, Suspends
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import Language, day_text, label
from kontaktdichte.rules.shares import Percent
from kontaktdichte.rules.vocabulary import (
    AgreedCount,
    AgreedPeriod,
    AgreedValue,
    Anchor,
    Clause,
    Condition,
    Every,
    Facts,
    Hold,
    Match,
    Model,
    Note,
    Once,
    Per,
    Since,
    SpanUnit,
    Text,
)

# what the phrases below tell of each part; any other word of a part is told as the file writes it
TOLD: dict[type[Model], frozenset[str]] = {
    AgreedValue: frozenset({"agreed", "of", "needs", "default", "at_least", "at_most", "waiver"}),
    Anchor: frozenset(
        {"event", "begin", "end", "birthday", "of", "part", "done", "unmet", "first_known", "per", "shift", "pick"}
    ),
    Clause: frozenset(
        {
            "kind",
            "channel",
            "outcome",
            "place",
            "minutes",
            "needs",
            "while_",
            "actor",
            "participants",
            "worth",
            "at_most",
        }
    ),
    Condition: frozenset({"all", "any", "not_", "age", "since", "lasting", "agreed", "overdue", "unmet", "facts"}),
    Every: frozenset({"every", "n", "first_within", "first", "short", "end_of"}),
    Hold: frozenset({"hold", "within", "also", "or_"}),
    Note: frozenset({"note"}),
    Once: frozenset({"once", "from_", "until", "n", "anchored", "late_known", "spread", "end_of", "consume"}),
    Per: frozenset({"per", "n", "partial", "spread"}),
}


class Phrases:
    """Phrases for one concept in one language."""

    def __init__(self, concept: Concept, language: Language) -> None:
        self.concept, self.language = concept, language

    def say(self, phrase: str, *parts: object) -> str:
        """A phrase of :mod:`wording` with its parts put in."""
        return PHRASES[phrase].to(self.language).format(*parts)

    def label(self, text: Text) -> str:
        """A label of the concept."""
        return label(text, self.language)

    def listed(self, words: Iterable[str], last: str = "or") -> str:
        """``a, b oder c``; a dash for none."""
        *first, final = list(words) or [self.say("nothing")]
        return f"{', '.join(first)} {self.say(last)} {final}" if first else final

    def rule(self, name: str) -> str:
        """A rule by its label."""
        return self.say("quoted", self.label(self.concept.rules[name].label))

    # lengths of time

    def period(self, length: Period) -> str:
        """``Period(days=-56)`` → ``8 Wochen``, the sign left out; nothing → ``0 Tage``."""
        weeks, days = divmod(abs(length.days), 7)
        if days:
            weeks, days = 0, abs(length.days)
        counted = {"months": abs(length.months), "weeks": weeks, "days": days, "working_days": abs(length.working_days)}
        named = [f"{n} {LENGTHS[unit][n != 1].to(self.language)}" for unit, n in counted.items() if n]
        return f" {self.say('and')} ".join(named) or f"0 {LENGTHS['days'][1].to(self.language)}"

    def _shifted(self, length: Period, day: str) -> str:
        if length == Period():
            return day
        return self.say("before" if min(length) < 0 else "after", self.period(length), day)

    def term(self, term: Period | AgreedPeriod, day: str) -> str:
        """A term counted from the begin or the anchor (``day``)."""
        if isinstance(term, AgreedPeriod):
            return self.say("agreed term", self.term(term.default, day))
        if term == Period():
            return self.say("term on", self.say(day))
        return self.say("term before" if min(term) < 0 else "term after", self.period(term), self.say(f"the {day}"))

    # conditions

    def facts(self, facts: Facts) -> str:
        """``Integrationsprognose: marktnah oder nicht marktnah``; a flag by its name."""
        return f" {self.say('and')} ".join(self._fact(name, values) for name, values in facts.items())

    def _fact(self, name: str, values: tuple[str, ...]) -> str:
        declared = self.concept.attributes[name]
        known = declared.approval.reasons if declared.approval else declared.values
        if values == ("true",):
            return self.label(declared.label)
        if values == ("false",):
            return self.say("not fact", self.label(declared.label))
        named = self.listed(self.label(known[v]) if v in known else v for v in values)
        return self.say("field", self.label(declared.label), named)

    def condition(self, condition: Condition) -> str:
        """Everything a condition asks for; everybody where it asks for nothing."""
        return f" {self.say('and')} ".join(self._asked(condition)) or self.say("everybody")

    def _asked(self, condition: Condition) -> Iterable[str]:
        if condition.facts:
            yield self.facts(condition.facts)
        yield from map(self.condition, condition.all or ())
        if condition.any:
            either = f" {self.say('or')} "
            yield f"({either.join(map(self.condition, condition.any))})"
        if condition.age is not None:
            yield from self._bounds("age", condition.age.from_, condition.age.below)
        if condition.since is not None:
            yield self._since(condition.since)
        if (lasting := condition.lasting) is not None:
            how, length = ("above", lasting.above) if lasting.above is not None else ("at most", lasting.at_most)
            yield self.say(f"lasts {how}", self.facts(lasting.situation), self.period(length or Period()))
        if condition.agreed:
            yield self.say("agreed is", self.label(self.concept.agreed[condition.agreed].label))
        if condition.overdue:
            yield self.say("overdue", self.rule(condition.overdue))
        if condition.unmet is not None:
            yield self.say("in a row", condition.unmet.in_a_row, self.rule(condition.unmet.rule))
        if condition.not_:
            yield self.say("not", self.condition(condition.not_))
        yield from self.rest(condition, Condition)

    def _bounds(self, of: str, low: object, high: object) -> Iterable[str]:
        if low is not None:
            yield self.say(f"{of} from", low)
        if high is not None:
            yield self.say(f"{of} below", high)

    def _since(self, since: Since) -> str:
        start = self.label(self.concept.events[since.event].label) if since.event else self.facts(since.begin or {})
        low, high = (self.period(bound) if bound else None for bound in (since.from_, since.below))
        return self.say("since", f" {self.say('and')} ".join(self._bounds("since", low, high)), start)

    # anchors

    def anchor(self, anchor: Anchor) -> str:
        """The day a duty hangs on."""
        day = "; ".join([self._unshifted(anchor), *self.rest(anchor, Anchor)])
        return self._shifted(anchor.shift, day if anchor.pick == "each" else self.say(anchor.pick, day))

    def _unshifted(self, anchor: Anchor) -> str:
        if anchor.first_known is not None:
            known = self.say("else").join(map(self.anchor, anchor.first_known))
            return known if anchor.per is None else self.say("each", known, self._group(anchor.per))
        if anchor.part is not None:
            share = f"{anchor.part.numerator}/{anchor.part.denominator}"
            return self.say("part", share, self.facts(anchor.part.of))
        if anchor.birthday is not None:
            whose = [self._event(anchor.of)] if anchor.of else []
            return self.say("birthday of" if whose else "birthday", anchor.birthday, *whose)
        if anchor.event is not None:
            return self._event(anchor.event)
        for how, rule in (("done", anchor.done), ("unmet", anchor.unmet)):
            if rule is not None:
                return self.say(how, self.rule(rule))
        return self._edge(anchor)

    def _event(self, name: str) -> str:
        return self.label(self.concept.events[name].label)

    def _edge(self, anchor: Anchor) -> str:
        facts = anchor.begin or anchor.end
        what = self.facts(facts) if isinstance(facts, dict) else self.say("belonging")
        return self.say("first day" if anchor.begin else "last day", what)

    def _group(self, anchor: Anchor) -> str:
        return self.facts(anchor.begin) if isinstance(anchor.begin, dict) else self.anchor(anchor)

    # values

    def value(self, value: object) -> str:
        """A number, a length of time or a unit; of an agreed one what holds without agreement."""
        if isinstance(value, Period):
            return self.period(value)
        if isinstance(value, AgreedValue):
            return self.say("as agreed", self.value(value.default))
        if isinstance(value, SpanUnit):
            return self.say("in each span", self.period(value.span))
        return UNITS[str(value)].to(self.language) if str(value) in UNITS else str(value)

    def agreed(self, value: AgreedValue) -> str:
        """What may be agreed, by whom and within which bounds."""
        said = [self.label(self.concept.agreed[value.agreed].label)]
        if value.of is not None:
            said.append(self.say("agreed for", self.label(self.concept.attributes[value.of].label)))
        for bound, limit in (("at least", value.at_least), ("at most", value.at_most)):
            said += [self.say(bound, self.value(limit))] if limit is not None else []
        said += [self.say("needed", self.needs(value.needs))] if value.needs else []
        if isinstance(value, AgreedCount) and value.waiver is not None:
            said.append(self.say("waiver", self.needs(value.waiver.needs)))
        return ", ".join([*said, *self.rest(value, AgreedValue)])

    def needs(self, needs: Iterable[str]) -> str:
        """What an agreed value or an approval needs."""
        return self.listed((ASKED[need].to(self.language) if need in ASKED else need for need in needs), "and")

    # what counts

    def clause(self, clause: Clause) -> str:
        """One way in which a contact counts."""
        return "; ".join(self._clause(clause)) or self.say("any contact")

    def _clause(self, clause: Clause) -> Iterable[str]:
        concept = self.concept
        yield from self.match("kind", clause.kind, concept.kinds)
        yield from self.match("channel", clause.channel, concept.channels)
        yield from self.match("place", clause.place, concept.places)
        if clause.outcome != Clause().outcome:
            yield from self.match("outcome", clause.outcome, concept.outcomes)
        yield from (NEEDS[need].to(self.language) if need in NEEDS else need for need in clause.needs)
        if clause.minutes:
            yield self.say("minutes", clause.minutes)
        if clause.while_:
            yield self.say("while", self.condition(clause.while_))
        if clause.actor:
            who = self.listed(self.label(concept.attributes[name].label) for name in clause.actor.assigned)
            yield self.say("by", who)
        if clause.participants:
            present = (self._called(name, concept.participants) for name in clause.participants)
            yield self.say("present", self.listed(present, "and"))
        if clause.worth != 1:
            yield self.say("worth", clause.worth)
        if clause.at_most is not None:
            share = isinstance(clause.at_most, Percent)
            yield self.say("cap share" if share else "cap", clause.at_most)
        yield from self.rest(clause, Clause)

    def match(self, what: str, match: Match | None, known: Mapping[str, Text]) -> Iterable[str]:
        """The values of one column of a contact; nothing where it is not named."""
        if match is None:
            return
        parts = []
        if match.is_ is not None:
            parts.append(self.listed(self._called(n, known) for n in match.is_) if match.is_ else self.say("none"))
        if match.not_:
            parts.append(self.say("not value", self.listed(self._called(name, known) for name in match.not_)))
        yield self.say("field", self.say(what), f" {self.say('and')} ".join(parts))

    def _called(self, name: str, known: Mapping[str, Text]) -> str:
        return self.label(known[name]) if name in known else name

    # suspensions

    def suspends(self, clause: Suspends) -> str:
        """The rules that a clause puts to rest, and while what; nothing where it names none."""
        others = self.concept.suspended_by(clause)
        if not others:
            return ""
        return self.acting(self.listed(map(self.rule, others), "and"), clause)

    def acting(self, said: str, clause: Suspends) -> str:
        """What was said of a clause, and while what it acts."""
        return said if clause.while_ is None else f"{said} ({self.say('while', self.condition(clause.while_))})"

    # the document

    def span(self, first: date, until: date | None) -> str:
        """``ab 15.02.2017``, ``15.02.2017 bis 31.12.2023``."""
        if until is None:
            return self.say("from day", day_text(first, self.language))
        last = until - timedelta(days=1)
        return self.say("from to", *(day_text(day, self.language) for day in (first, last)))

    def budget(self, budget: Budget) -> str:
        """How long a situation's value holds at most."""
        credit = self.label(self.concept.agreed[budget.credit].label)
        return self.say("budget", self.facts(budget.situation), budget.months, credit)

    def approval(self, attribute: Attribute) -> str:
        """With what a situation holds that must be approved; nothing for the others."""
        if attribute.approval is None:
            return ""
        reasons = self.listed(map(self.label, attribute.approval.reasons.values()))
        return self.say("approval", self.label(attribute.label), reasons, self.needs(attribute.approval.needs))

    def with_rest(self, said: str, part: Model, *told: str) -> str:
        """What was said of a part, and the words of it that are not ``told``."""
        return "; ".join([said, *untold(part, told)])

    def rest(self, part: Model, of: type[Model]) -> list[str]:
        """The words of a part that no phrase tells, as the file writes them."""
        return list(untold(part, TOLD[of]))


def untold(part: Model, told: Container[str]) -> Iterator[str]:
    """``word: value`` for each field of a part that is not among those ``told`` and is not as it is by default."""
    for name in type(part).model_fields:
        if name not in told and getattr(part, name) != type(part).model_fields[name].default:
            written = part.model_dump(mode="json", by_alias=True, include={name}, exclude_defaults=True)
            yield from (f"{word}: {spelled(value)}" for word, value in written.items())
