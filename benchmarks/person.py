"""One demo person: five years, at least 60 contacts, all rules, reasons included; without a compiler.

Prints p50 and p99 of a single evaluation in milliseconds over many evaluation days. The figure of the project:
p50 < 1 ms, p99 < 3 ms.
"""

from __future__ import annotations

import platform
import time
from datetime import date

from kontaktdichte.demo import one_person
from kontaktdichte.rules.calendar import number
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.lives import lives
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

AS_OF = date(2026, 11, 20)
ROUNDS = 3_000


def main() -> None:
    """Evaluate the same life again and again and print the quantiles."""
    rows = one_person(AS_OF)
    tables = Tables.from_rows(**rows)
    concept = load_concept("schwaebisch-hall")
    book = rulebook_for(concept, tables, AS_OF)
    (life,) = lives(tables).values()
    day = number(AS_OF)
    for _ in range(200):
        found = book.assess(life, day)
    taken = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        found = book.assess(life, day)
        taken.append((time.perf_counter() - begin) * 1000)
    taken.sort()
    duties, rules = sum(map(len, found.duties.values())), len(found.duties)
    codes = sum(map(len, found.codes.values()))
    print(f"{platform.machine()}, Python {platform.python_version()}")
    print(f"one person: {len(found.contacts)} contacts, {duties} duties of {rules} rules, {codes} reason codes")
    p50, p99 = taken[ROUNDS // 2], taken[ROUNDS * 99 // 100]
    print(f"min {taken[0]:.2f} ms   p50 {p50:.2f} ms   p99 {p99:.2f} ms   max {taken[-1]:.2f} ms")


if __name__ == "__main__":
    main()
