"""Lists of visits sent for approval: by which route, what is returned and why, what each body decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.teams import LEVELS, TeamPlan, TeamVisit
from prakan.domain.team_routes import BODY_NAMES, MOST_DAYS, USUAL_OBJECTION
from prakan.foundation.models import AppendOnly, Person
from prakan.foundation.models.long import LongJSONField

BODIES = [(body.value, body.value) for body in BODY_NAMES]


class TeamRoute(models.Model):
    """How visits of a level are approved and their teams invited, as the agency's folder says."""

    level = models.CharField(max_length=40, choices=LEVELS, unique=True)
    bodies = models.JSONField(default=list)  # of domain/team_routes.Body, in their order
    four_eyes = models.BooleanField(default=True)
    invite_early = models.BooleanField(default=False)
    ask_next = models.BooleanField(default=False)  # the best substitute, when somebody declines
    answer_days = models.PositiveSmallIntegerField()
    object_days = models.PositiveSmallIntegerField(default=USUAL_OBJECTION)
    confirmed = models.BooleanField(default=False)
    note_th = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("level",)
        constraints = (
            models.CheckConstraint(
                condition=Q(answer_days__range=(1, MOST_DAYS)), name="team_route_gives_days_to_answer"
            ),
            models.CheckConstraint(
                condition=Q(object_days__range=(0, MOST_DAYS)), name="team_route_limits_objections"
            ),
        )


class TeamList(models.Model):
    """Visits of a level of a confirmed plan, decided on together; ``bodies`` is the route as it was then."""

    class Stage(models.TextChoices):
        SENT = "sent"  # the body at ``turn`` decides
        APPROVED = "approved"  # those not marked; the marked ones were returned
        RETURNED = "returned"  # all of them
        RECALLED = "recalled"  # taken back by the office

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="lists")
    level = models.CharField(max_length=40, choices=LEVELS)
    stage = models.CharField(max_length=20, default=Stage.SENT, choices=Stage)
    bodies = models.JSONField(default=list)
    turn = models.PositiveSmallIntegerField(default=0)  # place in ``bodies`` of who decides next
    four_eyes = models.BooleanField(default=True)
    digest = models.CharField(max_length=64)  # of domain/team_lists over all its visits
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recalled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField(null=True)
    recall_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "level"], condition=Q(stage="sent"), name="one_team_list_sent_a_level"
            ),
        )


class TeamListLine(models.Model):
    """A visit on a list: as it was when sent, and why it goes back, "" while it does not.

    What was sent stays in ``said`` (domain/team_lists), whatever becomes of the visit.
    """

    list = models.ForeignKey(TeamList, on_delete=models.CASCADE, related_name="lines")
    visit = models.ForeignKey(TeamVisit, null=True, on_delete=models.SET_NULL, related_name="+")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    said = LongJSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    returned = models.BooleanField(default=False)  # a body sent it back; until then it is only marked
    marked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-list_id", "number")
        constraints = (models.UniqueConstraint(fields=["list", "visit"], name="team_visit_once_a_list"),)


class TeamDecision(AppendOnly):
    """What a body decided on a list; ``digest`` is of what was shown to who recorded it."""

    class Verdict(models.TextChoices):
        APPROVE = "approve"
        RETURN = "return"

    list = models.ForeignKey(TeamList, on_delete=models.CASCADE, related_name="decisions")
    body = models.CharField(max_length=20, choices=BODIES)
    verdict = models.CharField(max_length=10, choices=Verdict)
    resolution = models.CharField(max_length=200, blank=True)  # of a committee
    reason = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    approved = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-list_id", "id")
