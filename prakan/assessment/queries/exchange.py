"""Reports and their receipts as other systems read them: page after page, nothing skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prakan.assessment.models import Sar, SarReceipt
from prakan.domain.roles import EVERYBODY
from prakan.domain.sars.offers import Receipt
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.queries.reach import reach


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A report with the receipt of its last submission; None before the first."""

    id: int
    institution: int
    name: Text
    year: int
    kind: str
    level: str
    stage: str
    receipt: Receipt | None


def reports_after(person: Person, *, year: int | None, after: int, limit: int) -> tuple[Exchanged, ...]:
    """Return the reports that a person may see, by id, those after one; ``year`` is academic (B.E.)."""
    rows = Sar.objects.filter(reach(person, EVERYBODY), pk__gt=after).order_by("pk")
    found = list((rows.filter(year=year) if year else rows).select_related("institution")[:limit])
    receipts = receipts_by_number([row.number for row in found if row.number])
    return tuple(
        Exchanged(
            id=row.pk,
            institution=row.institution_id,
            name=row.institution.name,
            year=row.year,
            kind=row.kind,
            level=row.level,
            stage=row.stage,
            receipt=receipts.get(row.number),
        )
        for row in found
    )


def receipts_by_number(numbers: list[str]) -> dict[str, Receipt]:
    """Return receipts by their numbers."""
    found = SarReceipt.objects.filter(number__in=numbers).defer("content") if numbers else ()
    return {row.number: receipt_of(row) for row in found}


def receipt_of(row: SarReceipt) -> Receipt:
    """Return a stored receipt as its sender gets it."""
    return Receipt(row.sar_id, row.number, row.digest, row.at, row.late)


def years_received(person: Person, institutions: Iterable[int]) -> set[tuple[int, int]]:
    """Return (institution, academic year) of every report of institutions that is here, begun or received."""
    found = Sar.objects.filter(reach(person, EVERYBODY), institution__in=list(institutions))
    return set(found.values_list("institution_id", "year"))
