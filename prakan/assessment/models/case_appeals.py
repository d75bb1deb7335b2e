"""Appeals against results: filed with points, heard by a panel, settled; its papers never change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.case_scores import CaseVerdict
from prakan.assessment.models.cases import Case
from prakan.domain.case_appeals.papers import FOUND
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongTextField
from prakan.registry.models import Assessor


class CaseAppeal(models.Model):
    """An institution's appeal against a version of its verdict; ``last_day`` as it held when it was filed.

    ``late_reason`` says why it was received after that day; ``verdict_after`` is what it came to, if any.
    """

    class Stage(models.TextChoices):
        FILED = "filed"
        HEARD = "heard"  # a panel is appointed
        PROPOSED = "proposed"  # the panel has handed in what it proposes
        SETTLED = "settled"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    verdict = models.ForeignKey(CaseVerdict, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.FILED)
    words = models.TextField(blank=True)
    last_day = models.DateField()
    late_reason = models.TextField(blank=True)
    found = models.CharField(max_length=10, blank=True, choices=FOUND)
    resolution = models.CharField(max_length=300, blank=True)
    verdict_after = models.ForeignKey(CaseVerdict, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["case"], condition=~Q(stage="settled"), name="one_open_appeal_a_case"
            ),
            models.CheckConstraint(
                condition=(~Q(stage="settled") & Q(found="", settled_at=None))
                | (Q(stage="settled", settled_at__isnull=False) & ~Q(found="") & ~Q(resolution="")),
                name="appeal_settled_by_a_resolution",
            ),
        )


class CaseAppealPoint(AppendOnly):
    """What an appeal is about: a standard (code) or "report", with the reason and a file if any."""

    appeal = models.ForeignKey(CaseAppeal, on_delete=models.PROTECT, related_name="points")
    key = models.CharField(max_length=60)
    reason = models.TextField()
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("appeal_id", "id")
        constraints = (models.UniqueConstraint(fields=["appeal", "key"], name="appeal_point_once"),)


class CaseAppealSeat(models.Model):
    """Somebody of the register who hears an appeal; one who was taken off stays on record."""

    class Seat(models.TextChoices):
        CHAIR = "chair"
        MEMBER = "member"

    appeal = models.ForeignKey(CaseAppeal, on_delete=models.PROTECT, related_name="seats")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=Seat)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("appeal_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["appeal", "assessor"], condition=Q(ended_at=None), name="appeal_seat_once"
            ),
        )


class CaseAppealPaper(AppendOnly):
    """A proposal of a panel or the decision on it, word for word (``domain/case_appeals/papers``)."""

    class Kind(models.TextChoices):
        PROPOSAL = "proposal"
        DECISION = "decision"

    appeal = models.ForeignKey(CaseAppeal, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveIntegerField()  # from 1 within an appeal
    content = LongTextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("appeal_id", "number")
        constraints = (models.UniqueConstraint(fields=["appeal", "number"], name="appeal_paper_once"),)
