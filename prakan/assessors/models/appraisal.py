"""Appraisal of assessors (EAPA): a round a year, evidence, filled forms, replies, severity."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.appraisal import Giver, LineSource
from prakan.domain.text import Text
from prakan.foundation.models import AppendOnly, Person
from prakan.registry.models import Assessor, Institution


class AssessorRules(models.Model):
    """Rules of the agency's folder by name ("appraisal", "complaints", "recognition"), as they stand now."""

    key = models.CharField(max_length=40, unique=True)
    content = models.JSONField()
    at = models.DateTimeField()


class AppraisalRound(models.Model):
    """The appraisal of a fiscal year (B.E.); its rules are those of the day on which it was opened."""

    year = models.PositiveIntegerField(unique=True)
    rules = models.JSONField()
    estimates = models.JSONField(default=list)  # of severity, by scale: how many, spread, reliability
    estimated_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-year",)


class Appraisal(models.Model):
    """One assessor in a round."""

    class Stage(models.TextChoices):
        COLLECTING = "collecting"
        ANSWERING = "answering"
        COMMITTEE = "committee"
        FINAL = "final"
        APPEALED = "appealed"

    round = models.ForeignKey(AppraisalRound, on_delete=models.PROTECT, related_name="appraisals")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, default=Stage.COLLECTING, choices=Stage)
    due_on = models.DateField(null=True)  # last day to answer
    mean = models.DecimalField(max_digits=5, decimal_places=2, null=True)  # as last decided
    derivation = models.JSONField(default=dict)  # as last decided: parts with answers, means and weights
    decided_at = models.DateTimeField(null=True)
    appeal = models.CharField(max_length=1000, blank=True)  # the one that waits for its answer

    class Meta:
        ordering = ("assessor__sort_key", "pk")
        constraints = (models.UniqueConstraint(fields=["round", "assessor"], name="appraised_once_a_round"),)


class AppraisalConclusion(AppendOnly):
    """What the committee concluded; an appeal is answered by a new one beside it, never by a change."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="conclusions")
    version = models.PositiveSmallIntegerField()
    appeal = models.CharField(max_length=1000, blank=True)  # that it answers; "" for the first
    answer = models.CharField(max_length=1000, blank=True)  # why the appeal changes something, or nothing
    conclusion = models.CharField(max_length=1000)
    resolution = models.CharField(max_length=200)
    mean = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    derivation = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("version",)
        constraints = (
            models.UniqueConstraint(fields=["appraisal", "version"], name="conclusion_version_once"),
        )


class AppraisalLine(models.Model):
    """A line of evidence from the records of the house, or an officer's note."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=100)
    source = models.CharField(max_length=20, choices=[(s.value, s.value) for s in LineSource])
    words_th = models.CharField(max_length=500)
    words_en = models.CharField(max_length=500, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit_th = models.CharField(max_length=40, blank=True)
    unit_en = models.CharField(max_length=40, blank=True)
    is_demo = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("source", "pk")
        constraints = (models.UniqueConstraint(fields=["appraisal", "key"], name="appraisal_line_once"),)

    @property
    def words(self) -> Text:
        return Text(self.words_th, self.words_en)


class AppraisalAnswer(models.Model):
    """A form that somebody filled in about the assessor; ``giver`` says who: "institution:5", "person:3"."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=20, choices=[(g.value, g.value) for g in Giver])
    giver = models.CharField(max_length=60)
    giver_th = models.CharField(max_length=200, blank=True)
    giver_en = models.CharField(max_length=200, blank=True)
    marks = models.JSONField()  # by question; null is "not assessed"
    comment = models.CharField(max_length=2000, blank=True)
    is_demo = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "pk")
        constraints = (
            models.UniqueConstraint(fields=["appraisal", "kind", "giver"], name="form_filled_once_each"),
        )


class AppraisalReply(models.Model):
    """What the assessor says to a line or to a filled form; the newest stands beside it."""

    line = models.ForeignKey(AppraisalLine, null=True, on_delete=models.PROTECT, related_name="replies")
    answer = models.ForeignKey(AppraisalAnswer, null=True, on_delete=models.PROTECT, related_name="replies")
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(line=None, answer__isnull=False) | Q(line__isnull=False, answer=None),
                name="reply_to_one_thing",
            ),
        )


class ScoreGiven(models.Model):
    """A score that an assessor gave an institution on an indicator, before the team talked."""

    round = models.ForeignKey(AppraisalRound, on_delete=models.PROTECT, related_name="scores")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    scale = models.CharField(max_length=60)
    indicator = models.CharField(max_length=40)
    score = models.PositiveSmallIntegerField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["round", "scale", "assessor", "institution", "indicator"], name="score_given_once"
            ),
        )


class SeverityLine(models.Model):
    """How strictly an assessor scored on a scale in a round, as last estimated (domain/rasch)."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="severities")
    scale = models.CharField(max_length=60)
    subset = models.PositiveIntegerField()
    scores = models.PositiveIntegerField()
    institutions = models.PositiveIntegerField()
    logit = models.FloatField(null=True)
    error = models.FloatField(null=True)
    infit = models.FloatField()
    outfit = models.FloatField()
    extreme = models.BooleanField()

    class Meta:
        ordering = ("scale",)
        constraints = (
            models.UniqueConstraint(fields=["appraisal", "scale"], name="severity_once_a_scale"),
            models.CheckConstraint(
                condition=Q(logit=None, error=None) | Q(logit__isnull=False, error__isnull=False),
                name="severity_never_without_error",
            ),
        )
