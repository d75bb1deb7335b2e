"""Work on the items of an agreed plan: progress that is only added to, items dropped, opened again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import ImprovementItem, ImprovementProgress
from prakan.assessment.transition.improvement import advance_item, locked_plan
from prakan.domain.improvement.items import LONGEST
from prakan.domain.improvement.stages import ENDED_ITEMS, ITEM_NAMES, PLAN_NAMES, ItemStage, PlanStage
from prakan.domain.improvement.words import ASKED_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import FILE_MISSING
from prakan.domain.problems_improvement import ITEM_CLOSED, NO_SUCH_ITEM, NOT_AGREED, WORDS_MISSING
from prakan.foundation.models import Person, StoredFile


@transaction.atomic
def report(
    *,
    plan_id: int,
    number: int,
    text: str,
    finished: bool = False,
    file_id: int | None = None,
    by: Person,
    at: datetime,
) -> ImprovementProgress:
    """Add what was done on an item, with a file of one's own when there is one; it begins or is finished.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-006, IMPROVE-007 (done or dropped), IMPROVE-008
    without words, IMPROVE-009 (the plan is not agreed to), FILE-006 (the file is not one's own).
    """
    item = _item(plan_id, number, "improvement.progress", by)
    if item.plan.stage != PlanStage.AGREED:
        raise refuse(NOT_AGREED, stage=PLAN_NAMES[item.plan.stage])
    if item.stage in ENDED_ITEMS:
        raise refuse(ITEM_CLOSED, number=item.number, stage=ITEM_NAMES[item.stage])
    words = _words(text, "text")
    file = StoredFile.objects.filter(pk=file_id, by=by).first() if file_id else None
    if file_id and file is None:
        raise refuse(FILE_MISSING, "file", file=file_id)
    step = "improvement.finish" if finished else "improvement.begin"
    advance_item(item, step, by=by, at=at, record={"text": words, "file": file.digest if file else ""})
    return ImprovementProgress.objects.create(
        item=item,
        text=words,
        stage=item.stage,
        file=file,
        file_name=file.name if file else "",
        by=by,
        at=at,
    )


@transaction.atomic
def drop(*, plan_id: int, number: int, reason: str, by: Person, at: datetime) -> ImprovementItem:
    """Drop an item for a reason; it stays in the plan as dropped.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-006, IMPROVE-007, IMPROVE-008.
    """
    item = _item(plan_id, number, "improvement.drop", by)
    if item.stage in ENDED_ITEMS:
        raise refuse(ITEM_CLOSED, number=item.number, stage=ITEM_NAMES[item.stage])
    words = _words(reason, "reason")
    return advance_item(
        item, "improvement.drop", by=by, at=at, changes={"reason": words}, record={"reason": words}
    )


@transaction.atomic
def reopen(*, plan_id: int, number: int, reason: str, by: Person, at: datetime) -> ImprovementItem:
    """Open a finished or dropped item again, for a reason.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-006, IMPROVE-008, IMPROVE-009, STAGE-001.
    """
    item = _item(plan_id, number, "improvement.reopen", by)
    words = _words(reason, "reason")
    if item.plan.stage == PlanStage.DONE:
        raise refuse(NOT_AGREED, stage=PLAN_NAMES[item.plan.stage])
    told = {"changes": {"reason": ""}, "record": {"reason": words}}
    found = advance_item(item, "improvement.reopen", by=by, at=at, **told)
    ImprovementProgress.objects.create(item=item, text=words, stage=ItemStage.IN_PROGRESS, by=by, at=at)
    return found


def _item(plan_id: int, number: int, name: str, by: Person) -> ImprovementItem:
    plan = locked_plan(plan_id, name, by=by)
    item = plan.items.select_for_update().filter(number=number).first()
    if item is None:
        raise refuse(NO_SUCH_ITEM)
    item.plan = plan
    return item


def _words(text: str, field: str) -> str:
    if not text.strip():
        raise refuse(WORDS_MISSING, field, what=ASKED_NAMES[field])
    return text.strip()[:LONGEST]
