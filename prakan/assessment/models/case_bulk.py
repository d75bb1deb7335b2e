"""Steps that a person takes on many cases at once, and reminders of last days: what was done, once each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.cases import Case
from prakan.assessment.models.runs import Bulk
from prakan.domain.cases.owners import OWNERS
from prakan.foundation.models import AppendOnly


class CaseBulk(Bulk):
    """A step over many cases. ``value`` is the kind of a hold, or the way of visiting."""

    value = models.CharField(max_length=20, blank=True)
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
