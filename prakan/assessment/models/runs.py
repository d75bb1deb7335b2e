"""A step that a person takes on many at once: what was wanted, how far it is, what became of each."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import Person
from prakan.foundation.models.long import LongJSONField


class Bulk(models.Model):
    """A step over many as they were shown; ``answers`` say what became of each.

    ``wanted`` are they in order with the revision at which each was shown; ``done`` of ``of`` are answered.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WORKING = "working"
        READY = "ready"
        CANCELLED = "cancelled"
        FAILED = "failed"

    step = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    wanted = LongJSONField(default=list)
    answers = LongJSONField(default=list)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.WAITING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField()
    attempts = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
