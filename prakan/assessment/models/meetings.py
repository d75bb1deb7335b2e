"""Committees and the board: who sits on them, their ties, their meetings, what they resolve of each case."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.assessment.models.cases import Case
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.meetings import Resolution
from prakan.domain.text import Text
from prakan.foundation.models import Person, StoredFile
from prakan.registry.models import Institution

RESOLUTIONS = [(one.value, one.value) for one in Resolution]


class BoardBody(models.Model):
    """A committee of some levels, or the board, as the agency's folder says (``domain/meetings.Body``)."""

    code = models.SlugField(unique=True)
    name_th = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    short_th = models.CharField(max_length=60)
    short_en = models.CharField(max_length=60, blank=True)
    levels = models.JSONField(default=list)
    is_board = models.BooleanField(default=False)
    quorum = models.PositiveSmallIntegerField(default=500)  # share of all members, of a thousand
    confirmed = models.BooleanField(default=False)
    note_th = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)

    @property
    def short(self) -> Text:
        return Text(self.short_th, self.short_en)


class BoardMember(models.Model):
    """A member of a body from a day to a day, both counted; one who left stays on the list."""

    class Post(models.TextChoices):
        CHAIR = "chair"
        MEMBER = "member"
        SECRETARY = "secretary"  # sits and counts as a member

    body = models.ForeignKey(BoardBody, on_delete=models.PROTECT, related_name="members")
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=12, choices=Post, default=Post.MEMBER)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)  # made up
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("body", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="board_member_ends_after_start"
            ),
        )

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class BoardTie(models.Model):
    """An interest of a member in an institution: while it holds the member steps back from its cases."""

    member = models.ForeignKey(BoardMember, on_delete=models.PROTECT, related_name="ties")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    source = models.CharField(max_length=200)  # who declared it, or the paper it was found in
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("member", "id")
        indexes = (models.Index(fields=["institution"], name="board_tie_by_institution"),)


class Meeting(models.Model):
    """A meeting of a body under its number of the calendar year; ``present`` holds ids of members."""

    class Stage(models.TextChoices):
        PLANNED = "planned"  # its agenda is being made
        CALLED = "called"  # the agenda is fixed and went out
        CLOSED = "closed"  # resolved; cases have moved on
        CANCELLED = "cancelled"

    body = models.ForeignKey(BoardBody, on_delete=models.PROTECT, related_name="meetings")
    year = models.PositiveIntegerField()  # calendar year, B.E.
    number = models.PositiveIntegerField()  # within body and year: "3/2570"
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.PLANNED)
    present = models.JSONField(default=list)
    agenda_digest = models.CharField(max_length=64, blank=True)  # sha256 (hex) of the agenda as it went out
    minutes_digest = models.CharField(max_length=64, blank=True)  # of what was resolved, canonical
    seal = models.CharField(max_length=64, blank=True)  # of the trail, made when the meeting was closed
    signed_minutes = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    called_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-on", "-id")
        constraints = (
            models.UniqueConstraint(fields=["body", "year", "number"], name="meeting_numbered_once"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="meeting_year_is_buddhist_era"
            ),
        )

    @property
    def label(self) -> str:
        """Return its number as it is printed: "3/2570"."""
        return f"{self.number}/{self.year}"


class AgendaItem(models.Model):
    """A case on an agenda with the papers members were given (digests), and what was resolved of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveIntegerField()  # from 1
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agenda_items")
    report_digest = models.CharField(max_length=64, blank=True)
    verdict_digest = models.CharField(max_length=64, blank=True)
    resolution = models.CharField(max_length=12, blank=True, choices=RESOLUTIONS)
    words = models.TextField(blank=True)  # of the resolution, as the minutes say it
    resolved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-meeting_id", "place")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "case"], name="case_once_an_agenda"),
            models.UniqueConstraint(fields=["meeting", "place"], name="agenda_place_once"),
        )


class Recusal(models.Model):
    """A member who stepped back from an item, and why: from a registered tie, or as they said there."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(BoardMember, on_delete=models.PROTECT, related_name="+")
    tie = models.ForeignKey(BoardTie, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("item_id", "id")
        constraints = (models.UniqueConstraint(fields=["item", "member"], name="recused_once_an_item"),)
