"""Strategies over several years, and their key performance indicators."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.models.plan import PlanItem
from prakan.planning.models.progress import STATES, Collection


class Strategy(models.Model):
    """A strategy of a plan that runs ``year_from`` to ``year_to`` (B.E.)."""

    number = models.PositiveIntegerField()
    year_from = models.PositiveIntegerField()
    year_to = models.PositiveIntegerField()
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("year_from", "number")
        constraints = (
            models.UniqueConstraint(fields=["year_from", "number"], name="strategy_once"),
            models.CheckConstraint(
                condition=Q(year_from__lte=models.F("year_to")), name="strategy_years_in_order"
            ),
        )

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class Kpi(models.Model):
    """An indicator of a strategy with its target for one fiscal year."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="kpis")
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    owner_label = models.CharField(max_length=80, blank=True)  # "สนย./ภนย." as printed; two units share it
    indicator_th = models.TextField()
    indicator_en = models.TextField(blank=True)
    target = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    unit_th = models.CharField(max_length=80, blank=True)
    unit_en = models.CharField(max_length=80, blank=True)
    measure_unit_th = models.CharField(
        max_length=80, blank=True
    )  # what the indicator counts, if not the unit
    measure_unit_en = models.CharField(max_length=80, blank=True)
    item = models.ForeignKey(PlanItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="kpis")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("year", "number")
        constraints = (models.UniqueConstraint(fields=["year", "number"], name="kpi_once_a_year"),)

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class KpiResult(models.Model):
    """What was reached for an indicator in one quarter."""

    kpi = models.ForeignKey(Kpi, on_delete=models.CASCADE, related_name="results")
    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="kpi_results")
    progress_state = models.CharField(max_length=10, choices=STATES)
    progress = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)  # percent of target
    result_th = models.TextField(blank=True)
    result_en = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kpi", "collection"], name="kpi_result_once"),
            models.CheckConstraint(
                condition=(Q(progress_state="value") & Q(progress__gte=0) & Q(progress__lte=100))
                | (~Q(progress_state="value") & Q(progress=None)),
                name="kpi_progress_is_percent_or_nothing",
            ),
        )
