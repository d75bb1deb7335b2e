"""Restating a closed figure: the frozen value stays, the new one stands beside it with its reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.figure_records import from_record
from prakan.domain.figures import Amount
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import NO_SUCH_FIGURE, QUARTER_OPEN, REASON_NEEDED, RESTATE_SAME
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.reporting.models import Closing, Restatement

LEAST = 10


@transaction.atomic
def restate(
    *, year: int, quarter: int, code: str, amount: Amount, reason: str, by: Person, at: datetime
) -> int:
    """Record a correction of a frozen figure; returns its id.

    Raises ``Refused``: ACCESS-001, CLOSE-001 (still open), FIGURE-002, RESTATE-001, FINDING-002.
    """
    access.check(by, "figure.restate")
    closing = Closing.objects.filter(year=year, quarter=quarter).first()
    if closing is None:
        raise refuse(QUARTER_OPEN, year=year, quarter=quarter)
    frozen = closing.frozen.filter(code=code).first()
    if frozen is None:
        raise refuse(NO_SUCH_FIGURE, code=code)
    old = _latest(closing, code) or from_record(frozen.content).amount
    if old == amount:
        raise refuse(RESTATE_SAME, "value")
    if len(reason.strip()) < LEAST:
        raise refuse(REASON_NEEDED, "reason", least=LEAST)
    audit.record(
        step="figure.restate",
        subject=f"figure:{code}",
        by=by,
        at=at,
        before={"state": old.state.value, "value": old.value},
        after={"state": amount.state.value, "value": amount.value, "reason": reason.strip()},
    )
    return Restatement.objects.create(
        closing=closing,
        code=code,
        state=amount.state.value,
        value=amount.value,
        reason=reason.strip(),
        by=by,
        at=at,
    ).pk


def _latest(closing: Closing, code: str) -> Amount | None:
    row = closing.restatements.filter(code=code).last()
    if row is None:
        return None
    return (
        Amount.of(row.value)
        if row.value is not None
        else from_record({**closing.frozen.get(code=code).content, "state": row.state, "value": None}).amount
    )
