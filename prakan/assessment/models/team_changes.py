"""Changes of a plan of teams, proposed, confirmed, undone; and objections of institutions to an assessor."""

from __future__ import annotations

from django.db import models

from prakan.assessment.models.teams import TeamPlan, TeamVisit
from prakan.foundation.models import Person
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import Assessor, Institution


class TeamObjection(models.Model):
    """An institution objects to an assessor named to it; an officer decides, with reasons on both sides."""

    class Stage(models.TextChoices):
        OPEN = "open"
        UPHELD = "upheld"
        REJECTED = "rejected"

    visit = models.ForeignKey(TeamVisit, null=True, on_delete=models.SET_NULL, related_name="objections")
    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="objections")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    stage = models.CharField(max_length=20, default=Stage.OPEN, choices=Stage)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decision = models.TextField(blank=True)
    interest = models.CharField(max_length=20, blank=True)  # kind of the interest that it brought to light
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "institution", "assessor"], name="one_objection_to_an_assessor"
            ),
        )


class TeamChange(models.Model):
    """A change of a plan: what happened, which visits it takes away and which come instead.

    ``events`` as domain/team_changes keeps them; ``gone`` and ``come`` are visits as actions/teams/exchanging
    keeps them, ``left`` and ``taken_up`` institutions that lose or get a team. Costs are satang.
    ``digest_before`` names the plan it was made for, ``digest_after`` the plan with it. ``faults`` are pins
    that contradict, ``waived`` rules that somebody lets pass; as [code, values] and [rule, whom].
    """

    class Stage(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        DROPPED = "dropped"
        UNDONE = "undone"

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()  # from 1, in the order of being proposed
    stage = models.CharField(max_length=20, default=Stage.PROPOSED, choices=Stage)
    events = models.JSONField(default=list)
    reason = models.TextField()
    objection = models.ForeignKey(TeamObjection, null=True, on_delete=models.PROTECT, related_name="changes")
    gone = LongJSONField(default=list)
    come = LongJSONField(default=list)
    left = models.JSONField(default=list)
    taken_up = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    waived = models.JSONField(default=list)
    seats = models.PositiveIntegerField()  # in the plan before, and how many of them change
    seats_changed = models.PositiveIntegerField()
    unavoidable = models.PositiveIntegerField()  # institutions whose visit broke a rule
    cost_before = models.BigIntegerField()
    cost_after = models.BigIntegerField()
    figures_before = models.JSONField(default=dict)  # columns of the plan, for undoing
    milliseconds = models.PositiveIntegerField()  # of the search
    digest_before = models.CharField(max_length=64)
    digest_after = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["plan", "number"], name="team_change_numbered_once"),)
