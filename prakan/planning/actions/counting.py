"""Tying a row of the plan to the counters whose sum its target stands for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_planning import NO_ROW
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.models import PlanItem

STEP = "plan.count"


@transaction.atomic
def count_from(*, year: int, ref: str, counters: Sequence[str], by: Person, at: datetime) -> None:
    """Let a row of a year (B.E.) count from these counters ("registry.listed.basic"); none unties it.

    The plan itself does not change: its target stays as approved, and a check compares both.
    """
    access.check(by, STEP)
    item = PlanItem.objects.select_for_update().filter(year=year, ref=ref).first()
    if item is None:
        raise refuse(NO_ROW, ref=ref)
    chosen = list(dict.fromkeys(counters))
    if chosen == item.counts_from:
        return
    audit.record(
        step=STEP,
        subject=f"item:{year}/{ref}",
        by=by,
        at=at,
        before={"counts_from": item.counts_from},
        after={"counts_from": chosen},
    )
    item.counts_from = chosen
    item.save(update_fields=["counts_from"])
