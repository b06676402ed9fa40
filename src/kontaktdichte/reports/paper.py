"""PDFs that a screen reader reads and an archive keeps: PDF/UA-1 and PDF/A-2a, or an error.

In: a template of ``papers/`` and its data as plain values. Out: the bytes of the PDF; equal input gives equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAPERS, FONTS = HERE / "papers", HERE / "fonts"
STANDARDS: Any = ["ua-1", "a-2a"]


def pdf(template: str, data: dict[str, Any], made_at: datetime) -> bytes:
    """A template set with its data. Raises typst.TypstError for what is no accessible PDF."""
    import typst  # half a second of loading, for those who want a PDF

    made: Any = typst.compile(
        PAPERS / f"{template}.typ", root=PAPERS, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, format="pdf", pdf_standards=STANDARDS,
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )  # fmt: skip
    return bytes(made)


def filled(text: Any, words: Mapping[str, str], language: str) -> dict[str, Any]:
    """What a template is given of a dataclass, except the moment at which it was made."""
    told = {name: value for name, value in asdict(text).items() if name != "made"}
    return {"language": language, "words": words, **told}


def picture(template: str, data: dict[str, Any]) -> list[bytes]:
    """The same as a PNG for each page: to be looked at, never to be given out."""
    import typst

    made: Any = typst.compile(
        PAPERS / f"{template}.typ", root=PAPERS, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, format="png", ppi=96,
    )  # fmt: skip
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
