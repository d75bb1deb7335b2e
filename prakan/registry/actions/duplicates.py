"""Pairs that may be one institution: proposed by rules, decided by a person, never merged silently."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from prakan.domain.duplicates import Pair, pairs
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import PAIR_DECIDED, PAIR_MISSING, REASON_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import DuplicateProposal, Institution
from prakan.registry.queries.duplicates import due, profiles_near
from prakan.registry.transition.merging import end_in

STEP = "duplicate.decide"
PROPOSE = "duplicate.propose"
BATCH = 500
Decision = DuplicateProposal.Decision


@transaction.atomic
def propose_due(at: datetime) -> int:
    """Compare institutions that changed since they were last compared; returns how many were compared.

    The worker does this, a few districts at a time ("system" in the trail). A pair is proposed once: what
    somebody called different stays so.
    """
    compared = due(BATCH)
    if not compared:
        return 0
    found = pairs(*profiles_near(pk for pk, _ in compared))
    _write(_unknown(found), at)
    for revision in {revision for _, revision in compared}:
        ids = [pk for pk, own in compared if own == revision]
        Institution.objects.filter(pk__in=ids).update(compared_revision=revision)
    return len(compared)


def _unknown(found: Sequence[Pair]) -> list[Pair]:
    firsts = {pair.first for pair in found}
    known = set(
        DuplicateProposal.objects.filter(first__in=firsts).order_by().values_list("first_id", "second_id")
    )
    return [pair for pair in found if (pair.first, pair.second) not in known]


def _write(new: Sequence[Pair], at: datetime) -> None:
    if not new:
        return
    audit.record(
        step=PROPOSE, subject="registry:duplicates", by=None, at=at, after={"pairs": [p[:3] for p in new]}
    )
    DuplicateProposal.objects.bulk_create(
        DuplicateProposal(
            first_id=pair.first,
            second_id=pair.second,
            score=pair.score,
            reasons=[reason.value for reason in pair.reasons],
            proposed_at=at,
        )
        for pair in new
    )


@transaction.atomic
def call_different(*, proposal_id: int, reason: str, by: Person, at: datetime) -> None:
    """Say that a pair is two institutions, with a reason; it is not proposed again.

    Raises ``Refused``: REG-015 (no reason), REG-030 (no such pair), REG-031 (decided already).
    """
    found = _begun(proposal_id, reason, by)
    _decide(found, Decision.DIFFERENT, {"reason": reason.strip()}, by, at)


@transaction.atomic
def call_same(*, proposal_id: int, keep: int, on: date, reason: str, by: Person, at: datetime) -> None:
    """Say that a pair is one institution: from a day on, the other ends in the one to ``keep``.

    It can be taken back as any merger. Raises ``Refused``: REG-014, REG-015, REG-025, REG-030, REG-031.
    """
    found = _begun(proposal_id, reason, by)
    if keep not in (found.first_id, found.second_id):
        raise refuse(PAIR_MISSING, "decision")
    ends = found.second_id if keep == found.first_id else found.first_id
    _decide(found, Decision.SAME, {"reason": reason.strip(), "kept": keep, "ended": ends, "on": on}, by, at)
    end_in(keep, [ends], on=on, reason=reason, by=by, at=at)


def _begun(proposal_id: int, reason: str, by: Person) -> DuplicateProposal:
    access.check(by, STEP)
    found = DuplicateProposal.objects.select_for_update().filter(pk=proposal_id).first()
    if found is None:
        raise refuse(PAIR_MISSING)
    if found.decision != Decision.WAITING:
        raise refuse(PAIR_DECIDED)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    return found


def _decide(
    found: DuplicateProposal, decision: Decision, after: dict[str, Any], by: Person, at: datetime
) -> None:
    said = {"decision": decision.value, "pair": [found.first_id, found.second_id], **after}
    audit.record(step=STEP, subject=f"pair:{found.pk}", by=by, at=at, after=said)
    found.decision, found.decided_by, found.decided_at = decision, by, at
    found.reason = str(after["reason"])
    found.save()
