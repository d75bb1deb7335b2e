"""Institutions (สถานศึกษา): what is true now, every code they have carried, and every change."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.institutions import CodeScheme, Kind, Precision, Size, Status
from prakan.domain.text import Text
from prakan.foundation.models import AppendOnly, Person
from prakan.registry.models.agencies import ParentAgency
from prakan.registry.models.successions import Succession


class Institution(models.Model):
    """An institution as it is now; what it was on an earlier day follows from its changes."""

    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    grades = models.CharField(max_length=120, blank=True)  # classes taught, as the parent agency writes it
    size = models.CharField(max_length=20, blank=True, choices=[(s.value, s.value) for s in Size])
    learners = models.PositiveIntegerField(null=True, blank=True)
    agency = models.ForeignKey(ParentAgency, null=True, on_delete=models.PROTECT, related_name="institutions")
    address = models.CharField(max_length=300, blank=True)  # house, village, road
    province = models.CharField(max_length=2, blank=True)  # codes of domain/places
    district = models.CharField(max_length=4, blank=True)
    subdistrict = models.CharField(max_length=6, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    position_precision = models.CharField(
        max_length=20, blank=True, choices=[(p.value, p.value) for p in Precision]
    )
    position_source = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=20, default=Status.OPEN.value, choices=[(s.value, s.value) for s in Status]
    )
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    is_demo = models.BooleanField(default=False)  # made up
    match_key = models.CharField(max_length=200, blank=True)  # name without prefix, spaces, tone marks
    sort_key = models.CharField(max_length=900, blank=True)  # Thai dictionary order in any database
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    compared_revision = models.PositiveIntegerField(default=0)  # as it was last looked at for duplicates

    class Meta:
        ordering = ("sort_key", "pk")
        indexes = (
            models.Index(fields=["sort_key", "id"], name="institution_in_order"),
            models.Index(fields=["status", "sort_key", "id"], name="institution_by_status"),
            models.Index(fields=["province", "status", "sort_key", "id"], name="institution_by_province"),
            models.Index(fields=["match_key"], name="institution_by_match_key"),
            models.Index(fields=["province", "district", "sort_key"], name="institution_by_place"),
            models.Index(fields=["status", "kind", "sort_key", "id"], name="institution_by_status_and_kind"),
            models.Index(fields=["agency", "sort_key"], name="institution_by_agency"),
            models.Index(
                fields=["district", "id"],
                name="institution_to_compare",
                condition=Q(compared_revision__lt=F("revision")),
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="institution_position_whole",
            ),
            models.CheckConstraint(
                condition=Q(district="") | Q(district__startswith=F("province")),
                name="institution_district_in_province",
            ),
            models.CheckConstraint(
                condition=Q(subdistrict="") | Q(subdistrict__startswith=F("district")),
                name="institution_subdistrict_in_district",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | (~Q(status="merged") & Q(merged_into=None)),
                name="institution_merged_into_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.name_th}"

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class InstitutionCode(models.Model):
    """A code an institution carries or has carried; two institutions never carry one at the same time."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="codes")
    scheme = models.CharField(max_length=20, choices=[(s.value, s.value) for s in CodeScheme])
    value = models.CharField(max_length=40)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)  # last day

    class Meta:
        ordering = ("institution", "scheme", "pk")
        indexes = (models.Index(fields=["value"], name="code_by_value"),)
        constraints = (
            models.UniqueConstraint(
                fields=["scheme", "value"], condition=Q(ends=None), name="code_carried_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["institution", "scheme"], condition=Q(ends=None), name="one_code_a_scheme_now"
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="code_ends_after_it_starts",
            ),
        )


class InstitutionChange(AppendOnly):
    """One attribute of an institution that changed: from what, to what, from which day, who said so."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)  # an attribute, or "code.<scheme>"
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    effective_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)  # "roster 12", a letter's number
    succession = models.ForeignKey(Succession, null=True, on_delete=models.PROTECT, related_name="changes")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("effective_on", "id")
        indexes = (models.Index(fields=["institution", "effective_on"], name="change_by_institution"),)
