"""The register of interests (ผลประโยชน์ทับซ้อน): declarations, how long each kind bars, and overrides."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.interests import InterestKind
from prakan.foundation.models import Person
from prakan.registry.models.agencies import ParentAgency
from prakan.registry.models.assessors import Assessor
from prakan.registry.models.institutions import Institution

KINDS = [(kind.value, kind.value) for kind in InterestKind]


class CoolingOff(models.Model):
    """How long a kind of interest bars after it ended; ``confirmed`` is False while it is to be confirmed."""

    kind = models.CharField(max_length=20, unique=True, choices=KINDS)
    days = models.PositiveIntegerField(null=True)  # None: for ever
    agency_kinds = models.JSONField(default=list)  # kinds of agencies between which it counts; empty: any
    confirmed = models.BooleanField(default=False)


class Interest(models.Model):
    """An interest that somebody declared, from a day to a day; it ends, it is never deleted."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="interests")
    kind = models.CharField(max_length=20, choices=KINDS)
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(ParentAgency, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    source = models.CharField(max_length=200, blank=True)  # the decision that brought it to light
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)  # last day
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=["institution"], name="interest_by_institution"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(institution__isnull=False, agency=None)
                | Q(institution=None, agency__isnull=False),
                name="interest_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="interest_ends_after_it_starts",
            ),
        )


class InterestOverride(models.Model):
    """A decision that an assessor may assess an institution in spite of what bars them, until a day."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="overrides")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kinds = models.JSONField(default=list)  # what barred them when it was decided
    until = models.DateField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["assessor", "institution"],
                condition=Q(taken_back_at=None),
                name="override_once_a_pair",
            ),
        )
