"""Recruitment of assessors: rounds, applications, points, lists and appeals."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.recruitment import Outcome, Part
from prakan.domain.text import Text
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.registry.models import Assessor
from prakan.registry.models.assessor_days import LEVELS

PARTS = [(part.value, part.value) for part in Part]
OUTCOMES = [(one.value, one.value) for one in Outcome]


class Recruitment(models.Model):
    """A round of recruitment for one level: what is announced, the rule of its lists, how far it has come."""

    class Stage(models.TextChoices):
        DRAFT = "draft"
        OPEN = "open"
        SCREENING = "screening"
        RANKED = "ranked"
        TRAINING = "training"
        JUDGED = "judged"
        ENDORSED = "endorsed"
        CERTIFIED = "certified"
        STOPPED = "stopped"

    year = models.PositiveIntegerField()  # fiscal year, B.E.
    number = models.PositiveSmallIntegerField()  # of the year and level
    level = models.CharField(max_length=40, choices=LEVELS)
    places = models.PositiveIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()  # last day of applications
    tests_on = models.DateField(null=True, blank=True)  # None: to be confirmed
    conditions_th = models.TextField(blank=True)  # one a line
    conditions_en = models.TextField(blank=True)
    rule = models.JSONField(default=dict)  # see domain/recruitment_rule.py
    stage = models.CharField(max_length=20, default=Stage.DRAFT, choices=Stage)
    committee = models.CharField(max_length=200, blank=True)  # resolution of the level committee
    board = models.CharField(max_length=200, blank=True)  # resolution of the board
    licences_from = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # of the last return or stop
    is_demo = models.BooleanField(default=False)  # made up
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "level", "-number")
        constraints = (
            models.UniqueConstraint(fields=["year", "level", "number"], name="recruitment_once"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="recruitment_year_is_buddhist_era"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="recruitment_days_in_order"
            ),
        )


class Application(models.Model):
    """Somebody's application; who they are in private is one encrypted text, as in the register."""

    class Stage(models.TextChoices):
        APPLIED = "applied"
        ADMITTED = "admitted"
        REJECTED = "rejected"
        CALLED = "called"
        RESERVE = "reserve"
        BELOW = "below"
        TRAINING = "training"
        PASSED = "passed"
        FAILED = "failed"
        CERTIFIED = "certified"
        WITHDRAWN = "withdrawn"

    recruitment = models.ForeignKey(Recruitment, on_delete=models.PROTECT, related_name="applications")
    number = models.CharField(max_length=24, unique=True)  # "B2567-1-00001"
    title = models.CharField(max_length=40, blank=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    province = models.CharField(max_length=2, blank=True)  # of the home; codes of domain/places
    degree = models.CharField(max_length=200, blank=True)
    experience = models.TextField(blank=True)
    years = models.PositiveSmallIntegerField(null=True)  # of experience
    identity = models.TextField(blank=True)  # encrypted: domain/assessor_identity.Identity
    id_mark = models.CharField(
        max_length=64, blank=True
    )  # keyed digest of the national ID, as the register's
    key_mark = models.CharField(max_length=64, blank=True)  # keyed digest of the key of the status page
    language = models.CharField(max_length=2, default="th")  # of the messages to them
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # signed in
    stage = models.CharField(max_length=20, default=Stage.APPLIED, choices=Stage)
    assessor = models.ForeignKey(Assessor, null=True, on_delete=models.PROTECT, related_name="+")
    licence = models.CharField(max_length=30, blank=True)  # number
    is_demo = models.BooleanField(default=False)  # made up
    sort_key = models.CharField(max_length=900, blank=True)  # Thai dictionary order in any database
    applied_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["recruitment", "stage", "number"], name="application_by_stage"),)
        constraints = (
            models.UniqueConstraint(
                fields=["recruitment", "id_mark"],
                condition=~Q(id_mark="") & ~Q(stage="withdrawn"),
                name="applies_once_a_round",
            ),
        )

    @property
    def name(self) -> Text:
        return Text(f"{self.title}{self.name_th}", self.name_en)


class ApplicationEvent(AppendOnly):
    """What became of an application: a step with its reason, or a note; what its page tells in order."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="events")
    step = models.CharField(max_length=40)
    stage = models.CharField(max_length=20)  # after it
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")


class Score(AppendOnly):
    """Points in a component; a correction is the next version, with its reason."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="scores")
    part = models.CharField(max_length=20, choices=PARTS)
    component = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    points = models.DecimalField(max_digits=8, decimal_places=3)
    reason = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)  # name of the file
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("application", "part", "component", "version")
        constraints = (
            models.UniqueConstraint(
                fields=["application", "part", "component", "version"], name="score_version_once"
            ),
        )


class RankedList(AppendOnly):
    """A list as it was made: its rule and places then, the border, a digest of what it was made from."""

    recruitment = models.ForeignKey(Recruitment, on_delete=models.PROTECT, related_name="lists")
    part = models.CharField(max_length=20, choices=PARTS)
    version = models.PositiveSmallIntegerField(default=1)  # a list that was sent back is made anew
    rule = models.JSONField()
    places = models.PositiveIntegerField(null=True)  # None: no limit
    last_called = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    next_best = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    shared_last = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)  # sha256 (hex) of rule, places and points
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("recruitment", "part", "version")
        constraints = (
            models.UniqueConstraint(fields=["recruitment", "part", "version"], name="list_version_once"),
        )


class ListPublication(AppendOnly):
    """That a list may be read by anybody, from when on."""

    ranked_list = models.OneToOneField(RankedList, on_delete=models.PROTECT, related_name="publication")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ListLine(AppendOnly):
    """Somebody on a list; a correction of one person is the next version of their line, with its reason."""

    ranked_list = models.ForeignKey(RankedList, on_delete=models.PROTECT, related_name="lines")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="lines")
    version = models.PositiveSmallIntegerField(default=1)
    total = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    rank = models.PositiveIntegerField(null=True)
    shared = models.PositiveIntegerField(default=0)  # how many have this rank
    outcome = models.CharField(max_length=20, choices=OUTCOMES)
    why = models.JSONField(default=list)  # reasons for having no rank
    reason = models.CharField(max_length=500, blank=True)  # of a correction
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("ranked_list", F("rank").asc(nulls_last=True), "application", "version")
        constraints = (
            models.UniqueConstraint(
                fields=["ranked_list", "application", "version"], name="line_version_once"
            ),
        )


class Appeal(models.Model):
    """An applicant objects to a result of their own; deciding it reopens that person, never the list."""

    class Stage(models.TextChoices):
        LODGED = "lodged"
        UPHELD = "upheld"
        DISMISSED = "dismissed"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="appeals")
    against = models.CharField(max_length=20)  # stage of the application that it objects to
    text = models.TextField()
    stage = models.CharField(max_length=20, default=Stage.LODGED, choices=Stage)
    reason = models.CharField(max_length=500, blank=True)  # of the decision
    at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["application"], condition=Q(stage="lodged"), name="one_appeal_waits"
            ),
        )
