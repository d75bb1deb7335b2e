"""The programme of the use of results: centres, a year's institutions, what is done with them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.cases import Case
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.improvement.stages import COLOURS, Activity, MemberStage
from prakan.domain.text import Text
from prakan.foundation.models import Person, StoredFile
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import Institution

MEMBER_STAGES = [(one.value, one.value) for one in MemberStage]
ACTIVITIES = [(one.value, one.value) for one in Activity]


class CoordinationCentre(models.Model):
    """A partner (mostly a university) that helps institutions of some provinces to improve."""

    code = models.SlugField(max_length=40, unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    provinces = models.JSONField(default=list)  # codes of domain/places
    confirmed = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # made up
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("code",)

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class ResultsProgramme(models.Model):
    """The programme of a fiscal year; ``rules`` are those by which its institutions were selected."""

    year = models.PositiveIntegerField(unique=True)  # fiscal year, B.E.
    rules = LongJSONField(default=dict)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="programme_year_is_buddhist_era"
            ),
        )


class ResultsMember(models.Model):
    """An institution in a year's programme: the published case it is in for, its colour, who helps it."""

    programme = models.ForeignKey(ResultsProgramme, on_delete=models.PROTECT, related_name="members")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    colour = models.CharField(max_length=10, choices=COLOURS, blank=True)
    centre = models.ForeignKey(
        CoordinationCentre, null=True, on_delete=models.PROTECT, related_name="members"
    )
    stage = models.CharField(max_length=10, choices=MEMBER_STAGES, default=MemberStage.SELECTED.value)
    by_hand = models.BooleanField(default=False)
    reason = models.TextField()  # why it is in
    end_reason = models.TextField(blank=True)  # why it was closed or removed
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("programme", "id")
        indexes = (models.Index(fields=["programme", "stage", "colour"], name="results_member_by_stage"),)
        constraints = (
            models.UniqueConstraint(fields=["programme", "institution"], name="results_member_once_a_year"),
            models.CheckConstraint(
                condition=~Q(stage="removed") | ~Q(end_reason=""), name="who_removes_a_member_says_why"
            ),
        )


class ResultsActivity(models.Model):
    """Something done with institutions of the programme; ``people`` counts who came, by party."""

    programme = models.ForeignKey(ResultsProgramme, on_delete=models.PROTECT, related_name="activities")
    centre = models.ForeignKey(CoordinationCentre, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ACTIVITIES)
    on = models.DateField()
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    people = models.JSONField(default=dict)
    members = models.ManyToManyField(ResultsMember, related_name="activities")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("programme", "-on", "-id")
