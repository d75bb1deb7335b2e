"""Rescue files that somebody brought, and what became of each."""

from __future__ import annotations

from django.db import models

from prakan.assessment.models.field import FieldDevice
from prakan.foundation.models import Person, StoredFile


class FieldRescue(models.Model):
    """A rescue file on its way in: asked for, worked off by a worker, ended; ``answers`` item by item."""

    class Stage(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    device = models.ForeignKey(FieldDevice, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WAITING)
    due_at = models.DateTimeField()  # next attempt; also the lease of who works at it now
    total = models.PositiveIntegerField(default=0)  # entries and files, as it says
    done = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=20, blank=True)  # of the problem of the whole
    values = models.JSONField(default=dict)
    answers = models.JSONField(default=list)  # {"what", "result", "code", "values"}
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["due_at"], condition=models.Q(stage="waiting"), name="field_rescue_open"),
        )
