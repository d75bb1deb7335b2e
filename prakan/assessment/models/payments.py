"""Money for visits: rates by version, what is due to whom, bank accounts, lists, payments and returns."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from prakan.assessment.models.cases import Case
from prakan.assessment.models.teams import LEVELS
from prakan.assessment.models.visits_made import TeamVisitRecord
from prakan.domain.fees import Part
from prakan.domain.payments.words import AccountStage, ListStage, QuestionStage
from prakan.foundation.models import AppendOnly, NeverChanged, Person
from prakan.foundation.models.long import LongJSONField
from prakan.registry.models import Assessor

PARTS = [(part.value, part.value) for part in Part]
ACCOUNT_STAGES = [(stage.value, stage.value) for stage in AccountStage]
LIST_STAGES = [(stage.value, stage.value) for stage in ListStage]
QUESTION_STAGES = [(stage.value, stage.value) for stage in QuestionStage]


class FeeTable(AppendOnly):
    """The agency's rates and rules of payments as its folder had them; the highest version counts."""

    version = models.PositiveIntegerField(unique=True)  # from 1
    tables = LongJSONField(default=dict)  # domain/payments/rules.kept
    digest = models.CharField(max_length=64)  # sha256 (hex) of what it says
    at = models.DateTimeField()

    class Meta:
        ordering = ("-version",)


class PaymentAccount(models.Model):
    """A bank account of an assessor as it was entered; another one replaces it, nothing is overwritten.

    ``locked`` is the encrypted text of ``domain/payments/accounts.Account``; ``mark`` a keyed digest by which
    an account that somebody else has is found. ``is_change``: it came in the place of another.
    """

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="payment_accounts")
    locked = models.TextField()
    mark = models.CharField(max_length=64)
    stage = models.CharField(max_length=10, default=AccountStage.ENTERED.value, choices=ACCOUNT_STAGES)
    is_change = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)  # made up
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    second_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)  # why it was not accepted

    class Meta:
        ordering = ("assessor", "-id")
        indexes = (models.Index(fields=["mark"], name="payment_account_by_mark"),)
        constraints = (
            models.UniqueConstraint(
                fields=["assessor"],
                condition=Q(stage__in=("entered", "confirmed")),
                name="one_payment_account_an_assessor",
            ),
            models.CheckConstraint(
                condition=Q(second_by=None) | ~Q(second_by=F("confirmed_by")),
                name="payment_account_seen_by_two",
            ),
        )


class PaymentList(models.Model):
    """A list of payments to be approved and paid; sums in satang, fixed when it was made.

    ``category`` and ``ref`` name the line of the budget that bears it; ``problem`` is [code, values] of why
    no money could be committed, ``findings`` likewise what had changed between approval and payment.
    """

    number = models.CharField(max_length=30, unique=True)  # "PAY-2570-0001"
    year = models.PositiveIntegerField()  # fiscal year (B.E.) of the budget
    name = models.CharField(max_length=200, blank=True)
    table = models.ForeignKey(FeeTable, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=60)
    ref = models.CharField(max_length=80, blank=True)  # plan item, "" the category as a whole
    stage = models.CharField(max_length=10, default=ListStage.MADE.value, choices=LIST_STAGES)
    gross = models.BigIntegerField()
    withheld = models.BigIntegerField()
    dues_count = models.PositiveIntegerField()
    people_count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # sha256 (hex) of its lines
    problem = models.JSONField(default=list)
    entry = models.BigIntegerField(null=True)  # of the budget ledger: the commitment, then the disbursement
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    seal = models.CharField(max_length=64, blank=True)  # of people, accounts and sums as approved
    exported_at = models.DateTimeField(null=True)  # when the bank's file was first taken
    paid_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    paid_on = models.DateField(null=True)
    reference = models.CharField(max_length=100, blank=True)
    findings = models.JSONField(default=list)
    reason = models.CharField(max_length=500, blank=True)  # why it was cancelled
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["year", "stage"], name="payment_list_by_stage"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")), name="payment_list_four_eyes"
            ),
        )

    @property
    def net(self) -> int:
        return self.gross - self.withheld


class PaymentDue(models.Model):
    """One payment that is due, in satang, with how it was reckoned; only the list that holds it ever changes.

    ``key`` names it once for ever (domain/payments/raising.key_of). A due that was wrong is taken back by a
    reversing one, negative, that names it.
    """

    key = models.CharField(max_length=80, unique=True)
    table = models.ForeignKey(FeeTable, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()  # fiscal year of the cases, B.E.
    level = models.CharField(max_length=40, choices=LEVELS)
    part = models.CharField(max_length=10, choices=PARTS)
    stage = models.CharField(max_length=20)  # of the case: what raised it
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="dues")
    record = models.ForeignKey(TeamVisitRecord, on_delete=models.PROTECT, related_name="dues")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="dues")
    seat = models.CharField(max_length=10)
    satang = models.BigIntegerField()
    reckoned = models.JSONField(default=dict)  # rate (satang), per, count, share (of 1000), metres
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    list = models.ForeignKey(PaymentList, null=True, on_delete=models.PROTECT, related_name="dues")

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["year", "level", "part"], name="payment_due_by_level"),
            models.Index(fields=["assessor", "year"], name="payment_due_by_assessor"),
            models.Index(fields=["case", "reverses"], name="payment_due_of_case"),
            models.Index(fields=["record", "reverses"], name="payment_due_of_record"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(reverses=None, satang__gt=0) | Q(reverses__isnull=False, satang__lt=0),
                name="payment_due_is_positive_or_reverses",
            ),
        )

    def save(self, **kwargs: Any) -> None:
        """Add it; a later change raises ``NeverChanged``: which list holds it is set in bulk."""
        if not self._state.adding:
            raise NeverChanged(self.key)
        super().save(**kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise NeverChanged(self.key)


class PaymentPayee(AppendOnly):
    """What a list pays one person, in satang; what the bank returned is a negative one that reverses it."""

    list = models.ForeignKey(PaymentList, on_delete=models.PROTECT, related_name="payees")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(PaymentAccount, on_delete=models.PROTECT, related_name="+")
    gross = models.BigIntegerField()
    withheld = models.BigIntegerField()
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="returned_by")
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-list_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["list", "assessor"], condition=Q(reverses=None), name="payee_once_a_list"
            ),
        )
        indexes = (  # a few among thousands: each line of a list asks whether its payee is one of them
            models.Index(
                fields=["list", "assessor"], condition=Q(reverses__isnull=False), name="payee_came_back"
            ),
        )


class PaymentLine(AppendOnly):
    """A due on a list, as it was put there; it stays when the due goes to another list later."""

    list = models.ForeignKey(PaymentList, on_delete=models.PROTECT, related_name="lines")
    due = models.ForeignKey(PaymentDue, on_delete=models.PROTECT, related_name="lines")
    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    satang = models.BigIntegerField()

    class Meta:
        ordering = ("-list_id", "id")
        constraints = (models.UniqueConstraint(fields=["list", "due"], name="payment_line_once_a_list"),)


class PaymentQuestion(models.Model):
    """An assessor asks for a correction of what is due or paid; finance answers."""

    assessor = models.ForeignKey(Assessor, on_delete=models.PROTECT, related_name="+")
    due = models.ForeignKey(PaymentDue, null=True, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    stage = models.CharField(max_length=10, default=QuestionStage.OPEN.value, choices=QUESTION_STAGES)
    answer = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["stage"], name="payment_question_by_stage"),)
