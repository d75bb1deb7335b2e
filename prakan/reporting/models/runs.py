"""Written reports: a run asked for, made by the worker, kept as a file."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import Person


class ReportRun(models.Model):
    """One report file: asked for by a person, written by the worker, downloaded many times."""

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WRITING = "writing"
        READY = "ready"
        FAILED = "failed"
        CANCELLED = "cancelled"

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    format = models.CharField(max_length=10)  # docx, pdf, xlsx, html
    digits = models.CharField(max_length=10, default="arabic")  # arabic, thai
    draft = models.BooleanField()
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.WAITING)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)  # last claimed by a worker; taken over when it died
    attempts = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    path = models.CharField(max_length=300, blank=True)  # under the files folder
    size = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    problem = models.TextField(blank=True)  # why it failed: Thai, then English on the next line

    class Meta:
        ordering = ("-id",)
