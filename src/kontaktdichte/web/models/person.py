"""Clients: who they are and who looks after them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import FILED, IDENTITY, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered

_LETTERS = "äöüáàâãåăąéèêëěęíìîïıóòôõőøúùûůűýÿçćčñńňřśšşșťțžźżłđğ"
_PLAIN = "aouaaaaaaaeeeeeeiiiiioooooouuuuuyycccnnnrssssttzzzldg"
_UMLAUTS = ("ae", "a"), ("oe", "o"), ("ue", "u")
PERSON = "person"  # the kind of a human being


def german_order(text: models.Expression | F) -> models.Expression:
    """A text as it is sorted in German (DIN 5007-1): ä as a, ß as ss. Needs no collation of the server."""
    plain = Func(
        Lower(text), Value(_LETTERS + _LETTERS.upper()), Value(_PLAIN * 2), function="translate",
        output_field=models.TextField(),
    )  # fmt: skip
    return _replaced(plain, ("ß", "ss"))


def german_search(text: models.Expression | F) -> models.Expression:
    """A text as it is searched: Müller, Mueller and Muller are one; so is what else has ae, oe, ue."""
    return _replaced(german_order(text), *_UMLAUTS)


def _replaced(text: models.Expression, *pairs: tuple[str, str]) -> models.Expression:
    for letters, plain in pairs:
        text = Func(text, Value(letters), Value(plain), function="replace", output_field=models.TextField())
    return text


def _named() -> models.Expression:
    return Concat(F("family_name"), Value(" "), F("given_name"), Value(" "), F("number"))


@remembered("sort_key", "search_key")
class Person(OfOrganisation):
    """A client of an organisation; a cooperation agreement is a subject of its own ``kind``."""

    number = models.CharField(_("number"), max_length=40, db_comment=IDENTITY)
    kind = models.CharField(max_length=40, default=PERSON, db_comment=FILED)
    family_name = models.CharField(_("family name"), max_length=100, blank=True, db_comment=IDENTITY)
    given_name = models.CharField(_("given name"), max_length=100, blank=True, db_comment=IDENTITY)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True, db_comment=IDENTITY)
    unit = Within("web.Unit", null=True, blank=True, db_comment=FILED)
    counsellor = Within("web.Membership", null=True, blank=True, db_comment=FILED)
    created_at = models.DateTimeField(auto_now_add=True, db_comment=FILED)
    sort_key = models.GeneratedField(
        expression=german_order(_named()), output_field=models.TextField(), db_persist=True, db_comment=IDENTITY
    )
    search_key = models.GeneratedField(
        expression=german_search(_named()), output_field=models.TextField(), db_persist=True, db_comment=IDENTITY
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="person_number")]
        indexes = [
            models.Index(fields=["organisation", "sort_key", "id"], include=["kind"], name="person_sorted"),
            models.Index(fields=["organisation", "counsellor"], name="person_counsellor"),
            models.Index(fields=["organisation", "unit"], name="person_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.family_name}, {self.given_name}" if self.family_name else self.number
