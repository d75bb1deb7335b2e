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


class FileRound(models.Model):
    """A night's work of reading stored files again: begun, worked off piece by piece, ended.

    It ends when every file was read since it began, or when what it may read or last is spent.
    """

    begun_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # None: schedule
    due_at = models.DateTimeField()  # next piece; also the lease of who works at it now
    ended_at = models.DateTimeField(null=True)
    files = models.PositiveIntegerField(default=0)
    bytes = models.BigIntegerField(default=0)
    seconds = models.FloatField(default=0)
    faults = models.PositiveIntegerField(default=0)
    away = models.TextField(blank=True)  # why the store could not be asked, last time

    class Meta:
        ordering = ("id",)


class FileCheck(models.Model):
    """What the bytes of a digest were when they were last read again, whoever stored them."""

    class Stage(models.TextChoices):
        WHOLE = "whole"
        DIFFERS = "differs"  # other bytes than were stored
        ABSENT = "absent"  # nothing lies there
        UNREADABLE = "unreadable"  # the disk does not give them

    digest = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    stage = models.CharField(max_length=12, choices=Stage)
    checked_at = models.DateTimeField()
    since = models.DateTimeField()  # of this stage
    found = models.TextField(blank=True)  # what was read instead: a digest, an error

    class Meta:
        ordering = ("checked_at", "id")
        indexes = (
            models.Index(fields=["checked_at", "id"], name="file_check_oldest"),
            models.Index(fields=["since"], condition=~models.Q(stage="whole"), name="file_check_fault"),
        )
