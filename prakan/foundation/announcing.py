"""A write in a wing stands behind an audit row that announces it: checked at every statement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from prakan.domain.wings import area_of, writes

WRITING = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announced:
    """Stands among what follows the commit, so that it goes when its part is rolled back."""

    step: str

    def __call__(self) -> None:
        """Do nothing."""


class Unannounced(RuntimeError):
    """A step wrote where its audit row does not say so: what is remembered there would be false."""


def announce(step: str) -> None:
    """Say, in the transaction of an audit row, that the effects of its step may follow."""
    if _watched not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watched)
    transaction.on_commit(Announced(step))


def check(table: str) -> None:
    """Raise ``Unannounced`` when no audit row of the open transaction announces a write to a table.

    Where there is no audit row at all nothing is checked: that is the house's other rule.
    """
    area = area_of(table)
    if not area or not connection.in_atomic_block:
        return
    open_parts, there = set(connection.savepoint_ids), False
    for parts, kept, *_ in reversed(connection.run_on_commit):
        if isinstance(kept, Announced) and parts <= open_parts:
            if area in writes(kept.step):
                return
            there = True
    if there:
        raise Unannounced(f"{table}: no step of this transaction says that it writes in {area}")


def _watched(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> object:
    if found := WRITING.match(sql):
        check(found[1])
    return execute(sql, params, many, context)
