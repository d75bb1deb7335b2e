"""Runs that estimate how strictly the assessors of a round score; the worker does them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessors.models.appraisal import AppraisalRound
from prakan.foundation.models import Person


class SeverityRun(models.Model):
    """An estimate of all scores of a round: asked for, worked off, kept with a digest of what it read."""

    class Stage(models.TextChoices):
        WAITING = "waiting"  # asked for; a worker does it
        ESTIMATING = "estimating"
        ESTIMATED = "estimated"
        FAILED = "failed"

    round = models.ForeignKey(AppraisalRound, on_delete=models.PROTECT, related_name="severity_runs")
    stage = models.CharField(max_length=20, default=Stage.WAITING, choices=Stage)
    scores = models.PositiveIntegerField()  # how many there were when it was asked for
    last_score = models.BigIntegerField()  # id of the newest of them: scores are added, never changed
    digest = models.CharField(max_length=64, blank=True)  # sha256 of the scores that were read
    scale = models.CharField(max_length=60, blank=True)  # being estimated
    place = models.PositiveSmallIntegerField(default=0)  # of the scale, from 1
    of = models.PositiveSmallIntegerField(default=0)  # scales
    done = models.PositiveSmallIntegerField(default=0)  # rounds of the search on this scale
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.JSONField(default=list)  # code and values, once it has failed
    started_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(stage__in=("waiting", "estimating")),
                name="one_severity_run_of_a_round",
            ),
        )
