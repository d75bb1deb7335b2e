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


class Scan(models.Model):
    """What the virus scanner says of some bytes, whoever stored them; no row: no scanner was set then."""

    class Stage(models.TextChoices):
        WAITING = "waiting"  # in quarantine: kept, not openable
        CLEAN = "clean"
        HARMFUL = "harmful"

    digest = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.WAITING)
    due_at = models.DateTimeField()  # next attempt while it waits; also the lease of who scans it now
    attempts = models.PositiveIntegerField(default=0)
    scanned_at = models.DateTimeField(null=True)
    said = models.TextField(blank=True)  # the scanner's last words

    class Meta:
        indexes = (models.Index(fields=["due_at"], condition=models.Q(stage="waiting"), name="scan_open"),)
