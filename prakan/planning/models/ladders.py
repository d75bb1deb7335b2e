"""Milestone ladders: named steps with weights, the one table that progress percent is derived from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.text import Text


class Ladder(models.Model):
    """A ladder of steps ("procurement"), or N of M ("monthly": 3 of 12 months)."""

    class Kind(models.TextChoices):
        STEPS = "steps"
        N_OF_M = "n_of_m"

    code = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.STEPS)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)  # M of an N-of-M ladder
    to_be_confirmed = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class LadderStep(models.Model):
    """A step and the cumulative percent reached when it is done."""

    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="steps")
    key = models.SlugField()
    position = models.PositiveIntegerField()
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    weight = models.DecimalField(max_digits=5, decimal_places=2)
    completes = models.BooleanField(default=False)  # the work is done once this step is: no longer overdue

    class Meta:
        ordering = ("ladder", "position")
        constraints = (
            models.UniqueConstraint(fields=["ladder", "key"], name="ladder_step_once"),
            models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=100), name="ladder_weight_percent"),
        )

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)
