"""What holds of an assessor from a day to a day: ties to places, seats by level, time off, visits made."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.assessors import ASSESSED, OffReason, Seat, TieKind
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models.agencies import ParentAgency
from prakan.registry.models.assessors import Assessor
from prakan.registry.models.institutions import Institution

LEVELS = [(level.value, level.value) for level in ASSESSED]


class AssessorTie(models.Model):
    """Where an assessor works, worked or studied; a place outside the registry by name only."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in TieKind])
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(ParentAgency, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)  # of a place that is not registered
    position = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)  # last day
    source = models.CharField(max_length=200, blank=True)
    dropped_at = models.DateTimeField(null=True)  # it was entered by mistake
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "-starts", "-id")
        indexes = (
            models.Index(fields=["institution", "assessor"], name="tie_by_institution"),
            models.Index(fields=["agency", "assessor"], name="tie_by_agency"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(institution__isnull=False, agency=None, name="")
                | Q(institution=None, agency__isnull=False, name="")
                | Q(institution=None, agency=None, name__gt=""),
                name="tie_to_one_place",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="tie_ends_after_it_starts",
            ),
        )

    @property
    def place(self) -> Text:
        if self.institution:
            return self.institution.name
        return self.agency.name if self.agency else Text(self.name)


class AssessorSeat(models.Model):
    """What an assessor may be in teams of a level, from a day to a day; one seat a level at a time."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="seats")
    level = models.CharField(max_length=40, choices=LEVELS)
    seat = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Seat])
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)  # last day
    source = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("level", "-starts", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["assessor", "level"], condition=Q(ends=None), name="one_seat_a_level_now"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="seat_ends_after_it_starts"
            ),
        )


class TimeOff(models.Model):
    """Days on which an assessor takes no visit."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="time_off")
    starts = models.DateField()
    ends = models.DateField()  # last day
    reason = models.CharField(max_length=20, choices=[(r.value, r.value) for r in OffReason])
    cancelled_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("starts", "id")
        indexes = (
            models.Index(fields=["starts", "ends"], condition=Q(cancelled_at=None), name="time_off_by_day"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="time_off_ends_after_it_starts"),
        )


class VisitMade(models.Model):
    """A visit in which an assessor took part; written by what assesses, read by whoever forms teams."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="visits")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=40, choices=LEVELS)
    seat = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Seat])
    starts = models.DateField()
    ends = models.DateField()  # last day
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-starts", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["assessor", "institution", "level", "starts"], name="visit_made_once"
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="visit_ends_after_it_starts"),
        )
