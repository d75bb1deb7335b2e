"""Opening the collecting of a quarter."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from prakan.domain.calendar import Quarter
from prakan.domain.problems import refuse
from prakan.domain.problems_progress import (
    COLLECTION_DATES,
    NO_APPROVED_PLAN,
    QUARTER_CLOSED,
    QUARTER_WRONG,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.models import Collection, PlanRow, PlanVersion, ProgressEntry
from prakan.planning.queries.plan import effective

STEP = "collection.open"


@transaction.atomic
def open_collection(
    *, year: int, quarter: int, due: date, by: Person, at: datetime, as_of: date | None = None
) -> Collection:
    """Open a quarter: a draft entry for each row of the approved plan that is no heading.

    Opening it again adds entries for rows that a revision brought. ``as_of`` is the quarter's last day when
    not given. Raises PROG-002 closed, 003 no approved plan, 004 no such quarter, 005 dates in disorder.
    """
    access.check(by, STEP)
    day = as_of or _quarter(year, quarter).end
    if due < day:
        raise refuse(COLLECTION_DATES, field="due", due=due, as_of=day)
    version = effective(year)
    if version is None or version.stage != PlanVersion.Stage.APPROVED:
        raise refuse(NO_APPROVED_PLAN, year=year)
    collection = Collection.objects.select_for_update().filter(year=year, quarter=quarter).first()
    if collection and collection.closed_at:
        raise refuse(QUARTER_CLOSED, quarter=quarter, year=year)
    return _fill(collection, version, Collection(year=year, quarter=quarter, as_of=day, due=due), by, at)


def _quarter(year: int, quarter: int) -> Quarter:
    try:
        return Quarter(year, quarter)
    except ValueError:
        raise refuse(QUARTER_WRONG, field="quarter", quarter=quarter, year=year) from None


def _fill(
    collection: Collection | None, version: PlanVersion, fresh: Collection, by: Person, at: datetime
) -> Collection:
    rows = PlanRow.objects.filter(version=version, heading=False).order_by("position")
    wanted = rows.exclude(item__entries__collection=collection) if collection else rows
    items = list(wanted.values_list("item_id", flat=True))
    if collection and not items:
        return collection
    found = collection or fresh
    audit.record(
        step=STEP,
        subject=f"collection:{found.year}/{found.quarter}",
        by=by,
        at=at,
        after={"as_of": found.as_of, "due": found.due, "entries": len(items)},
    )
    if collection is None:
        found.opened_at = at
        found.save()
    ProgressEntry.objects.bulk_create([ProgressEntry(collection=found, item_id=item) for item in items])
    return found
