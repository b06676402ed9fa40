"""A rhythm in plain words: how often, until when, counted from which day, and what else its duties ask for.

In: a rule. Out: pairs of a field's name and a phrase. What a rhythm or rule says beyond the fields named here stands as
the file writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kontaktdichte.reports.compare.phrases import Phrases
from kontaktdichte.reports.compare.wording import COUNTS, EACH, ENDS, PARTIAL
from kontaktdichte.rules.consistency import agreed_values
from kontaktdichte.rules.document import Alternative, Quota, Rule
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import AgreedCount, AgreedPeriod, Every, Hold, Once, Per, SpanUnit, Unit

Field = tuple[str, str]


def rhythm(say: Phrases, rule: Rule) -> Iterator[Field]:
    """How often and until when something is owed."""
    of = rule.rhythm
    if isinstance(of, Per):
        yield "rhythm", f"{_times(say, of.n, rule)} {say.value(of.per)}"
        yield "partial", PARTIAL[of.partial].to(say.language)
        yield from _spread(say, of.spread)
    elif isinstance(of, Every):
        yield from _every(say, of)
    elif isinstance(of, Once):
        yield from _once(say, of, rule)
    elif isinstance(of, Hold):
        yield from _hold(say, of)
    else:
        yield "rhythm", say.say("note")
    yield from (("agreed", say.agreed(value)) for value in agreed_values(of))
    yield from (("rhythm", text) for text in say.rest(of, type(of)))
    yield from _counted(say, rule)


def _times(say: Phrases, number: int | AgreedCount, rule: Rule) -> str:
    if isinstance(number, AgreedCount):
        return say.value(number)
    if rule.count == "minutes":
        return say.say("one minute") if number == 1 else say.say("so many minutes", number)
    return say.say("one time") if number == 1 else say.say("times", number)


def _every(say: Phrases, of: Every) -> Iterator[Field]:
    agreed = isinstance(of.every, AgreedPeriod)
    length = of.every.default if isinstance(of.every, AgreedPeriod) else of.every
    yield "rhythm", say.say("every agreed" if agreed else "every", say.period(length))
    if of.n > 1:
        yield "rhythm", say.say("several", of.n)
    if of.first_within:
        yield "first", say.term(of.first_within, "begin")
    if of.first:
        yield "first", say.anchor(of.first)
    if (short := of.short) is not None:
        yield "short", say.say("short", say.period(short.below), say.period(short.after_begin))
    yield from _end(say, of.end_of)


def _once(say: Phrases, of: Once, rule: Rule) -> Iterator[Field]:
    yield "rhythm", say.say("once") if of.n == 1 else _times(say, of.n, rule)
    yield "anchor", say.anchor(of.once)
    named = {"known": "when known", "window": "from window"}
    yield "earliest", say.term(of.from_, "anchor") if isinstance(of.from_, Period) else say.say(named[of.from_])
    yield "term", say.term(of.until, "anchor")
    yield from _end(say, of.end_of)
    if of.anchored == "window":
        yield "anchored", say.say("rest of window")
    if of.late_known == "judge":
        yield "anchored", say.say("judged late")
    yield from _spread(say, of.spread)
    if of.consume:
        yield "consume", say.say("consume")


def _hold(say: Phrases, of: Hold) -> Iterator[Field]:
    together = f" {say.say('and')} ".join(say.facts(facts) for facts in (of.hold, *of.also))
    either = [say.facts(facts) for facts in of.or_]
    yield "rhythm", say.say("hold", say.say("else").join([together, *either]))
    yield "term", say.term(of.within, "begin")


def _end(say: Phrases, unit: Unit | None) -> Iterator[Field]:
    if unit is not None:
        yield "term", say.say("end of", ENDS[unit].to(say.language))


def _spread(say: Phrases, over: Unit | SpanUnit | None) -> Iterator[Field]:
    if over is not None:
        each = say.value(over) if isinstance(over, SpanUnit) else EACH[over].to(say.language)
        yield "spread", say.say("spread", each)


def _counted(say: Phrases, rule: Rule) -> Iterator[Field]:
    """What is counted, how far apart, and what of it must be of one kind or may be replaced."""
    if rule.count != "days":
        yield "count", COUNTS[rule.count].to(say.language)
    if rule.apart is not None:
        yield "apart", say.period(rule.apart)
    yield from (("also", _quota(say, quota)) for quota in rule.also)
    yield from (("or", _alternative(say, other)) for other in rule.or_)


def _quota(say: Phrases, quota: Quota) -> str:
    number = str(quota.n if quota.n is not None else quota.share)
    return say.say("quota", number, say.label(quota.label), _either(say, quota))


def _alternative(say: Phrases, other: Alternative) -> str:
    one, many = other.owed.de if say.language == "de" else other.owed.en
    return say.say("quota", other.n, one if other.n == 1 else many, _either(say, other))


def _either(say: Phrases, part: Quota | Alternative) -> str:
    return f" {say.say('or')} ".join(map(say.clause, part.accepts))
