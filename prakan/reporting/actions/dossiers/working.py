"""What the worker does for dossiers: claim, write outside any transaction, put in place whole."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_dossiers import RUN_FAILED
from prakan.foundation import storage
from prakan.foundation.actions.seals import seal_rows
from prakan.foundation.keeping import digest_of, receiving
from prakan.foundation.models import AuditRow, Seal
from prakan.reporting.actions.dossiers.writing import Desk, write
from prakan.reporting.models import DossierRun
from prakan.reporting.queries.dossier.listing import STEP, to_take

log = logging.getLogger("prakan.worker")
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)  # a worker of which nothing was heard for so long is taken for dead
Stage = DossierRun.Stage


class Lost(Exception):
    """The run was cancelled, or another worker took it over: stop, and leave things as they are."""


def work_off(at: datetime) -> int:
    """Write every dossier that waits and those whose worker died; returns how many were worked on."""
    return sum(_work(pk, at) for pk in list(_due(at).values_list("pk", flat=True)))


def _due(at: datetime) -> QuerySet[DossierRun]:
    dead = Q(stage=Stage.WRITING, heard_at__lte=at - LEASE)
    return DossierRun.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


def _work(run_id: int, at: datetime) -> bool:
    claim = {"stage": Stage.WRITING, "started_at": at, "heard_at": at, "done": 0}
    if not _due(at).filter(pk=run_id).update(**claim, attempts=F("attempts") + 1):
        return False
    run = DossierRun.objects.select_related("by", "case").get(pk=run_id)
    try:
        _write(run, at)
    except Lost:
        log.info("dossier %s was cancelled or taken over", run_id)
    except Refused as refused:
        _give_up(run, refused.faults[0])
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("dossier %s was not written", run_id)
        if run.attempts >= LAST_ATTEMPT:
            _give_up(run, Fault(RUN_FAILED, {"attempts": run.attempts}))
    return True


def _write(run: DossierRun, at: datetime) -> None:
    """Write a dossier; whoever may no longer take it out gets none. Raises ``Refused``."""
    case = to_take(run.by, run.case_id)
    desk = Desk(case, run.by, at, run.reason, _sealed(at), lambda done, of: _alive(run, done, of))
    with receiving() as file:
        write(desk, file, with_files=run.with_files)
        file.flush()
        digest, size = digest_of(file), file.seek(0, 2)
        place = f"dossiers/{run.case_id}/{run.pk}-{digest[:16]}.zip"
        storage.put(place, file)
    days = settings.DOSSIER_DAYS
    until = at + timedelta(days=days) if days else None
    said = {"ready_at": at, "kept_until": until, "place": place, "size": size, "digest": digest}
    try:
        _say(run, stage=Stage.READY, done=F("of"), **said)
    except Lost:
        storage.remove(place)  # nobody will ever find it there
        raise


@transaction.atomic
def _sealed(at: datetime) -> Seal:
    """Return a seal over every audit row so far: a new one, or the last when nothing was written since."""
    last: Seal | None = Seal.objects.order_by("-last_id").first()
    if last is not None and not AuditRow.objects.filter(pk__gt=last.last_id).exists():
        return last
    return seal_rows(reason=STEP, at=at)


def _alive(run: DossierRun, done: int, of: int) -> None:
    _say(run, done=done, of=of, heard_at=timezone.now())  # a sign of life, not the time of what is done


def _say(run: DossierRun, **said: object) -> None:
    mine = DossierRun.objects.filter(pk=run.pk, stage=Stage.WRITING, started_at=run.started_at)
    if not mine.update(**said):
        raise Lost(run.pk)


def _give_up(run: DossierRun, fault: Fault) -> None:
    mine = DossierRun.objects.filter(pk=run.pk, stage=Stage.WRITING, started_at=run.started_at)
    mine.update(stage=Stage.FAILED, problem=[fault.code, dict(fault.values)])
