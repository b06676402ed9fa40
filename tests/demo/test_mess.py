"""Each irregularity of the synthetic people is found again in what the engine says, and every rule has its people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from kontaktdichte.demo import MESSES, Dataset, Format, Mess, default_size, generate, write
from kontaktdichte.demo.figures import value
from kontaktdichte.intake import read
from kontaktdichte.rules.evaluation import Evaluation, evaluate
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

AS_OF = date(2026, 11, 20)
CONCEPTS: dict[Dataset, str] = {"jobcenter": "schwaebisch", "projekte": "thueringen"}
LEAST_REACH = 0.005
pytestmark = pytest.mark.xdist_group("demonstration")  # generated and evaluated once, by one worker
c = pl.col


@dataclass(frozen=True)
class Seen:
    """What was generated and what the engine made of it."""

    tables: dict[str, pl.DataFrame]
    result: Evaluation

    def rows(self, attribute: str, *conditions: pl.Expr) -> pl.DataFrame:
        """Situations of an attribute."""
        return self.tables["situations"].filter(c("attribute") == attribute, *conditions)

    def duties(self, rule: str, *conditions: pl.Expr) -> pl.DataFrame:
        """Duties of a rule."""
        return self.result.duties.filter(c("rule") == rule, *conditions)

    def coded(self, code: str, *conditions: pl.Expr) -> pl.DataFrame:
        """Contacts with that reason code under some rule, with their row."""
        found = self.result.contacts.filter(c("code") == code, *conditions).unique("contact")
        return found.join(self.tables["contacts"], left_on="contact", right_on="id", suffix="_row")

    def flagged(self, flag: str) -> pl.DataFrame:
        """Contacts with that flag."""
        return self.result.contacts.filter(c("flags").str.contains(flag)).unique("contact")

    def finding(self, code: str) -> pl.DataFrame:
        """Findings of that code."""
        return self.result.findings.filter(c("code") == code)

    def missing(self, begin: str) -> pl.DataFrame:
        """Missing facts whose German label begins so."""
        return self.result.missing.filter(c("label_de").str.starts_with(begin))

    def event(self, name: str, *conditions: pl.Expr) -> pl.DataFrame:
        """Events of that name."""
        return self.tables["events"].filter(c("event") == name, *conditions)

    def told(self, *conditions: pl.Expr) -> pl.DataFrame:
        """Deviations with the duty they explain."""
        rows = self.tables["deviations"].filter(*conditions)
        return rows.join(self.result.duties, on=["subject", "rule", "window"])


@cache
def seen(dataset: Dataset, seed: int = 1) -> Seen:
    """The demonstration of that name, evaluated."""
    (tables,) = generate(default_size(dataset), seed=seed, as_of=AS_OF, dataset=dataset)
    return Seen(tables, evaluate(load_concept(CONCEPTS[dataset]), Tables.of(**tables), as_of=AS_OF))


Finder = Callable[[Seen], pl.DataFrame]
MISSED = c("verdict") == "missed"
BY_PHONE = c("channel").is_in(["phone", "video"])


def fm0(kind: str) -> Finder:
    """Duties of people whose exception has that reason."""
    return lambda s: s.duties("fm0_floor").join(s.rows("fm0", c("reason") == kind), on="subject", how="semi")


def both(one: str, two: str) -> Finder:
    """People with duties of both rules."""
    return lambda s: s.duties(one).join(s.duties(two), on="subject", how="semi").unique("subject")


def same_day(s: Seen) -> pl.DataFrame:
    changes = s.rows("outlook").select("subject", "from")
    return s.duties("case_management_floor").join(changes, left_on=["subject", "begin"], right_on=["subject", "from"])


def never_agreed(s: Seen) -> pl.DataFrame:
    unmet = s.duties("integration_agreement", c("verdict").is_in(["missed", "missed_with_reason"]))
    return unmet.join(s.rows("integration_agreement"), on="subject", how="anti")


def later_gaps(s: Seen) -> pl.DataFrame:
    return s.duties("integration_agreement", c("window") > c("window").min().over("subject"))


def leavers(early: bool) -> Finder:
    """Duties after measures that ended before their plan, or were short."""

    def find(s: Seen) -> pl.DataFrame:
        planned = s.event("planned_measure_end").select("subject", planned="on")
        ended = s.event("measure_end").select("subject", ended="on").join(planned, on="subject")
        start = s.rows("in_measure").select("subject", start="from")
        chosen = ended.join(start, on="subject")
        short = chosen.filter((c("planned") - c("start")).dt.total_days() < 55)
        some = chosen.filter(c("ended") < c("planned")) if early else short
        return s.duties("measure_leavers").join(some, on="subject", how="semi")

    return find


def moved_births(s: Seen) -> pl.DataFrame:
    later = s.event("expected_birth", c("replaces").is_not_null()).select("subject", hard=c("on").dt.offset_by("-43d"))
    return s.duties("parents_before_birth").join(later, on=["subject", "hard"])


def replaced(s: Seen) -> pl.DataFrame:
    """Corrected contacts of which only the later row is in the output."""
    later = s.tables["contacts"].filter(c("replaces").is_not_null())
    known = s.result.contacts["contact"].implode()
    return later.filter(~c("replaces").is_in(known) & c("id").is_in(known))


def over_budget(s: Seen) -> pl.DataFrame:
    """Contacts in aftercare that predecessor time had already used up."""
    owed = s.tables["agreements"].filter(c("key") == "aftercare_credit").select("subject", begin="from")
    late = s.coded("outside_scope").join(owed, on="subject")
    return late.filter((c("on") >= c("begin")) & (c("on") < c("begin").dt.offset_by("7mo")))


def two_spells(s: Seen) -> pl.DataFrame:
    rows = s.rows("participation", c("value") == "aftercare")
    return rows.group_by("subject").len().filter(c("len") > 1)


def by_another(s: Seen) -> pl.DataFrame:
    """Counted contacts that the project worker did not hold."""
    own = s.rows("project_worker").select("subject", own="value")
    return s.coded("counted").join(own, on="subject").filter(c("actor") != c("own"))


FINDERS: dict[str, Finder] = {
    "late_entry": lambda s: s.flagged("late_entry"),
    "phone_without_reason": lambda s: s.coded("justification_missing").filter(BY_PHONE, c("kind") != "review"),
    "review_without_reason": lambda s: s.coded("justification_missing", c("rule") == "review_i_floor"),
    "reason_added": lambda s: s.flagged("late_justification"),
    "no_show": lambda s: s.coded("not_kept").filter(c("outcome") == "no_show"),
    "same_day": lambda s: s.coded("same_day"),
    "corrected": replaced,
    "actor_unnamed": lambda s: s.coded("counted").filter(c("actor").is_null()),
    "contact_after_end": lambda s: s.coded("outside_scope").join(
        s.rows("client", c("until").is_not_null()).select("subject", "until"), on="subject"
    ).filter(c("on") >= c("until")),
    "birth_date_missing": lambda s: s.missing("Geburtsdatum"),
    "without_counsellor": lambda s: s.missing("Zuständige"),
    "counsellor_change": lambda s: s.rows("counsellor").group_by("subject").len().filter(c("len") > 1),
    "outlook_change": both("contacts_per_year_floor", "review_i_floor"),
    "two_changes_one_day": same_day,
    "situation_overlap": lambda s: s.finding("situation_overlap"),
    "share_starts_as_n": lambda s: s.duties("first_contact_n"),
    "egv_missing": never_agreed,
    "egv_late": lambda s: s.duties("integration_agreement", MISSED, c("done_on").is_not_null()),
    "egv_expired": later_gaps,
    "interval_unapproved": lambda s: s.tables["agreements"].filter(c("approver").is_null()),
    "fm0_after_case_management": fm0("after_case_management"),
    "fm0_no_realistic_chance": fm0("no_realistic_chance"),
    "fm0_threat": lambda s: s.coded("counted", c("rule") == "fm0_floor").filter(c("channel") == "letter"),
    "fm0_without_approval": lambda s: s.finding("approval_missing"),
    "fm0_review_passed": lambda s: s.finding("review_passed"),
    "short_measure": leavers(early=False),
    "measure_ends_early": leavers(early=True),
    "measure_without_end": lambda s: s.missing("Ende der Maßnahme"),
    "capacity_short": lambda s: s.duties("reduced_capacity_end"),
    "capacity_long": lambda s: s.result.notes.filter(c("rule") == "reduced_capacity_long"),
    "capacity_open": lambda s: s.missing("Ende der Nichtleistungsfähigkeit"),
    "capacity_extended": lambda s: s.rows("reduced_capacity", c("replaces").is_not_null()),
    "course_without_end": lambda s: s.missing("Ende des Integrationssprachkurses"),
    "course_none": lambda s: s.missing("Integrationssprachkurs"),
    "parent_pregnant": lambda s: s.duties("parents_before_birth"),
    "parent_birth_moved": moved_births,
    "parent_newborn": both("parents_before_birth", "parents_after_birth"),
    "parent_older_child": lambda s: s.duties("parents_end_of_leave"),
    "parent_child_without_birth_date": lambda s: s.missing("Geburt des Kindes"),
    "deviation_without_reason": lambda s: s.told(c("reason").is_null()).filter(MISSED),
    "deviation_rejected": lambda s: s.told(c("status") == "rejected").filter(MISSED),
    "by_substitute": by_another,
    "substitute_named": lambda s: s.rows("substitute"),
    "meeting_unnamed": lambda s: s.flagged("actor_unnamed"),
    "wrong_actor": lambda s: s.coded("wrong_actor"),
    "besides_in_person": lambda s: s.coded("kind_not_accepted").filter(c("kind") == "group_event"),
    "meeting_twice": lambda s: s.coded("same_day"),
    "worker_missing": lambda s: s.missing("zuständige"),
    "handover_with_two": lambda s: s.coded("participant_missing").filter(c("kind") == "warm_handover"),
    "handover_missing": lambda s: s.duties("handover_entry", MISSED, c("done_on").is_null()),
    "plan_late": lambda s: s.duties("perspective_plan", c("days_late") > 0),
    "plan_by_other": lambda s: s.duties("perspective_plan", c("verdict") != "fulfilled").join(
        s.rows("perspective_plan", c("value") == "other"), on="subject", how="semi"
    ),
    "plan_missing": lambda s: s.duties("perspective_plan", c("done_on").is_null(), c("overdue")),
    "conference_need": lambda s: s.duties("case_conference"),
    "conference_without_counsellor": lambda s: s.coded("participant_missing").filter(c("kind") == "case_conference"),
    "report_late": lambda s: s.duties("reporting", c("verdict").is_in(["missed", "missed_with_reason"])),
    "report_missing": lambda s: s.duties("reporting", c("verdict").is_in(["missed", "missed_with_reason"])),
    "entry_late_in_month": lambda s: s.duties("contacts_per_month", c("window").dt.day() >= 27),
    "aftercare_credit": over_budget,
    "back_to_regular": two_spells,
    "shortfall_without_reason": lambda s: s.told(c("reason").is_null()).filter(MISSED),
    "shortfall_rejected": lambda s: s.told(c("status") == "rejected").filter(MISSED),
    "notice_late": lambda s: s.duties("notice_contacts", c("days_late") > 0),
    "notice_early": lambda s: s.told().filter(c("notified_on") < c("hard")),
    "notice_never": lambda s: s.duties("notice_contacts", MISSED, c("done_on").is_null()),
}  # fmt: skip

FAULTS = {
    "fault_person": "unknown_subject",
    "fault_channel": "unknown_channel",
    "fault_date": "date_impossible",
    "fault_attribute": "unknown_attribute",
    "fault_agreed_value": "agreed_out_of_bounds",
}


def test_no_irregularity_is_claimed_that_nobody_looks_for() -> None:
    assert {mess.name for mess in MESSES} == set(FINDERS) | set(FAULTS)


@pytest.mark.parametrize("mess", [m for m in MESSES if m.name in FINDERS], ids=lambda m: m.name)
def test_each_irregularity_shows_up_in_the_evaluation(mess: Mess) -> None:
    """A checker who is told that the data contain it must be able to find it."""
    name, dataset = mess.name, mess.dataset
    found = FINDERS[name](seen(dataset))
    assert found.height >= 1, f"{name}: nothing in the evaluated output"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("dataset", list(CONCEPTS))
def test_every_rule_reaches_half_a_percent_of_its_people(dataset: Dataset, seed: int) -> None:
    """A rule that nobody in the demonstration falls under looks as if it did nothing."""
    result, rules = seen(dataset, seed).result, load_concept(CONCEPTS[dataset]).rules
    sizes = dict(result.persons.group_by(c("kind").fill_null("person")).len().iter_rows())
    reached = dict(
        pl.concat([result.duties.select("subject", "rule"), result.notes])
        .group_by("rule").agg(c("subject").n_unique()).iter_rows()
    )  # fmt: skip
    weak = {n: reached.get(n, 0) for n, r in rules.items() if reached.get(n, 0) < LEAST_REACH * sizes[r.subject]}
    assert not weak, f"rules that reach too few: {weak}"


@pytest.mark.parametrize("dataset", list(CONCEPTS))
def test_not_everything_is_missed_and_not_everything_is_done(dataset: Dataset) -> None:
    """A worklist of the demonstration must look like one: some done, some late, some open."""
    duties = seen(dataset).result.duties
    for rule in duties["rule"].unique():
        verdicts = set(duties.filter(c("rule") == rule)["verdict"])
        assert "fulfilled" in verdicts, rule
        assert verdicts & {"missed", "missed_with_reason"}, rule
    decided = duties.filter(c("verdict").is_in(["fulfilled", "missed", "missed_with_reason"]))
    done = decided.filter(c("verdict") == "fulfilled").height / decided.height
    assert 0.5 < done < 0.95
    overdue = duties.filter("overdue")["subject"].n_unique() / seen(dataset).result.persons.height
    assert 0.02 < overdue < 0.7


@pytest.mark.parametrize("name", ["late_entry", "egv_missing", "fm0_without_approval", "without_counsellor"])
def test_rates_are_those_that_are_stated(name: str) -> None:
    s = seen("jobcenter")
    base = {
        "late_entry": s.result.contacts["contact"].n_unique(),
        "egv_missing": s.rows("client")["subject"].n_unique(),
        "fm0_without_approval": s.rows("fm0")["subject"].n_unique(),
        "without_counsellor": s.rows("client", c("until").is_null()).height,
    }[name]
    assert FINDERS[name](s).height / base == pytest.approx(value(name), rel=0.35)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_the_intake_rejects_the_spoiled_rows_and_nothing_else(tmp_path: Path, form: Format) -> None:
    size = default_size("jobcenter") if form == "csv" else 700
    counts = write(tmp_path, size, seed=1, as_of=AS_OF, format=form)
    taken = read([tmp_path], concept=load_concept(CONCEPTS["jobcenter"]))
    codes = set(taken.rejected["code"])
    expected = {
        "date_out_of_range" if code == "date_impossible" and form == "parquet" else code for code in FAULTS.values()
    }
    assert codes <= expected
    if form == "csv":
        assert codes == expected
    assert 0.0005 < taken.rejected.height / sum(counts.values()) < 0.005


@pytest.mark.slow
def test_the_intake_takes_the_projects_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, 455, seed=1, as_of=AS_OF, dataset="projekte", format="xlsx", faults=False)
    taken = read([tmp_path], concept=load_concept(CONCEPTS["projekte"]))
    assert taken.rejected.is_empty(), taken.rejected["reason_en"].unique().to_list()
