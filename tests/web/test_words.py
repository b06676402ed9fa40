"""Words of a kind of organisation: a provider has participants and project workers, a Jobcenter clients."""

import pytest
from tests.web.side import Together, together

from kontaktdichte.web.models import Role


@pytest.fixture
def sides(db: None) -> Together:
    return together()


def test_a_provider_reads_of_participants_and_a_jobcenter_of_clients(sides: Together) -> None:
    """If it fails, a project worker looks for participants under a word of the Jobcenter's, or the other way round."""
    person = sides.taken_in(sides.provider.members[Role.PROJECT_WORKER].today)
    for language, word, other, label in (
        ("de", "Teilnehmende", "Klienten<", "Integrationsbegleitung"), ("en", "Participants", "Clients<", "Project"),
    ):  # fmt: skip
        worker = sides.provider.browser(Role.PROJECT_WORKER)
        assert worker.post("/sprache/", {"language": language, "next": "/"}).status_code == 302
        for path in ("/", "/klienten/", f"/klienten/{person.pk}/", "/klienten/listen/"):
            page = worker.get(path).content.decode()
            assert word in page, path
            assert other not in page, path
            assert f'<html lang="{language}">' in page
        assert label in worker.get(f"/klienten/{person.pk}/").content.decode()
    assert ">Akte</a>" in worker_page(sides, f"/monat/{person.pk}/"), "not Django's own word for a file"
    assert "Klienten" in sides.jobcenter.browser(Role.COUNSELLOR).get("/klienten/").content.decode()


def test_a_list_on_paper_has_the_same_words(sides: Together) -> None:
    """If it fails, the exported list of a provider speaks of clients."""
    sides.taken_in(sides.provider.members[Role.PROJECT_WORKER].today)
    said = sides.provider.browser(Role.PROJECT_WORKER).get("/klienten/liste.csv")
    assert "alle Teilnehmenden" in said.content.decode("utf-8-sig")
    assert "Klient" not in said.content.decode("utf-8-sig")


def worker_page(sides: Together, path: str) -> str:
    """A page of a project worker in German."""
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    worker.post("/sprache/", {"language": "de", "next": "/"})
    return worker.get(path).content.decode()
