"""Dossiers are kept for so many days; then the file goes and its row says so."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from prakan.foundation import audit, storage
from prakan.reporting.models import DossierRun

Stage = DossierRun.Stage


def erase_due(at: datetime) -> None:
    """Erase every dossier whose days are over: a duty of the worker."""
    for run_id in list(_due(at).values_list("pk", flat=True)):
        _erase(run_id, at)


def _due(at: datetime) -> QuerySet[DossierRun]:
    return DossierRun.objects.filter(stage=Stage.READY, kept_until__lte=at)


@transaction.atomic
def _erase(run_id: int, at: datetime) -> None:
    row = _due(at).select_for_update(of=("self",)).filter(pk=run_id).first()
    if row is None:
        return
    said = {"run": row.pk, "digest": row.digest}
    audit.record(step="dossier.erase", subject=f"case:{row.case_id}", by=None, at=at, after=said)
    row.stage = Stage.ERASED
    row.save(update_fields=["stage"])
    transaction.on_commit(partial(storage.remove, row.place))
