"""Certificates of results, their PDF, what is published, and long runs over many cases."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prakan.assessment.models.case_reports import CaseReportVersion
from prakan.assessment.models.case_scores import CaseVerdict
from prakan.assessment.models.cases import Case
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.case_certificates.rules import PAPERS
from prakan.foundation.models import AppendOnly, Person, StoredFile
from prakan.foundation.models.long import LongJSONField, LongTextField


class CaseResultRules(models.Model):
    """The agency's rules of "certificates" and of "appeals", as its folder has them."""

    name = models.CharField(max_length=20, unique=True)
    rules = LongJSONField(default=dict)
    at = models.DateTimeField()


class CaseCertificateNumber(models.Model):
    """The last number that was given to a kind of paper in a calendar year (B.E.)."""

    paper = models.CharField(max_length=12, choices=PAPERS)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["paper", "year"], name="certificate_number_row_once"),)


class CaseCertificate(models.Model):
    """What certifies, or notifies of, a version of a case's verdict; it ends with a reason, never deleted.

    ``content`` is canonical (``domain/case_certificates/content``) and never changes; ``digest`` its sha256.
    """

    class Stage(models.TextChoices):
        VALID = "valid"
        REPLACED = "replaced"  # another stands in its place
        WITHDRAWN = "withdrawn"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="certificates")
    verdict = models.ForeignKey(CaseVerdict, on_delete=models.PROTECT, related_name="certificates")
    paper = models.CharField(max_length=12, choices=PAPERS)
    year = models.PositiveIntegerField()  # calendar year, B.E., of its number
    number = models.CharField(max_length=30, unique=True)
    starts = models.DateField()
    ends = models.DateField(null=True)  # None: a notification, which does not run out
    content = LongTextField()
    digest = models.CharField(max_length=64)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.VALID)
    reason = models.TextField(blank=True)  # why it ended
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case_id", "-id")
        indexes = (models.Index(fields=["stage", "case"], name="case_certificate_by_stage"),)
        constraints = (
            models.UniqueConstraint(
                fields=["case"], condition=Q(stage="valid"), name="one_valid_certificate_a_case"
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="certificate_year_is_buddhist_era"
            ),
            models.CheckConstraint(
                condition=Q(stage="valid", ended_at=None, reason="")
                | (~Q(stage="valid") & Q(ended_at__isnull=False) & ~Q(reason="")),
                name="certificate_ends_with_a_reason",
            ),
        )


class CaseCertificatePaper(AppendOnly):
    """The PDF of a certificate in a language ("th", "en"), as it was set once; ``digest`` of its bytes."""

    certificate = models.ForeignKey(CaseCertificate, on_delete=models.PROTECT, related_name="papers")
    language = models.CharField(max_length=2)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("certificate_id", "language")
        indexes = (models.Index(fields=["digest"], name="certificate_paper_by_digest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["certificate", "language"], name="certificate_paper_once_a_language"
            ),
        )


class CasePublication(AppendOnly):
    """A result as it was put before the public; a later one stands in its place, none is changed."""

    class Why(models.TextChoices):
        FIRST = "first"
        APPEAL = "appeal"
        CORRECTED = "corrected"  # its certificate was withdrawn and another made

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="publications")
    version = models.PositiveIntegerField()  # from 1
    why = models.CharField(max_length=10, choices=Why)
    certificate = models.ForeignKey(CaseCertificate, on_delete=models.PROTECT, related_name="publications")
    report = models.ForeignKey(CaseReportVersion, null=True, on_delete=models.PROTECT, related_name="+")
    content = LongTextField()  # canonical, see domain/case_certificates/content
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "-version")
        indexes = (models.Index(fields=["version", "at"], name="case_publication_by_time"),)
        constraints = (
            models.UniqueConstraint(fields=["case", "version"], name="case_publication_version_once"),
        )


class CaseResultRun(models.Model):
    """A step over many cases that a worker takes, part by part; ``answers`` say what became of each.

    ``wanted`` are the cases (id and revision as shown) in order; ``done`` of ``of`` are answered.
    """

    class Step(models.TextChoices):
        MAKE = "certificate.make"
        PUBLISH = "case.publish"

    class Stage(models.TextChoices):
        WAITING = "waiting"
        WORKING = "working"
        READY = "ready"
        CANCELLED = "cancelled"
        FAILED = "failed"

    step = models.CharField(max_length=30, choices=Step)
    year = models.PositiveIntegerField()  # fiscal year, B.E.
    wanted = LongJSONField(default=list)
    answers = LongJSONField(default=list)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.WAITING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField()
    attempts = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["stage"],
                condition=Q(stage__in=("waiting", "working")),
                name="case_result_run_open",
            ),
        )
