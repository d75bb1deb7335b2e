"""The institution writes its plan: items saved one by one against what was seen, items of its own, sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import ImprovementItem, ImprovementPlan
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.assessment.transition.improvement import advance_plan, locked_plan, said_of
from prakan.domain.calendar import say_date
from prakan.domain.improvement.items import LONGEST, ItemText
from prakan.domain.improvement.stages import ENDED_ITEMS, PLAN_NAMES, WRITTEN, ItemStage
from prakan.domain.improvement.words import ASKED_NAMES
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_improvement import (
    CHANGED_SINCE,
    DUE_GONE,
    ITEM_INCOMPLETE,
    NO_ITEMS,
    NO_SUCH_ITEM,
    NOT_WRITTEN_NOW,
    WORDS_MISSING,
)
from prakan.domain.text import Text
from prakan.foundation import audit
from prakan.foundation.models import Person

FIELDS = ("what", "who", "due", "measure")


@transaction.atomic
def save(*, plan_id: int, items: Sequence[ItemText], by: Person, at: datetime) -> ImprovementPlan:
    """Keep what is put down so far; items that are not named, or that say what is kept, stay as they are.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-005 (not written now), IMPROVE-006, and IMPROVE-004
    at each item that somebody changed since it was seen; then nothing is saved.
    """
    plan = locked_plan(plan_id, "improvement.save", by=by)
    _keep(plan, items, by, at)
    return plan


@transaction.atomic
def add_item(*, plan_id: int, item: ItemText, by: Person, at: datetime) -> ImprovementItem:
    """Add an item of the institution's own.

    Raises ``Refused``: ACCESS-001, IMPROVE-001, IMPROVE-005, IMPROVE-008 without what is to be done.
    """
    plan = locked_plan(plan_id, "improvement.add", by=by)
    _check_written(plan)
    what, who, due, measure = item.said
    if not what:
        raise refuse(WORDS_MISSING, "what", what=ASKED_NAMES["what"])
    last = plan.items.order_by("-number").values_list("number", flat=True).first() or 0
    said = {**said_of(plan), "item": str(last + 1), "what": what}
    audit.record(step="improvement.add", subject=f"improvement_plan:{plan.pk}", by=by, at=at, after=said)
    return ImprovementItem.objects.create(
        plan=plan, number=last + 1, kind="own", what=what, who=who, due=due, measure=measure
    )


@transaction.atomic
def send(*, plan_id: int, items: Sequence[ItemText] = (), by: Person, at: datetime) -> ImprovementPlan:
    """Send a plan to the parent agency and the office, after saving ``items``.

    Raises ``Refused`` as ``save``; IMPROVE-011 without items, IMPROVE-003 at each thing that is not said,
    IMPROVE-023 at each day that is over.
    """
    plan = locked_plan(plan_id, "improvement.send", by=by)
    _keep(plan, items, by, at)
    rows = list(plan.items.exclude(stage=ItemStage.DROPPED).order_by("number"))
    if not rows:
        raise refuse(NO_ITEMS)
    today = timezone.localdate(at)
    if faults := [fault for row in rows if row.superseded_id is None for fault in _gaps(row, today)]:
        raise Refused(*faults)
    objection = today + timedelta(days=follow_up_rules().objection_days)
    said = {"due_th": say_date(objection, "th"), "due_en": say_date(objection, "en")}
    changes = {"sent_by": by, "sent_at": at, "objection_on": objection}
    return advance_plan(plan, "improvement.send", by=by, at=at, changes=changes, record=said)


def _keep(plan: ImprovementPlan, items: Sequence[ItemText], by: Person, at: datetime) -> None:
    _check_written(plan)
    rows = {row.pk: row for row in plan.items.select_for_update()}
    if any(one.id not in rows for one in items):
        raise refuse(NO_SUCH_ITEM)
    changed = [(rows[one.id], one) for one in items if one.said != _said(rows[one.id])]
    if late := [_theirs(row) for row, one in changed if one.seen != row.revision]:
        raise Refused(*late)
    if not changed:
        return
    told = {**said_of(plan), "items": [row.number for row, _one in changed]}
    before = {str(row.number): _plain(_said(row)) for row, _one in changed}
    after = {**told, **{str(row.number): _plain(one.said) for row, one in changed}}
    subject = f"improvement_plan:{plan.pk}"
    audit.record(step="improvement.save", subject=subject, by=by, at=at, before=before, after=after)
    for row, one in changed:
        row.what, row.who, row.due, row.measure = one.said
        row.revision += 1
    ImprovementItem.objects.bulk_update([row for row, _one in changed], [*FIELDS, "revision"])


def _check_written(plan: ImprovementPlan) -> None:
    if plan.stage not in WRITTEN:
        raise refuse(NOT_WRITTEN_NOW, stage=PLAN_NAMES[plan.stage])


def _said(row: ImprovementItem) -> tuple[object, ...]:
    return (row.what, row.who, row.due, row.measure)


def _plain(said: Sequence[object]) -> list[str]:
    return [str(value or "")[:LONGEST] for value in said]


def _theirs(row: ImprovementItem) -> Fault:
    due = Text(say_date(row.due, "th"), say_date(row.due, "en")) if row.due else Text("–", "–")
    parts = [row.what, row.who, row.measure]
    th, en = (" · ".join([*parts[:2], day, *parts[2:]]) for day in (due.th, due.en))
    return Fault(CHANGED_SINCE, {"number": row.number, "theirs": Text(th, en)}, f"what-{row.pk}")


def _gaps(row: ImprovementItem, today: date) -> list[Fault]:
    text = ItemText(row.pk, row.what, row.who, row.due, row.measure)
    faults = [
        Fault(ITEM_INCOMPLETE, {"number": row.number, "what": ASKED_NAMES[name]}, f"{name}-{row.pk}")
        for name in text.missing
    ]
    if row.due and row.due < today and row.stage not in ENDED_ITEMS:
        faults.append(Fault(DUE_GONE, {"number": row.number, "due": row.due}, f"due-{row.pk}"))
    return faults
