"""Pages by cursor: what comes after an id, so that nothing is skipped while something is added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from ninja import Query

MOST = 1000
LAST_ID = 2**63 - 1
After = Annotated[
    int, Query(ge=0, le=LAST_ID, description="What comes after this: `next` of the page before")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most")]


def page(rows: Sequence[Any], limit: int, cursor: str = "id") -> dict[str, Any]:
    """Return a page of ``limit`` of the ``limit + 1`` rows asked for; ``next`` is None on the last."""
    kept = rows[:limit]
    return {"items": kept, "next": getattr(kept[-1], cursor) if len(rows) > limit else None}
