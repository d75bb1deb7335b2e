"""People who sign in, and the roles they hold."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation.models.units import Unit


class PersonManager(BaseUserManager["Person"]):
    """Makes people; a person without a password signs in by OpenID Connect only."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> Person:
        """Save and return a person; ``password`` None means unusable."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Someone who works with the system; rights come from role grants only."""

    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, default="th")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # made up; may be entered with one click in demo mode only
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name_th"]

    objects: ClassVar[PersonManager] = PersonManager()
    via = ""  # visible prefix of the API key that acts as them in this request; never stored

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="person_email_once"),
        )

    def __str__(self) -> str:
        return self.username

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class RoleGrant(models.Model):
    """A role a person holds in a unit (None: the whole agency), dated."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=[(r.value, r.value) for r in Role])
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    scope = models.CharField(max_length=80, blank=True)  # of an outsider: "institution:12", "agency:สพฐ."
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "role", "unit", "scope"], name="grant_role_once_per_unit"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "scope"],
                condition=Q(unit=None),
                name="grant_role_once_in_the_agency",
            ),
        )
