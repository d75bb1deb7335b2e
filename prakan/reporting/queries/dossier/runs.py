"""Reading dossiers that were asked for: how far each is, and opening one's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.queries.team_plans import fault_of
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_dossiers import NO_SUCH_RUN, RUN_GONE, RUN_LOST, RUN_NOT_READY
from prakan.foundation import storage
from prakan.foundation.models import Person
from prakan.reporting.models import DossierRun
from prakan.reporting.queries.dossier.listing import to_take

Stage = DossierRun.Stage
OPEN = (Stage.WAITING, Stage.WRITING)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class DossierRunView:
    """A dossier: ``done`` of ``of`` papers and files are written; ``size`` in bytes once it is ready."""

    id: int
    case: int
    number: str
    reason: str
    with_files: bool
    stage: str
    done: int
    of: int
    at: datetime
    ready_at: datetime | None
    kept_until: datetime | None
    size: int | None
    digest: str
    fault: Fault | None

    @property
    def is_running(self) -> bool:
        return self.stage in OPEN

    @property
    def is_ready(self) -> bool:
        return self.stage == Stage.READY

    @property
    def percent(self) -> int:
        return 100 * self.done // self.of if self.of else 0

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return f"dossier-{self.number}.zip"


def dossier_runs(person: Person, case_id: int) -> tuple[DossierRunView, ...]:
    """Return one's own latest dossiers of a case; raises ``Refused``: ACCESS-001, CASE-001."""
    case = to_take(person, case_id)
    rows = DossierRun.objects.filter(case=case, by=person).select_related("case")
    return tuple(map(_view, rows[:SHOWN]))


def open_dossier(person: Person, run_id: int) -> tuple[DossierRunView, Iterator[bytes]]:
    """Return one's own dossier with its bytes, piece by piece, for as long as one may take it out.

    Raises ``Refused``: ACCESS-001, DOSSIER-003 (none of one's own), 005 (not ready), 006 (its days are over),
    007 (lost).
    """
    row = DossierRun.objects.select_related("case").filter(pk=run_id, by=person).first()
    if row is None:
        raise refuse(NO_SUCH_RUN, run=run_id)
    to_take(person, row.case_id)
    if row.stage == Stage.ERASED:
        raise refuse(RUN_GONE, number=row.case.number)
    if row.stage != Stage.READY or row.size is None:
        raise refuse(RUN_NOT_READY, number=row.case.number)
    if not storage.has(row.place, row.size) or _sha256(row.place, row.size) != row.digest:
        raise refuse(RUN_LOST, number=row.case.number)
    return _view(row), storage.read(row.place, 0, row.size)


def _sha256(place: str, size: int) -> str:
    found = hashlib.sha256()
    for piece in storage.read(place, 0, size):
        found.update(piece)
    return found.hexdigest()


def _view(row: DossierRun) -> DossierRunView:
    return DossierRunView(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        reason=row.reason,
        with_files=row.with_files,
        stage=row.stage,
        done=row.done,
        of=row.of,
        at=row.at,
        ready_at=row.ready_at,
        kept_until=row.kept_until,
        size=row.size,
        digest=row.digest,
        fault=fault_of(row.problem),
    )
