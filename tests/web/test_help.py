"""The handbook: every page has its chapter, every picture and link leads somewhere."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from kontaktdichte.web.handbook import FOLDER, Chapter, chapter_of, chapters


@pytest.mark.parametrize("chapter", chapters().values(), ids=lambda chapter: chapter.key)
def test_pictures_and_links_of_a_chapter_lead_somewhere(chapter: Chapter) -> None:
    """If it fails, a reader of the handbook looks at a broken picture or lands on nothing."""
    for picture in re.findall(r"!\[.+?\]\(bilder/(.+?)\)", chapter.text):
        assert (FOLDER / "bilder" / picture).exists(), picture
    for link in re.findall(r"\]\(([^)]+)\.md", chapter.text):
        assert link in chapters(), link


def test_no_picture_is_left_over() -> None:
    """If it fails, the handbook carries a picture that nobody sees and nobody renews."""
    said = "".join(chapter.text for chapter in chapters().values())
    assert [file.name for file in (FOLDER / "bilder").glob("*.png") if f"bilder/{file.name}" not in said] == []


def test_no_chapter_names_a_page_that_is_not_there() -> None:
    """If it fails, a page was renamed and its help leads to the contents only."""
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {page for chapter in chapters().values() for page in chapter.pages} - names == set()


def test_whoever_cannot_log_in_reads_how(db: None) -> None:
    """If it fails, help is behind the door that somebody cannot open."""
    client = Client()
    assert chapter_of("account_login") in client.get("/anmelden/").content.decode()
    answer = client.get(chapter_of("account_login"))
    assert answer.status_code == 200
    assert "<h2" in answer.content.decode()
    assert client.get("/hilfe/").status_code == 200
    assert client.get("/hilfe/nichts/").status_code == 404
