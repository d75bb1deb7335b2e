"""Whether anything has been written since: every write leaves an audit row, so the trail's end says it.

A request that only reads looks at the trail's end once, so that its page shows one moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import connection
from django.db.models import Max, Sum
from django.utils import timezone

from prakan.foundation.models import AuditRow

Stamp = tuple[int, int, date]
LAST = 1000  # rows at the trail's end that are added up: a row may be committed after one with a higher id
#: what the request at hand, which only reads, has seen of the trail's end; None outside such a request
_SEEN: ContextVar[list[Stamp] | None] = ContextVar("seen", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Look at the trail's end once, for the length of a request that only reads."""
    token = _SEEN.set([])
    try:
        yield
    finally:
        _SEEN.reset(token)


def moved_on() -> None:
    """Look at the trail's end again: this very request has written."""
    if seen := _SEEN.get():
        seen.clear()


def stamp() -> Stamp | None:
    """Return what the trail's end looks like today, None inside a transaction."""
    if connection.in_atomic_block:
        return None
    seen = _SEEN.get()
    if seen is None:
        return _trail_end()
    if not seen:
        seen.append(_trail_end())
    return seen[0]


def _trail_end() -> Stamp:
    end = AuditRow.objects.order_by("-pk")[:LAST].aggregate(last=Max("pk"), added=Sum("pk"))
    return end["last"] or 0, end["added"] or 0, timezone.localdate()
