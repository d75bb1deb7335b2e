"""Parent agencies (ต้นสังกัด): a dated tree of ministry, department and area office."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.institutions import AgencyKind
from prakan.domain.text import Text


class ParentAgency(models.Model):
    """An agency that institutions belong to; ``confirmed`` is False while its full name is not known."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in AgencyKind])
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    short_th = models.CharField(max_length=40, blank=True)
    short_en = models.CharField(max_length=40, blank=True)
    sort_key = models.CharField(max_length=900, blank=True)
    confirmed = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)  # made up
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("sort_key", "pk")

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)

    @property
    def short(self) -> Text:
        return Text(self.short_th or self.name_th, self.short_en or self.name_en)


class AgencyPlacement(models.Model):
    """Under which agency an agency stood from a day on; ``parent`` None is the top of the tree."""

    agency = models.ForeignKey(ParentAgency, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(ParentAgency, null=True, on_delete=models.PROTECT, related_name="below")
    starts = models.DateField(null=True, blank=True)  # None: since before anybody wrote it down
    ends = models.DateField(null=True, blank=True)  # last day

    class Meta:
        ordering = ("agency", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency"], condition=Q(ends=None), name="agency_has_one_place_now"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("agency")), name="agency_not_under_itself"
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="agency_place_ends_after_it_starts",
            ),
        )
