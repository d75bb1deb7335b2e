"""What a step on many plans would do with each, and how far such a step is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from prakan.assessment.models import ImprovementBulk, ImprovementPlan, ResultsMember
from prakan.assessment.queries.improvement.board import PlanFilter, wanted_plans
from prakan.assessment.queries.improvement.reach import member_reach, plan_reach
from prakan.domain.case_certificates.answers import Answer, Became, from_json
from prakan.domain.improvement.bulk import PLAN_STEPS
from prakan.domain.improvement.stages import ENDED_ITEMS, PLAN_NAMES
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_improvement import (
    BULK_CHANGED,
    ITEMS_OPEN,
    NO_SUCH_BULK,
    NO_SUCH_PLAN,
    OBJECTION_LATE,
    PLAN_ELSEWHERE,
)
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

SHOWN = 900  # that a page lists before a step; a form takes 1,000 fields
Shown = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class ToTake:
    """A plan or member in the list before a step, as it stands: what would become of it."""

    id: int
    revision: int
    number: str
    name: Text
    stage: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would do with what answers a filter; ``whole`` False: more than a page lists."""

    lines: tuple[ToTake, ...]
    total: int

    @property
    def whole(self) -> bool:
        return self.total <= len(self.lines)

    @property
    def ready(self) -> tuple[ToTake, ...]:
        return tuple(line for line in self.lines if line.answer.became is Became.DONE)

    @property
    def others(self) -> tuple[ToTake, ...]:
        return tuple(line for line in self.lines if line.answer.became is not Became.DONE)


@dataclass(frozen=True, slots=True)
class BulkView:
    """A step on many: how far it is, and what became of each so far."""

    id: int
    step: str
    value: str
    reason: str
    stage: str
    done: int
    of: int
    by: Text
    at: datetime
    counts: dict[str, int]
    answers: tuple[tuple[Answer, Text], ...]

    @property
    def is_open(self) -> bool:
        return self.stage in (ImprovementBulk.Stage.WAITING, ImprovementBulk.Stage.WORKING)

    @property
    def is_of_plans(self) -> bool:
        return self.step in PLAN_STEPS


def preview(person: Person, year: int, wanted: PlanFilter, step: str) -> Preview:
    """Return what a step would do with the plans that answer a filter; five statements.

    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, step)
    today = timezone.localdate()
    found = wanted_plans(person, year, wanted, today).select_related("case__institution")
    rows = list(found.order_by("case__number")[: SHOWN + 1])
    total = len(rows) if len(rows) <= SHOWN else found.count()
    rows = rows[:SHOWN]
    answers = judged(rows, {row.pk: row.revision for row in rows}, step, today)
    return Preview(
        tuple(
            ToTake(r.pk, r.revision, r.case.number, r.case.institution.name, r.stage, answers[r.pk])
            for r in rows
        ),
        total,
    )


def judged(rows: Iterable[ImprovementPlan], shown: Shown, step: str, today: date) -> dict[int, Answer]:
    """Return by plan (id) whether a step may be taken: done, already, or refused with the reason.

    ``shown`` has the revision at which each was shown; who is not among ``rows`` is refused (IMPROVE-001).
    """
    rows = list(rows)
    left = _open_items(rows) if step == "improvement.close" else {}
    found = {pk: Answer(pk, str(pk), Became.REFUSED, fault=Fault(NO_SUCH_PLAN)) for pk in shown}
    for row in rows:
        if row.stage == PLAN_STEPS[step].target:
            found[row.pk] = Answer(row.pk, row.case.number, Became.ALREADY)
            continue
        fault = _fault(row, shown[row.pk], step, left.get(row.pk, ()), today)
        became = Became.REFUSED if fault else Became.DONE
        found[row.pk] = Answer(row.pk, row.case.number, became, fault=fault)
    return found


def _fault(row: ImprovementPlan, shown: int, step: str, left: Iterable[int], today: date) -> Fault | None:
    if row.revision != shown:
        return Fault(BULK_CHANGED, {"number": row.case.number, "stage": PLAN_NAMES[row.stage]})
    if row.stage not in PLAN_STEPS[step].sources:
        return Fault(PLAN_ELSEWHERE, {"number": row.case.number, "stage": PLAN_NAMES[row.stage]})
    if step == "improvement.object" and row.objection_on and today > row.objection_on:
        return Fault(OBJECTION_LATE, {"due": row.objection_on})
    if numbers := list(left):
        return Fault(ITEMS_OPEN, {"count": len(numbers), "numbers": ", ".join(map(str, numbers))})
    return None


def _open_items(rows: Iterable[ImprovementPlan]) -> dict[int, list[int]]:
    plans = ImprovementPlan.objects.filter(pk__in=[row.pk for row in rows])
    open_ones = Q(items__superseded=None) & ~Q(items__stage__in=ENDED_ITEMS)
    some = plans.annotate(left=Count("items", filter=open_ones)).filter(left__gt=0)
    found: dict[int, list[int]] = {}
    for pk, number in some.filter(open_ones).order_by("items__number").values_list("pk", "items__number"):
        found.setdefault(pk, []).append(number)
    return found


def bulk_run(person: Person, run_id: int) -> BulkView:
    """Return a step on many; one's own, any for staff. Raises ``Refused``: IMPROVE-026."""
    rows = ImprovementBulk.objects.select_related("by").filter(pk=run_id)
    row = (rows if access.is_staff(person) else rows.filter(by=person)).first()
    if row is None:
        raise refuse(NO_SUCH_BULK, run=run_id)
    answers = tuple(map(from_json, row.answers))
    names = _names(person, row.step, [one.case for one in answers])
    return BulkView(
        id=row.pk,
        step=row.step,
        value=row.value,
        reason=row.reason,
        stage=row.stage,
        done=row.done,
        of=row.of,
        by=row.by.name,
        at=row.at,
        counts=dict(Counter(one.became.value for one in answers)),
        answers=tuple((one, names.get(one.case, Text(one.number))) for one in answers),
    )


def _names(person: Person, step: str, ids: list[int]) -> dict[int, Text]:
    """Return the names of those that a person reaches: a form may name any number."""
    if step in PLAN_STEPS:
        plans = ImprovementPlan.objects.filter(plan_reach(person), pk__in=ids).select_related(
            "case__institution"
        )
        return {row.pk: row.case.institution.name for row in plans}
    members = ResultsMember.objects.filter(member_reach(person), pk__in=ids).select_related("institution")
    return {row.pk: row.institution.name for row in members}
