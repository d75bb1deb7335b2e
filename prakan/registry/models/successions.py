"""Mergers and splits of institutions: an event that can be taken back."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import Person


class Succession(models.Model):
    """Institutions became others on a day; who ended and who began follows from the changes it made."""

    class SuccessionKind(models.TextChoices):
        MERGE = "merge"
        SPLIT = "split"

    kind = models.CharField(max_length=10, choices=SuccessionKind)
    on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("on", "id")
