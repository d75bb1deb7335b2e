"""Reminders of improvement plans that are due or late, of items overdue, and of how many the office has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.models import ImprovementItem, ImprovementPlan
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.domain.calendar import say_date
from prakan.domain.improvement.items import reminder
from prakan.domain.improvement.rules import FollowUpRules
from prakan.domain.improvement.stages import ENDED_ITEMS, WRITTEN, PlanStage
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.queries.people import holders, scoped_holders

People = dict[str, tuple[int, ...]]


@transaction.atomic
def tell_opened(*, plans: Iterable[int], row_id: int, own: str, at: datetime) -> int:
    """Tell institutions that a plan waits to be written; returns how many notices there are."""
    people, told = scoped_holders(Role.INSTITUTION, timezone.localdate(at)), 0
    rows = ImprovementPlan.objects.filter(pk__in=list(plans)).select_related("case__institution")
    for plan in rows:
        who = people.get(f"institution:{plan.case.institution_id}", ())
        values = {**_said(plan), **_days(plan.due_on)}
        key = f"improvement.open:{plan.pk}"
        told += _tell(who, "improvement.open", key, values, own, at, row_id)
    return told


@transaction.atomic
def remind(*, at: datetime, own: str, board: str) -> int:
    """Remind institutions of plans and items that are due or late, and officers once a day of how many.

    ``own`` and ``board`` are the pages that the notices open. Doing it again tells nobody twice.
    """
    today, rules = timezone.localdate(at), follow_up_rules()
    people = scoped_holders(Role.INSTITUTION, today)
    told = _of_plans(people, rules, today, own, at) + _of_items(people, rules, today, own, at)
    late = ImprovementPlan.objects.filter(stage__in=WRITTEN, due_on__lt=today).count()
    overdue = _open_items().filter(due__lt=today).values("plan").distinct().count()
    if late or overdue:
        values = {"count": str(late), "items": str(overdue)}
        who = holders(Role.ASSESSMENT_OFFICER)
        told += _tell(who, "improvement.late", f"improvement.late:{today}", values, board, at)
    return told


def _of_plans(people: People, rules: FollowUpRules, today: date, own: str, at: datetime) -> int:
    told = 0
    rows = ImprovementPlan.objects.filter(stage__in=WRITTEN, case__institution__in=_ids(people))
    for plan in rows.select_related("case__institution"):
        when = reminder(plan.due_on, today, before=rules.remind_before, every=rules.remind_every)
        who = people[f"institution:{plan.case.institution_id}"] if when else ()
        key, values = (
            f"improvement.due:{plan.pk}/{plan.revision}/{when}",
            {**_said(plan), **_days(plan.due_on)},
        )
        told += _tell(who, "improvement.due", key, values, own, at)
    return told


def _of_items(people: People, rules: FollowUpRules, today: date, own: str, at: datetime) -> int:
    """Tell of overdue items, one notice a plan, by the item that is overdue longest."""
    found: dict[int, list[ImprovementItem]] = defaultdict(list)
    rows = _open_items().filter(due__lt=today, plan__case__institution__in=_ids(people))
    for item in rows.select_related("plan__case__institution").order_by("due", "pk"):
        found[item.plan_id].append(item)
    told = 0
    for items in found.values():
        plan, first = items[0].plan, items[0]
        assert first.due is not None  # asked for above
        when = reminder(first.due, today, before=0, every=rules.remind_every)
        values = {**_said(plan), **_days(first.due), "count": str(len(items))}
        who = people[f"institution:{plan.case.institution_id}"]
        key = f"improvement.overdue:{plan.pk}/{first.pk}/{when}"
        told += _tell(who, "improvement.overdue", key, values, own, at)
    return told


def _open_items() -> QuerySet[ImprovementItem]:
    rows = ImprovementItem.objects.filter(plan__stage=PlanStage.AGREED, superseded=None)
    return rows.exclude(stage__in=ENDED_ITEMS)


def _ids(people: People) -> list[int]:
    tails = (scope.removeprefix("institution:") for scope in people)
    return [int(tail) for tail in tails if tail.isdecimal()]


def _said(plan: ImprovementPlan) -> dict[str, str]:
    name = plan.case.institution.name
    return {"name_th": name.th, "name_en": name.say("en"), "number": plan.case.number}


def _days(due: date) -> dict[str, str]:
    return {"due_th": say_date(due, "th"), "due_en": say_date(due, "en")}


def _tell(
    who: tuple[int, ...],
    template: str,
    key: str,
    values: dict[str, str],
    url: str,
    at: datetime,
    row_id: int | None = None,
) -> int:
    if not who:
        return 0
    return tell(people=who, template=template, key=key, values=values, url=url, row_id=row_id, at=at)
