"""The office: 20,000 persons in memory, encoding included, the complete edition, once compiled.

In: the six tables in memory, rows shuffled anew for each run. Out: milliseconds until the duties stand in memory.

    python benchmarks/office.py [--size p20k]
"""

from __future__ import annotations

import argparse

from data import AS_OF, inputs, tables
from measuring import Result, measure, options, timed

from kontaktdichte.rules import bulk
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables


def once(chosen: argparse.Namespace) -> Result:
    """Compile on other persons, then judge these once."""
    concept, few = load_concept("schwaebisch-hall"), tables(inputs("p4k", chosen.folder))
    people = tables(inputs(chosen.size, chosen.folder))
    people = Tables(**{name: table.sample(fraction=1, shuffle=True, seed=chosen.run) for name, table in people.items()})
    compiling, _ = timed(lambda: bulk.judge(concept, few, as_of=AS_OF))
    seconds, duties = timed(lambda: bulk.judge(concept, people, as_of=AS_OF))
    return {"seconds": seconds, "compile_seconds": compiling, "size": chosen.size, "duties": duties.height}


if __name__ == "__main__":
    parser = options(__doc__)
    parser.add_argument("--size", default="p20k")
    raise SystemExit(measure("office", "100 ms", once, parser))
