"""Steps of one case that a person takes by hand, its mode, and the holds that people open and lift."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Case, CaseHold
from prakan.assessment.queries.cases.routes import route_of
from prakan.assessment.transition.cases import advance, locked, open_holds, said_of, turn_fields
from prakan.domain.cases.stages import BY_ITSELF, ENDED, HOLD_NAMES, MODE_NAMES, Hold, Mode
from prakan.domain.cases.steps import BY_NAME
from prakan.domain.problems import NOT_ALLOWED, WRONG_STAGE, refuse
from prakan.domain.problems_cases import CHANGED_MEANWHILE, HELD_ALREADY, NOT_HELD, REASON_MISSING
from prakan.foundation import audit
from prakan.foundation.models import Person

#: steps by hand; those that go with a paper (a report handed on, a resolution) are taken with that paper
BY_HAND = (
    "case.analyse",
    "case.visit",
    "case.follow",
    "case.close",
    "case.withdraw",
)
#: steps that want a reason
REASONED = frozenset({"case.withdraw"})


@transaction.atomic
def take(*, case_id: int, step: str, revision: int, reason: str = "", by: Person, at: datetime) -> Case:
    """Take a step on a case as it was shown (``revision``).

    Raises ``Refused``: ACCESS-001, CASE-001, CASE-008 (changed meanwhile), CASE-009 (no reason), and as
    ``transition.cases.advance``.
    """
    if step not in BY_HAND:
        raise refuse(NOT_ALLOWED, step=step)
    case, reason = locked(case_id, step, by=by), cleaned(reason)
    unchanged(case, revision)
    if step in REASONED and not reason:
        raise refuse(REASON_MISSING, "reason", step=BY_NAME[step].words)
    return advance(case, step, by=by, at=at, reason=reason)


@transaction.atomic
def hold(*, case_id: int, kind: str, reason: str, by: Person, at: datetime) -> CaseHold:
    """Hold a case up for a reason.

    Raises ``Refused``: ACCESS-001, CASE-001, CASE-009 (no reason), CASE-010 (held so already), STAGE-001.
    """
    if kind in BY_ITSELF:  # only the records open and lift these
        raise refuse(NOT_ALLOWED, step="case.hold")
    case, reason = locked(case_id, "case.hold", by=by), cleaned(reason)
    if case.stage in ENDED:
        raise refuse(WRONG_STAGE, step="case.hold", stage=case.stage)
    if not reason:
        raise refuse(REASON_MISSING, "reason", step=HOLD_NAMES[Hold(kind)])
    if case.holds.filter(kind=kind, lifted_at=None).exists():
        raise refuse(HELD_ALREADY, number=case.number, hold=HOLD_NAMES[kind])
    _record(case, "case.hold", by, at, {"hold": kind, "reason": reason})
    row = CaseHold.objects.create(case=case, kind=kind, reason=reason, opened_by=by, opened_at=at)
    _settle(case)
    return row


@transaction.atomic
def lift(*, case_id: int, hold_id: int, reason: str, by: Person, at: datetime) -> CaseHold:
    """Lift a hold for a reason; those that follow from the records are lifted by the records alone.

    Raises ``Refused``: ACCESS-001, CASE-001, CASE-009 (no reason), CASE-011 (not open, or not by hand).
    """
    case, reason = locked(case_id, "case.lift", by=by), cleaned(reason)
    row = case.holds.filter(pk=hold_id, lifted_at=None).exclude(kind__in=BY_ITSELF).first()
    if row is None:
        raise refuse(NOT_HELD, number=case.number)
    if not reason:
        raise refuse(REASON_MISSING, "reason", step=HOLD_NAMES[row.kind])
    _record(case, "case.lift", by, at, {"hold": row.kind, "reason": reason})
    row.lifted_by, row.lifted_at, row.lifted_reason = by, at, reason
    row.save(update_fields=["lifted_by", "lifted_at", "lifted_reason"])
    _settle(case)
    return row


@transaction.atomic
def change_mode(*, case_id: int, mode: str, reason: str, by: Person, at: datetime) -> Case:
    """Change how the visit is made, for a reason.

    Raises ``Refused``: ACCESS-001, CASE-001, CASE-009 (no reason), STAGE-001 once the case has ended.
    """
    case, reason = locked(case_id, "case.mode", by=by), cleaned(reason)
    if case.stage in ENDED:
        raise refuse(WRONG_STAGE, step="case.mode", stage=case.stage)
    if not reason:
        raise refuse(REASON_MISSING, "reason", step=MODE_NAMES[mode])
    _record(case, "case.mode", by, at, {"mode": Mode(mode).value, "reason": reason}, {"mode": case.mode})
    case.mode, case.revision = mode, case.revision + 1
    case.save(update_fields=["mode", "revision"])
    return case


def unchanged(case: Case, revision: int) -> None:
    """Raise ``Refused`` (CASE-008) when a case is not as it was shown."""
    if case.revision != revision:
        raise refuse(CHANGED_MEANWHILE, number=case.number)


def cleaned(reason: str) -> str:
    """Return a reason without needless spaces."""
    return " ".join(reason.split())[:500]


def _record(
    case: Case,
    step: str,
    by: Person,
    at: datetime,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    said = {**said_of(case), **after}
    audit.record(step=step, subject=f"case:{case.pk}", by=by, at=at, before=before or {}, after=said)


def _settle(case: Case) -> None:
    """Say anew whose turn it is and until when, after a hold came or went."""
    entered = timezone.localdate(case.entered_at)
    holds = open_holds([case.pk])
    case.owner, case.due_on = turn_fields(case, route_of(case.route), case.stage, entered, holds)
    case.revision += 1
    case.save(update_fields=["owner", "due_on", "revision"])
