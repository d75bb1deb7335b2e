"""Which institutions are to be assessed in which fiscal year."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.institutions import Kind
from prakan.foundation.models import Person
from prakan.registry.models.institutions import Institution


class Listing(models.Model):
    """An institution on a fiscal year's list from a day on; taken off with a reason, never deleted.

    One row stands for the institution; each level it teaches besides has a row of its own.
    """

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="listings")
    year = models.PositiveIntegerField()  # B.E.
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])  # as it was listed
    level = models.CharField(max_length=40, blank=True)  # "": that of its kind; else one it teaches besides
    on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)  # last day on the list
    end_reason = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)  # the roster or letter that named it
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "institution")
        indexes = (models.Index(fields=["year", "kind", "on"], name="listing_by_year_and_kind"),)
        constraints = (
            models.UniqueConstraint(
                fields=["year", "institution", "level"],
                condition=Q(ended_on=None),
                name="listed_once_a_year_and_level",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="listing_year_is_buddhist_era"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("on")), name="listing_ends_after_it_starts"
            ),
        )
