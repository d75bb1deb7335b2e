"""The only writer of the stage of a renewal; the diagram of the docs is drawn from this table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from prakan.assessors.models import Renewal
from prakan.domain.problems import refuse
from prakan.domain.problems_renewals import RENEWAL_MISSING
from prakan.domain.roles import STEPS as RIGHTS
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.stages import Move, take, take_all
from prakan.registry.queries.reach import reach_assessors

Stage = Renewal.Stage
BATCH = 200
#: the steps of a renewal, in the order in which it goes.
TABLE: Table = {
    "renewal": (
        step("renewal.apply", (Stage.INVITED, Stage.RETURNED), Stage.APPLIED),
        step("renewal.withdraw", (Stage.INVITED, Stage.APPLIED, Stage.RETURNED), Stage.WITHDRAWN),
        step("renewal.return", (Stage.APPLIED, Stage.REVIEWED), Stage.RETURNED),
        step("renewal.review", (Stage.APPLIED,), Stage.REVIEWED),
        step("renewal.endorse", (Stage.REVIEWED,), Stage.ENDORSED),
        step("renewal.renew", (Stage.ENDORSED,), Stage.RENEWED),
        step("renewal.decline", (Stage.APPLIED, Stage.REVIEWED, Stage.ENDORSED), Stage.DECLINED),
        step("renewal.reopen", (Stage.DECLINED, Stage.WITHDRAWN), Stage.APPLIED),
    )
}
STEPS = by_name(TABLE)


def locked(renewal_id: int, name: str, *, by: Person) -> Renewal:
    """Return a renewal under a lock, for a step that the person may take on it.

    Raises ``Refused``: ACCESS-001 without the right, RENEWAL-002 when it is not theirs.
    """
    access.check(by, name)
    rows = Renewal.objects.select_for_update(of=("self",)).select_related("round", "licence__assessor")
    mine = reach_assessors(by, RIGHTS[name], "licence__assessor__")
    row = rows.filter(mine, pk=renewal_id).first()
    if row is None:
        raise refuse(RENEWAL_MISSING)
    return row


def locked_all(ids: Iterable[int], name: str, *, by: Person) -> dict[int, Renewal]:
    """Return renewals by id under a lock, those that a person may take a step on; raises as ``locked``."""
    access.check(by, name)
    rows = Renewal.objects.select_for_update(of=("self",)).select_related("round", "licence__assessor")
    mine = reach_assessors(by, RIGHTS[name], "licence__assessor__")
    return {row.pk: row for row in rows.filter(mine, pk__in=list(ids)).order_by("pk")}


def advance(
    row: Renewal,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    told: Mapping[str, Any] | None = None,
) -> Renewal:
    """Take a step on a locked renewal; ``changes`` are stored with the stage, ``told`` goes into the trail.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, "changed_at": at, **(changes or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record={**said_of(row), **(told or {})})


def advance_all(
    several: Iterable[tuple[Renewal, Mapping[str, Any], Mapping[str, Any]]],
    name: str,
    *,
    by: Person,
    at: datetime,
) -> None:
    """Take a step on many locked renewals in few statements: (row, what is stored, what is told) each.

    Raises ``Refused`` as ``advance``; then nothing was recorded.
    """
    kind, way = STEPS[name]
    moves = [
        Move(row, {"revision": row.revision + 1, "changed_at": at, **changes}, {**said_of(row), **told})
        for row, changes, told in several
    ]
    rows = take_all(moves, kind, way, by=by, at=at, right=way.right)
    fields = {"stage", *(name for move in moves for name in move.changes)}
    Renewal.objects.bulk_update(rows, sorted(fields), batch_size=BATCH)


def said_of(row: Renewal) -> dict[str, Any]:
    """Return what the trail and notices say of a renewal: whose, of which licence."""
    licence = row.licence
    return {"assessor": licence.assessor_id, "number": licence.number, "level": licence.level}
