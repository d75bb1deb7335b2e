"""Files of devices that nobody waits for any more, by a person's decision."""

from __future__ import annotations

from django.db import models

from prakan.assessment.models.field import FieldFile
from prakan.foundation.models import AppendOnly, Person


class FieldWaitEnd(AppendOnly):
    """Somebody decided that a file will not come, and why; should it come all the same, it is kept."""

    file = models.OneToOneField(FieldFile, on_delete=models.PROTECT, related_name="wait_end")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ("id",)
