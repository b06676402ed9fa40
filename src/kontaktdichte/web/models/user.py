"""Accounts and what they may be in which organisation, from when until when."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import NOBODYS, STAFFS, Base, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered


class Users(BaseUserManager["User"]):
    """Accounts by their address."""

    def create_user(self, email: str, password: str | None, name: str, **more: Any) -> User:
        """An account; without a password it can only be entered by another way of login."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


@remembered("password", "last_login", everybodys=True)
class User(AbstractBaseUser, Base):
    """An account. It says nothing of what its owner may do: memberships do."""

    email = models.EmailField(_("e-mail address"), unique=True, db_comment=STAFFS)
    name = models.CharField(_("name"), max_length=200, db_comment=STAFFS)
    language = models.CharField(
        _("language"), max_length=2, choices=[("de", "Deutsch"), ("en", "English")], default="de", db_comment=STAFFS
    )
    password = models.CharField(_("password"), max_length=128, db_comment=STAFFS)
    last_login = models.DateTimeField(_("last login"), null=True, blank=True, db_comment=STAFFS)
    is_active = models.BooleanField(default=True, db_comment=STAFFS)
    created_at = models.DateTimeField(auto_now_add=True, db_comment=STAFFS)

    objects = Users()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, for those who greet by it."""
        return self.name


class Role(models.TextChoices):
    """What a member is in an organisation; what each may do says :mod:`~kontaktdichte.web.access`."""

    COUNSELLOR = "counsellor", _("Counsellor")
    SUBSTITUTE = "substitute", _("Substitute")
    TEAM_LEAD = "team_lead", _("Team lead")
    CONTACT_PERSON = "contact_person", _("Contact person for projects")
    PROJECT_WORKER = "project_worker", _("Project worker")
    PROJECT_LEAD = "project_lead", _("Project lead")
    GRANT_OFFICER = "grant_officer", _("Grant officer")
    SUPERVISOR = "supervisor", _("Supervisory officer")
    MANAGEMENT = "management", _("Management")
    ADMINISTRATOR = "administrator", _("Administrator")


@remembered()
class Membership(OfOrganisation):
    """An account in an organisation ``[from, until)``; ``code`` is how files and engine name this employee.

    An empty span is a membership that was taken back before it began, or on its first day.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_comment=STAFFS)
    role = models.CharField(max_length=20, choices=Role.choices, db_comment=STAFFS)
    unit = Within("web.Unit", null=True, blank=True, db_comment=STAFFS)
    code = models.CharField(max_length=100, db_comment=STAFFS)
    from_day = models.DateField(db_column="from", db_comment=STAFFS)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=STAFFS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__isnull=True) | Q(until_day__gte=models.F("from_day")), name="membership_span"
            ),
            models.UniqueConstraint(
                fields=["organisation", "code"], condition=Q(until_day__isnull=True), name="membership_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"


@remembered()
class EditionInForce(OfOrganisation):
    """Which edition of which concept an organisation follows ``[from, until)``."""

    concept = models.CharField(max_length=200, db_comment=NOBODYS)
    edition = models.CharField(max_length=40, db_comment=NOBODYS)
    from_day = models.DateField(db_column="from", db_comment=NOBODYS)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=NOBODYS)
    recorded_at = models.DateTimeField(auto_now_add=True, db_comment=NOBODYS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "from_day"], name="edition_begin")]

    def __str__(self) -> str:
        return f"{self.concept} {self.edition}"
