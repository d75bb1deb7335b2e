"""The agency's rates and rules of payments by version; what a version says is read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prakan.assessment.models import FeeTable
from prakan.domain.fees import Fees, fees_of
from prakan.domain.payments import PaymentRules, rules_of
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import NO_RATES
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Rates:
    """A version of rates and rules."""

    id: int
    version: int
    digest: str
    fees: Fees
    rules: PaymentRules

    @property
    def confirmed(self) -> frozenset[str]:
        return self.fees.confirmed | self.rules.confirmed

    @property
    def notes(self) -> Mapping[str, Text]:
        return {**self.fees.notes, **dict(self.rules.notes)}


_READ: dict[int, Rates] = {}  # by id: rows never change


def rates_of(row: FeeTable) -> Rates:
    """Return what a kept version says."""
    kept = _READ.get(row.pk)
    if kept is None or kept.digest != row.digest:
        kept = Rates(row.pk, row.version, row.digest, fees_of(row.tables), rules_of(row.tables))
        _READ[row.pk] = kept
    return kept


def newest() -> Rates | None:
    """Return the version that counts now; None before any is installed."""
    row = FeeTable.objects.order_by("-version").first()
    return rates_of(row) if row else None


def rates() -> Rates:
    """Return the version that counts now; raises ``Refused`` (PAY-018) before any is installed."""
    found = newest()
    if found is None:
        raise refuse(NO_RATES)
    return found


def rates_by_id(ids: frozenset[int]) -> dict[int, Rates]:
    """Return versions by the id of their row."""
    return {row.pk: rates_of(row) for row in FeeTable.objects.filter(pk__in=ids)}
