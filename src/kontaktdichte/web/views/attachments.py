"""Files attached: a signed sheet is handed in at a participant's month, and given out as it came."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontaktdichte.web.access import Permission, policy
from kontaktdichte.web.actions import attachments
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.forms.month import SheetForm
from kontaktdichte.web.models import Attachment
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.month import month_asked, page


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_POST
def attach(request: Any, key: UUID) -> HttpResponse:
    """Keep a signed sheet with the month that it is about."""
    person, first = shown.human(request, key, "monat/person"), month_asked(request)
    form = SheetForm(request.POST, request.FILES, auto_id="s-%s")
    if not form.is_valid():
        return page(request, person, first, signed=form, status=422)
    file = form.cleaned_data["file"]
    try:
        attachments.fits(file.size)
        attachments.attach(access=request.access, person=person, name=file.name, content=file.read(), month=first)
    except Refused as refused:
        form.add_error("file", refused.told(request.access.language))
        return page(request, person, first, signed=form, status=422)
    messages.success(request, _("The file is kept as it came."))
    return redirect(f"{reverse('month-participant', args=[person.pk])}?monat={first:%Y-%m}#unterschrieben")


@policy(Permission.ACCOMPANY, Permission.READ_CLIENTS)
def attachment(request: Any, file: UUID) -> HttpResponse:
    """The bytes as they came; a browser saves them and shows nothing of them in our place."""
    found = get_object_or_404(_files(request), pk=file)
    request.reads.append(("anlage", found.person_id, 1))
    answer = HttpResponse(bytes(found.content), content_type=found.type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_POST
def withdraw(request: Any, file: UUID) -> HttpResponse:
    """Take a file back that belongs elsewhere."""
    found = get_object_or_404(_files(request), pk=file)
    request.reads.append(("anlage", found.person_id, 1))
    try:
        attachments.withdraw(access=request.access, file=found)
    except Stale:
        messages.warning(request, _("Somebody else has changed this meanwhile."))
    else:
        said = _("The file is withdrawn: nobody can open it any more. That it was there stays known.")
        messages.success(request, said)
    if found.month is None:
        return redirect("client", key=found.person_id)
    return redirect(f"{reverse('month-participant', args=[found.person_id])}?monat={found.month:%Y-%m}#unterschrieben")


def _files(request: Any) -> QuerySet[Attachment]:
    """Those of clients whom the member may see, but for withdrawn ones."""
    return attachments.standing_files(Attachment.objects.filter(person__in=request.access.persons()))
