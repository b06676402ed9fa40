"""``kontaktdichte evaluate``: everyone, as reports in files or as the overview on the terminal."""

from __future__ import annotations

from pathlib import Path

from kontaktdichte.cli import many, work
from kontaktdichte.cli import options as take
from kontaktdichte.cli.terminal import Bars, plainly, show


def evaluate(
    files: take.Files, concept: take.ConceptName = None, as_of: take.AsOf = None, known_at: take.KnownAt = None,
    period: take.Period = None, reading: take.Readings = None, profile: take.ProfileFile = None, out: take.Out = None,
    form: take.OutFormat = None, language: take.InLanguage = take.Language.de, strict: take.Strict = False,
    engine: many.EngineName = many.Engine.auto, processes: many.Processes = None, master: many.Master = None,
) -> None:  # fmt: skip
    """Evaluate everyone: worklist, duties, rates, missing facts, deviations, findings, rejected rows, readings."""
    with plainly(language), Bars() as bars:
        from kontaktdichte.reports import files as writer
        from kontaktdichte.reports import given
        from kontaktdichte.reports.run import Days, a_year_before
        from kontaktdichte.reports.text import summary_lines

        target = given.target(out, form, [*files, *(p for p in (profile, concept and Path(concept)) if p)])
        chosen, day = given.concept(concept, reading or ()), as_of or work.today()
        if engine in (many.Engine.pool, many.Engine.spark):
            question = many.question(chosen, day, known_at, period)
            print(many.duties(engine, files, question, target, processes, master, bars)[language])
            return
        taken = work.read(files, chosen, profile, bars)
        several = 1 if engine is many.Engine.plain else processes
        days = Days(*period) if period else a_year_before(day)
        found = work.run(chosen, taken, day, known_at, days, bars, several)
        bars.close()
        if target is None:
            show(summary_lines(found, language.value))
            print({"de": "\nMit Namen: --out ergebnis.xlsx", "en": "\nWith names: --out result.xlsx"}[language])
        else:
            with given.writing(target[0]):
                written = writer.write(target[0], found, target[1], language.value)
            print("\n".join(map(str, written)))
        work.tell_rejected(taken, language, strict=strict)
