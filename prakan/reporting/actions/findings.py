"""Settling a finding with a reason, opening it again, and entering what only a reader sees."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from prakan.domain.calendar import say_date
from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import ALREADY_SETTLED, DECISION_NEEDED, NO_SUCH_FINDING, REASON_NEEDED
from prakan.foundation import access, audit
from prakan.foundation.models import Person, StoredFile
from prakan.reporting.guard import refuse_closed
from prakan.reporting.models import ReaderFinding, Settlement
from prakan.reporting.queries.findings import finding

LEAST = 10  # characters of a reason: "ok" explains nothing to an auditor


@transaction.atomic
def settle(
    *,
    year: int,
    quarter: int,
    key: str,
    decision: str,
    reason: str,
    by: Person,
    at: datetime,
    evidence: int | None = None,
) -> int:
    """Record a person's decision on a finding; returns the settlement's id.

    ``decision`` is the index of the side that holds ("0", "1" …), "added" (the parts of a sum hold) or
    "unresolved": both sides stay printed.
    Raises ``Refused``: ACCESS-001, CLOSE-002, FINDING-001 to FINDING-004.
    """
    access.check(by, "finding.settle")
    refuse_closed(year, quarter)
    found = finding(by, year, quarter, key)
    if found is None:
        raise refuse(NO_SUCH_FINDING, key=key)
    if found.settlement:
        raise refuse(ALREADY_SETTLED, at=say_date(localdate(found.settlement.at), "th"))
    if decision not in found.decisions:
        raise refuse(DECISION_NEEDED, "decision")
    if len(reason.strip()) < LEAST:
        raise refuse(REASON_NEEDED, "reason", least=LEAST)
    audit.record(
        step="finding.settle",
        subject=f"finding:{year}-{quarter}:{key}",
        by=by,
        at=at,
        after={"decision": decision, "reason": reason.strip(), "evidence": evidence, "shape": found.shape},
    )
    # A settlement whose sides have changed since is replaced: it stays in the history as reopened.
    _in_force(year, quarter, key).update(reopened_by=by, reopened_at=at)
    return Settlement.objects.create(
        year=year,
        quarter=quarter,
        finding=key,
        shape=found.shape,
        decision=decision,
        reason=reason.strip(),
        evidence=StoredFile.objects.get(pk=evidence) if evidence else None,
        by=by,
        at=at,
    ).pk


@transaction.atomic
def reopen(*, year: int, quarter: int, key: str, by: Person, at: datetime) -> None:
    """Open a settled finding again; the old settlement stays in the history."""
    access.check(by, "finding.reopen")
    refuse_closed(year, quarter)
    in_force = _in_force(year, quarter, key)
    if not in_force.exists():
        raise refuse(NO_SUCH_FINDING, key=key)
    audit.record(step="finding.reopen", subject=f"finding:{year}-{quarter}:{key}", by=by, at=at)
    in_force.update(reopened_by=by, reopened_at=at)


@transaction.atomic
def record(
    *,
    year: int,
    quarter: int,
    key: str,
    severity: str,
    where_th: str,
    finding_th: str,
    by: Person,
    at: datetime,
    where_en: str = "",
    finding_en: str = "",
) -> int:
    """Enter, or correct, a finding that only a reader of the narrative can see; returns its id."""
    access.check(by, "finding.record")
    refuse_closed(year, quarter)
    values = {
        "severity": severity,
        "where_th": where_th,
        "where_en": where_en,
        "finding_th": finding_th,
        "finding_en": finding_en,
    }
    old = ReaderFinding.objects.filter(year=year, quarter=quarter, key=key).values(*values).first()
    if old != values:
        subject = f"finding:{year}-{quarter}:{key}"
        audit.record(step="finding.record", subject=subject, by=by, at=at, before=old, after=values)
    row, _ = ReaderFinding.objects.update_or_create(
        year=year, quarter=quarter, key=key, defaults={**values, "by": by, "at": at}
    )
    return row.pk


def _in_force(year: int, quarter: int, key: str) -> QuerySet[Settlement]:
    return Settlement.objects.filter(year=year, quarter=quarter, finding=key, reopened_at=None)
