"""Budget: categories, lines and an append-only ledger in baht."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Never

from django.db import models
from django.db.models import Q

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.models.plan import PlanItem

#: what the decision on a proposed entry may set
DECIDED = frozenset({"stage", "approved_by", "approved_at"})


class BudgetCategory(models.Model):
    """A category of the annual budget."""

    code = models.SlugField(unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position",)

    @property
    def name(self) -> Text:
        return Text(self.name_th, self.name_en)


class AppendOnly(models.QuerySet["LedgerEntry"]):
    """Entries that can be added and read, never changed or removed in bulk."""

    def update(self, **changes: Any) -> Never:
        raise TypeError("a ledger entry is never changed: record a reversing one")

    def delete(self) -> Never:
        raise TypeError("a ledger entry is never removed: record a reversing one")


class LedgerEntry(models.Model):
    """One append-only entry; a mistake is corrected by a reversing entry, never by an edit.

    PLAN and TRANSFER change the budget; COMMITMENT and DISBURSEMENT spend it; UNSPLIT is spending that a
    source reports without splitting it into the two; CARRY_FORWARD brings money of the year before.
    """

    class Kind(models.TextChoices):
        PLAN = "plan"
        TRANSFER = "transfer"
        CARRY_FORWARD = "carry_forward"
        COMMITMENT = "commitment"
        DISBURSEMENT = "disbursement"
        UNSPLIT = "unsplit"

    class Stage(models.TextChoices):
        PROPOSED = "proposed"  # transfers and carry-forwards wait for approval
        APPROVED = "approved"
        REJECTED = "rejected"

    year = models.PositiveIntegerField()
    category = models.ForeignKey(BudgetCategory, on_delete=models.PROTECT, related_name="entries")
    item = models.ForeignKey(PlanItem, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger")
    kind = models.CharField(max_length=20, choices=Kind)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.APPROVED)
    amount = models.DecimalField(
        max_digits=18, decimal_places=2
    )  # baht; negative only in reversals and transfers out
    date = models.DateField()
    document_th = models.CharField(max_length=300)
    document_en = models.CharField(max_length=300, blank=True)
    group = models.CharField(max_length=40, blank=True)  # the two sides of a transfer share it
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("year", "date", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gte=0) | Q(kind="transfer") | Q(reverses__isnull=False),
                name="negative_only_in_reversals_and_transfers",
            ),
        )

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Add the entry, or change the stage of a proposed one; anything else raises ``TypeError``."""
        if not self._state.adding and not set(update_fields or ("all",)) <= DECIDED:
            raise TypeError("a ledger entry is never changed: record a reversing one")
        super().save(*args, update_fields=update_fields, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        raise TypeError("a ledger entry is never removed: record a reversing one")


class SpendingTarget(models.Model):
    """The share of a year's budget meant to be spent by the end of a quarter, per expense type."""

    year = models.PositiveIntegerField()
    quarter = models.PositiveIntegerField()
    expense_type = models.CharField(max_length=40, default="all")  # all, current, investment
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    source_th = models.CharField(max_length=300, blank=True)
    source_en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["year", "quarter", "expense_type"], name="spending_target_once"),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="spending_target_percent"
            ),
        )
