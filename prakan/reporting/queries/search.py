"""Searching a year's plan rows, indicators and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.figures import Figure
from prakan.domain.lookup import closeness
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.queries.plan import PlanView, years
from prakan.planning.queries.rights import check_reader
from prakan.planning.queries.strategy import KpiView
from prakan.reporting.queries.books import closing_of, frozen_book, live_book, material

MOST = 25  # answers of one kind


class HitKind(StrEnum):
    """What was found."""

    ROW = "row"
    KPI = "kpi"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer; ``key`` is a plan ref, an indicator's number or a figure's code."""

    kind: HitKind
    key: str
    label: str
    name: Text
    where: Text
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one kind, best first; ``more`` is how many were left out."""

    kind: HitKind
    hits: tuple[Hit, ...]
    more: int


def search(person: Person, year: int, quarter: int, asked: str) -> tuple[Answers, ...]:
    """Return what answers ``asked`` in a quarter, by kind; nothing for an empty question."""
    check_reader(person)
    if not asked.strip() or year not in years(person):
        return ()
    of = material(person, year, quarter)
    closing = closing_of(year, quarter)
    book = frozen_book(closing) if closing else live_book(of)
    found = (
        (HitKind.ROW, _rows(of.plan, asked)),
        (HitKind.KPI, _kpis(of.strategy.kpis, asked)),
        (HitKind.FIGURE, _figures(book, asked)),
    )
    return tuple(_best(kind, ranked) for kind, ranked in found if ranked)


def _best(kind: HitKind, ranked: list[tuple[int, Hit]]) -> Answers:
    ordered = [hit for _, hit in sorted(ranked, key=lambda pair: -pair[0])]
    return Answers(kind, tuple(ordered[:MOST]), max(0, len(ordered) - MOST))


def _keep(found: Iterable[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
    return [(rank, hit) for rank, hit in found if rank]


def _rows(plan: PlanView, asked: str) -> list[tuple[int, Hit]]:
    by_ref = {row.ref: row for row in plan.rows}

    def ranked() -> Iterator[tuple[int, Hit]]:
        for row in plan.rows:
            above = by_ref.get(row.parent_ref)
            texts = (row.name.th, row.name.en, row.code, row.ref, row.owner)
            where = above.name if above else Text("")
            yield closeness(asked, texts), Hit(HitKind.ROW, row.ref, row.code, row.name, where)

    return _keep(ranked())


def _kpis(kpis: Iterable[KpiView], asked: str) -> list[tuple[int, Hit]]:
    return _keep(
        (
            closeness(asked, (k.name.th, k.name.en, k.indicator.th, k.indicator.en, str(k.number))),
            Hit(HitKind.KPI, str(k.number), str(k.number), k.name, k.indicator),
        )
        for k in kpis
    )


def _figures(figures: Iterable[Figure], asked: str) -> list[tuple[int, Hit]]:
    return _keep(
        (
            closeness(asked, (f.code, f.name.th, f.name.en)),
            Hit(HitKind.FIGURE, f.code, f.code, f.name, f.unit, f),
        )
        for f in figures
    )
