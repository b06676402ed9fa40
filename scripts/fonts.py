"""The fonts of the PDFs: the faces of the pages (scripts/vendor.py) in the form that Typst reads.

``python scripts/fonts.py`` writes them anew; ``--check`` compares. Outlines, names and licence stay as they are.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "src/kontaktdichte/web/static/vendor/fira-sans"
PAPERS = ROOT / "src/kontaktdichte/reports/fonts"
FACES = ("Regular", "Italic", "SemiBold")
LICENCE = "OFL.txt"


def converted(face: str) -> bytes:
    """A face as TrueType, the same bytes each time."""
    font = TTFont(PAGES / f"FiraSans-{face}.woff2", recalcTimestamp=False)
    font.flavor = None
    made = io.BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def main(check: bool) -> int:
    """Write the fonts, or name those that differ."""
    PAPERS.mkdir(exist_ok=True)
    wanted = {f"FiraSans-{face}.ttf": converted(face) for face in FACES}
    stale = [name for name, content in wanted.items() if not _is(PAPERS / name, content)]
    if check:
        print("differs: " + ", ".join(stale) if stale else "the fonts are those of the pages")
        return 1 if stale else 0
    for name in stale:
        (PAPERS / name).write_bytes(wanted[name])
    shutil.copyfile(PAGES / LICENCE, PAPERS / LICENCE)
    return 0


def _is(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
