"""Scores of cases: each assessor's sheet, evidence, findings, who looks at what, the consensus, verdicts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.assessment.models.cases import Case
from prakan.assessment.models.sars import SarEvidence
from prakan.assessment.models.teams import TeamSeat
from prakan.domain.case_scores.papers import EVIDENCE_KINDS, FINDING_KINDS, VERDICT_WHY
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import Assessor

LONGEST_KEY = 64  # characters of an id that a device makes


class CaseSheet(models.Model):
    """What one assessor of a team puts down, hidden from others until all of the team have handed in.

    ``marks`` holds, by code of the pack, what domain/case_scores/sheets stores. ``digest`` (sha256, hex)
    seals the canonical content that was handed in.
    """

    class Stage(models.TextChoices):
        WRITING = "writing"
        HANDED_IN = "handed_in"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sheets")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=TeamSeat.Seat)  # as it was when last saved
    stage = models.CharField(max_length=20, default=Stage.WRITING, choices=Stage)
    marks = LongJSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("case_id", "id")
        constraints = (
            models.UniqueConstraint(fields=["case", "assessor"], name="one_sheet_a_case_and_assessor"),
            models.CheckConstraint(
                condition=Q(stage="writing", handed_in_at=None, digest="")
                | (Q(stage="handed_in", handed_in_at__isnull=False) & ~Q(digest="")),
                name="sheet_handed_in_is_sealed",
            ),
        )


class CaseEvidence(models.Model):
    """Something that a team found: a file or a note of what was seen, with where and when; never deleted.

    ``key`` is the collector's own id of it, so that sending it twice makes it once. ``digest`` (sha256, hex)
    is over all of it, the content of its file included.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    key = models.CharField(max_length=LONGEST_KEY)
    target = models.CharField(max_length=60, blank=True)  # code of the pack that it was collected for
    kind = models.CharField(max_length=20, choices=EVIDENCE_KINDS)
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    sar_evidence = models.ForeignKey(SarEvidence, null=True, on_delete=models.PROTECT, related_name="+")
    page = models.PositiveIntegerField(null=True)
    second = models.PositiveIntegerField(null=True)
    taken_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    hidden_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(null=True)
    hidden_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("case_id", "id")
        constraints = (models.UniqueConstraint(fields=["case", "key"], name="case_evidence_once_a_key"),)


class CaseFinding(models.Model):
    """A line of the team's own: a note, a question, a strength, an item of the agenda; hidden when removed.

    ``target`` is a code of the pack, "" for the whole; ``evidence`` holds ids; ``key`` as in evidence.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    key = models.CharField(max_length=LONGEST_KEY)
    target = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=FINDING_KINDS)
    text = models.TextField()
    evidence = models.JSONField(default=list)
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case_id", "id")
        constraints = (models.UniqueConstraint(fields=["case", "key"], name="case_finding_once_a_key"),)


class CaseShare(models.Model):
    """Who of the team looks closest at something; everybody marks everything all the same."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="shares")
    code = models.CharField(max_length=60)  # of an indicator
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("case_id", "id")
        constraints = (models.UniqueConstraint(fields=["case", "code"], name="case_share_once_a_code"),)


class CaseConsensus(models.Model):
    """What a team agrees on once all sheets are open; ``words`` holds the digest that each member agreed to.

    ``marks`` holds, by code, what domain/case_scores/consensus stores, dissent included.
    """

    class Stage(models.TextChoices):
        OPEN = "open"
        AGREED = "agreed"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="consensus")
    stage = models.CharField(max_length=20, default=Stage.OPEN, choices=Stage)
    marks = LongJSONField(default=dict)
    words = models.JSONField(default=dict)  # assessor id as text -> {"digest", "at"}
    revision = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # of what was agreed

    class Meta:
        ordering = ("case_id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(stage="open", agreed_at=None, digest="")
                | (Q(stage="agreed", agreed_at__gte=F("opened_at")) & ~Q(digest="")),
                name="consensus_agreed_is_sealed",
            ),
        )


class CaseVerdict(AppendOnly):
    """A result of a case under its pack, computed from agreed marks; another result is another version.

    ``outcomes`` holds, by code, level or number as the pack's examples write it; ``overall`` is "" in packs
    that judge no whole. ``digest`` (sha256, hex) is over all of it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="verdicts")
    version = models.PositiveIntegerField()  # from 1
    why = models.CharField(max_length=20, choices=VERDICT_WHY)
    marks = LongJSONField(default=dict)  # domain/frameworks/pilot.stored
    outcomes = LongJSONField(default=dict)
    overall = models.CharField(max_length=60, blank=True)
    pack_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "-version")
        constraints = (models.UniqueConstraint(fields=["case", "version"], name="case_verdict_version_once"),)
