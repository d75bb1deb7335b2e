"""Improvement plans: one with all that it says, and the plans of an institution or a year in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import (
    ImprovementItem,
    ImprovementPlan,
    ImprovementProgress,
    ImprovementWord,
    ResultsMember,
)
from prakan.assessment.queries.improvement.reach import plan_reach
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.domain.improvement.stages import COUNTED, ENDED_ITEMS, WRITTEN, Colour, ItemStage, PlanStage
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import NO_SUCH_PLAN
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What was done on an item until a time; ``file`` is the id of a stored file."""

    id: int
    text: str
    stage: str
    file: int | None
    file_name: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item; ``late`` in days, 0 when it is not; ``superseded``: an appeal changed its result."""

    id: int
    number: int
    kind: str
    target: str
    source: str
    evidence: tuple[str, ...]
    what: str
    who: str
    due: date | None
    measure: str
    stage: str
    reason: str
    superseded: bool
    late: int
    revision: int
    progress: tuple[ProgressView, ...]

    @property
    def is_open(self) -> bool:
        return self.stage not in ENDED_ITEMS


@dataclass(frozen=True, slots=True)
class WordView:
    """What somebody said of the plan."""

    said: str
    text: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list: how many items there are, done or dropped, overdue; ``late`` days unsent."""

    id: int
    case: int
    number: str
    year: int
    institution: int
    name: Text
    province: str
    agency: Text
    level: str
    stage: str
    due: date
    late: int
    items: int
    ended: int
    overdue: int
    colour: Colour
    centre: Text

    @property
    def is_late(self) -> bool:
        return bool(self.late or self.overdue)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as it stands."""

    line: PlanLine
    items: tuple[ItemView, ...]
    words: tuple[WordView, ...]
    objection: date | None
    sent_at: datetime | None
    sent_by: Text
    agreed_at: datetime | None
    agreed_by: Text
    done_at: datetime | None
    case_stage: str
    confirmed: bool
    note: Text

    @property
    def is_written(self) -> bool:
        return self.line.stage in WRITTEN

    @property
    def may_object_today(self) -> bool:
        return self.objection is None or timezone.localdate() <= self.objection


def plan(person: Person, plan_id: int) -> PlanView:
    """Return one plan; eight statements whatever it says.

    Raises ``Refused``: ACCESS-001, IMPROVE-001 for who does not reach it.
    """
    access.check(person, "improvement.read")
    rows = _rows().select_related("sent_by", "agreed_by").filter(plan_reach(person), pk=plan_id)
    row = rows.first()
    if row is None:
        raise refuse(NO_SUCH_PLAN)
    rules, today = follow_up_rules(), timezone.localdate()
    words = ImprovementWord.objects.filter(plan=row).select_related("by").order_by("id")
    return PlanView(
        line=lines_of([row], today)[0],
        items=_items(row, today),
        words=tuple(WordView(one.said, one.text, one.by.name, one.at) for one in words),
        objection=row.objection_on,
        sent_at=row.sent_at,
        sent_by=row.sent_by.name if row.sent_by else Text(""),
        agreed_at=row.agreed_at,
        agreed_by=row.agreed_by.name if row.agreed_by else Text(""),
        done_at=row.done_at,
        case_stage=row.case.stage,
        confirmed=rules.confirmed,
        note=rules.note,
    )


def mine(person: Person) -> tuple[PlanLine, ...]:
    """Return all plans that a person reaches, the newest year first; for those who reach few."""
    access.check(person, "improvement.read")
    rows = _rows().filter(plan_reach(person)).order_by("-case__year", "case__number")[:PAGE]
    return lines_of(list(rows), timezone.localdate())


def plan_of_case(person: Person, case_id: int) -> int | None:
    """Return the id of the plan of a case when the person reaches it."""
    if not access.can(person, "improvement.read"):
        return None
    rows = ImprovementPlan.objects.filter(plan_reach(person), case=case_id)
    return rows.values_list("pk", flat=True).first()


def file_of(person: Person, plan_id: int, progress_id: int) -> int:
    """Return the stored file (its id) behind a line of progress. Raises ``Refused`` (IMPROVE-001)."""
    access.check(person, "improvement.read")
    rows = ImprovementProgress.objects.filter(plan_reach(person, "item__plan__"), item__plan=plan_id)
    found: int | None = (
        rows.filter(pk=progress_id, file__isnull=False).values_list("file_id", flat=True).first()
    )
    if found is None:
        raise refuse(NO_SUCH_PLAN)
    return found


def _rows() -> QuerySet[ImprovementPlan]:
    return ImprovementPlan.objects.select_related("case__institution__agency")


def lines_of(rows: Iterable[ImprovementPlan], today: date) -> tuple[PlanLine, ...]:
    """Return plans as lines; two statements more."""
    rows = list(rows)
    live = Q(items__superseded=None)
    ended = live & Q(items__stage__in=ENDED_ITEMS)
    overdue = live & Q(items__due__lt=today, stage=PlanStage.AGREED) & ~Q(items__stage__in=ENDED_ITEMS)
    counted = ImprovementPlan.objects.filter(pk__in=[row.pk for row in rows]).annotate(
        n=Count("items", filter=live),
        ended=Count("items", filter=ended),
        overdue=Count("items", filter=overdue),
    )
    counts = {pk: rest for pk, *rest in counted.values_list("pk", "n", "ended", "overdue")}
    members = _members({row.case.institution_id for row in rows})
    return tuple(_line(row, counts[row.pk], members.get(row.case.institution_id), today) for row in rows)


def _members(institutions: set[int]) -> Mapping[int, ResultsMember]:
    rows = ResultsMember.objects.filter(institution__in=institutions, stage__in=COUNTED)
    return {row.institution_id: row for row in rows.select_related("centre").order_by("programme__year")}


def _line(row: ImprovementPlan, counts: list[int], member: ResultsMember | None, today: date) -> PlanLine:
    place, unsent = row.case.institution, row.stage in WRITTEN
    items, ended, overdue = counts
    return PlanLine(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        year=row.case.year,
        institution=place.pk,
        name=place.name,
        province=place.province,
        agency=place.agency.name if place.agency else Text(""),
        level=row.case.level,
        stage=row.stage,
        due=row.due_on,
        late=max(0, (today - row.due_on).days) if unsent else 0,
        items=items,
        ended=ended,
        overdue=overdue,
        colour=Colour(member.colour) if member else Colour.NONE,
        centre=member.centre.name if member and member.centre else Text(""),
    )


def _items(row: ImprovementPlan, today: date) -> tuple[ItemView, ...]:
    told: dict[int, list[ProgressView]] = defaultdict(list)
    progress = ImprovementProgress.objects.filter(item__plan=row).select_related("by").order_by("id")
    for one in progress:
        view = ProgressView(one.pk, one.text, one.stage, one.file_id, one.file_name, one.by.name, one.at)
        told[one.item_id].append(view)
    rows = ImprovementItem.objects.filter(plan=row).order_by("number")
    return tuple(_item(one, tuple(told[one.pk]), row.stage, today) for one in rows)


def _item(row: ImprovementItem, progress: tuple[ProgressView, ...], stage: str, today: date) -> ItemView:
    runs = stage == PlanStage.AGREED and row.stage not in ENDED_ITEMS and row.superseded_id is None
    return ItemView(
        id=row.pk,
        number=row.number,
        kind=row.kind,
        target=row.target,
        source=row.source,
        evidence=tuple(row.evidence),
        what=row.what,
        who=row.who,
        due=row.due,
        measure=row.measure,
        stage=ItemStage(row.stage).value,
        reason=row.reason,
        superseded=row.superseded_id is not None,
        late=max(0, (today - row.due).days) if runs and row.due else 0,
        revision=row.revision,
        progress=progress,
    )
