"""Invitations of assessors to visits: what they were told, until when they answer, what they answered."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from prakan.assessment.models.teams import TeamPlan, TeamSeat, TeamVisit
from prakan.domain.visit_answers import CAUSES
from prakan.foundation.models import Person
from prakan.registry.models import Assessor


class TeamInvitation(models.Model):
    """An assessor is invited to a visit; what it said stays, whatever becomes of the visit.

    ``digest`` is of domain/team_lists, of the visit as it was then. ``uid`` and ``sequence``
    name it in calendars (RFC 5545): the number grows with every change. ``spoken_by`` and ``spoken_on`` say
    who told the office an answer; "" when the assessor answered.
    """

    class Stage(models.TextChoices):
        INVITED = "invited"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"  # by the office: the visit changed, or somebody else goes

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="invitations")
    visit = models.ForeignKey(TeamVisit, null=True, on_delete=models.SET_NULL, related_name="invitations")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=TeamSeat.Seat)
    stage = models.CharField(max_length=20, default=Stage.INVITED, choices=Stage)
    number = models.PositiveIntegerField()  # of the visit within its plan
    starts = models.DateField()
    ends = models.DateField()
    digest = models.CharField(max_length=64)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    answer_by = models.DateField()  # the last day for an answer
    early = models.BooleanField(default=False)  # may be answered while the visit waits for approval
    instead_of = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="substitutes"
    )  # the invitation whose seat this one fills
    cause = models.CharField(max_length=20, blank=True, choices=[(c.value, c.value) for c in CAUSES])
    reason = models.CharField(max_length=500, blank=True)  # why declined or withdrawn
    spoken_by = models.CharField(max_length=120, blank=True)
    spoken_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)  # by hand, the last time
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("starts", "id")
        indexes = (models.Index(fields=["assessor", "starts"], name="invitation_by_assessor"),)
        constraints = (
            models.UniqueConstraint(
                fields=["visit", "assessor"],
                condition=Q(stage__in=("invited", "accepted")),
                name="one_open_invitation_a_seat",
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="invitation_ends_after_start"),
        )
