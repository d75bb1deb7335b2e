"""Asking for the dossier of a case with a reason, and cancelling it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessors.actions.credentials import first_key
from prakan.domain.problems import refuse
from prakan.domain.problems_dossiers import NO_SUCH_RUN, RUN_ENDED, RUN_OPEN, WHY_TAKEN
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.reporting.models import DossierRun
from prakan.reporting.queries.dossier.listing import STEP, to_take
from prakan.reporting.queries.dossier.runs import OPEN

LONGEST_REASON = 500


@transaction.atomic
def ask(*, case_id: int, reason: str, by: Person, at: datetime, with_files: bool = True) -> DossierRun:
    """Ask for the dossier of a case; the worker writes it.

    That it is taken, by whom and why, is recorded before anything is written. Raises ``Refused``: ACCESS-001,
    CASE-001, DOSSIER-001 without a reason, DOSSIER-002 while one's own is being written, CREDENTIAL-003 when
    the key cannot be opened.
    """
    case, reason = to_take(by, case_id), reason.strip()[:LONGEST_REASON]
    if not reason:
        raise refuse(WHY_TAKEN, "reason", number=case.number)
    if DossierRun.objects.select_for_update().filter(case=case, by=by, stage__in=OPEN).exists():
        raise refuse(RUN_OPEN, number=case.number)
    said = {"number": case.number, "reason": reason}
    audit.record(step=STEP, subject=f"case:{case.pk}", by=by, at=at, after=said)
    first_key(at=at)
    return DossierRun.objects.create(case=case, reason=reason, with_files=with_files, by=by, at=at)


@transaction.atomic
def cancel(*, run_id: int, by: Person, at: datetime) -> DossierRun:
    """Cancel one's own dossier that is not ready; the worker stops at the next paper.

    Raises ``Refused``: DOSSIER-003 (there is none of one's own), DOSSIER-004 (it has ended already).
    """
    row = DossierRun.objects.select_for_update(of=("self",)).filter(pk=run_id, by=by).first()
    if row is None:
        raise refuse(NO_SUCH_RUN, run=run_id)
    to_take(by, row.case_id)
    if row.stage not in OPEN:
        raise refuse(RUN_ENDED, run=run_id)
    said = {"run": row.pk, "done": row.done, "of": row.of}
    audit.record(step="dossier.cancel", subject=f"case:{row.case_id}", by=by, at=at, after=said)
    row.stage = DossierRun.Stage.CANCELLED
    row.save(update_fields=["stage"])
    return row
