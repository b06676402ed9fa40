"""Write every generated page: ``docs.py`` writes them, ``docs.py --check`` names the stale ones and fails.

In: specs, shipped concepts, the demo's figures, the concept model. Out: docs/behaviour, docs/concepts, docs/schema,
docs/demo-figures.md, docs/configuration.md. Folders that are wholly generated lose pages that nothing makes any more.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the specs live among the tests

import behaviour_pages  # noqa: E402
import concept_pages  # noqa: E402
from tests.web.placeholders import configuration_page  # noqa: E402

from kontaktdichte.demo import figures_table  # noqa: E402
from kontaktdichte.rules.schema import concept_schema  # noqa: E402

DOCS = ROOT / "docs"
WHOLLY_GENERATED = ("behaviour", "concepts", "schema")


def pages() -> dict[Path, str]:
    """Every generated file with its text."""
    schema = json.dumps(concept_schema(), ensure_ascii=False, indent=1)
    named = {
        **{f"behaviour/{name}": text for name, text in behaviour_pages.pages().items()},
        **{f"concepts/{name}": text for name, text in concept_pages.pages().items()},
        "configuration.md": configuration_page(),
        "demo-figures.md": figures_table(),
        "schema/concept.schema.json": schema + "\n",
    }
    return {DOCS / name: text for name, text in named.items()}


def leftover(wanted: dict[Path, str]) -> list[Path]:
    """Files in wholly generated folders that nothing generates."""
    return sorted(
        file
        for folder in WHOLLY_GENERATED
        for file in (DOCS / folder).rglob("*")
        if file.is_file() and file not in wanted
    )


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Pages that are missing, differ, or should not be there."""
    differing = [file for file, text in wanted.items() if not file.is_file() or file.read_text("utf-8") != text]
    return differing + leftover(wanted)


def write(wanted: dict[Path, str]) -> None:
    """Write what differs, remove what is left over."""
    for file in leftover(wanted):
        file.unlink()
    for file in stale(wanted):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted[file], "utf-8")


def main() -> int:
    """Exit code 1 where a checked page is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail where a page is stale")
    check = parser.parse_args().check
    wanted = pages()
    old = stale(wanted)
    for file in old:
        print(f"{'stale' if check else 'written' if file in wanted else 'removed'}: {file.relative_to(ROOT)}")
    if check:
        print("run: make docs" if old else f"{len(wanted)} generated pages are current")
        return 1 if old else 0
    write(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
