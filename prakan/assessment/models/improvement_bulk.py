"""Steps that a person takes on many improvement plans, or members of the programme, at once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.foundation.models import Person
from prakan.foundation.models.long import LongJSONField


class ImprovementBulk(models.Model):
    """A step over many plans or members as they were shown; ``answers`` say what became of each.

    ``wanted`` are they in order with the revision at which each was shown; ``done`` of ``of`` are answered.
    ``value`` is the code of a centre.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WORKING = "working"
        READY = "ready"
        CANCELLED = "cancelled"
        FAILED = "failed"

    step = models.CharField(max_length=40)
    value = models.CharField(max_length=40, blank=True)
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
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["stage"],
                condition=Q(stage__in=("waiting", "working")),
                name="improvement_bulk_that_waits",
            ),
        )
