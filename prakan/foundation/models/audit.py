"""The audit trail: rows written before effect, hashed, sealed in a chain; also the outbox of the worker."""

from __future__ import annotations

from typing import Any

from django.db import models

from prakan.foundation.models.long import LongJSONField
from prakan.foundation.models.people import Person


class NeverChanged(Exception):
    """Someone tried to change or delete what is only ever added to."""


class AppendOnlyRows(models.QuerySet[Any]):
    """Rows that can be added and read, nothing else; the database refuses too (migration 0002)."""

    def update(self, **kwargs: Any) -> int:
        raise NeverChanged(self.model.__name__)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise NeverChanged(self.model.__name__)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise NeverChanged(self.model.__name__)


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = models.Manager.from_queryset(AppendOnlyRows)()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        if self.pk is not None:
            raise NeverChanged(str(self))
        super().save(**kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise NeverChanged(str(self))


class AuditRow(AppendOnly):
    """Who did what to which subject, when, and the change; ``digest`` is sha256 over all of it."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)  # as it was then; "system" for the worker
    step = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=120, db_index=True)  # "progress:12", "plan:3", "finding:7"
    before = LongJSONField(default=dict)
    after = LongJSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)


class Seal(AppendOnly):
    """A chained digest over the audit rows first_id..last_id; ``manifest`` lists "id digest" a line."""

    at = models.DateTimeField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    rows = models.BigIntegerField()
    manifest = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=80)  # "schedule", "demand", "quarter.close"

    class Meta:
        ordering = ("last_id",)


class FollowUp(models.Model):
    """What the worker does for an audit row: unique, so that doing it again after a crash is harmless."""

    row = models.ForeignKey(AuditRow, on_delete=models.PROTECT, related_name="follow_ups")
    name = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["row", "name"], name="follow_up_once"),)
        indexes = (models.Index(fields=["due_at"], condition=models.Q(done_at=None), name="follow_up_open"),)


class Duty(models.Model):
    """Something the worker does again and again: when it is next due and when it was last done."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)  # since it was last done
    last_error = models.TextField(blank=True)
