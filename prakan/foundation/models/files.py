"""Stored files: evidence and attachments, by digest."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models.people import Person


class StoredFile(models.Model):
    """A file as received; bytes lie under ``files/<sha256[:2]>/<sha256>`` of the storage."""

    digest = models.CharField(max_length=64, db_index=True)  # sha256, hex
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
