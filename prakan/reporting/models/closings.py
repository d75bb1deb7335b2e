"""The close of a quarter: frozen figures, restatements and signatures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.foundation.models import Person, Seal


class Closing(models.Model):
    """A closed quarter: its figures are frozen under one digest and sealed in the audit chain."""

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    as_of = models.DateField()
    plan_version = models.PositiveBigIntegerField()  # id of the plan version whose rows were reported
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    figures = models.PositiveIntegerField()  # how many were frozen
    digest = models.CharField(max_length=64)  # sha256 over all figures, see domain.figures.FigureBook.digest
    seal = models.ForeignKey(Seal, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("year", "quarter")
        constraints = (models.UniqueConstraint(fields=["year", "quarter"], name="quarter_closed_once"),)


class FrozenFigure(models.Model):
    """A figure as it stood at the close; never edited."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="frozen")
    code = models.CharField(max_length=160)
    position = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ("closing", "position")
        constraints = (models.UniqueConstraint(fields=["closing", "code"], name="frozen_figure_once"),)


class FrozenFinding(models.Model):
    """A finding as it stood at the close, with its settlement: what the annex of the signed report prints."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="findings")
    key = models.CharField(max_length=200)
    position = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ("closing", "position")


class Restatement(models.Model):
    """A later correction of a frozen figure: the old value stays, the new one beside it."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="restatements")
    code = models.CharField(max_length=160)
    state = models.CharField(max_length=10)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=(Q(state="value") & Q(value__isnull=False)) | (~Q(state="value") & Q(value=None)),
                name="restated_value_or_nothing",
            ),
        )


class Signature(models.Model):
    """One step of the sign-off order of a closed quarter's report."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="signatures")
    order = models.PositiveIntegerField()
    role = models.CharField(max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # the closing's digest that was signed

    class Meta:
        ordering = ("closing", "order")
        constraints = (models.UniqueConstraint(fields=["closing", "order"], name="signed_once_per_step"),)
