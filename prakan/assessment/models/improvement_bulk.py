"""Steps that a person takes on many improvement plans, or members of the programme, at once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.runs import Bulk


class ImprovementBulk(Bulk):
    """A step over many plans or members. ``value`` is the code of a centre."""

    value = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["stage"],
                condition=Q(stage__in=("waiting", "working")),
                name="improvement_bulk_that_waits",
            ),
        )
