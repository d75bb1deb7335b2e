"""What parent agency, centre and office say of a plan: comments, objection, return, agreement, the close."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Case, ImprovementPlan, ImprovementWord
from prakan.assessment.transition.cases import advance, locked_rows
from prakan.assessment.transition.improvement import advance_plan, locked_plan, said_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.improvement.items import LONGEST
from prakan.domain.improvement.stages import ENDED_ITEMS, Said
from prakan.domain.improvement.words import ASKED_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import ITEMS_OPEN, OBJECTION_LATE, WORDS_MISSING
from prakan.foundation import audit
from prakan.foundation.models import Person


@transaction.atomic
def comment(*, plan_id: int, text: str, by: Person, at: datetime) -> ImprovementWord:
    """Say something of a plan. Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-008 without words."""
    plan = locked_plan(plan_id, "improvement.comment", by=by)
    said = {**said_of(plan), "reason": _words(text, "text")}
    audit.record(step="improvement.comment", subject=f"improvement_plan:{plan.pk}", by=by, at=at, after=said)
    return _say(plan, Said.COMMENT, text, by, at)


@transaction.atomic
def object_to(*, plan_id: int, text: str, by: Person, at: datetime) -> ImprovementPlan:
    """Object to a plan, as its parent agency within its days: it goes back to the institution.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-008, IMPROVE-012 (too late), STAGE-001.
    """
    plan = locked_plan(plan_id, "improvement.object", by=by)
    words = _words(text, "text")
    if plan.objection_on and timezone.localdate(at) > plan.objection_on:
        raise refuse(OBJECTION_LATE, "text", due=plan.objection_on)
    advance_plan(plan, "improvement.object", by=by, at=at, record={"reason": words})
    _say(plan, Said.OBJECTION, words, by, at)
    return plan


@transaction.atomic
def give_back(*, plan_id: int, text: str, by: Person, at: datetime) -> ImprovementPlan:
    """Return a plan to the institution; one that was agreed to as well, so that it can be written anew.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-008, STAGE-001.
    """
    plan = locked_plan(plan_id, "improvement.return", by=by)
    words = _words(text, "text")
    advance_plan(plan, "improvement.return", by=by, at=at, record={"reason": words})
    _say(plan, Said.RETURN, words, by, at)
    return plan


@transaction.atomic
def agree(*, plan_id: int, text: str = "", by: Person, at: datetime) -> ImprovementPlan:
    """Agree to a plan; its case, when published, goes into follow-up with it.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, STAGE-001, and as ``transition.cases.advance``.
    """
    plan = locked_plan(plan_id, "improvement.agree", by=by)
    advance_plan(plan, "improvement.agree", by=by, at=at, changes={"agreed_by": by, "agreed_at": at})
    if text.strip():
        _say(plan, Said.AGREEMENT, text, by, at)
    case = _case(plan)
    if case.stage == CaseStage.PUBLISHED:
        advance(case, "case.follow", by=by, at=at)
    return plan


@transaction.atomic
def close(*, plan_id: int, by: Person, at: datetime) -> ImprovementPlan:
    """Close a plan of which nothing is left to be done; its case is closed with it unless it is appealed.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-010 naming the open items, STAGE-001, and as
    ``transition.cases.advance``.
    """
    plan = locked_plan(plan_id, "improvement.close", by=by)
    left = plan.items.filter(superseded=None).exclude(stage__in=ENDED_ITEMS).order_by("number")
    if numbers := list(left.values_list("number", flat=True)):
        raise refuse(ITEMS_OPEN, count=len(numbers), numbers=", ".join(map(str, numbers)))
    advance_plan(plan, "improvement.close", by=by, at=at, changes={"done_at": at})
    case = _case(plan)
    if case.stage in (CaseStage.PUBLISHED, CaseStage.FOLLOW_UP):
        advance(case, "case.close", by=by, at=at)
    return plan


def _case(plan: ImprovementPlan) -> Case:
    return locked_rows().get(pk=plan.case_id)


def _words(text: str, field: str) -> str:
    if not text.strip():
        raise refuse(WORDS_MISSING, field, what=ASKED_NAMES[field])
    return text.strip()[:LONGEST]


def _say(plan: ImprovementPlan, said: Said, text: str, by: Person, at: datetime) -> ImprovementWord:
    return ImprovementWord.objects.create(
        plan=plan, said=said, text=text.strip()[:LONGEST], revision=plan.revision, by=by, at=at
    )
