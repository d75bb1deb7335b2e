"""Each step of an entry done by the action that the web pages use; many of one kind in one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from prakan.assessment.actions.case_scores import (
    add_findings,
    attach_all,
    edit_finding,
    hand_in,
    remove_finding,
    save_all,
)
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.actions.case_scores.findings import Line
from prakan.assessment.actions.case_scores.scoring import Put
from prakan.assessment.actions.visit_records import record as keep_record
from prakan.assessment.intake.tasks import Ready, original_of, why_without
from prakan.domain.field.contents import Attach, Edit, Finding, Record, Save
from prakan.domain.field.merge import NEVER, From
from prakan.domain.field.words import FieldStep
from prakan.foundation.models import Person

Made = list[dict[str, Any]]
Act = Callable[[int, Sequence[Ready], Person, datetime], Made]


def attach(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Add pieces of evidence, each under the id of its entry."""
    rows = attach_all(case_id=case, found=[_found(one) for one in group], by=by, at=at, on=group[0].task.day)
    return [{"evidence": row.pk} for row in rows]


def _found(one: Ready) -> Found:
    return found_of(one, str(one.task.entry.key), original_of(one.task), why_without(one.task))


def found_of(one: Ready, key: str, file: int | None, without: str = "") -> Found:
    """Return the evidence that an entry recorded, under a key and with its file."""
    said = one.task.content
    assert isinstance(said, Attach)
    return Found(
        kind=said.kind,
        title=said.title,
        note=said.note,
        file=file,
        page=said.page,
        second=said.second,
        taken_at=said.taken_at,
        place=said.place,
        target=said.code,
        key=key,
        without=without,
    )


def finding(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Add lines, each under the id of its entry."""
    made = [_line(one) for one in group]
    rows = add_findings(case_id=case, lines=made, by=by, at=at, on=group[0].task.day)
    return [{"finding": row.pk, "revision": row.revision} for row in rows]


def _line(one: Ready) -> Line:
    said = one.task.content
    assert isinstance(said, Finding)
    return Line(said.kind, said.text, said.code, one.evidence, str(one.task.entry.key))


def save(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Put down marks of one's own sheet, each over the revision that its entry goes on from."""
    marks = dict(map(_put, group))
    now = save_all(case_id=case, marks=marks, by=by, at=at, on=group[0].task.day)
    return [{"revision": now[code]} for code in marks]


def _put(one: Ready) -> tuple[str, Put]:
    said = one.task.content
    assert isinstance(said, Save)
    return said.code, Put(said.mark, said.reason, one.evidence, seen_of(one))


def seen_of(one: Ready) -> int:
    """Return the revision that an entry goes on from."""
    return one.origin.revision if isinstance(one.origin, From) else NEVER


def sheet(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Hand a sheet in."""
    row = hand_in(case_id=case, by=by, at=at, on=group[0].task.day)
    return [{"sheet": row.pk}]


def edit(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Write a line anew."""
    one = group[0]
    said = one.task.content
    assert isinstance(said, Edit)
    told = {"finding_id": one.line, "text": said.text, "seen": seen_of(one), "on": one.task.day}
    row = edit_finding(case_id=case, by=by, at=at, **told)  # type: ignore[arg-type]
    return [{"finding": row.pk, "revision": row.revision}]


def remove(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Take a line off."""
    one = group[0]
    remove_finding(case_id=case, finding_id=one.line, by=by, at=at, on=one.task.day)
    return [{"finding": one.line}]


def record(case: int, group: Sequence[Ready], by: Person, at: datetime) -> Made:
    """Keep a version of a record of the visit, under the id of its entry."""
    one = group[0]
    said = one.task.content
    assert isinstance(said, Record)
    row = keep_record(
        case_id=case,
        kind=said.kind,
        part=said.part,
        content=said.content,
        key=str(one.task.entry.key),
        base=seen_of(one),
        file=original_of(one.task),
        by=by,
        at=at,
        on=one.task.day,
    )
    return [{"record": row.pk, "revision": row.version}]


ACTS: dict[FieldStep, Act] = {
    FieldStep.ATTACH: attach,
    FieldStep.FINDING: finding,
    FieldStep.SAVE: save,
    FieldStep.HAND_IN: sheet,
    FieldStep.EDIT: edit,
    FieldStep.REMOVE: remove,
    FieldStep.RECORD: record,
}
TOGETHER = frozenset({FieldStep.ATTACH, FieldStep.FINDING, FieldStep.SAVE})  # many in one call
