"""What a plan row may refer to: units, categories, strategies and ladders by code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from prakan.domain.plan_input import RowFields
from prakan.domain.problems import Fault
from prakan.domain.problems_plan_cells import (
    CATEGORY_UNKNOWN,
    LADDER_UNKNOWN,
    STRATEGY_UNKNOWN,
    UNIT_UNKNOWN,
)
from prakan.domain.text import Text
from prakan.foundation.models import Person, Unit
from prakan.planning.models import BudgetCategory, Ladder, Strategy
from prakan.planning.queries.rights import check_reader

CLOSE_ENOUGH = 60  # of 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to refer to: its row, its code as people write it, its name."""

    id: int
    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a row of one year's plan may refer to, by code."""

    owner: Mapping[str, Choice]
    category: Mapping[str, Choice]
    strategy: Mapping[str, Choice]  # by number, as text
    ladder: Mapping[str, Choice]


def choices(person: Person, year: int) -> Choices:
    """Return what rows of a year's plan may refer to."""
    check_reader(person)
    return load_choices(year)


def load_choices(year: int) -> Choices:
    """Return the same for an action that has checked its own right."""
    in_force = Strategy.objects.filter(year_from__lte=year, year_to__gte=year)
    return Choices(
        owner=_by_code(Choice(u.pk, u.code, u.name) for u in Unit.objects.all()),
        category=_by_code(Choice(c.pk, c.code, c.name) for c in BudgetCategory.objects.all()),
        strategy=_by_code(Choice(s.pk, str(s.number), s.name) for s in in_force),
        ladder=_by_code(Choice(x.pk, x.code, x.name) for x in Ladder.objects.order_by("code")),
    )


def _by_code(found: Iterable[Choice]) -> dict[str, Choice]:
    return {choice.code: choice for choice in found}


def foreign_keys(row: RowFields, known: Choices) -> tuple[dict[str, int | None], tuple[Fault, ...]]:
    """Return the ids that a row's codes stand for, and a fault for each unknown code."""
    kinds = (
        ("owner", row.owner, known.owner, UNIT_UNKNOWN),
        ("category", row.category, known.category, CATEGORY_UNKNOWN),
        ("strategy", "" if row.strategy is None else str(row.strategy), known.strategy, STRATEGY_UNKNOWN),
        ("ladder", row.ladder, known.ladder, LADDER_UNKNOWN),
    )
    ids: dict[str, int | None] = {}
    faults = []
    for name, code, among, entry in kinds:
        choice = among.get(code)
        ids[f"{name}_id"] = choice.id if choice else None
        if code and choice is None:
            faults.append(Fault(entry, {"given": code, "close": closest(code, among)}, name))
    return ids, tuple(faults)


def closest(given: str, among: Mapping[str, Choice]) -> str:
    """Return the nearest code as a question to append, or nothing when none is near."""
    found = process.extractOne(given, list(among), score_cutoff=CLOSE_ENOUGH)
    return f" ({found[0]}?)" if found else ""
