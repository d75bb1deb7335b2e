"""The only writer of the stages of rounds, applications and appeals; their diagrams come from this table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from prakan.assessors.models import Appeal, Application, ApplicationEvent, Recruitment
from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.domain.problems_recruitment import APPLICATION_MISSING, ROUND_MISSING
from prakan.domain.problems_recruitment_results import APPEAL_MISSING
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.stages import Move, plain, take, take_all

BATCH = 500
Round, Stage, Objection = Recruitment.Stage, Application.Stage, Appeal.Stage
WITHDRAWABLE = (Stage.APPLIED, Stage.ADMITTED, Stage.CALLED, Stage.RESERVE, Stage.TRAINING)
#: kind of subject -> its steps, in the order in which it goes.
TABLE: Table = {
    "recruitment": (
        step("recruitment.announce", (Round.DRAFT,), Round.OPEN),
        step("recruitment.close", (Round.OPEN,), Round.SCREENING),
        step("recruitment.rank", (Round.SCREENING,), Round.RANKED),
        step("training.begin", (Round.RANKED,), Round.TRAINING, "training.plan"),
        step("training.judge", (Round.TRAINING,), Round.JUDGED),
        step("recruitment.endorse", (Round.JUDGED,), Round.ENDORSED),
        step("recruitment.certify", (Round.ENDORSED,), Round.CERTIFIED),
        step("recruitment.return", (Round.JUDGED, Round.ENDORSED), Round.TRAINING),
        step("recruitment.stop", (Round.OPEN, Round.SCREENING), Round.STOPPED),
    ),
    "application": (
        step("recruitment.admit", (Stage.APPLIED,), Stage.ADMITTED, "recruitment.screen"),
        step("recruitment.reject", (Stage.APPLIED,), Stage.REJECTED, "recruitment.screen"),
        step("recruitment.call", (Stage.ADMITTED,), Stage.CALLED, "recruitment.rank"),
        step("recruitment.reserve", (Stage.ADMITTED,), Stage.RESERVE, "recruitment.rank"),
        step("recruitment.leave_out", (Stage.ADMITTED,), Stage.BELOW, "recruitment.rank"),
        step("recruitment.fill", (Stage.RESERVE,), Stage.CALLED, "recruitment.rank"),
        step("recruitment.reopen", (Stage.REJECTED,), Stage.ADMITTED, "recruitment.decide"),
        step("recruitment.call_again", (Stage.BELOW, Stage.RESERVE), Stage.CALLED, "recruitment.decide"),
        step("training.enrol", (Stage.CALLED,), Stage.TRAINING, "training.plan"),
        step("training.pass", (Stage.TRAINING,), Stage.PASSED, "training.judge"),
        step("training.fail", (Stage.TRAINING,), Stage.FAILED, "training.judge"),
        step("training.take_back", (Stage.PASSED, Stage.FAILED), Stage.TRAINING, "recruitment.return"),
        step("training.reopen", (Stage.FAILED,), Stage.PASSED, "recruitment.decide"),
        step("recruitment.register", (Stage.PASSED,), Stage.CERTIFIED, "recruitment.certify"),
        step("recruitment.withdraw", WITHDRAWABLE, Stage.WITHDRAWN, ""),
    ),
    "appeal": (
        step("recruitment.uphold", (Objection.LODGED,), Objection.UPHELD, "recruitment.decide"),
        step("recruitment.dismiss", (Objection.LODGED,), Objection.DISMISSED, "recruitment.decide"),
    ),
}
STEPS = by_name(TABLE)


def locked(recruitment_id: int, name: str, *, by: Person, revision: int | None = None) -> Recruitment:
    """Return a round under a lock, for a step that the person may take.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, EDIT-001 when another saved after ``revision``.
    """
    access.check(by, name)
    row = Recruitment.objects.select_for_update(of=("self",)).filter(pk=recruitment_id).first()
    if row is None:
        raise refuse(ROUND_MISSING)
    if revision is not None and row.revision != revision:
        raise refuse(EDITED_MEANWHILE, at=row.changed_at.strftime("%H.%M"))
    return row


def locked_application(application_id: int, name: str, *, by: Person) -> Application:
    """Return an application under a lock; raises ``Refused``: ACCESS-001, RECRUIT-002."""
    access.check(by, name)
    rows = Application.objects.select_for_update(of=("self",)).select_related("recruitment")
    row = rows.filter(pk=application_id).first()
    if row is None:
        raise refuse(APPLICATION_MISSING)
    return row


def advance(
    row: Recruitment, name: str, *, by: Person, at: datetime, changes: Mapping[str, Any] | None = None
) -> Recruitment:
    """Take a step on a locked round; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, "changed_at": at, **(changes or {})}
    said = {"year": row.year, "level": row.level, "number": row.number, **plain(changes)}
    return take(row, kind, way, by=by, at=at, changes=kept, record=said)


def move(
    row: Application,
    name: str,
    *,
    by: Person | None,
    at: datetime,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Application:
    """Take a step on a locked application, and add a line to what became of it; raises as ``advance``."""
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    said = {"number": row.number, "reason": reason}
    done = take(row, kind, way, by=by, at=at, changes=kept, record=said)
    note(row, name, reason, by=by, at=at)
    return done


def note(row: Application, name: str, reason: str, *, by: Person | None, at: datetime) -> None:
    """Add a line to what became of an application whose stage stays; the step behind it has been recorded."""
    ApplicationEvent.objects.create(
        application=row, step=name, stage=row.stage, reason=reason[:500], by=by, at=at
    )


def move_all(
    rows: Sequence[Application],
    name: str,
    *,
    by: Person,
    at: datetime,
    reasons: Mapping[int, str] | None = None,
) -> None:
    """Take a step on many locked applications at once, each with its reason; as ``move`` one by one."""
    kind, way = STEPS[name]
    told = reasons or {}
    moves = [
        Move(row, {"revision": row.revision + 1}, {"number": row.number, "reason": told.get(row.pk, "")})
        for row in rows
    ]
    take_all(moves, kind, way, by=by, at=at, right=way.right)
    Application.objects.bulk_update(rows, ["stage", "revision"], batch_size=BATCH)
    ApplicationEvent.objects.bulk_create(
        (
            ApplicationEvent(
                application=row, step=name, stage=row.stage, reason=told.get(row.pk, "")[:500], by=by, at=at
            )
            for row in rows
        ),
        batch_size=BATCH,
    )


def registered(rows: Sequence[Application], made: Sequence[tuple[int, str]]) -> None:
    """Keep with applications their entries of the register (id) and the numbers of their licences."""
    for row, (assessor, licence) in zip(rows, made, strict=True):
        row.assessor_id, row.licence = assessor, licence
    Application.objects.bulk_update(rows, ["assessor", "licence"], batch_size=BATCH)


def locked_appeal(appeal_id: int, *, by: Person) -> Appeal:
    """Return an appeal under a lock; raises ``Refused``: ACCESS-001, RECRUIT-049."""
    access.check(by, "recruitment.decide")
    row = Appeal.objects.select_for_update(of=("self",)).filter(pk=appeal_id).first()
    if row is None:
        raise refuse(APPEAL_MISSING)
    return row


def decide(row: Appeal, name: str, reason: str, *, by: Person, at: datetime) -> Appeal:
    """Take a step on a locked appeal; raises ``Refused``: ACCESS-001, STAGE-001."""
    kind, way = STEPS[name]
    kept = {"reason": reason, "decided_by": by, "decided_at": at}
    said = {"application": row.application_id, "reason": reason}
    return take(row, kind, way, by=by, at=at, changes=kept, record=said)
