"""Cases: one institution, one fiscal year, one level; their routes, holds, moves and numbers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.sars import Sar
from prakan.assessment.models.teams import LEVELS, TeamVisit
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.cases.owners import OWNERS, Owner
from prakan.domain.cases.special import KINDS, CaseKind
from prakan.domain.cases.stages import HOLDS, MODES, STAGES, CaseStage, Mode
from prakan.foundation.models import AppendOnly, Person
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import Framework, Institution, Listing

LANGUAGES = [("th", "th"), ("en", "en")]


class CaseRoute(AppendOnly):
    """The stages of a level as the agency's folder had them at a time; the highest version counts."""

    level = models.CharField(max_length=40, choices=LEVELS)
    version = models.PositiveIntegerField()  # from 1 within a level
    stages = LongJSONField(default=dict)  # domain/cases/routes
    digest = models.CharField(max_length=64)  # sha256 (hex) of what it says
    at = models.DateTimeField()

    class Meta:
        ordering = ("level", "-version")
        constraints = (models.UniqueConstraint(fields=["level", "version"], name="case_route_version_once"),)


class Case(models.Model):
    """The assessment of one institution in a fiscal year at a level; its framework is pinned for life.

    ``owner`` says whose turn it is and ``due_on`` until when, both as of the last step, hold or night.
    """

    number = models.CharField(max_length=30, unique=True)  # "CASE-2570-000001"
    year = models.PositiveIntegerField()  # fiscal year, B.E.
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="cases")
    listing = models.ForeignKey(Listing, null=True, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=40, choices=LEVELS)
    kind = models.CharField(max_length=10, default=CaseKind.USUAL.value, choices=KINDS)
    language = models.CharField(max_length=2, default="th", choices=LANGUAGES)  # of its papers
    partner = models.CharField(max_length=200, blank=True)  # the agency it is made with or by
    framework = models.ForeignKey(Framework, null=True, on_delete=models.PROTECT, related_name="+")
    pack_digest = models.CharField(max_length=64, blank=True)  # of the framework when it was pinned
    route = models.ForeignKey(CaseRoute, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, default=CaseStage.LISTED.value, choices=STAGES)
    owner = models.CharField(max_length=20, default=Owner.SYSTEM.value, choices=OWNERS)
    entered_at = models.DateTimeField()  # when the stage was reached
    due_on = models.DateField(null=True)
    mode = models.CharField(max_length=10, default=Mode.ONSITE.value, choices=MODES)
    visit = models.ForeignKey(TeamVisit, null=True, on_delete=models.SET_NULL, related_name="cases")
    sar = models.ForeignKey(Sar, null=True, on_delete=models.PROTECT, related_name="cases")
    reader = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "number")
        indexes = (
            # counts and lists of a year are answered from these alone, without the rows
            models.Index(
                fields=["year", "stage", "level", "owner", "due_on"], name="case_by_stage_and_level"
            ),
            models.Index(
                fields=["year", "number", "stage", "level", "owner", "due_on", "institution"],
                name="case_in_order",
            ),
            models.Index(fields=["stage", "level", "entered_at"], name="case_by_time_in_stage"),
            models.Index(fields=["year", "owner", "due_on"], name="case_by_owner"),
            models.Index(fields=["year", "due_on"], name="case_by_due_day"),
            models.Index(fields=["owner", "stage", "due_on", "year", "reader", "level"], name="case_by_turn"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["institution", "year", "level"],
                condition=~Q(stage="withdrawn"),
                name="one_case_an_institution_year_and_level",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="case_year_is_buddhist_era"
            ),
            models.CheckConstraint(
                condition=Q(framework=None, pack_digest="")
                | (Q(framework__isnull=False) & ~Q(pack_digest="")),
                name="case_pins_a_framework_with_its_digest",
            ),
        )


class CaseHold(models.Model):
    """What holds a case up, or is to be known of it: opened and lifted with a reason, never deleted."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=20, choices=HOLDS)
    reason = models.TextField(blank=True)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("case_id", "id")
        indexes = (models.Index(fields=["kind"], condition=Q(lifted_at=None), name="case_hold_open_by_kind"),)
        constraints = (
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(lifted_at=None), name="case_held_once_a_kind"
            ),
        )


class CaseMove(AppendOnly):
    """A step that a case took: from which stage to which, by whom, why; "" before the first."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")
    step = models.CharField(max_length=40)
    source = models.CharField(max_length=20, blank=True, choices=STAGES)
    target = models.CharField(max_length=20, choices=STAGES)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "id")
        indexes = (models.Index(fields=["target", "at", "case"], name="case_move_by_stage_and_time"),)


class CaseNumber(models.Model):
    """The last number that was given to a case of a fiscal year."""

    year = models.PositiveIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)
