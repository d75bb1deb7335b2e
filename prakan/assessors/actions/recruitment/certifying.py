"""The level committee endorses the pass list, the board certifies it: who passed is registered, licensed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from prakan.assessors.models import Application, Recruitment
from prakan.assessors.transition.recruitment import advance, locked, move_all, registered
from prakan.domain.assessor_record import AssessorRecord
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import NOBODY_PASSED, RESOLUTION_NEEDED
from prakan.domain.record_words import words
from prakan.domain.recruitment_rule import unpacked
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.actions.assessor_admission import Admission, Newcomer, admit

ENDORSE, CERTIFY = "recruitment.endorse", "recruitment.certify"
LIMIT = 200


@transaction.atomic
def endorse(*, recruitment_id: int, resolution: str, by: Person, at: datetime) -> None:
    """Record that the level committee endorses the pass list.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, 046 (resolution), STAGE-001.
    """
    row = locked(recruitment_id, ENDORSE, by=by)
    advance(row, ENDORSE, by=by, at=at, changes={"committee": _said(resolution)})


@transaction.atomic
def certify(*, recruitment_id: int, resolution: str, starts: date, by: Person, at: datetime) -> int:
    """Record that the board certifies; who passed is registered and licensed from a day on. Returns how many.

    Once the round is certified it takes those whose appeal was upheld later. Raises ``Refused``: ACCESS-001,
    RECRUIT-001, 046, 051 (nobody waits), STAGE-001, and what admitting to the register does.
    """
    row = locked(recruitment_id, CERTIFY, by=by)
    said = _said(resolution)
    passed = list(row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.PASSED))
    if not passed:
        raise refuse(NOBODY_PASSED)
    if row.stage == Recruitment.Stage.CERTIFIED:
        later = {"did": "later", "board": said, "of": len(passed)}
        audit.record(step=CERTIFY, subject=f"recruitment:{row.pk}", by=by, at=at, after=later)
    else:
        advance(row, CERTIFY, by=by, at=at, changes={"board": said, "licences_from": starts})
    admission = Admission(row.level, unpacked(row.rule).seat, starts, said)
    made = admit(newcomers=[_newcomer(one) for one in passed], admission=admission, by=by, at=at)
    registered(passed, [(one.assessor, one.licence) for one in made])
    reasons = {one.pk: f"{said} · {done.licence}" for one, done in zip(passed, made, strict=True)}
    move_all(passed, "recruitment.register", by=by, at=at, reasons=reasons)
    return len(passed)


def _newcomer(row: Application) -> Newcomer:
    record = AssessorRecord(
        title=row.title, name_th=row.name_th, name_en=row.name_en, languages="th", province=row.province
    )
    return Newcomer(record, row.identity, row.id_mark, row.is_demo)


def _said(resolution: str) -> str:
    said = words(resolution)[:LIMIT]
    if not said:
        raise refuse(RESOLUTION_NEEDED, "resolution")
    return said
