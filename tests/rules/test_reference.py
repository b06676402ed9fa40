"""The reference evaluator against cases worked out by hand from docs/semantics.md 5.1, where a reading is subtle.

A case names the rule, its contacts (day, then channel, minutes, place in any order; in person by default) and what must
follow: ``window..hard counted/need verdict [done]`` for each duty, and the code of each contact where it matters. All
days lie in 2024; the person is a client from 1 January and looked at on 30 June, unless the case says otherwise.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from tests.rules.invented import concept_with
from tests.rules.reference import evaluate
from tests.rules.reference_calendar import Length, Office
from tests.rules.reference_ways import span_cells

LABEL = {"de": "Teil", "en": "part"}
OWED = {"de": ["Ersatz", "Ersätze"], "en": ["substitute", "substitutes"]}
MONTH = {"per": "month", "n": 2, "partial": "show"}
PERSON, HALF = {"channel": "in_person"}, {"channel": "phone", "worth": "1/2"}
MARCH = {"client": ("03-01", "04-01")}


def also(clause: dict[str, Any], **asked: Any) -> list[dict[str, Any]]:
    return [{**asked, "label": LABEL, "accepts": [clause]}]


def instead(n: int, *clauses: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"n": n, "owed": OWED, "accepts": list(clauses)}]


def day(text: str) -> date:
    return date.fromisoformat(f"2024-{text}")


def contact(text: str, number: int) -> dict[str, Any]:
    """``03-04 phone 30 home`` as a row."""
    on, *words = text.split()
    row: dict[str, Any] = {"id": f"c{number}", "subject": "1", "on": day(on), "kind": "talk", "channel": "in_person"}
    for word in words:
        column = "minutes" if word.isdigit() else "place" if word in ("office", "home") else "channel"
        row[column] = int(word) if column == "minutes" else word
    return row


def said(duty: dict[str, Any]) -> str:
    """One duty in the short form of the cases."""
    done = f" {duty['done_on']:%m-%d}" if duty["done_on"] else ""
    verdict = f"{duty['verdict']} ({duty['cause']})" if duty["cause"] else duty["verdict"]
    return f"{duty['window']:%m-%d}..{duty['hard']:%m-%d} {duty['counted']}/{duty['need']} {verdict}{done}"


def judged(case: dict[str, Any]) -> tuple[list[str], str]:
    """The duties of the rule ``asked`` and the codes of its contacts, as the reference says."""
    rules = {"asked": {"accepts": [PERSON], **case["rule"]}, **case.get("rules", {})}
    held = {"client": ("01-01", None), **case.get("held", {})}
    rows: dict[str, Any] = {"persons": [{"id": "1", "birth_date": date(1980, 1, 1)}], "deviations": []}
    rows["situations"] = [
        {"subject": "1", "attribute": name, "value": "true", "from": day(a), "until": day(b) if b else None}
        for name, (a, b) in held.items()
    ]
    rows["events"] = [{"subject": "1", "event": "need", "on": day(on)} for on in case.get("need", [])]
    rows["contacts"] = [contact(text, i) for i, text in enumerate(case.get("contacts", []))]
    rows["agreements"] = [{"subject": "1", **row} for row in case.get("agreements", [])]
    result = evaluate(concept_with(rules), rows, "1", day(case.get("as_of", "06-30")))
    codes = result.codes.get("asked", {})
    return [said(d) for d in result.duties if d["rule"] == "asked"], " ".join(codes[c["id"]] for c in rows["contacts"])


CASES: dict[str, dict[str, Any]] = {
    # worth and unit
    "halves add up exactly, and are shown rounded down": {
        "rule": {"rhythm": MONTH, "accepts": [PERSON, HALF]},
        "held": MARCH, "contacts": ["03-04 phone", "03-05 phone", "03-06 phone"],
        "duties": ["03-01..03-31 1/2 missed"], "codes": "counted counted counted",
    },
    "four halves are two, reached with the fourth": {
        "rule": {"rhythm": MONTH, "accepts": [PERSON, HALF]},
        "held": MARCH, "contacts": ["03-04 phone", "03-05 phone", "03-06 phone", "03-20 phone"],
        "duties": ["03-01..03-31 2/2 fulfilled 03-20"],
    },
    "minutes add up over a day; none named is too short": {
        "rule": {"count": "minutes", "rhythm": {"per": "month", "n": 60, "partial": "show"}},
        "held": MARCH, "contacts": ["03-04 25", "03-04 35", "03-05", "03-06 0"],
        "duties": ["03-01..03-31 60/60 fulfilled 03-04"], "codes": "counted counted too_short too_short",
    },
    "contacts of one day count each": {
        "rule": {"count": "contacts", "rhythm": MONTH},
        "held": MARCH, "contacts": ["03-04", "03-04"],
        "duties": ["03-01..03-31 2/2 fulfilled 03-04"], "codes": "counted counted",
    },
    # same day
    "of a day the greatest worth counts, not the first": {
        "rule": {"rhythm": {**MONTH, "n": 1}, "accepts": [HALF, PERSON]},
        "held": MARCH, "contacts": ["03-04 phone", "03-04"],
        "duties": ["03-01..03-31 1/1 fulfilled 03-04"], "codes": "same_day counted",
    },
    "of equal ones the one that serves more quotas": {
        "rule": {"rhythm": {**MONTH, "n": 1}, "also": also({"place": "home"}, n=1)},
        "held": MARCH, "contacts": ["03-04", "03-04 home"],
        "duties": ["03-01..03-31 1/1 fulfilled 03-04"], "codes": "same_day counted",
    },
    "with a cap the clause that stands first": {
        "rule": {"rhythm": MONTH, "accepts": [PERSON, {"channel": "phone", "at_most": 1}]},
        "held": MARCH, "contacts": ["03-04 phone", "03-04", "03-05 phone"],
        "duties": ["03-01..03-31 2/2 fulfilled 03-05"], "codes": "same_day counted counted",
    },
    "without anything of 5.1 the contact that stands first": {
        "rule": {"rhythm": {**MONTH, "n": 1}, "accepts": [PERSON, {"channel": "phone"}]},
        "held": MARCH, "contacts": ["03-04 phone", "03-04"],
        "duties": ["03-01..03-31 1/1 fulfilled 03-04"], "codes": "counted same_day",
    },
    # apart
    "the distance goes on over the end of the cell": {
        "rule": {"apart": "10 days", "rhythm": {**MONTH, "n": 1}},
        "held": {"client": ("03-01", "05-01")}, "contacts": ["03-25", "04-03", "04-04", "04-13", "04-14"],
        "duties": ["03-01..03-31 1/1 fulfilled 03-25", "04-01..04-30 2/1 fulfilled 04-04"],
        "codes": "counted too_close counted too_close counted",
    },
    "what is too close to a capped contact stays too close": {
        "rule": {"apart": "10 days", "rhythm": MONTH, "accepts": [PERSON, {"channel": "phone", "at_most": 1}]},
        "held": MARCH, "contacts": ["03-01 phone", "03-12 phone", "03-15", "03-25"],
        "duties": ["03-01..03-31 2/2 fulfilled 03-25"], "codes": "counted over_cap too_close counted",
    },
    "in once each window begins its own chain": {
        "rule": {"apart": "10 days", "rhythm": {"once": {"event": "need"}, "until": "20 days", "n": 2}},
        "need": ["03-01", "03-08"], "contacts": ["03-05", "03-12", "03-15", "03-24"],
        "duties": ["03-01..03-21 2/2 fulfilled 03-15", "03-08..03-28 2/2 fulfilled 03-24"],
        "codes": "counted counted counted counted",
    },
    "in once the chain runs on into late closing": {
        "rule": {"apart": "10 days", "rhythm": {"once": {"event": "need"}, "until": "10 days", "n": 2}},
        "need": ["03-01"], "contacts": ["03-09", "03-15", "03-19"],
        "duties": ["03-01..03-11 1/2 missed 03-19"], "codes": "counted too_close counted",
    },
    # caps
    "the contact that reaches the share adds what is left": {
        "rule": {
            "count": "minutes", "rhythm": {"per": "month", "n": 100, "partial": "show"},
            "accepts": [PERSON, {"channel": "phone", "at_most": "50 %"}],
        },
        "held": MARCH, "contacts": ["03-04 30 phone", "03-05 30 phone", "03-06 30 phone", "03-07 50"],
        "duties": ["03-01..03-31 100/100 fulfilled 03-07"], "codes": "counted counted over_cap counted",
    },
    "a share of a prorated need is rounded down": {
        "rule": {
            "rhythm": {"per": "month", "n": 4, "partial": "prorate"},
            "accepts": [PERSON, {"channel": "phone", "at_most": "50 %"}],
        },
        "held": {"client": ("04-01", "04-24")}, "contacts": ["04-02 phone", "04-03 phone", "04-04", "04-05"],
        "duties": ["04-01..04-23 3/3 fulfilled 04-05"], "codes": "counted over_cap counted counted",
    },
    "in once the cap fills up before late closing": {
        "rule": {
            "rhythm": {"once": {"event": "need"}, "until": "5 days", "n": 2},
            "accepts": [PERSON, {"channel": "phone", "at_most": 1}],
        },
        "need": ["03-01"], "contacts": ["03-02 phone", "03-08 phone", "03-09"],
        "duties": ["03-01..03-06 1/2 missed 03-09"], "codes": "counted over_cap counted",
    },
    # quotas, alternatives
    "a quota counts after the cap": {
        "rule": {
            "rhythm": MONTH, "accepts": [PERSON, {"channel": "phone", "at_most": 1}],
            "also": also({"place": "home"}, n=1),
        },
        "held": MARCH, "contacts": ["03-04 phone", "03-05 phone home", "03-06", "03-07 home"],
        "duties": ["03-01..03-31 3/2 fulfilled 03-07"], "codes": "counted over_cap counted counted",
    },
    "a share of the need is rounded up": {
        "rule": {"rhythm": {**MONTH, "n": 3}, "also": also({"place": "home"}, share="50 %")},
        "held": MARCH, "contacts": ["03-04 home", "03-05", "03-06", "03-07 home"],
        "duties": ["03-01..03-31 4/3 fulfilled 03-07"],
    },
    "a quota is prorated like n, and asks nothing at 0": {
        "rule": {"rhythm": {"per": "month", "n": 2, "partial": "prorate"}, "also": also({"place": "home"}, n=1)},
        "held": {"client": ("04-01", "04-16")}, "contacts": ["04-02"],
        "duties": ["04-01..04-15 1/1 fulfilled 04-02"],
    },
    "an alternative alone is enough, and only its contacts count for it": {
        "rule": {"rhythm": MONTH, "or": instead(1, {"channel": "letter"})},
        "held": MARCH, "contacts": ["03-04", "03-20 letter", "03-21 email"],
        "duties": ["03-01..03-31 1/2 fulfilled 03-20"], "codes": "counted counted channel_not_accepted",
    },
    "of the codes of two ways the one furthest on": {
        "rule": {"rhythm": MONTH, "or": instead(2, {"channel": ["letter", "email"], "place": "home"})},
        "held": MARCH, "contacts": ["03-20 letter office", "03-21 phone"],
        "duties": ["03-01..03-31 0/2 missed"], "codes": "place_not_accepted channel_not_accepted",
    },
    "an alternative prorated to 0 cannot meet the duty": {
        "rule": {"rhythm": {"per": "month", "n": 4, "partial": "prorate"}, "or": instead(1, {"channel": "letter"})},
        "held": {"client": ("04-01", "04-16")}, "contacts": ["04-02 letter"],
        "duties": ["04-01..04-15 0/2 missed"], "codes": "counted",
    },
    # cells of a span, spread
    "cells of a month are each counted from the first day, clamped": {
        "rule": {"rhythm": {"per": {"span": "1 month"}, "n": 1, "partial": "show"}},
        "held": {"client": ("01-31", "05-15")},
        "duties": [
            "01-31..02-28 0/1 missed", "02-29..03-30 0/1 missed", "03-31..04-29 0/1 missed",
            "04-30..05-14 0/1 not_judged (partial)",
        ],
    },
    "after a suspension the cells begin anew": {
        "rule": {"rhythm": {"per": {"span": "20 days"}, "n": 1, "partial": "judge"}, "clock": "stop"},
        "rules": {"rest": {"rhythm": {"note": True}, "applies_to": {"sick": True}, "suspends": [{"rules": "asked"}]}},
        "held": {"client": ("03-01", "04-20"), "sick": ("03-11", "03-21")},
        "duties": ["03-01..03-10 0/1 missed", "03-21..04-09 0/1 missed", "04-10..04-19 0/1 missed"],
    },
    "a week cut by the month asks nothing": {
        "rule": {"rhythm": {"per": "month", "n": 4, "partial": "show", "spread": "week"}},
        "held": MARCH, "contacts": ["03-06", "03-13", "03-20", "03-21"],
        "duties": ["03-01..03-31 4/4 missed"],  # whole weeks: 4, 11, 18 and 25 March
    },
    "spread is complete with the last whole week": {
        "rule": {"rhythm": {"per": "month", "n": 4, "partial": "show", "spread": "week"}},
        "held": {"client": ("04-01", "05-01")}, "contacts": ["04-01", "04-08", "04-15", "04-16", "04-24"],
        "duties": ["04-01..04-30 5/4 fulfilled 04-24"],  # 29 and 30 April lie in a cut week
    },
    "a capped contact does not spread": {
        "rule": {
            "rhythm": {"per": "month", "n": 2, "partial": "show", "spread": {"span": "15 days"}},
            "accepts": [PERSON, {"channel": "phone", "at_most": 1}],
        },
        "held": {"client": ("04-01", "05-01")}, "contacts": ["04-02 phone", "04-03", "04-20 phone"],
        "duties": ["04-01..04-30 2/2 missed"], "codes": "counted counted over_cap",
    },
    "in once spread asks nothing after the hard date": {
        "rule": {"rhythm": {"once": {"event": "need"}, "until": "13 days", "n": 2, "spread": {"span": "7 days"}}},
        "need": ["03-01"], "contacts": ["03-02", "03-03", "03-20"],
        "duties": ["03-01..03-14 2/2 missed 03-20"],
    },
    "in once late closing waits for n": {
        "rule": {"rhythm": {"once": {"event": "need"}, "until": "13 days", "n": 3, "spread": {"span": "7 days"}}},
        "need": ["03-01"], "contacts": ["03-02", "03-16", "03-20"],
        "duties": ["03-01..03-14 1/3 missed 03-20"],
    },
    # end_of
    "the due date of every moves to the end of its month, the next clock runs from the contact": {
        "rule": {"rhythm": {"every": "6 weeks", "end_of": "month"}},
        "contacts": ["01-10", "03-02"], "as_of": "03-10",
        "duties": [
            "01-01..02-29 1/1 fulfilled 01-10", "01-11..02-29 1/1 missed 03-02", "03-03..04-30 0/1 open",
        ],
    },
    "end_of comes after the days of a stopped clock": {
        "rule": {"rhythm": {"once": {"event": "need"}, "until": "20 days", "end_of": "month"}, "clock": "stop"},
        "rules": {"rest": {"rhythm": {"note": True}, "applies_to": {"sick": True}, "suspends": [{"rules": "asked"}]}},
        "held": {"sick": ("03-10", "03-25")}, "need": ["03-05"],
        "duties": ["03-05..04-30 0/1 missed"],  # 25 March + 15 days = 9 April
    },
    # every, widely
    "two contacts of one day close one duty": {
        "rule": {"count": "contacts", "rhythm": {"every": "4 weeks", "n": 2}},
        "contacts": ["01-10", "01-10"], "as_of": "01-20",
        "duties": ["01-01..01-29 2/2 fulfilled 01-10", "01-11..02-07 0/2 open"],
    },
    "a duty closes when its start moves on": {
        "rule": {"rhythm": {"every": "4 weeks", "n": 1}, "accepts": [PERSON, HALF]},
        "contacts": ["01-05 phone", "01-10 phone", "01-20"], "as_of": "01-25",
        # 10 January: both halves from 5 January on are enough; 20 January alone is
        "duties": [
            "01-01..01-29 1/1 fulfilled 01-10", "01-11..02-02 1/1 fulfilled 01-20", "01-21..02-17 0/1 open",
        ],
    },
    "of number and quota the earlier start counts": {
        "rule": {"rhythm": {"every": "4 weeks", "n": 1}, "also": also({"place": "home"}, n=1)},
        "contacts": ["01-05", "01-08 home", "01-15", "01-20 home"], "as_of": "01-25",
        "duties": [
            "01-01..01-29 2/1 fulfilled 01-08", "01-09..02-05 2/1 fulfilled 01-20", "01-21..02-17 0/1 open",
        ],
    },
    "of several ways the later start counts": {
        "rule": {"rhythm": {"every": "4 weeks", "n": 2}, "or": instead(1, {"channel": "letter"})},
        "contacts": ["01-05", "01-08 letter", "01-15", "01-16"], "as_of": "01-25",
        # 15 January: 5 and 15 January are two, but that start lies before 8 January; 16 January: 15 and 16
        "duties": [
            "01-01..01-29 1/2 fulfilled 01-08", "01-09..02-05 2/2 fulfilled 01-16", "01-17..02-12 1/2 open",
        ],
    },
    "caps count backwards: only the last phone call adds": {
        "rule": {"rhythm": {"every": "4 weeks", "n": 2}, "accepts": [PERSON, {"channel": "phone", "at_most": 1}]},
        "contacts": ["01-03", "01-05 phone", "01-10 phone", "01-12"], "as_of": "01-25",
        # 5 January: start 3 January; 10 January: phone 10 + person 3, no move; 12 January: 10 and 12
        "duties": ["01-01..01-29 2/2 fulfilled 01-05", "01-06..01-31 2/2 fulfilled 01-12", "01-13..02-07 1/2 open"],
        "codes": "counted counted counted counted",
    },
    # consume
    "a contact serves one duty only, the one with the earlier hard date": {
        "rule": {"rhythm": {"once": {"event": "need"}, "until": "20 days", "consume": True}},
        "need": ["03-01", "03-05"], "contacts": ["03-06", "03-22"],
        "duties": ["03-01..03-21 1/1 fulfilled 03-06", "03-05..03-25 1/1 fulfilled 03-22"],
    },
    "what a duty takes late is taken": {
        "rule": {"rhythm": {"once": {"event": "need"}, "until": "5 days", "consume": True}},
        "need": ["03-01", "03-08"], "contacts": ["03-09", "03-20"],
        "duties": ["03-01..03-06 0/1 missed 03-09", "03-08..03-13 0/1 missed 03-20"],
        "codes": "counted counted",
    },
    "a duty takes also if it never gets enough": {
        "rule": {"rhythm": {"once": {"event": "need"}, "until": "9 days", "n": 2, "consume": True}},
        "need": ["03-01", "03-05"], "contacts": ["03-06"],
        "duties": ["03-01..03-10 1/2 missed", "03-05..03-14 0/2 missed"], "codes": "counted",
    },
    # hold
    "all facts, or the one that stands for them": {
        "rule": {"accepts": None, "rhythm": {
            "hold": {"course": True}, "also": [{"measure": True}], "or": [{"leave": True}], "within": "10 days"}},
        "held": {"course": ("01-05", "03-01"), "measure": ("01-08", "02-01"), "leave": ("02-01", "02-15")},
        "duties": ["01-01..01-11 1/1 fulfilled 01-08", "02-15..02-15 0/1 missed"],
    },
    # waiver
    "a waiver is not judged, and acts from its recording": {
        "rule": {"rhythm": {"per": "month", "partial": "show", "n": {
            "agreed": "number", "default": 2, "at_least": 1, "waiver": {"needs": ["reason", "approver"]}}}},
        "held": {"client": ("03-01", "06-01")}, "contacts": ["04-02"],
        "agreements": [{"key": "number", "value": "0", "from": day("03-01"), "until": day("05-01"),
                        "reason": "x", "approver": "y", "recorded_at": day("03-10")}],
        "duties": ["03-01..03-31 0/2 missed", "04-01..04-30 1/0 not_judged (waived)", "05-01..05-31 0/2 missed"],
        "codes": "counted",
    },
    "without all that it needs a waiver is ignored": {
        "rule": {"rhythm": {"per": "month", "partial": "show", "n": {
            "agreed": "number", "default": 2, "waiver": {"needs": ["reason", "approver"]}}}},
        "held": MARCH,
        "agreements": [{"key": "number", "value": "0", "from": day("03-01"), "until": None, "reason": "x"}],
        "duties": ["03-01..03-31 0/2 missed"],
    },
    # conditions on duties
    "overdue from the day after the hard date until the day it is made up": {
        "rule": {
            "rhythm": {"per": {"span": "400 days"}, "n": 1, "partial": "judge"}, "applies_to": {"overdue": "other"},
        },
        "rules": {"other": {"accepts": [PERSON], "rhythm": {"every": "4 weeks"}}},
        "contacts": ["01-20", "03-01"], "as_of": "03-10",
        "duties": ["02-18..02-29 0/1 missed"],  # due 17 February, made up on 1 March
    },
    "unmet twice in a row, until one is fulfilled": {
        "rule": {
            "rhythm": {"per": {"span": "400 days"}, "n": 1, "partial": "judge"},
            "applies_to": {"unmet": {"rule": "other", "in_a_row": 2}},
        },
        "rules": {"other": {"accepts": [PERSON], "rhythm": {**MONTH, "n": 1}}},
        "contacts": ["02-10", "05-10"],
        # January missed, February fulfilled on the 10th, March and April missed (1 May), May fulfilled on the 10th
        "duties": ["05-01..05-09 0/1 missed"],
    },
    "what is made up late was still missed": {
        "rule": {
            "rhythm": {"per": {"span": "400 days"}, "n": 1, "partial": "judge"},
            "applies_to": {"unmet": {"rule": "other"}},
        },
        "rules": {"other": {"accepts": [PERSON], "rhythm": {"every": "4 weeks"}}},
        "contacts": ["02-10", "02-20"], "as_of": "03-01",
        # due 29 January, made up on 10 February; the next one, of 10 February, is fulfilled on the 20th
        "duties": ["01-30..02-19 1/1 fulfilled 02-10"],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_case_worked_out_by_hand(name: str) -> None:
    """If it fails, the reference reads docs/semantics.md otherwise than its words: comparing with it proves little."""
    duties, codes = judged(CASES[name])
    assert duties == CASES[name]["duties"]
    assert "codes" not in CASES[name] or codes == CASES[name]["codes"]


@pytest.mark.parametrize("length", [Length(1), Length(1, 3), Length(0, 10), Length(12, -1)])
def test_cells_of_a_span_leave_no_day_out(length: Length) -> None:
    """If it fails, somebody owes nothing for a day between two cells, or twice for one."""
    cells = list(span_cells(Office("DE-BW", ()), date(2023, 12, 31), length, date(2026, 6, 30)))
    assert cells[0][0] == date(2023, 12, 31)
    assert all(last + timedelta(days=1) == first for (_, last), (first, _) in pairwise(cells))
