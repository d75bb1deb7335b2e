"""Certificates that machines check: the keys that sign them, and the place of each in a list of status."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import AppendOnly
from prakan.registry.models import Licence


class CredentialKey(models.Model):
    """A key of the agency; one signs, earlier ones still prove what they signed unless withdrawn."""

    name = models.CharField(max_length=40, unique=True)  # how credentials name it: "key-1"
    public = models.CharField(max_length=100)  # Multikey, "z6Mk…"
    private = models.TextField()  # locked under the installation's key
    at = models.DateTimeField()
    signs = models.BooleanField(default=True)
    withdrawn_at = models.DateTimeField(null=True)  # known to others, perhaps: proves nothing any more

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["signs"], condition=models.Q(signs=True), name="one_credential_key_signs"
            ),
        )


class Credential(AppendOnly):
    """A licence's place in a list of status: never reused, for a revoked credential stays revoked."""

    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="credentials")
    uid = models.UUIDField(unique=True)
    of_list = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["of_list", "place"], name="credential_place_once"),)
