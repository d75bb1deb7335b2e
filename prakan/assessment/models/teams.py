"""Plans of teams for a year: visits with their stops and seats, who is left out, how a plan came about."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.assessors import ASSESSED
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.foundation.models import Person
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import Assessor, Institution

LEVELS = [(level.value, level.value) for level in ASSESSED]


class TeamRuleSet(models.Model):
    """The agency's rules of forming teams, as its folder has them: what a new plan begins with."""

    name = models.CharField(max_length=20, unique=True, default="agency")
    rules = LongJSONField(default=dict)  # domain/team_rules
    at = models.DateTimeField()


class TeamPlan(models.Model):
    """A plan of teams and visit weeks for a fiscal year, formed by a worker; one of a year is confirmed.

    ``policy`` holds domain/team_rules as used, ``snapshot`` where the records lie that it was made from.
    Costs are satang; ``cost`` counts fairness, not the penalties of those left out. ``gap`` is how much
    dearer it is than ``lower_bound``, in millionths; None before the proof.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft"  # a copy being worked on: nobody waits for it
        WAITING = "waiting"  # asked for; a worker forms it
        FORMING = "forming"
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        REPLACED = "replaced"  # was confirmed, another is now
        STOPPED = "stopped"
        FAILED = "failed"

    class Kind(models.TextChoices):
        FORMED = "formed"  # for the year, by the search
        PANEL = "panel"  # one visit whose people were named by hand: domain/cases/special

    class Phase(models.TextChoices):
        NONE = ""
        GATHERING = "gathering"
        SEARCHING = "searching"
        PROVING = "proving"
        WRITING = "writing"

    year = models.PositiveIntegerField()  # fiscal year, B.E.
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, default=Kind.FORMED, choices=Kind)
    stage = models.CharField(max_length=20, default=Stage.WAITING, choices=Stage)
    copy_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="copies")
    policy = LongJSONField(default=dict)
    starts_on = models.DateField()  # the Monday of week 0
    weeks = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(default=1)
    steps = models.PositiveIntegerField()
    finished = models.BooleanField(default=True)  # False: stopped by a person, the best until then
    rule_version = models.CharField(max_length=10, blank=True)
    input_digest = models.CharField(max_length=64, blank=True)
    plan_digest = models.CharField(max_length=64, blank=True)
    cost = models.BigIntegerField(null=True)
    lower_bound = models.BigIntegerField(null=True)
    gap = models.IntegerField(null=True)
    empty_seats = models.PositiveIntegerField(null=True)  # of those left out, and the least there can be
    least_empty_seats = models.PositiveIntegerField(null=True)
    snapshot = models.CharField(max_length=120, blank=True)  # place in the store
    counts = models.JSONField(
        default=dict
    )  # institutions, planned, left_out, assessors, people, visits, people_aside
    problem = models.JSONField(default=list)  # [code, values] of why it failed
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)  # last claimed by a worker
    heard_at = models.DateTimeField(null=True)  # the last sign of life of that worker
    attempts = models.PositiveSmallIntegerField(default=0)
    phase = models.CharField(max_length=12, blank=True, default="", choices=Phase)
    done = models.PositiveIntegerField(default=0)  # rounds of the search, of so many
    of = models.PositiveIntegerField(default=0)
    best_cost = models.BigIntegerField(null=True)
    best_unserved = models.PositiveIntegerField(null=True)
    stop_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    stop_at = models.DateTimeField(null=True)
    formed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)
    events = models.JSONField(default=list)  # what happened since the records were packed: team_changes

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["year", "stage"], name="team_plan_by_year"),)
        constraints = (
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(stage="confirmed", kind="formed"),
                name="one_confirmed_team_plan_a_year",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="team_plan_year_is_buddhist_era"
            ),
            models.CheckConstraint(condition=Q(weeks__range=(1, 64)), name="team_plan_of_1_to_64_weeks"),
        )


class TeamVisit(models.Model):
    """A trip of one team in one week (from 0) to one or several institutions of a level."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed"
        APPROVED = "approved"
        ANNOUNCED = "announced"

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="visits")
    number = (
        models.PositiveIntegerField()
    )  # from 1 in the order of week and institution; stays when others change
    level = models.CharField(max_length=40, choices=LEVELS)
    week = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ends = models.DateField()
    cost = models.BigIntegerField()  # satang, without fairness
    metres = models.PositiveIntegerField()  # by road, all people together, there and back
    is_pinned = models.BooleanField(default=False)
    stage = models.CharField(max_length=20, default=Stage.PROPOSED, choices=Stage)

    class Meta:
        ordering = ("-plan_id", "number")
        indexes = (models.Index(fields=["plan", "week", "number"], name="team_visit_by_week"),)
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="team_visit_numbered_once"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="team_visit_ends_after_it_starts"
            ),
        )


class TeamStop(models.Model):
    """An institution of a trip: where in its order, for how many days."""

    visit = models.ForeignKey(TeamVisit, on_delete=models.CASCADE, related_name="stops")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()  # from 1
    days = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("visit_id", "order")
        constraints = (
            models.UniqueConstraint(fields=["visit", "institution"], name="team_stop_once_a_visit"),
            models.UniqueConstraint(fields=["visit", "order"], name="team_stop_has_its_place"),
        )


class TeamSeat(models.Model):
    """A person of a team: its chair, or a member."""

    class Seat(models.TextChoices):
        CHAIR = "chair"
        MEMBER = "member"

    visit = models.ForeignKey(TeamVisit, on_delete=models.CASCADE, related_name="seats")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=Seat)
    is_pinned = models.BooleanField(default=False)  # this person stays at this visit, whoever else comes
    partner = models.CharField(max_length=200, blank=True)  # the other agency that sends them; "" this one

    class Meta:
        ordering = ("visit_id", "id")  # the chair is written first
        constraints = (
            models.UniqueConstraint(fields=["visit", "assessor"], name="team_seat_once_a_visit"),
            models.UniqueConstraint(fields=["visit"], condition=Q(seat="chair"), name="one_chair_a_team"),
        )


class TeamLeftOut(models.Model):
    """An institution that a plan does not serve: it could not be planned at all, or nobody could be found.

    ``problem`` is [code, values] of the catalogue; when it was searched the reason is found when asked for.
    """

    class Why(models.TextChoices):
        RECORD = "record"  # its record cannot be planned: no position, closed, no week
        IMPOSSIBLE = "impossible"  # nobody could serve it even on an empty plan
        SHORTAGE = "shortage"  # others took the people

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="left_out")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=40, choices=LEVELS)
    why = models.CharField(max_length=12, choices=Why)
    problem = models.JSONField(default=list)

    class Meta:
        ordering = ("-plan_id", "id")
        constraints = (
            models.UniqueConstraint(fields=["plan", "institution"], name="left_out_once_a_team_plan"),
        )


class TeamAside(models.Model):
    """An assessor whom a plan could not consider at all, and why: [code, values] of the catalogue."""

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="aside")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    problem = models.JSONField(default=list)

    class Meta:
        ordering = ("-plan_id", "id")
        constraints = (models.UniqueConstraint(fields=["plan", "assessor"], name="aside_once_a_team_plan"),)
