"""Renewal rounds: conditions of a level, a round of it, and what becomes of each licence in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.renewals import OPEN, ConditionKind
from prakan.foundation.models import AppendOnly, Person
from prakan.registry.models import Licence

LEVELS = [(level, level) for level in LEVEL_NAMES]
KINDS = [(kind.value, kind.value) for kind in ConditionKind]


class RenewalCondition(models.Model):
    """How much a level asks for; ``bound`` None while nobody has said, ``confirmed`` False until official."""

    level = models.CharField(max_length=40, choices=LEVELS)
    kind = models.CharField(max_length=20, choices=KINDS)
    bound = models.PositiveIntegerField(null=True)
    confirmed = models.BooleanField(default=False)
    note_th = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("level", "pk")
        constraints = (models.UniqueConstraint(fields=["level", "kind"], name="renewal_condition_once"),)


class RenewalRound(models.Model):
    """A round for the licences of a level that end between two days; its list is fixed when it opens."""

    level = models.CharField(max_length=40, choices=LEVELS)
    ends_from = models.DateField()
    ends_by = models.DateField()
    apply_by = models.DateField()  # last day to apply
    is_demo = models.BooleanField(default=False)  # made up
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("ends_by", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_by__gte=models.F("ends_from")), name="renewal_days_in_order"
            ),
        )


class Renewal(models.Model):
    """A licence in a round, and how far its renewal has come."""

    class Stage(models.TextChoices):
        INVITED = "invited"
        APPLIED = "applied"
        RETURNED = "returned"
        REVIEWED = "reviewed"
        ENDORSED = "endorsed"
        RENEWED = "renewed"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    round = models.ForeignKey(RenewalRound, on_delete=models.PROTECT, related_name="renewals")
    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="renewals")
    stage = models.CharField(max_length=20, default=Stage.INVITED, choices=Stage)
    note = models.CharField(max_length=500, blank=True)  # the assessor's, or why on their behalf
    reason = models.CharField(max_length=500, blank=True)  # of the last review, return or refusal
    committee = models.CharField(max_length=200, blank=True)  # resolution of the level committee
    judged = models.JSONField(default=list)  # what the reviewer saw: kind, bound, value, outcome
    made = models.OneToOneField(
        Licence, null=True, on_delete=models.PROTECT, related_name="renewal_that_gave_it"
    )
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["round", "stage"], name="renewal_by_round_and_stage"),)
        constraints = (
            models.UniqueConstraint(
                fields=["licence"],
                condition=Q(stage__in=[stage.value for stage in OPEN]),
                name="one_open_renewal_a_licence",
            ),
        )


class RenewalFact(AppendOnly):
    """What an officer enters of a condition that no record tells; the last entry counts."""

    renewal = models.ForeignKey(Renewal, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20, choices=KINDS)
    value = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
