"""Which partner reads what of a participant: every page of a provider about one says it, from one place.

In: a participant. Out: each sharing with the partner's name, the words for what is read, and whether it still holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.models import About, Partner, Person, Sharing


@dataclass(frozen=True)
class Disclosed:
    """A sharing as a page tells it; when it does not ``hold`` any more the partner reads nothing."""

    sharing: Sharing
    partner: str
    about: list[str]
    holds: bool


def disclosed(access: Access, person: Person) -> list[Disclosed]:
    """What partners read of a participant, the latest sharing first; nothing where nobody is accompanied."""
    if not access.may(Permission.ACCOMPANY):
        return []
    names = dict(Partner.objects.values_list("partner", "name"))
    rows = Sharing.objects.filter(organisation=access.organisation, person=person).order_by("-from_day", "pk")
    return [
        Disclosed(one, names.get(one.partner, ""), _about(one), one.until_day is None or one.until_day > access.today)
        for one in rows
    ]


def _about(sharing: Sharing) -> list[str]:
    """The words for what is read; some goes with every sharing that names the partner's own record."""
    words = dict(About.choices)
    said = [str(words[about]) for about in sharing.about]
    with_it = [
        _("case conferences: date, result, next steps"), _("work trials and internships: kind, days, result"),
        _("employment: in reports since when and, if it is entered, where"), _("costs that the Jobcenter is to bear"),
    ]  # fmt: skip
    return said + with_it if sharing.assignment else said
