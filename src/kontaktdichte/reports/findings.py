"""What needs a decision or an eye: findings, notes, rules that soon change by themselves, reference days moved later.

In: a run. Out: one sentence per row.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.run import Run, with_names
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.reasons import Language, change_sentence, finding_sentence, label, sentences

COLUMNS = ("subject", "unit", "counsellor", "kind", "on", "finding")
_ROW = {"subject": pl.String, "kind": pl.String, "on": pl.Date, "finding": pl.String}


def findings(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS; ``kind`` is finding, note, moved or change, in this order. Notes owe nothing and have no day."""
    found, concept = run.evaluation, run.concept
    rows = [
        (row["subject"], "finding", row["on"], finding_sentence(concept, row, language))
        for row in found.findings.to_dicts()
    ]
    rows += [
        (subject, "note", None, _noted(concept.rules[name], language)) for subject, name in found.notes.iter_rows()
    ]
    moved = found.duties.filter("anchor_moved")
    rows += [
        (subject, "moved", window, said)
        for subject, window, said in zip(
            moved["subject"], moved["window"], sentences(found, moved, language), strict=True
        )
    ]
    rows += [
        (row["subject"], "change", row["on"], change_sentence(concept, row, language))
        for row in found.changes.to_dicts()
    ]
    frame = pl.DataFrame(rows, schema=_ROW, orient="row")
    order = pl.col("kind").replace_strict({"finding": 0, "note": 1, "moved": 2, "change": 3}, return_dtype=pl.Int8)
    return with_names(frame, run, language).sort(order, "unit", "subject", "on", nulls_last=True).select(COLUMNS)


def _noted(rule: Rule, language: Language) -> str:
    return f"{label(rule.label, language)}: „{rule.quote}“ ({rule.section})"
