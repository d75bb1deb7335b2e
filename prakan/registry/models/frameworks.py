"""Frameworks as the workshop keeps them: versions that never change, comments, pilots."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models.institutions import Institution


class Framework(models.Model):
    """One version of a pack: its files and canonical content never change, only its stage does.

    Another content is another version (``number`` counts them within code and year).
    """

    class Stage(models.TextChoices):
        DRAFT = "draft"
        HEARING = "hearing"
        PILOT = "pilot"
        BOARD = "board"
        PUBLISHED = "published"
        SUPERSEDED = "superseded"
        WITHDRAWN = "withdrawn"

    code = models.CharField(max_length=60)
    year = models.PositiveIntegerField()  # first year in force, B.E.
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    level = models.CharField(max_length=40)
    until = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=20)  # as the pack says of itself
    kinds = models.JSONField(default=list)
    confirmed = models.BooleanField(default=False)
    name_th = models.CharField(max_length=400)
    name_en = models.CharField(max_length=400, blank=True)
    files = models.JSONField()  # name -> text, as sent
    canonical = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)  # sha256 of canonical, hex
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)  # why it was made
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    returned_reason = models.TextField(blank=True)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=200, blank=True)  # the board's resolution or announcement
    published_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code", "-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=["code", "year", "number"], name="framework_version_once"),
            models.UniqueConstraint(
                fields=["code", "year"], condition=Q(stage="published"), name="framework_published_once"
            ),
        )

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)

    @property
    def key(self) -> str:
        return f"{self.code}-{self.year}"


class FrameworkComment(models.Model):
    """What somebody says of a version at its hearing, about the whole or one code, and the answer."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="comments")
    target = models.CharField(max_length=80, blank=True)  # code within the pack; "" is the whole
    text = models.TextField()
    speaker = models.CharField(max_length=200, blank=True)  # group or body that said it
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)


class PilotLimit(models.Model):
    """How many institutions of a kind may try a version; "" holds for kinds without a row of their own."""

    kind = models.CharField(max_length=20, blank=True, unique=True)
    most = models.PositiveIntegerField()
    confirmed = models.BooleanField(default=False)
    reason = models.TextField(blank=True)  # the source
    at = models.DateTimeField()

    class Meta:
        ordering = ("kind",)
        constraints = (
            models.CheckConstraint(condition=models.Q(most__gte=1), name="pilot_limit_one_or_more"),
        )


class PilotCase(models.Model):
    """Marks of one institution that tries a version; what they lead to is scored on reading."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="pilots")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # as it was at the pilot
    marks = models.JSONField(default=dict)
    remark = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["framework", "institution"], name="pilot_once_an_institution"),
        )
