"""Notices: what a person should know, in their language, sent once."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models.audit import AuditRow
from prakan.foundation.models.people import Person


class Notice(models.Model):
    """A notice to one person; ``key`` makes a second send of the same notice impossible."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=160)
    row = models.ForeignKey(AuditRow, null=True, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=80)  # name of the step or reminder
    values = models.JSONField(default=dict)
    wording = models.ForeignKey("Wording", null=True, on_delete=models.PROTECT, related_name="+")
    url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=["person", "key"], name="notice_once"),)
