"""Dossiers of cases: a run asked for by a person, made by the worker, kept for so many days."""

from __future__ import annotations

from django.db import models

from prakan.assessment.models import Case
from prakan.foundation.models import Person


class DossierRun(models.Model):
    """One dossier: asked for with a reason, written by a worker, opened by whoever asked for it."""

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WRITING = "writing"
        READY = "ready"
        FAILED = "failed"
        CANCELLED = "cancelled"
        ERASED = "erased"  # was ready; its days are over

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="dossier_runs")
    reason = models.CharField(max_length=500)
    with_files = models.BooleanField()
    stage = models.CharField(max_length=20, default=Stage.WAITING, choices=Stage)
    done = models.PositiveIntegerField(default=0)  # papers and files written, of so many
    of = models.PositiveIntegerField(default=0)  # 0: not counted yet
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    kept_until = models.DateTimeField(null=True)  # None: until somebody says otherwise
    place = models.CharField(max_length=120, blank=True)  # in the store
    size = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    problem = models.JSONField(default=list)  # [code, values] of why it failed

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["stage", "heard_at"], name="dossier_run_due"),
            models.Index(fields=["case", "by"], name="dossier_run_of_case"),
        )
