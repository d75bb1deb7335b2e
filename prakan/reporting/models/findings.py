"""Findings a reader made, and the settlement of findings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.foundation.models import Person, StoredFile


class ReaderFinding(models.Model):
    """A contradiction that only a reader of the narrative can see."""

    class Severity(models.TextChoices):
        HIGH = "high"
        MEDIUM = "medium"
        LOW = "low"

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    severity = models.CharField(max_length=10, choices=Severity)
    where_th = models.CharField(max_length=300)
    where_en = models.CharField(max_length=300, blank=True)
    finding_th = models.TextField()
    finding_en = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "quarter", "key")
        constraints = (
            models.UniqueConstraint(fields=["year", "quarter", "key"], name="reader_finding_once"),
        )


class Settlement(models.Model):
    """A person's decision on a finding, with the reason that the report's annex prints.

    ``shape`` is the digest of both sides when it was settled: when a side changes, the finding is open again.
    """

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    finding = models.CharField(max_length=200)  # key of the finding
    shape = models.CharField(max_length=64)
    decision = models.CharField(max_length=200)  # side chosen, or "unresolved": both stay printed
    reason = models.TextField()
    evidence = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reopened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["year", "quarter", "finding"],
                condition=Q(reopened_at=None),
                name="one_settlement_in_force",
            ),
        )
