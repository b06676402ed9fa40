"""One's own lists: kept, renamed, deleted, fetched back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import saved_lists
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.clients import ClientFilter
from kontaktdichte.web.forms.saved_lists import NameForm
from kontaktdichte.web.models import SavedList

DELETED = 10  # so many of the latest deleted lists can be fetched back


@policy(Permission.READ_CLIENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: Any) -> HttpResponse:
    """All of them with what they hold; a new one is kept by a POST with its name and the address it was made from."""
    access: Access = request.access
    if request.method != "POST":
        return _overview(request)
    asked = QueryDict(request.POST.get("query", ""))
    query, form = ClientFilter(access, concept_for(access), asked).address(), NameForm(request.POST)
    if form.is_valid():
        try:
            kept = saved_lists.save(access=access, name=form.cleaned_data["name"], query=query)
        except Refused as refused:
            form.add_error("name", refused.told(access.language))
        else:
            messages.success(request, _("The list “%(name)s” is kept.") % {"name": kept.name})
            return HttpResponseRedirect(f"{reverse('persons')}?{query}")
    return _overview(request, form, query, status=422)


@policy(Permission.READ_CLIENTS)
@require_POST
def change(request: Any, key: UUID) -> HttpResponse:
    """Rename, delete, or fetch back; what is deleted can be fetched back at once."""
    access, name = request.access, NameForm(request.POST)
    try:
        if "loeschen" in request.POST:
            saved_lists.delete(access=access, key=key)
            return HttpResponseRedirect(f"{reverse('lists')}?geloescht={key}")
        if "zurueckholen" in request.POST:
            kept = saved_lists.restore(access=access, key=key)
            messages.success(request, _("The list “%(name)s” is back.") % {"name": kept.name})
        elif name.is_valid():
            saved_lists.rename(access=access, key=key, name=name.cleaned_data["name"])
            messages.success(request, _("The list has its new name."))
        else:
            messages.error(request, " ".join(map(str, name.errors["name"])))
    except Refused as refused:
        messages.error(request, refused.told(access.language))
    except SavedList.DoesNotExist as error:
        raise Http404 from error
    return redirect("lists")


def _overview(request: Any, form: NameForm | None = None, query: str = "", status: int = 200) -> HttpResponse:
    access = request.access
    own = SavedList.objects.filter(member=access.membership)
    kept = [(one, _told(access, one.query)) for one in own.filter(deleted_at=None).order_by("name")]
    deleted = list(own.filter(deleted_at__isnull=False).order_by("-deleted_at")[:DELETED])
    just = next((one for one in deleted if str(one.pk) == request.GET.get("geloescht")), None)
    context = {"kept": kept, "deleted": deleted, "just": just, "form": form, "query": query}
    return render(request, "lists/page.html", context, status=status)


def _told(access: Access, query: str) -> str:
    """What a list is narrowed to, in words."""
    said = ClientFilter(access, concept_for(access), QueryDict(query)).chosen()
    return " · ".join(f"{label}: {value}" for _name, label, value in said) or _("all clients")
