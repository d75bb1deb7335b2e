"""A stored plan row as the fields that people set, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from prakan.domain.plan_input import NAMES, RowFields
from prakan.domain.plan_rules import plain_number
from prakan.planning.models import PlanRow


def fields_of(row: PlanRow) -> RowFields:
    """Return the fields of a stored row, with codes in place of ids."""
    codes: dict[str, Any] = {
        "owner": row.owner.code if row.owner else "",
        "category": row.category.code if row.category else "",
        "strategy": row.strategy.number if row.strategy else None,
        "ladder": row.ladder.code if row.ladder else "",
        "target": None if row.target is None else plain_number(row.target),
    }
    own = {name: getattr(row, name) for name in NAMES - set(codes)}
    return replace(RowFields(), **own, **codes)


def columns(fields: RowFields, ids: Mapping[str, int | None]) -> dict[str, Any]:
    """Return fields as columns of a plan row."""
    own = {name: getattr(fields, name) for name in NAMES - {"owner", "category", "strategy", "ladder"}}
    return {**own, **ids}
