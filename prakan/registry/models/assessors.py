"""External assessors (ผู้ประเมินภายนอก): what is true now, every change, and what they propose themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.assessors import Standing
from prakan.domain.institutions import Precision
from prakan.domain.text import Text
from prakan.foundation.models import AppendOnly, Person


class Assessor(models.Model):
    """An assessor as known now; what was true on an earlier day follows from the changes.

    ``identity`` is the encrypted text of ``domain/assessor_identity.Identity``; ``id_mark`` a keyed digest by
    which one national ID is registered once, whoever it belongs to.
    """

    number = models.CharField(max_length=20, unique=True)  # of the register: "A-00001"
    title = models.CharField(max_length=40, blank=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=40, blank=True)
    expertise = models.CharField(max_length=200, blank=True)  # codes of domain/assessors, "teaching,early"
    province = models.CharField(max_length=2, blank=True)  # of the home; codes of domain/places
    district = models.CharField(max_length=4, blank=True)
    subdistrict = models.CharField(max_length=6, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    position_precision = models.CharField(
        max_length=20, blank=True, choices=[(p.value, p.value) for p in Precision]
    )
    position_source = models.CharField(max_length=200, blank=True)
    max_load = models.PositiveSmallIntegerField(null=True, blank=True)  # institutions a fiscal year
    joined_on = models.DateField(null=True, blank=True)
    standing = models.CharField(
        max_length=20, default=Standing.ACTIVE.value, choices=[(s.value, s.value) for s in Standing]
    )
    identity = models.TextField(blank=True)  # encrypted
    id_mark = models.CharField(max_length=64, blank=True)
    is_demo = models.BooleanField(default=False)  # made up
    search_key = models.CharField(max_length=500, blank=True)  # letters of both names
    sort_key = models.CharField(max_length=900, blank=True)  # Thai dictionary order in any database
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("sort_key", "pk")
        indexes = (
            models.Index(fields=["sort_key", "id"], name="assessor_in_order"),
            models.Index(fields=["province", "sort_key"], name="assessor_by_province"),
        )
        constraints = (
            models.UniqueConstraint(fields=["id_mark"], condition=~Q(id_mark=""), name="assessor_once"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="assessor_position_whole",
            ),
            models.CheckConstraint(
                condition=Q(district="") | Q(district__startswith=F("province")),
                name="assessor_district_in_province",
            ),
            models.CheckConstraint(
                condition=Q(subdistrict="") | Q(subdistrict__startswith=F("district")),
                name="assessor_subdistrict_in_district",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def name(self) -> Text:
        return Text(f"{self.title}{self.name_th}", self.name_en)


class AssessorChange(AppendOnly):
    """One attribute that became another from a day on; of private ones only that they changed."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)  # an attribute, "identity.phone", "seat.basic", "tie", "off"
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    effective_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("effective_on", "id")
        indexes = (models.Index(fields=["assessor", "effective_on"], name="change_by_assessor"),)


class AssessorProposal(models.Model):
    """What an assessor proposes to change of their own entry; private parts lie encrypted."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="proposals")
    fields = models.JSONField(default=dict)  # attributes as typed, those that differ
    identity = models.TextField(blank=True)  # encrypted: private parts as typed
    parts = models.JSONField(default=list)  # the names of these
    note = models.CharField(max_length=500, blank=True)
    stage = models.CharField(max_length=20, default=Stage.PROPOSED, choices=Stage)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["assessor"], condition=Q(stage="proposed"), name="one_proposal_waits"
            ),
        )
