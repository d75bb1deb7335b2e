"""Reading self-assessment reports: lists by filter, one with its form, answers, evidence and receipts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import Sar
from prakan.domain.roles import EVERYBODY
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Institution
from prakan.registry.queries.agencies import ids_below
from prakan.registry.queries.finding import answers
from prakan.registry.queries.reach import reach

PAGE = 50


@dataclass(frozen=True, slots=True)
class SarFilter:
    """What a list shows; "" means any. ``year`` is academic (B.E.), ``agency`` takes in all under it."""

    year: int | None = None
    kind: str = ""
    level: str = ""
    stage: str = ""
    province: str = ""
    agency: str = ""
    late: bool = False
    text: str = ""  # part of the institution's name


@dataclass(frozen=True, slots=True)
class SarLine:
    """A report in a list."""

    id: int
    institution_id: int
    name: Text
    kind: str
    level: str
    province: str
    agency: Text
    year: int
    stage: str
    late: bool
    number: str
    filled: int
    asked: int
    has_own_file: bool
    is_demo: bool
    confirmed: bool  # whether all of its framework is official
    revision: int
    submitted_at: datetime | None
    forwarded_at: datetime | None
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class SarPage:
    """One page of a list and how many there are in all."""

    lines: tuple[SarLine, ...]
    total: int
    number: int
    pages: int


def sars(person: Person, wanted: SarFilter, number: int = 1) -> SarPage:
    """Return a page (from 1) of the reports that a person may see and that answer a filter."""
    mine = reach(person, EVERYBODY)
    stages = dict(_stages(mine, replace(wanted, stage="")))
    total = stages.get(wanted.stage, 0) if wanted.stage else sum(stages.values())
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    return SarPage(_page(mine, wanted, (number - 1) * PAGE), total, number, pages)


@remembered
def _page(mine: Q, wanted: SarFilter, start: int) -> tuple[SarLine, ...]:
    return tuple(map(line_of, _in_order(_filtered(mine, wanted))[start : start + PAGE]))


def chosen(person: Person, ids: Iterable[int], stages: Iterable[str] = ()) -> tuple[SarLine, ...]:
    """Return those of the reports that a person may see, in one of ``stages`` when given."""
    found = Sar.objects.filter(reach(person, EVERYBODY), pk__in=set(ids))
    return tuple(map(line_of, _in_order(found.filter(stage__in=tuple(stages)) if stages else found)))


def reports_of(person: Person, institution_id: int) -> tuple[SarLine, ...] | None:
    """Return the reports of an institution, the newest first; None for those who may read none of it."""
    allowed = Institution.objects.filter(reach(person, EVERYBODY, ""), pk=institution_id)
    if not allowed.exists():
        return None
    return tuple(
        map(line_of, with_all(Sar.objects.filter(institution=institution_id)).order_by("-year", "level"))
    )


def counts_by_stage(person: Person, wanted: SarFilter) -> dict[str, int]:
    """Return how many reports of each stage answer a filter."""
    return dict(_stages(reach(person, EVERYBODY), wanted))


@remembered
def _stages(mine: Q, wanted: SarFilter) -> tuple[tuple[str, int], ...]:
    counted = _filtered(mine, wanted).order_by().values("stage").annotate(n=Count("pk"))
    return tuple((row["stage"], row["n"]) for row in counted)


def years(person: Person) -> tuple[int, ...]:
    """Return the academic years (B.E.) of the reports that a person may see, the newest first."""
    return _years(reach(person, EVERYBODY))


@remembered
def _years(mine: Q) -> tuple[int, ...]:
    seen = Sar.objects.filter(mine).order_by("-year")
    return tuple(seen.values_list("year", flat=True).distinct())


def _filtered(mine: Q, wanted: SarFilter) -> QuerySet[Sar]:
    exact = {k: v for k in ("year", "kind", "level", "stage") if (v := getattr(wanted, k))}
    found = Sar.objects.filter(mine, **exact)
    if wanted.late:
        found = found.filter(late=True)
    if wanted.province:
        found = found.filter(institution__province=wanted.province)
    if wanted.agency:
        found = found.filter(institution__agency__in=ids_below(wanted.agency, timezone.localdate()))
    if wanted.text.strip():
        named = Institution.objects.filter(answers(wanted.text)).order_by().values("pk")
        found = found.filter(institution__in=named)
    return found


def with_all(found: QuerySet[Sar]) -> QuerySet[Sar]:
    """Read rows with what their lines show; the long texts of frameworks stay where they are."""
    rows = found.select_related("institution__agency", "framework")
    return rows.defer("framework__files", "framework__canonical")


def line_of(row: Sar) -> SarLine:
    """Return a row, read ``with_all``, as a list shows it."""
    of = row.institution
    return SarLine(
        id=row.pk,
        institution_id=of.pk,
        name=of.name,
        kind=row.kind,
        level=row.level,
        province=of.province,
        agency=of.agency.short if of.agency else Text(""),
        year=row.year,
        stage=row.stage,
        late=row.late,
        number=row.number,
        filled=row.filled,
        asked=row.asked,
        has_own_file=row.own_file_id is not None,
        is_demo=of.is_demo,
        confirmed=row.framework.confirmed,
        revision=row.revision,
        submitted_at=row.submitted_at,
        forwarded_at=row.forwarded_at,
        accepted_at=row.accepted_at,
    )


def _in_order(found: QuerySet[Sar]) -> QuerySet[Sar]:
    return with_all(found).order_by("-year", "institution__sort_key", "level", "pk")
