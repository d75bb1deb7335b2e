"""Uploads on their way: announced, received in parts, confirmed by digest, kept as a stored file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.foundation.models.files import StoredFile
from prakan.foundation.models.people import Person


class Upload(models.Model):
    """One announced file; its bytes lie in ``incoming/<key>.part`` and their number is the offset."""

    class Stage(models.TextChoices):
        RECEIVING = "receiving"
        CONFIRMED = "confirmed"  # every byte here, looked at, digest known; waits to be used
        KEPT = "kept"  # a stored file
        REFUSED = "refused"
        CANCELLED = "cancelled"
        EXPIRED = "expired"

    key = models.CharField(max_length=43, unique=True)  # random: the address cannot be guessed
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    declared = models.CharField(max_length=64, blank=True)  # sha256 that the sender told, hex
    begun_at = models.DateTimeField()
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.RECEIVING)
    digest = models.CharField(max_length=64, blank=True)  # sha256 of what arrived, hex
    media_type = models.CharField(max_length=100, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    problem = models.CharField(max_length=20, blank=True)  # code of what refused it

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_not_empty"),
            models.CheckConstraint(
                condition=Q(stage="kept", file__isnull=False) | (~Q(stage="kept") & Q(file=None)),
                name="upload_kept_is_a_file",
            ),
        )
        indexes = (
            models.Index(
                fields=["by"], condition=Q(stage__in=["receiving", "confirmed"]), name="upload_unfinished"
            ),
        )
