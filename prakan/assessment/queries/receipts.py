"""Reading receipts: those of a report, and what anybody may check by number and digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import Sar, SarReceipt
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NO_RECEIPT, NO_SAR
from prakan.domain.roles import EVERYBODY
from prakan.domain.sars.content import PREFIX, agrees
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.queries.reach import reach


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """A receipt of one's own: number, moment, who submitted, digest (sha256, hex)."""

    number: str
    at: datetime
    by: Text
    late: bool
    digest: str

    @property
    def short(self) -> str:
        """Return the beginning of the digest that is printed beside the number."""
        return self.digest[:PREFIX]


@dataclass(frozen=True, slots=True)
class CheckView:
    """All that the public learns of a receipt."""

    number: str
    institution: Text
    year: int
    at: datetime
    agrees: bool | None  # None: no digest was given


def receipts(person: Person, sar_id: int) -> tuple[ReceiptView, ...]:
    """Return a report's receipts, the newest first; SAR-001 when the person may not see the report."""
    if not Sar.objects.filter(reach(person, EVERYBODY), pk=sar_id).exists():
        raise refuse(NO_SAR)
    found = SarReceipt.objects.filter(sar=sar_id).select_related("by").order_by("-id")
    return tuple(
        ReceiptView(r.number, r.at, r.by.name if r.by else Text(""), r.late, r.digest) for r in found
    )


def check(number: str, prefix: str) -> CheckView:
    """Return what anybody may know of a receipt; takes no person: the page is public.

    ``prefix`` is the beginning of the digest, "" when not given. Raises ``Refused`` (SAR-017) for an unknown
    number.
    """
    wanted = number.strip().upper()
    found = SarReceipt.objects.select_related("sar__institution").filter(number=wanted).first()
    if found is None:
        raise refuse(NO_RECEIPT, field="number", number=wanted[:30])
    given = prefix.strip()
    return CheckView(
        number=found.number,
        institution=found.sar.institution.name,
        year=found.year,
        at=found.at,
        agrees=agrees(found.content, found.digest, given) if given else None,
    )
