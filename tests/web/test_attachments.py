"""Files attached: kept as they came, given out so that a browser shows nothing of them, in the chain."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.web.provider import browser, participant, provider

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.actions.attachments import attach
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Attachment, Person, Read
from kontaktdichte.web.settings import settings

PHOTO = b"\xff\xd8\xff\xe0 as the camera made it \xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR ... IEND\xaeB`\x82"
PDF = b"%PDF-1.7\n...\n%%EOF\n"


@pytest.fixture
def staff(db: None) -> dict[str, Access]:
    return provider()


@pytest.fixture
def person(staff: dict[str, Access]) -> Person:
    return participant(staff["lead"])


@pytest.fixture
def worker(staff: dict[str, Access], person: Person) -> Client:
    return browser(staff["worker"])


def sent(client: Client, person: Person, name: str, content: bytes) -> int:
    file = SimpleUploadedFile(name, content, content_type="text/html")
    return int(client.post(f"/monat/{person.pk}/unterschrieben/?monat=2026-10", {"file": file}).status_code)


def test_a_sheet_comes_back_as_it_came(worker: Client, person: Person) -> None:
    """If it fails, the signed sheet that an auditor sees is not the one that was signed."""
    assert sent(worker, person, "C:\\Ordner\\Bogen Müller.html", PHOTO) == 302
    kept = Attachment.objects.get(person=person)
    assert (kept.name, kept.type, kept.size, kept.month) == (
        "Bogen Müller.jpg",
        "image/jpeg",
        len(PHOTO),
        date(2026, 10, 1),
    )
    assert (kept.digest, kept.retention) == (hashlib.sha256(PHOTO).hexdigest(), "client_file")
    answer = worker.get(f"/anlagen/{kept.pk}/")
    assert answer.content == PHOTO
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''Bogen%20M%C3%BCller.jpg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Read.objects.filter(page="anlage", person=person).count() == 1


@pytest.mark.parametrize(("name", "content", "kind"), [("a", PNG, "image/png"), ("b.exe", PDF, "application/pdf")])
def test_a_file_is_what_its_bytes_are(worker: Client, person: Person, name: str, content: bytes, kind: str) -> None:
    """If it fails, a name decides what a browser does with somebody's file."""
    assert sent(worker, person, name, content) == 302
    assert Attachment.objects.get(person=person).type == kind


@pytest.mark.parametrize("content", [b"<script>", PHOTO[:9], PDF[:8], b"MZ" + PDF, b"\x89PNG\r\n\x1a\n"])
def test_anything_else_is_refused(worker: Client, person: Person, content: bytes) -> None:
    """If it fails, half a photo or a programme lies in the evidence."""
    assert sent(worker, person, "bogen.pdf", content) == 422
    assert not Attachment.objects.exists()


def test_a_file_too_large_is_refused(worker: Client, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a film fills the backup."""
    monkeypatch.setattr(settings(), "attachment_megabytes", 1)
    assert sent(worker, person, "bogen.jpg", PHOTO[:-2] + b" " * 1_000_000 + PHOTO[-2:]) == 422
    assert sent(worker, person, "bogen.jpg", PHOTO) == 302


def test_files_are_in_the_chain_and_cannot_be_changed(staff: dict[str, Access], person: Person, migrated: str) -> None:
    """If it fails, a sheet can be exchanged afterwards and nobody can tell."""
    access = staff["worker"]
    attach(access=access, person=person, name="bogen", content=PHOTO)
    assert verifying.chain(access.organisation) == []
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update web_attachment set content = 'x'")


def test_other_bytes_are_found(staff: dict[str, Access], person: Person) -> None:
    """If it fails, whoever may everything exchanges a photo behind its digest."""
    access = staff["worker"]
    with acting(access, "attachment.add") as action:
        said = {"carries": "other", "name": "x", "type": "image/png", "size": len(PNG), "retention": "client_file"}
        action.record(Attachment, person=person, digest=hashlib.sha256(PHOTO).hexdigest(), content=PNG, **said)
    (found,) = verifying.chain(access.organisation)
    assert "its bytes are not those that came" in found


def test_a_sheet_of_somebody_else_is_given_out_no_longer(
    staff: dict[str, Access], worker: Client, person: Person
) -> None:
    """If it fails, whoever attached the wrong photo cannot undo it, and it lies in a stranger's file for ever."""
    sent(worker, person, "bogen.jpg", PHOTO)
    kept = Attachment.objects.get(person=person)
    assert worker.post(f"/anlagen/{kept.pk}/zuruecknehmen/").status_code == 302
    assert worker.get(f"/anlagen/{kept.pk}/").status_code == 404
    assert "bogen.jpg" not in worker.get(f"/monat/{person.pk}/?monat=2026-10").content.decode()
    assert worker.post(f"/anlagen/{kept.pk}/zuruecknehmen/").status_code == 404
    assert verifying.chain(staff["worker"].organisation) == []
