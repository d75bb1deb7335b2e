"""Licences of assessors (ใบอนุญาต): one a level and term, what boards resolved, how long a term is."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.licences import LicenceStep
from prakan.foundation.models import AppendOnly, Person
from prakan.registry.models.assessor_days import LEVELS
from prakan.registry.models.assessors import Assessor


class LicenceTerm(models.Model):
    """How long licences for a level last; ``confirmed`` is False while sources contradict one another."""

    level = models.CharField(max_length=40, unique=True, choices=LEVELS)
    prefix = models.CharField(max_length=8)  # what numbers of the level begin with
    years = models.PositiveSmallIntegerField(null=True)
    confirmed = models.BooleanField(default=False)
    note_th = models.CharField(max_length=300, blank=True)  # what the sources say
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)


class Licence(models.Model):
    """A licence to assess a level, from a day to a day; a renewal is a licence of its own."""

    class Stage(models.TextChoices):
        ISSUED = "issued"
        SUSPENDED = "suspended"
        REINSTATED = "reinstated"
        REVOKED = "revoked"

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="licences")
    level = models.CharField(max_length=40, choices=LEVELS)
    number = models.CharField(max_length=30, unique=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)  # last day; None: the term is to be confirmed
    term_confirmed = models.BooleanField(default=False)
    resolution = models.CharField(max_length=200)  # board, meeting and day
    stage = models.CharField(max_length=20, default=Stage.ISSUED, choices=Stage)
    renews = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="renewed_by"
    )
    is_demo = models.BooleanField(default=False)  # made up
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("assessor", "level", "-starts")
        indexes = (
            models.Index(fields=["level", "ends"], name="licence_by_level_and_end"),
            models.Index(fields=["ends"], name="licence_by_end"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="licence_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return self.number


class LicenceChange(AppendOnly):
    """What a board resolved of a licence, from which day on."""

    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="events")
    step = models.CharField(max_length=20, choices=[(s.value, s.value) for s in LicenceStep])
    on = models.DateField()
    reason = models.CharField(max_length=500)
    resolution = models.CharField(max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("on", "id")
