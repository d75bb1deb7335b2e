"""Reading files of many letters: how far they are, and opening those that are ready."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import TeamLetterRun
from prakan.assessment.queries.team_plans import fault_of, plan_row
from prakan.domain.letter_template.kinds import KINDS
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_announcing import NO_SUCH_RUN, RUN_LOST, RUN_NOT_READY
from prakan.domain.text import Text
from prakan.foundation import storage
from prakan.foundation.models import Person

Stage = TeamLetterRun.Stage
SHOWN = 12
BOTH = Text("หนังสือแต่งตั้งและหนังสือแจ้ง", "Appointments and notices")
FILE = Text("หนังสือคณะผู้ประเมิน", "letters-of-teams")


@dataclass(frozen=True, slots=True)
class LetterRunView:
    """A file of letters: ``done`` of ``of`` are written; ``size`` in bytes once it is ready."""

    id: int
    plan: int
    year: int
    kind: str
    level: str
    language: str
    format: str
    stage: str
    done: int
    of: int
    by: Text
    at: datetime
    ready_at: datetime | None
    size: int | None
    digest: str
    fault: Fault | None

    @property
    def is_running(self) -> bool:
        return self.stage in (Stage.WAITING, Stage.WRITING)

    @property
    def is_ready(self) -> bool:
        return self.stage == Stage.READY

    @property
    def percent(self) -> int:
        return 100 * self.done // self.of if self.of else 0

    @property
    def holds(self) -> Text:
        return KINDS[self.kind].name if self.kind else BOTH

    @property
    def name(self) -> str:
        """Return the name of the file, in its language."""
        return f"{FILE.say(self.language)}-{self.year}-{self.id}.{self.format}"


def letter_runs(person: Person, plan_id: int) -> tuple[LetterRunView, ...]:
    """Return the latest files of a plan's letters; for staff. Raises ``Refused``: ACCESS-001, TEAM-022."""
    rows = TeamLetterRun.objects.filter(plan=plan_row(person, plan_id)).select_related("by", "plan")
    return tuple(_view(row) for row in rows.defer("wanted")[:SHOWN])


def letter_run(person: Person, run_id: int) -> LetterRunView:
    """Return one file; for staff. Raises ``Refused``: ACCESS-001, VISIT-044 (there is none)."""
    row = TeamLetterRun.objects.select_related("by", "plan").filter(pk=run_id).first()
    if row is None:
        raise refuse(NO_SUCH_RUN, run=run_id)
    plan_row(person, row.plan_id)
    return _view(row)


def open_letters(person: Person, run_id: int) -> tuple[LetterRunView, Iterator[bytes]]:
    """Return a file that is ready with its bytes, piece by piece.

    Raises ``Refused``: ACCESS-001, VISIT-044, VISIT-045 (not ready), VISIT-047 (lost).
    """
    view = letter_run(person, run_id)
    if not view.is_ready or view.size is None:
        raise refuse(RUN_NOT_READY, run=run_id)
    place = TeamLetterRun.objects.values_list("place", flat=True).get(pk=run_id)
    if not storage.has(place, view.size) or _sha256(place, view.size) != view.digest:
        raise refuse(RUN_LOST, run=run_id)
    return view, storage.read(place, 0, view.size)


def _sha256(place: str, size: int) -> str:
    found = hashlib.sha256()
    for piece in storage.read(place, 0, size):
        found.update(piece)
    return found.hexdigest()


def _view(row: TeamLetterRun) -> LetterRunView:
    return LetterRunView(
        id=row.pk,
        plan=row.plan_id,
        year=row.plan.year,
        kind=row.kind,
        level=row.level,
        language=row.language,
        format=row.format,
        stage=row.stage,
        done=row.done,
        of=row.of,
        by=row.by.name,
        at=row.at,
        ready_at=row.ready_at,
        size=row.size,
        digest=row.digest,
        fault=fault_of(row.problem),
    )
