"""The handbook: a Markdown file for each chapter, whose first line names the pages it explains.

In: the files of this folder. Out: their titles and HTML, and which chapter explains which page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(__file__).resolve().parent
FIRST_LINE = re.compile(r"<!-- pages:([^>]*)-->\n+# (.+)\n")


@dataclass(frozen=True)
class Chapter:
    """One file of the handbook; ``pages`` are the names of the addresses that link here."""

    key: str
    title: str
    pages: tuple[str, ...]
    text: str

    @property
    def html(self) -> SafeString:
        """The text as HTML; raw HTML in it is shown as text."""
        reader = MarkdownIt("commonmark", {"html": False}).enable("table")
        found = reader.parse(self.text)
        for token in found:
            _placed(token)
        return mark_safe(str(reader.renderer.render(found, reader.options, {})))


def _placed(token: Token) -> None:
    """Pictures and other chapters under the addresses they have here; tables that a keyboard can scroll."""
    for one in token.children or ():
        if one.type == "image":
            one.attrs["src"] = static("handbuch/" + str(one.attrs["src"]).removeprefix("bilder/"))
            one.attrs["loading"] = "lazy"
        elif one.type == "link_open" and str(one.attrs["href"]).endswith(".md"):
            one.attrs["class"] = "kern-link"
            one.attrs["href"] = reverse("help-chapter", args=[str(one.attrs["href"]).removesuffix(".md")])
    if token.type == "heading_open":
        token.attrs["class"] = "kern-heading-medium" if token.tag == "h2" else "kern-title"
    elif token.type == "table_open":
        token.attrs["class"] = "kern-table kern-table--small"
    elif token.type in {"paragraph_open", "bullet_list_open", "ordered_list_open"}:
        token.attrs["class"] = "kern-body"


@cache
def chapters() -> dict[str, Chapter]:
    """The chapters in reading order: the numbers before their names order them. Raises ValueError for a bad file."""
    found = {}
    for file in sorted(FOLDER.glob("[0-9]*.md")):
        text = file.read_text("utf-8")
        begin = FIRST_LINE.match(text)
        if begin is None:
            raise ValueError(f"{file.name}: the first lines must be <!-- pages: … --> and # Title")
        found[file.stem] = Chapter(file.stem, begin[2], tuple(begin[1].split()), text[begin.end() :])
    return found


def chapter_of(page: str | None) -> str:
    """Where the handbook speaks of this page, else its first page."""
    for chapter in chapters().values():
        if page in chapter.pages:
            return reverse("help-chapter", args=[chapter.key])
    return reverse("help")
