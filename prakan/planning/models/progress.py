"""Progress of a quarter: one entry per plan item, from draft to approved."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.figures import State
from prakan.foundation.models import Person, StoredFile
from prakan.planning.models.ladders import LadderStep
from prakan.planning.models.plan import PlanItem

STATES = [(s.value, s.value) for s in State]


class Collection(models.Model):
    """The collecting of one quarter: when it opened, when it is due, the as-of date of its figures."""

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    as_of = models.DateField()
    opened_at = models.DateTimeField()
    due = models.DateField()
    closed_at = models.DateTimeField(
        null=True
    )  # set by the close of the quarter: no entry changes afterwards

    class Meta:
        ordering = ("year", "quarter")
        constraints = (
            models.UniqueConstraint(fields=["year", "quarter"], name="collection_once"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="quarter_1_to_4"),
        )


class ProgressEntry(models.Model):
    """What a unit reports for one item in one quarter."""

    class Stage(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        ENDORSED = "endorsed"  # by the unit head
        APPROVED = "approved"  # by the policy office
        RETURNED = "returned"

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="entries")
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="entries")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    result_th = models.TextField(blank=True)
    result_en = models.TextField(blank=True)
    next_th = models.TextField(blank=True)
    next_en = models.TextField(blank=True)
    problem_th = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    result_state = models.CharField(max_length=10, choices=STATES, default=State.EMPTY)
    next_state = models.CharField(max_length=10, choices=STATES, default=State.EMPTY)
    problem_state = models.CharField(
        max_length=10, choices=STATES, default=State.EMPTY
    )  # dash: none to report
    progress_state = models.CharField(max_length=10, choices=STATES, default=State.EMPTY)
    progress = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)  # percent of target
    spend_state = models.CharField(max_length=10, choices=STATES, default=State.EMPTY)
    spend = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)  # percent of budget
    spend_unit_missing = models.BooleanField(default=False)  # printed without "percent" in the source
    step = models.ForeignKey(LadderStep, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    step_next = models.ForeignKey(
        LadderStep, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done = models.PositiveIntegerField(null=True, blank=True)  # N of an N-of-M ladder
    of = models.PositiveIntegerField(null=True, blank=True)  # M
    cancelling = models.BooleanField(default=False)
    egp_number = models.CharField(max_length=40, blank=True)  # procurement number in e-GP
    contract_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)  # baht
    revision = models.PositiveIntegerField(default=0)  # grows with each save: the second editor is told
    saved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    endorsed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    endorsed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("collection", "item")
        constraints = (
            models.UniqueConstraint(fields=["collection", "item"], name="entry_once_a_quarter"),
            models.CheckConstraint(
                condition=(Q(progress_state="value") & Q(progress__gte=0) & Q(progress__lte=100))
                | (~Q(progress_state="value") & Q(progress=None)),
                name="progress_is_percent_or_nothing",
            ),
            models.CheckConstraint(
                condition=(Q(spend_state="value") & Q(spend__gte=0))
                | (~Q(spend_state="value") & Q(spend=None)),
                name="spend_is_percent_or_nothing",
            ),
            models.CheckConstraint(
                condition=Q(contract_value=None) | Q(contract_value__gte=0),
                name="contract_value_not_negative",
            ),
        )


class ProgressFigure(models.Model):
    """A number, date or term inside a progress entry, with the cell it is printed in."""

    entry = models.ForeignKey(ProgressEntry, on_delete=models.CASCADE, related_name="figures")
    key = models.SlugField(max_length=60)
    label_th = models.CharField(max_length=300)
    label_en = models.CharField(max_length=300, blank=True)
    cell = models.CharField(max_length=10, default="result")  # result, next, target
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    unit_th = models.CharField(max_length=80, blank=True)
    unit_en = models.CharField(max_length=80, blank=True)
    text_th = models.CharField(max_length=300, blank=True)  # a term or a body, where it is not a number
    text_en = models.CharField(max_length=300, blank=True)
    date = models.DateField(null=True, blank=True)
    date_to = models.DateField(null=True, blank=True)
    month_only = models.BooleanField(default=False)
    approx = models.BooleanField(default=False)
    fiscal_label = models.PositiveIntegerField(null=True, blank=True)  # fiscal year (B.E.) the text gives it
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("entry", "position")
        constraints = (models.UniqueConstraint(fields=["entry", "key"], name="progress_figure_once"),)


class EvidenceFile(models.Model):
    """A file behind an entry."""

    entry = models.ForeignKey(ProgressEntry, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    removed_at = models.DateTimeField(null=True)  # hidden, never deleted
