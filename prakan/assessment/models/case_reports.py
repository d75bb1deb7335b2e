"""The report of a case: sections written together, versions that never change, the institution's reply."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.cases import Case
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongJSONField, LongTextField
from prakan.registry.models import LetterTemplate


class CaseReport(models.Model):
    """The report as it is being written; ``sections`` holds, by key of ``domain/case_reports.outline``,

    {"text", "by" (id of a person, None: drafted), "at", "rev"}: who saves an older revision is told.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="report")
    sections = LongJSONField(default=dict)
    is_whole = models.BooleanField(default=False)  # every section that must be written is
    revision = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case_id",)


class CaseReportVersion(AppendOnly):
    """A report as it was handed on, word for word, with its digest; another text is another version.

    ``template``: the agency's Word template that was in use then; None: the built-in look.
    """

    class Why(models.TextChoices):
        DRAFT = "draft"  # sent to the institution
        REPLY = "reply"  # handed in after the institution's reply
        REVISION = "revision"  # after the reading, or sent back by a meeting
        APPEAL = "appeal"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="report_versions")
    number = models.PositiveIntegerField()  # from 1
    why = models.CharField(max_length=10, choices=Why)
    content = LongTextField()  # canonical, see domain/case_reports/content
    digest = models.CharField(max_length=64)  # sha256 of content, hex
    template = models.ForeignKey(LetterTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "number")
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="case_report_version_once"),)


class CaseReportPaper(AppendOnly):
    """The Word file of a version, as it was made once; ``digest`` of its bytes."""

    version = models.OneToOneField(CaseReportVersion, on_delete=models.PROTECT, related_name="paper")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)  # sha256, hex
    at = models.DateTimeField()

    class Meta:
        ordering = ("version_id",)


class CaseReply(models.Model):
    """What an institution answers to a version that it was sent: on the whole, and point by point.

    One that is still open when its case has gone on has lapsed: no answer came in time.
    """

    class Stage(models.TextChoices):
        OPEN = "open"
        SENT = "sent"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="replies")
    version = models.OneToOneField(CaseReportVersion, on_delete=models.PROTECT, related_name="reply")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)
    words = models.TextField(blank=True)  # on the whole
    revision = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case_id", "id")


class CaseReplyPoint(models.Model):
    """One point of a reply, on a section or on the result of a code, and the team's answer to it."""

    class Stand(models.TextChoices):
        ACCEPT = "accept"
        OBJECT = "object"

    class Outcome(models.TextChoices):
        NONE = ""
        CHANGED = "changed"  # the report or a score is another now
        KEPT = "kept"

    reply = models.ForeignKey(CaseReply, on_delete=models.PROTECT, related_name="points")
    key = models.CharField(max_length=80)  # of a section, or "mark:<code>"
    stand = models.CharField(max_length=10, choices=Stand)
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default=Outcome.NONE)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("reply_id", "id")
        constraints = (
            models.UniqueConstraint(fields=["reply", "key"], name="case_reply_point_once"),
            models.CheckConstraint(condition=Q(stand="accept") | ~Q(text=""), name="who_objects_says_why"),
        )
