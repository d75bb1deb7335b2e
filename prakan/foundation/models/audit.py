"""The audit trail: rows written before effect, hashed, sealed in a chain; also the outbox of the worker."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models.people import Person


class AuditRow(models.Model):
    """Who did what to which subject, when, and the change; ``digest`` is sha256 over all of it."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)  # as it was then; "system" for the worker
    step = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=120, db_index=True)  # "progress:12", "plan:3", "finding:7"
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)


class Seal(models.Model):
    """A chained digest over the audit rows (previous seal, first_id..last_id]."""

    at = models.DateTimeField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    rows = models.BigIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=80)  # "schedule", "demand", "quarter.close"

    class Meta:
        ordering = ("last_id",)


class FollowUp(models.Model):
    """What the worker did for an audit row: unique, so that doing it again after a crash is harmless."""

    row = models.ForeignKey(AuditRow, on_delete=models.PROTECT, related_name="follow_ups")
    name = models.CharField(max_length=80)
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["row", "name"], name="follow_up_once"),)
