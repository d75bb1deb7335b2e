"""Improvement plans of institutions: items from findings, words on them, progress that is only added to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.case_scores import CaseFinding, CaseVerdict
from prakan.assessment.models.cases import Case
from prakan.domain.improvement.stages import ItemStage, PlanStage, Said
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongJSONField

PLAN_STAGES = [(one.value, one.value) for one in PlanStage]
ITEM_STAGES = [(one.value, one.value) for one in ItemStage]
SAID = [(one.value, one.value) for one in Said]


class ImprovementRules(models.Model):
    """The agency's rules of follow-up, as its folder has them (domain/improvement/rules)."""

    name = models.CharField(max_length=20, unique=True, default="agency")
    rules = LongJSONField(default=dict)
    at = models.DateTimeField()


class ImprovementPlan(models.Model):
    """What an institution does about the findings of a case; ``verdict`` is the result it was made for.

    ``due_on`` is the last day for handing it in, ``objection_on`` that of the parent agency.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="improvement")
    verdict = models.ForeignKey(CaseVerdict, null=True, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=PLAN_STAGES, default=PlanStage.DRAFT.value)
    due_on = models.DateField()
    objection_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case_id",)
        indexes = (models.Index(fields=["stage", "due_on"], name="improvement_by_stage_and_day"),)


class ImprovementItem(models.Model):
    """One thing to be done: the finding it comes from, word for word, and what the institution puts down.

    ``evidence`` holds titles of the team's evidence as they were; ``who`` is a post, never a name.
    ``superseded`` tells the verdict that changed the finding's result: the item is marked, not deleted.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()  # from 1 within a plan
    finding = models.ForeignKey(CaseFinding, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # of the finding, "own" when the institution added it
    target = models.CharField(max_length=60, blank=True)  # code of the pack
    source = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    what = models.TextField(blank=True)
    who = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True)
    measure = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=ITEM_STAGES, default=ItemStage.OPEN.value)
    reason = models.TextField(blank=True)  # why it was dropped
    superseded = models.ForeignKey(CaseVerdict, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("plan_id", "number")
        indexes = (models.Index(fields=["stage", "due"], name="improvement_item_by_day"),)
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="improvement_item_number_once"),
            models.CheckConstraint(
                condition=~Q(stage="dropped") | ~Q(reason=""), name="who_drops_an_item_says_why"
            ),
        )


class ImprovementProgress(AppendOnly):
    """What was done on an item until a time; ``stage`` is that of the item afterwards."""

    item = models.ForeignKey(ImprovementItem, on_delete=models.PROTECT, related_name="progress")
    text = models.TextField()
    stage = models.CharField(max_length=12, choices=ITEM_STAGES)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("item_id", "id")


class ImprovementWord(AppendOnly):
    """What the parent agency, the centre or the office says of a plan as it was sent."""

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="words")
    said = models.CharField(max_length=12, choices=SAID)
    text = models.TextField()
    revision = models.PositiveIntegerField()  # of the plan it was said of
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("plan_id", "id")
