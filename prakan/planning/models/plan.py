"""The plan of a fiscal year: versions, and rows of any depth."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.text import Text
from prakan.foundation.models import Person, Unit


class PlanVersion(models.Model):
    """One version of a year's plan; an approved version is never edited, a revision is a new version."""

    class Stage(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        RETURNED = "returned"
        APPROVED = "approved"
        SUPERSEDED = "superseded"

    year = models.PositiveIntegerField()  # B.E.
    number = models.PositiveIntegerField()  # 1 is the first plan, 2 its first revision
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)  # why revised
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    returned_reason = models.TextField(blank=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("year", "number")
        constraints = (
            models.UniqueConstraint(fields=["year", "number"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["year"], condition=Q(stage="approved"), name="one_approved_plan_a_year"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="plan_year_is_buddhist_era"
            ),
        )


class PlanItem(models.Model):
    """What a row is, across versions of a year: progress, money and figures hang on it.

    ``ref`` ("O2.A7.P1.4") is given once and never reused; the printed code is only a label of a row.
    """

    year = models.PositiveIntegerField()
    ref = models.CharField(max_length=80)
    counts_from = models.JSONField(default=list)  # counters whose sum is what the row's target stands for

    class Meta:
        ordering = ("year", "ref")
        constraints = (models.UniqueConstraint(fields=["year", "ref"], name="item_ref_once_a_year"),)

    def __str__(self) -> str:
        return f"{self.year}/{self.ref}"


class PlanRow(models.Model):
    """A row of one plan version."""

    class Kind(models.TextChoices):
        OUTPUT = "output"
        ACTIVITY = "activity"
        PROJECT = "project"
        WORKPLAN = "workplan"
        ITEM = "item"
        SUBITEM = "subitem"

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="rows")
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="rows")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    position = models.PositiveIntegerField()  # printed order over the whole version
    kind = models.CharField(max_length=20, choices=Kind)
    heading = models.BooleanField(default=False)  # printed as a heading without cells of its own
    code = models.CharField(max_length=40, blank=True)  # printed label; codes repeat in real plans
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    target = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    unit_th = models.CharField(max_length=80, blank=True)
    unit_en = models.CharField(max_length=80, blank=True)
    target_note_th = models.TextField(blank=True)
    target_note_en = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)  # last day of the due month
    owner = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(
        "planning.BudgetCategory", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    strategy = models.ForeignKey(
        "planning.Strategy", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ladder = models.ForeignKey(
        "planning.Ladder", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()  # two people editing: the second sees the first
    place = models.CharField(max_length=200, blank=True)  # where it stands in the source document

    class Meta:
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=["version", "item"], name="item_once_a_version"),
            models.CheckConstraint(condition=Q(target=None) | Q(target__gte=0), name="target_not_negative"),
        )

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)

    @property
    def unit(self) -> Text:
        return Text(self.unit_th, self.unit_en)


class TargetPart(models.Model):
    """A part of a target: a level's share (adds up to the target) or a secondary target."""

    class PartRole(models.TextChoices):
        LEVEL = "level"
        SECONDARY = "secondary"

    row = models.ForeignKey(PlanRow, on_delete=models.CASCADE, related_name="parts")
    key = models.SlugField(max_length=60)
    role = models.CharField(max_length=20, choices=PartRole)
    label_th = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit_th = models.CharField(max_length=80, blank=True)
    unit_en = models.CharField(max_length=80, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("row", "position")
        constraints = (
            models.UniqueConstraint(fields=["row", "key"], name="target_part_once"),
            models.CheckConstraint(condition=Q(value__gte=0), name="target_part_not_negative"),
        )
