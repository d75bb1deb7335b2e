"""Visits announced together, the appointment of each team under its number, and files of their letters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.teams import LEVELS, TeamPlan, TeamVisit
from prakan.foundation.models import Person
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import LetterTemplate


class TeamLetterRule(models.Model):
    """How letters about teams are numbered and written, as the agency's folder says."""

    name = models.CharField(max_length=20, unique=True, default="agency")
    first_number = models.PositiveIntegerField(default=1)  # of a calendar year
    written = models.CharField(max_length=60, default="{number}/{year}")  # a number in lists and file names
    thai_digits = models.BooleanField(default=False)  # in Thai letters
    confirmed = models.BooleanField(default=False)
    note_th = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)


class TeamAnnouncement(models.Model):
    """Visits of a plan announced in one go; ``items``: [visit number, outcome], item by item."""

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="announcements")
    announced = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    items = LongJSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)


class TeamAppointment(models.Model):
    """The team of a visit as it was announced: one number for all letters about it.

    ``facts`` as domain/team_appointments keeps them, ``digest`` of domain/team_lists of the visit then.
    Numbers run through a calendar year (B.E.). The templates are those in use that day, for good.
    """

    class Stage(models.TextChoices):
        IN_FORCE = "in_force"
        REPLACED = "replaced"  # a later edition says what holds
        WITHDRAWN = "withdrawn"  # the visit is no longer made

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="appointments")
    visit = models.ForeignKey(TeamVisit, null=True, on_delete=models.SET_NULL, related_name="appointments")
    announcement = models.ForeignKey(TeamAnnouncement, on_delete=models.CASCADE, related_name="appointments")
    stage = models.CharField(max_length=20, default=Stage.IN_FORCE, choices=Stage)
    number = models.PositiveIntegerField()  # of the visit within its plan
    edition = models.PositiveSmallIntegerField(default=1)
    letter_year = models.PositiveIntegerField()
    letter_number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    facts = LongJSONField(default=dict)
    appointment_th = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    appointment_en = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    notice_th = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    notice_en = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # when it was replaced or withdrawn

    class Meta:
        ordering = ("letter_year", "letter_number")
        indexes = (models.Index(fields=["plan", "number"], name="appointment_by_visit_number"),)
        constraints = (
            models.UniqueConstraint(
                fields=["letter_year", "letter_number"], name="appointment_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["visit"], condition=Q(stage="in_force"), name="one_appointment_in_force_a_visit"
            ),
        )


class TeamLetterRun(models.Model):
    """A file of many letters, asked for by a person and written by a worker.

    ``wanted`` holds the ids of the appointments as they stood when it was asked for; ``kind`` "" means
    letters to assessors and to institutions.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WRITING = "writing"
        READY = "ready"
        FAILED = "failed"
        CANCELLED = "cancelled"

    class Format(models.TextChoices):
        ZIP = "zip"  # a Word file for each letter
        DOCX = "docx"  # all in one document, to be printed

    plan = models.ForeignKey(TeamPlan, on_delete=models.CASCADE, related_name="letter_runs")
    kind = models.CharField(max_length=30, blank=True)
    level = models.CharField(max_length=40, blank=True, choices=LEVELS)
    language = models.CharField(max_length=2, choices=LetterTemplate.Language)
    format = models.CharField(max_length=4, choices=Format)
    stage = models.CharField(max_length=20, default=Stage.WAITING, choices=Stage)
    wanted = LongJSONField(default=list)
    done = models.PositiveIntegerField(default=0)  # letters written, of so many
    of = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=120, blank=True)  # in the store
    size = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    problem = models.JSONField(default=list)  # [code, values] of why it failed

    class Meta:
        ordering = ("-id",)
