"""Scanning what is in quarantine: claimed, scanned outside any transaction, then marked."""

from __future__ import annotations

import logging
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from prakan.domain.retry import back_off
from prakan.foundation import audit, storage
from prakan.foundation.keeping import incoming, place_of
from prakan.foundation.models import Scan
from prakan.foundation.queries.scans import unscanned
from prakan.foundation.scanning import Verdict, ask

log = logging.getLogger("prakan.worker")
BATCH = 20


def scan_due(at: datetime) -> int:
    """Scan what waits; returns how many files were tried. Long work of the worker."""
    if not settings.SCAN:
        return 0
    waiting = unscanned().filter(due_at__lte=at).values_list("pk", flat=True)[:BATCH]
    return sum(_scan(pk, at) for pk in list(waiting))


def _scan(pk: int, at: datetime) -> bool:
    lease = at + timedelta(seconds=2 * settings.SCAN_PATIENCE)
    mine = Scan.objects.filter(pk=pk, stage=Scan.Stage.WAITING, due_at__lte=at)
    if not mine.update(due_at=lease, attempts=F("attempts") + 1):
        return False
    found = Scan.objects.get(pk=pk)
    verdict, said = _ask(found)
    _mark(found, verdict, said, at)
    return True


def _ask(found: Scan) -> tuple[Verdict, str]:
    """Give the scanner a path of its own, whatever the store."""
    with tempfile.TemporaryDirectory(dir=incoming()) as folder:
        path = Path(folder) / "scan"
        try:
            with path.open("wb") as file:
                storage.fetch(place_of(found.digest), file, found.size)
        except OSError as error:
            return Verdict.FAILED, f"{type(error).__name__}: {error}"
        return ask(path)


@transaction.atomic
def _mark(found: Scan, verdict: Verdict, said: str, at: datetime) -> None:
    if verdict is Verdict.FAILED:
        log.error("scan of %s failed: %s", found.digest[:16], said)
        Scan.objects.filter(pk=found.pk).update(due_at=at + back_off(found.attempts), said=said)
        return
    after = {"verdict": verdict.value, "said": said[:200]}
    audit.record(step="file.scan", subject=f"file:{found.digest[:16]}", by=None, at=at, after=after)
    Scan.objects.filter(pk=found.pk).update(stage=verdict.value, scanned_at=at, said=said)
