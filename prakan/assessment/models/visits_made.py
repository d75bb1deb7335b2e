"""What became of visits of a plan: whether one took place, who was there, who stood in for whom."""

from __future__ import annotations

from django.db import models

from prakan.assessment.models.teams import TeamPlan, TeamVisit
from prakan.foundation.models import Person


class TeamVisitRecord(models.Model):
    """A visit took place, or did not; from it the register of assessors has its visits.

    ``people`` are who was there, the chair first, as [assessor, seat, for whom they stood in or None].
    ``reason`` says why it did not take place, or why the record was corrected.
    """

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="records")
    visit = models.OneToOneField(TeamVisit, null=True, on_delete=models.SET_NULL, related_name="record")
    number = models.PositiveIntegerField()
    level = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField()
    places = models.JSONField(default=list)  # institutions in their order
    took_place = models.BooleanField(default=True)
    people = models.JSONField(default=list)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    corrected_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("starts", "number")
        constraints = (models.UniqueConstraint(fields=["plan", "number"], name="team_visit_recorded_once"),)
