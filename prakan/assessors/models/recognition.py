"""Recognition of assessors (Fellowship) as a board resolved it."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import Person
from prakan.registry.models import Assessor


class Recognition(models.Model):
    """A level given to an assessor for a fiscal year (B.E.), with the facts it rests on."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    level = models.CharField(max_length=40)
    facts = models.JSONField()
    resolution = models.CharField(max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "assessor__sort_key")
        constraints = (models.UniqueConstraint(fields=["assessor", "year"], name="recognised_once_a_year"),)
