"""What a printed report states: values, terms, dates and the relations between them, kept as they stand."""

from __future__ import annotations

from django.db import models

from prakan.foundation.models import Person


class PrintedRecord(models.Model):
    """One statement, relation, document, meeting … of a quarter's printed report.

    ``content`` is plain data in the shape that ``domain.checks`` reads; it is entered, never computed.
    """

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)  # the array's name in the agency's qN-printed.toml
    key = models.CharField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    content = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "quarter", "kind", "position")
        constraints = (
            models.UniqueConstraint(fields=["year", "quarter", "kind", "key"], name="printed_record_once"),
        )
