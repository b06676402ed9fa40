"""Files attached: as they came, with their SHA-256; only what its own bytes show to be a photo or a PDF."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db.models import QuerySet

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import Attachment, Carries, Person
from kontaktdichte.web.models.base import Retention
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.settings import settings

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ENDINGS = {JPEG: "jpg", PNG: "png", PDF: "pdf"}
KEPT = {Carries.CONTACT_RECORD: Retention.CLIENT_FILE, Carries.AGREEMENT: Retention.ORGANISATION}
MEGABYTE = 1_000_000


def attach(
    *, access: Access, person: Person, name: str, content: bytes, carries: str = Carries.CONTACT_RECORD,
    month: date | None = None,
) -> Attachment:  # fmt: skip
    """Keep a file of a participant. Raises Refused for one that is too large or neither a photo nor a PDF."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "attachment.add") as action:
        return attached(action, person=person, name=name, content=content, carries=carries, month=month)


def withdraw(*, access: Access, file: Attachment) -> Attachment:
    """A file that belongs elsewhere is given out no longer; that it was there stays known. Raises Stale."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "attachment.withdraw") as action:
        action.replacing(file)
        return action.record(
            Attachment, person_id=file.person_id, carries=Carries.WITHDRAWN, month=file.month, name=file.name,
            type=file.type, size=0, digest=hashlib.sha256(b"").hexdigest(), content=b"", retention=file.retention,
            replaces=file,
        )  # fmt: skip


def standing_files(files: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """Those that were not withdrawn, without their bytes, in the order in which they came."""
    rows = standing(files).exclude(carries=Carries.WITHDRAWN)
    return rows.defer("content").select_related("recorded_by__user").order_by("recorded_at")


def attached(
    action: Acting, *, person: Person, name: str, content: bytes, carries: str, month: date | None = None
) -> Attachment:
    """The same within a greater action, which has asked who may. Raises Refused."""
    fits(len(content))
    kind = checked(content)
    return action.record(
        Attachment, person=person, carries=carries, month=month, name=_named(name, kind), type=kind,
        size=len(content), digest=hashlib.sha256(content).hexdigest(), content=content,
        retention=KEPT.get(Carries(carries), Retention.CLIENT_FILE),
    )  # fmt: skip


def fits(size: int) -> None:
    """Raises Refused for a file of more bytes than the operator allows; asked before it is read."""
    limit = settings().attachment_megabytes
    if size > limit * MEGABYTE:
        raise Refused(
            f"Die Datei ist größer als {limit} MB. Bitte ein kleineres Foto oder eine kleinere PDF-Datei wählen.",
            f"The file is larger than {limit} MB. Please choose a smaller photo or PDF.",
        )


def checked(content: bytes) -> str:
    """What the bytes are. Raises Refused for what is empty, half, or of another kind."""
    kind = _kind(content)
    if kind is None:
        raise Refused(
            "Diese Datei ist weder ein Foto (JPEG, PNG) noch eine PDF-Datei.",
            "This file is neither a photo (JPEG, PNG) nor a PDF.",
        )
    return kind


def _kind(content: bytes) -> str | None:
    """By begin and end, so that half an upload is none."""
    end = content[-1024:]
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in end:
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and b"IEND" in end:
        return PNG
    return PDF if content.startswith(b"%PDF-") and b"%%EOF" in end else None


def _named(name: str, kind: str) -> str:
    """The sender's name of a file without folders and control characters, with the ending of what it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join(letter for letter in last if letter.isprintable()).rpartition(".")
    return f"{(bare[0] or bare[2] or 'datei')[:190]}.{ENDINGS[kind]}"
