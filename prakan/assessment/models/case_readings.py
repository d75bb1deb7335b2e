"""Quality reading of reports: who reads which version and why, the checklist, remarks with their answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.case_reports import CaseReportVersion
from prakan.assessment.models.cases import Case
from prakan.assessment.models.teams import LEVELS
from prakan.foundation.models import AppendOnly, Person
from prakan.foundation.models.long import LongJSONField

WHY = [(one, one) for one in ("rule", "surprise", "lot", "returned", "asked")]


class CaseReadingRules(models.Model):
    """The agency's checklist and shares of reading, as its folder has them (domain/case_reading)."""

    name = models.CharField(max_length=20, unique=True, default="agency")
    rules = LongJSONField(default=dict)
    at = models.DateTimeField()


class CaseReading(models.Model):
    """One reading of one version of a report.

    ``why`` is domain/reading_list.Reason, "returned" after a revision, "asked" when an officer chose it;
    ``size`` its surprise in robust deviations. ``checklist`` holds yes, no or na by code of the list.
    """

    class Stage(models.TextChoices):
        ASSIGNED = "assigned"
        PASSED = "passed"
        RETURNED = "returned"
        HANDED_BACK = "handed_back"  # the reader has an interest in the institution, or no time

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="readings")
    version = models.ForeignKey(CaseReportVersion, on_delete=models.PROTECT, related_name="readings")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=WHY)
    size = models.FloatField(default=0.0)
    is_second = models.BooleanField(default=False)  # blind, to measure agreement: it moves nothing
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.ASSIGNED)
    free_of_interest = models.BooleanField(default=False)  # declared by the reader
    has_interest = models.BooleanField(default=False)  # declared by who handed it back
    checklist = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    assigned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    due_on = models.DateField(null=True)  # last day to read, as given or extended
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case_id", "-id")
        indexes = (models.Index(fields=["reader", "stage"], name="case_reading_by_reader"),)
        constraints = (
            models.UniqueConstraint(
                fields=["case", "is_second"], condition=Q(stage="assigned"), name="one_open_reading_a_case"
            ),
        )


class CaseRemark(models.Model):
    """What a reader remarks on a section, on a passage of it when one is quoted, and the team's answer."""

    reading = models.ForeignKey(CaseReading, on_delete=models.PROTECT, related_name="remarks")
    section = models.CharField(max_length=80)
    quote = models.TextField(blank=True)  # word for word from the version
    text = models.TextField()
    must = models.BooleanField(default=True)  # to be mended; else advice
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("reading_id", "id")


class CaseReadingList(AppendOnly):
    """A reading list as it was drawn: seed, what it started from, every line; another draw, another list.

    ``lines`` hold, in order: case (id), number, reason (domain/reading_list.Reason), size in robust
    deviations, rank, lot (sha256, hex), second, worst ([code, mark, expected, deviations]), percent and alpha
    of the team's agreement. ``digest`` (sha256, hex) is over all of it.
    """

    year = models.PositiveIntegerField()  # fiscal, B.E.
    level = models.CharField(max_length=40, choices=LEVELS)
    seed = models.CharField(max_length=64)  # digest of the seal that the lot was drawn with
    sealed_at = models.DateTimeField()
    basis = LongJSONField(default=dict)
    lines = LongJSONField(default=list)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["year", "level"], name="reading_list_by_level"),)
