"""Steps that a person takes on many cases at once, and reminders of last days: what was done, once each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.cases import Case
from prakan.domain.cases.owners import OWNERS
from prakan.foundation.models import AppendOnly, Person
from prakan.foundation.models.long import LongJSONField


class CaseBulk(models.Model):
    """A step over many cases as they were shown; ``answers`` say what became of each.

    ``wanted`` are the cases in order with the revision at which each was shown; ``done`` of ``of`` are
    answered. ``value`` is the kind of a hold, or the way of visiting.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WORKING = "working"
        READY = "ready"
        CANCELLED = "cancelled"
        FAILED = "failed"

    step = models.CharField(max_length=40)
    value = models.CharField(max_length=20, blank=True)
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
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["stage"], condition=Q(stage__in=("waiting", "working")), name="case_bulk_that_waits"
            ),
        )


class CaseReminder(AppendOnly):
    """That whoever has the turn was told of a last day: once a rung, a day that is due and an owner."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    owner = models.CharField(max_length=20, choices=OWNERS)
    due_on = models.DateField()
    rung = models.SmallIntegerField()  # days after the last day; before it below 0
    at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "owner", "due_on", "rung"], name="case_reminded_once_a_rung"
            ),
        )
