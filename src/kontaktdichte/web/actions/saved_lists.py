"""Lists that a member keeps: saved, renamed, deleted and fetched back. Only one's own."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import SavedList


def save(*, access: Access, name: str, query: str) -> SavedList:
    """Keep what the list of clients is narrowed to. Raises Refused where the name is taken."""
    access.need(Permission.READ_CLIENTS)
    saved = SavedList(organisation_id=access.organisation, member=access.membership, name=name, query=query)
    return _stored(access, saved, "list.save")


def rename(*, access: Access, key: UUID, name: str) -> SavedList:
    """Give a list another name. Raises Refused where the name is taken, SavedList.DoesNotExist."""
    saved = SavedList.objects.get(pk=key, member=access.membership, deleted_at=None)
    saved.name = name
    return _stored(access, saved, "list.rename")


def delete(*, access: Access, key: UUID) -> SavedList:
    """Put a list away; :func:`restore` fetches it back. Raises SavedList.DoesNotExist."""
    saved = SavedList.objects.get(pk=key, member=access.membership, deleted_at=None)
    saved.deleted_at = timezone.now()
    return _stored(access, saved, "list.delete")


def restore(*, access: Access, key: UUID) -> SavedList:
    """Fetch a deleted list back. Raises Refused where its name is taken meanwhile, SavedList.DoesNotExist."""
    saved = SavedList.objects.get(pk=key, member=access.membership, deleted_at__isnull=False)
    saved.deleted_at = None
    return _stored(access, saved, "list.restore")


def _stored(access: Access, saved: SavedList, kind: str) -> SavedList:
    try:
        with transaction.atomic(), acting(access, kind):
            saved.save()
    except IntegrityError as error:
        raise Refused(
            f"Sie haben schon eine Liste „{saved.name}“. Bitte wählen Sie einen anderen Namen.",
            f"You already have a list “{saved.name}”. Please choose another name.",
        ) from error
    return saved
