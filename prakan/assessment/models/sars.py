"""Self-assessment reports (SAR): the report, its sections, its evidence, its receipts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.institutions import Kind
from prakan.domain.sars.offers import LONGEST_KEY
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongJSONField, LongTextField
from prakan.registry.models import Framework, Institution


class Sar(models.Model):
    """The report of one institution for one academic year and level; its framework is pinned for life."""

    class Stage(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"  # by the institution, before its parent agency
        FORWARDED = "forwarded"  # by the parent agency, before the agency
        ACCEPTED = "accepted"
        RETURNED = "returned"  # with remarks; the institution writes on
        MISSING = "missing"  # marked by the agency after the deadline; can still be submitted

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="sars")
    year = models.PositiveIntegerField()  # academic year, B.E.
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])  # as it was then
    level = models.CharField(max_length=40)  # of the framework: a school with a kindergarten hands in two
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    pack_digest = models.CharField(max_length=64)  # sha256 of the pack's content when the report was begun
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    own_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")  # a PDF
    late = models.BooleanField(default=False)  # the last submission came after the deadline
    number = models.CharField(max_length=30, blank=True)  # of the last receipt
    filled = models.PositiveIntegerField(default=0)  # questions answered, of
    asked = models.PositiveIntegerField(default=0)  # those that the form asks
    revision = models.PositiveIntegerField(default=1)  # grows with each save
    started_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)  # the last time
    forwarded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    forwarded_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)
    returned_reason = models.TextField(blank=True)
    missed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    missed_at = models.DateTimeField(null=True)  # marked as not handed in, the last time

    class Meta:
        ordering = ("-year", "institution", "level")
        indexes = (
            models.Index(fields=["year", "stage", "kind"], name="sar_by_year_and_stage"),
            models.Index(fields=["year", "submitted_at"], name="sar_by_submission"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["institution", "year", "level"], name="sar_once_a_year_and_level"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="sar_year_is_buddhist_era"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("submitted", "forwarded", "accepted"))
                | (Q(submitted_at__isnull=False) & ~Q(number="")),
                name="sar_submitted_with_a_receipt",
            ),
        )


#: stages in which the institution writes
OPEN_STAGES = (Sar.Stage.DRAFT, Sar.Stage.RETURNED, Sar.Stage.MISSING)


class SarPart(models.Model):
    """A section of a report; ``answers`` holds, by question code, what prakan/domain/sars/answers.py says."""

    sar = models.ForeignKey(Sar, on_delete=models.PROTECT, related_name="parts")
    section = models.CharField(max_length=60)
    answers = LongJSONField(default=dict)

    class Meta:
        ordering = ("sar_id", "id")
        constraints = (models.UniqueConstraint(fields=["sar", "section"], name="sar_part_once"),)


class SarEvidence(models.Model):
    """A file behind a question of a report: the whole, from a page on, or from a second on."""

    sar = models.ForeignKey(Sar, on_delete=models.PROTECT, related_name="evidence")
    question = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    page = models.PositiveIntegerField(null=True, blank=True)
    second = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)  # hidden, never deleted

    class Meta:
        ordering = ("sar_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(page=None) | Q(second=None), name="evidence_has_a_page_or_a_second"
            ),
        )


class SarNumber(models.Model):
    """The last receipt number that was given in an academic year."""

    year = models.PositiveIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)


class SarReceipt(AppendOnly):
    """What was submitted, word for word, with its digest: proof for both sides; never changed."""

    sar = models.ForeignKey(Sar, on_delete=models.PROTECT, related_name="receipts")
    year = models.PositiveIntegerField()  # academic year, B.E.
    number = models.CharField(max_length=30, unique=True)  # "SAR-2566-000001"
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    late = models.BooleanField(default=False)
    content = LongTextField()  # canonical, see prakan/domain/sars/content.py
    digest = models.CharField(max_length=64)  # sha256 of content, hex

    class Meta:
        ordering = ("id",)


class SarOffer(AppendOnly):
    """A whole report that another system sent under a key of its own, taken once; never changed."""

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY)  # the sender's; names one offer for ever
    digest = models.CharField(max_length=64)  # sha256 (hex) of what was offered
    receipt = models.ForeignKey(SarReceipt, on_delete=models.PROTECT, related_name="offers")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["by", "key"], name="sar_offer_once_a_key"),)
