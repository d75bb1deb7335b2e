"""One of two versions is chosen by a person, and the content that was chosen holds."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.case_scores import edit_finding, remove_finding, save_all
from prakan.assessment.actions.case_scores.scoring import Put
from prakan.assessment.actions.field import Became, answer, settle
from prakan.assessment.actions.visit_records import record as keep_record
from prakan.assessment.intake.tasks import Task, original_of, task_of
from prakan.assessment.models import Case, FieldConflict
from prakan.assessment.queries.case_scores.reaching import seat_of
from prakan.assessment.queries.field.choosing import chooses
from prakan.assessment.queries.field.standing import line_standing, record_standing, revisions_of
from prakan.assessment.queries.field.undone import evidence_ids, lines, succeeded
from prakan.domain.field.contents import Choose, Edit, Record, Remove, Save
from prakan.domain.field.words import Choice, Result
from prakan.domain.problems import refuse
from prakan.domain.problems_field import (
    CHOICE_REASON,
    CHOICE_UNREADABLE,
    CONFLICT_GONE,
    NOT_YOUR_CONFLICT,
    STANDS_SINCE,
)
from prakan.domain.problems_visit_records import NOT_TEAMS_PAIR, TEAM_TAKES_OVER
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


@transaction.atomic
def choose(
    *, conflict_id: int, chosen: str, reason: str, by: Person, at: datetime, seen: int | None = None
) -> FieldConflict:
    """Choose which of two versions holds; the one that arrived is applied by the wing's own action.

    ``seen`` is the revision of what stood when the person looked; None: whatever stands now. Raises
    ``Refused``: ACCESS-001; FIELD-030 when there is none or it was chosen, 031, 032 without a reason
    for what a team keeps together, 033 for somebody else's score, 057 and 058 for what is the team's,
    034 when what stands has changed; and what the action raises.
    """
    access.check(by, "field.choose")
    found = _open(conflict_id, by)
    if chosen not in set(Choice):
        raise refuse(CHOICE_UNREADABLE, "chosen")
    if found.assessor_id is None and not reason.strip():
        raise refuse(CHOICE_REASON, "reason")
    if chosen == Choice.ARRIVED and found.assessor_id is None and seat_of(by, found.case) is None:
        raise refuse(TEAM_TAKES_OVER, "chosen")
    arrived = task_of(found.arrived, found.arrived.device)
    revision = _revision(found, arrived, by)
    if seen is not None and seen != revision:
        raise refuse(STANDS_SINCE)
    settle(conflict=found, chosen=Choice(chosen), reason=reason.strip(), by=by, at=at)
    made = _apply(found, arrived, revision, by, at) if chosen == Choice.ARRIVED else None
    _answer(found, made, chosen, by, at)
    return found


def chosen_by_entry(task: Task, *, by: Person, at: datetime) -> Became:
    """Choose as an entry of the device says."""
    said = task.content
    assert isinstance(said, Choose)
    found = choose(conflict_id=said.conflict, chosen=said.chosen, reason=said.reason, by=by, at=at)
    return Became(task.row, Result.DONE, made={"conflict": found.pk, "chosen": said.chosen})


def _open(conflict_id: int, by: Person) -> FieldConflict:
    of = FieldConflict.objects.filter(pk=conflict_id).values("case")
    Case.objects.select_for_update(of=("self",)).filter(pk__in=of).first()
    rows = FieldConflict.objects.select_related("case__visit", "arrived__device__person", "arrived__answer")
    found = rows.filter(pk=conflict_id, chosen="").first()
    if found is None:
        raise refuse(CONFLICT_GONE)
    if found.assessor_id is not None and found.assessor_id not in assessors_of(by):
        raise refuse(NOT_YOUR_CONFLICT)
    if not chooses(by, found):
        raise refuse(NOT_TEAMS_PAIR)
    return found


def _revision(found: FieldConflict, arrived: Task, by: Person) -> int:
    said = arrived.content
    if isinstance(said, Save):
        return revisions_of(by, found.case_id).get(said.code, 0)
    if isinstance(said, Edit | Remove):
        return line_standing(found.case_id, lines(found.case_id, [said.line])[said.line][0])[0]
    assert isinstance(said, Record)
    return record_standing(found.case_id, said.kind, said.part)[0]


def _apply(found: FieldConflict, arrived: Task, revision: int, by: Person, at: datetime) -> int:
    """Let the second version hold, over what stands now; returns its revision."""
    said, case = arrived.content, found.case_id
    if isinstance(said, Save):
        ids = tuple(evidence_ids(case, said.evidence).values())
        marks = {said.code: Put(said.mark, said.reason, ids, revision)}
        return save_all(case_id=case, marks=marks, by=by, at=at, on=arrived.day)[said.code]
    if isinstance(said, Record):
        return keep_record(
            case_id=case,
            kind=said.kind,
            part=said.part,
            content=said.content,
            key=str(arrived.entry.key),
            base=revision,
            file=original_of(arrived),
            by=by,
            at=at,
            on=arrived.day,
        ).version
    assert isinstance(said, Edit | Remove)
    line = lines(case, [said.line])[said.line][0]
    if isinstance(said, Remove):
        remove_finding(case_id=case, finding_id=line, by=by, at=at, on=arrived.day)
        return revision
    row = edit_finding(
        case_id=case, finding_id=line, text=said.text, seen=revision, by=by, at=at, on=arrived.day
    )
    return row.revision


def _answer(found: FieldConflict, made: int | None, chosen: str, by: Person, at: datetime) -> None:
    told = {"conflict": found.pk, "chosen": chosen} | ({} if made is None else {"revision": made})
    became = [Became(found.arrived, Result.DONE, made=told)]
    before = {"conflict": found.pk, "chosen": chosen}  # they never held: whoever goes on from one meets anew
    became += [Became(row, Result.DONE, made=before) for row in succeeded(found.pk, found.arrived_id)]
    answer(became=became, subject=f"field_device:{found.arrived.device.key}", by=by, at=at)
