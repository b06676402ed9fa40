"""P3: without any one of the things that refuse, keep apart or bear witness, a proof fails: none of them is idle.

Taken away in turn (tests/proof/mutants.py): what pages and actions ask of a role, guards, conditions of membership,
row security, rights, triggers, every part and statement of the chain. Each must make the quick check of its kind fail,
which holds as long as nothing is taken away: cells of P1, commands of P2, the chain recounted. What survives is named.
"""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection, transaction
from tests.proof import mutants
from tests.proof.mutants import Mutant
from tests.proof.noticing import (
    SECOND,
    World,
    acts,
    asked_for,
    behind,
    changeable,
    escaping,
    everywhere,
    pages,
    reached,
    recounting,
    refusing,
    stopped,
    traced,
    undeclared,
    world,
)
from tests.proof.report import FULL, chance, proof

from kontaktdichte.web.rls import enter

__all__ = ["world"]
NEUTRAL = {  # whoever may not read it is told "protected information" there too: that something is amiss, not what
    "question: listing.unclear: access.may(Permission.SEE_SENSITIVE)",
}
ELSEWHERE = {  # asked on pages of other kinds of organisation than the one that P3 walks through: what notices it there
    "question: actions.absences.may_say: access.may(Permission.LEAD_PROJECT)": "tests/web/test_month.py",
    "question: proposals.proposal: access.may(Permission.SEE_SENSITIVE)": "tests/web/test_notices.py",
    "question: views.notices.listed: access.may(Permission.LEAD_PROJECT)": "tests/web/test_notices.py",
    "question: views.contact._form: access.may(Permission.ACCOMPANY)": "no refusal: which fields a form has",
    "question: views.start.home: access.may(permission)": "no refusal: with which page a role begins",
    "question: views.start.home: access.may(Permission.AGREE)": "no refusal: with which page a role begins",
    "question: views.start.home: access.may(Permission.RECORD_CONTACTS)": "no refusal: with which page a role begins",
    "question: shared_boards.board: access.may(Permission.AGREE)": "no refusal: the page asks again",
    "question: views.shared_boards.jobcenter: access.may(Permission.AGREE)": "no refusal: the page asks again",
    "question: views.disclosed.disclosed: access.may(Permission.ACCOMPANY)": "no refusal: others share nothing",
    "question: views.exports.about: access.may(Permission.READ_CLIENTS)": "no refusal: the edition in a file",
    "question: views.project_exports.deviations: access.may(Permission.LEAD_PROJECT)": "web/test_project_exports.py",
}
QUICK = 40  # of a group whose mutants take a second and more each
FEW = ("persons", "client", "members", "today")  # where somebody who should be refused is soon noticed


def check(world: World, mutant: Mutant) -> list[str]:
    """The quick check of a mutant's kind."""
    if mutant.kind == "policy":
        return pages(world, [one for one in everywhere(world) if one[1].name in mutant.about]) or undeclared()
    if mutant.kind in ("guard", "condition"):
        cells = everywhere(world)
        soon = pages(world, [one for one in cells if one[1].name in FEW])
        return stopped(world) or soon or refusing(world) or behind(world) or pages(world, cells)
    if mutant.kind == "question":
        return asked_for(world, mutant.about)
    if mutant.kind == "row security":
        return reached(world, mutant.about)
    if mutant.kind == "right":
        return changeable(world)
    if mutant.kind == "trigger":
        return escaping(world, *mutant.about)
    return recounting(world) if mutant.kind == "verify" else acts(world)


def run(world: World, group: str, every: list[Mutant], quick: int | None = None) -> list[str]:
    """Take each away in turn, or so many by the seed; what nobody noticed."""
    survivors, ways = [], Counter[str]()
    found = every if FULL or quick is None else chance(f"P3 {group}").sample(every, quick)
    if questions := [one.about for one in found if one.kind == "question"]:
        traced(world, questions)
    with proof("P3", group=group, mutants=dict(Counter(one.kind for one in found)), of=len(every)) as said:
        for mutant in found:
            about = f"{mutant.kind} {mutant.about if mutant.kind in ('row security', 'trigger') else ''}"
            if about not in world.clean and mutant.kind not in ("policy", "guard", "condition", "question"):
                assert check(world, mutant) == [], f"{mutant.name}: fails although nothing is taken away"
                world.clean.add(about)
            with transaction.atomic():
                enter(world.own.organisation.pk)
                with mutant.applied():
                    try:
                        noticed, broken = check(world, mutant), False
                    except Exception as error:
                        noticed, broken = [f"{type(error).__name__}: {error}"], True
                        connection.needs_rollback = False
                transaction.set_rollback(True)
            ways["an error" if broken else "second telling" if SECOND in "".join(noticed) else "check"] += bool(noticed)
            if not noticed:
                survivors.append(f"{mutant.kind}: {mutant.name}")
        said.update(killed=len(found) - len(survivors), by=dict(ways), survivors=survivors)
    return survivors


@pytest.mark.slow
def test_whatever_refuses_somebody_is_missed(world: World) -> None:
    """If it fails, a page could forget to ask who comes, and nobody would notice."""
    assert stopped(world) + refusing(world) + behind(world) + undeclared() == []
    survivors = run(world, "authorisation", mutants.authorisation(), quick=QUICK)
    assert set(survivors) <= NEUTRAL | ELSEWHERE.keys(), survivors


def test_whatever_keeps_offices_apart_is_missed(world: World) -> None:
    """If it fails, a migration could open a table, and nobody would notice."""
    assert run(world, "separation", mutants.separation()) == []


@pytest.mark.slow
def test_whatever_bears_witness_is_missed(world: World) -> None:
    """If it fails, the chain could stop to commit to something, and nobody would notice."""
    assert run(world, "evidence", mutants.evidence(), quick=QUICK) == []
