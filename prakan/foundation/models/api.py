"""Keys of the programming interface, and the answers it remembers so that a repeat does nothing twice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.foundation.models.people import Person


class ApiKey(models.Model):
    """A key that lets a system act as one person; only the digest of its secret is kept."""

    name = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="keys")
    prefix = models.CharField(max_length=16)  # what people recognise it by: "pk_a1b2c3d4"
    digest = models.CharField(max_length=64, unique=True)  # sha256 (hex) of the whole secret
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    per_minute = models.PositiveIntegerField(null=True)  # calls; None is what the settings say
    last_used_on = models.DateField(null=True)
    minute = models.PositiveBigIntegerField(default=0)  # since 1970: the minute that ``calls`` counts
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "name"],
                condition=Q(revoked_at=None),
                name="key_name_once_a_person",
            ),
        )


class ApiAnswer(models.Model):
    """What a request with an Idempotency-Key was answered; ``status`` 0 while it is being worked on."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    operation = models.CharField(max_length=100)  # name of the address, with what it is about
    key = models.CharField(max_length=100)  # as the client made it
    digest = models.CharField(max_length=64)  # sha256 (hex) of the body
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)  # JSON as it was sent
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "operation", "key"], name="api_answer_once"),
        )
