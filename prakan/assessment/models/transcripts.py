"""Transcripts of recordings among the evidence of a team, and what was asked of the transcription service."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.case_scores import CaseEvidence
from prakan.domain.transcripts import SOURCES
from prakan.foundation.models import AppendOnly, Person
from prakan.foundation.models.long import LongTextField


class CaseTranscript(AppendOnly):
    """A version of what is said in a recording; the newest by a person stands, else the newest by a machine.

    ``body`` is the text, encrypted, for people can be known by what they say; ``digest`` (sha256, hex) is
    over the text. ``by`` is who wrote it, or who asked for it; ``service`` which machine made it.
    """

    evidence = models.ForeignKey(CaseEvidence, on_delete=models.PROTECT, related_name="transcripts")
    version = models.PositiveIntegerField()  # from 1
    source = models.CharField(max_length=10, choices=SOURCES)
    service = models.CharField(max_length=100, blank=True)
    body = LongTextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("evidence", "version")
        constraints = (
            models.UniqueConstraint(fields=["evidence", "version"], name="case_transcript_version_once"),
        )


class CaseTranscriptRun(models.Model):
    """A recording given to the transcription service: asked for, being heard, done, or failed and why."""

    class Stage(models.TextChoices):
        WAITING = "waiting"
        HEARING = "hearing"
        DONE = "done"
        FAILED = "failed"

    evidence = models.ForeignKey(CaseEvidence, on_delete=models.PROTECT, related_name="transcript_runs")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WAITING)
    due_at = models.DateTimeField()  # next attempt; while it is heard, until when it is left alone
    attempts = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=20, blank=True)  # of the last problem
    values = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["evidence"],
                condition=Q(stage__in=["waiting", "hearing"]),
                name="case_transcript_run_open_once",
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at"],
                condition=Q(stage__in=["waiting", "hearing"]),
                name="case_transcript_run_open",
            ),
        )
