"""The board of improvement plans: how many stand where, what is late, the list behind each number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import ImprovementItem, ImprovementPlan
from prakan.assessment.queries.improvement.plans import PAGE, PlanLine, lines_of
from prakan.assessment.queries.improvement.reach import plan_reach
from prakan.domain.improvement.stages import ENDED_ITEMS, WRITTEN, PlanStage
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What a board shows; "" means any, ``late``: unsent after its day, or with overdue items."""

    text: str = ""
    stage: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class PlanBoard:
    """Counts of a year by stage, late ones, and a page of the list."""

    year: int
    stages: dict[str, int]
    late: int
    lines: tuple[PlanLine, ...]
    total: int
    number: int
    pages: int

    @property
    def whole(self) -> int:
        return sum(self.stages.values())


def years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years of cases that have plans which a person reaches, the newest first."""
    rows = ImprovementPlan.objects.filter(plan_reach(person)).order_by("-case__year")
    return tuple(rows.values_list("case__year", flat=True).distinct())


def plans_sent(person: Person) -> int:
    """Return how many plans wait for the office to agree; 0 for who may not."""
    if not access.can(person, "improvement.agree"):
        return 0
    return ImprovementPlan.objects.filter(plan_reach(person), stage=PlanStage.SENT).count()


def board(
    person: Person, year: int, wanted: PlanFilter, number: int = 1, size: int | None = PAGE
) -> PlanBoard:
    """Return the board of a fiscal year, of what a person reaches; six statements. ``size`` None: all.

    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "improvement.read")
    today = timezone.localdate()
    every = ImprovementPlan.objects.filter(plan_reach(person), case__year=year)
    stages = Counter(every.order_by().values_list("stage", flat=True))
    found = _narrowed(every, wanted, today)
    total = found.count()
    size = size or max(total, 1)
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    rows = found.select_related("case__institution__agency").order_by("due_on", "pk")
    return PlanBoard(
        year=year,
        stages=dict(stages),
        late=every.filter(_late(today)).count(),
        lines=lines_of(rows[(number - 1) * size : number * size], today),
        total=total,
        number=number,
        pages=pages,
    )


def wanted_plans(person: Person, year: int, wanted: PlanFilter, today: date) -> QuerySet[ImprovementPlan]:
    """Return the plans of a year that answer a filter, of what a person reaches; for other queries."""
    return _narrowed(ImprovementPlan.objects.filter(plan_reach(person), case__year=year), wanted, today)


def _narrowed(rows: QuerySet[ImprovementPlan], wanted: PlanFilter, today: date) -> QuerySet[ImprovementPlan]:
    if wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.late:
        rows = rows.filter(_late(today))
    if text := " ".join(wanted.text.split()):
        named = Q(case__institution__name_th__icontains=text) | Q(case__institution__name_en__icontains=text)
        rows = rows.filter(named | Q(case__number=text.upper()))
    return rows


def _late(today: date) -> Q:
    items = ImprovementItem.objects.filter(plan=OuterRef("pk"), superseded=None, due__lt=today)
    running = items.exclude(stage__in=ENDED_ITEMS)
    unsent = Q(stage__in=WRITTEN, due_on__lt=today)
    return unsent | Q(Exists(running), stage=PlanStage.AGREED)
