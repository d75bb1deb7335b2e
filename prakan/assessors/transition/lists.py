"""The only writer of lists and their lines: nothing of a list changes, a line of it has versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from prakan.assessors.models import ListLine, RankedList, Recruitment
from prakan.domain.recruitment import Part, Placed, Points, Ranking, Rule, Why
from prakan.domain.recruitment_rule import packed
from prakan.foundation.models import Person

BATCH = 500


def keep(
    row: Recruitment,
    part: Part,
    rule: Rule,
    ranking: Ranking,
    points: Mapping[int, Points],
    places: int | None,
    *,
    by: Person | None,
    at: datetime,
) -> RankedList:
    """Write a list as it was made, the next of its round; the step behind it has been recorded."""
    made = RankedList.objects.create(
        recruitment=row,
        part=part.value,
        version=row.lists.filter(part=part.value).count() + 1,
        rule=packed(rule),
        places=places,
        last_called=ranking.last_called,
        next_best=ranking.next_best,
        shared_last=ranking.shared_last,
        digest=digest_of(rule, places, points),
        by=by,
        at=at,
    )
    ListLine.objects.bulk_create(
        (
            ListLine(ranked_list=made, application_id=pk, by=by, at=at, **columns(one))
            for pk, one in ranking.lines.items()
        ),
        batch_size=BATCH,
    )
    return made


def correct(
    ranked_list: RankedList, application: int, placed: Placed, reason: str, *, by: Person, at: datetime
) -> ListLine:
    """Add the next version of one person's line; everybody else's stays as it is."""
    lines = ranked_list.lines.filter(application=application)
    version = max(lines.values_list("version", flat=True), default=0) + 1
    return ListLine.objects.create(
        ranked_list=ranked_list,
        application_id=application,
        version=version,
        reason=reason[:500],
        by=by,
        at=at,
        **columns(placed),
    )


def digest_of(rule: Rule, places: int | None, points: Mapping[int, Points]) -> str:
    """Return the sha256 (hex) of what a list is made from; the same for the same rule, places and points."""
    told = [packed(rule), places, [[pk, sorted(_plain(one).items())] for pk, one in sorted(points.items())]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def columns(placed: Placed) -> dict[str, Any]:
    """Return a place on a list as the columns that keep it."""
    return {
        "total": placed.total,
        "rank": placed.rank,
        "shared": placed.shared,
        "outcome": placed.outcome.value,
        "why": [kept(one) for one in placed.why],
    }


def kept(why: Why) -> dict[str, str]:
    """Return a reason as plain data."""
    return {
        "shortfall": why.shortfall.value,
        "component": why.component,
        "reached": _said(why.reached),
        "asked": _said(why.asked),
    }


def _said(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _plain(points: Mapping[str, Decimal]) -> dict[str, str]:
    return {key: _said(value) for key, value in points.items()}
