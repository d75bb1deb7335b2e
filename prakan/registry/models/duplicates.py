"""Pairs of institutions that may be one: proposed with reasons, decided by a person."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.foundation.models import Person
from prakan.registry.models.institutions import Institution


class DuplicateProposal(models.Model):
    """Two institutions that look like one; nothing is merged until somebody says so."""

    class Decision(models.TextChoices):
        WAITING = "waiting"
        SAME = "same"  # merged
        DIFFERENT = "different"

    first = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()  # 0 to 100
    reasons = models.JSONField(default=list)  # codes of domain/duplicates
    proposed_at = models.DateTimeField()
    decision = models.CharField(max_length=10, default=Decision.WAITING, choices=Decision)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="pair_proposed_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        )
