"""Whether anything has been written since, and in which area: every write leaves an audit row that says it.

A request that only reads looks at the trail's end once, so that its page shows one moment.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db import connection
from django.utils import timezone

from prakan.domain.wings import AREAS, writes
from prakan.foundation.models import AuditRow
from prakan.foundation.sources import ELSEWHERE, unnoted

LAST = 1000  # rows at the trail's end that are looked at: a row may be committed after one with a higher id
TRAIL_END = """
    SELECT MAX(id), SUM(id) FROM (SELECT id FROM foundation_auditrow ORDER BY id DESC LIMIT %s) AS lately
"""
End = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The trail's end (highest id, sum of the last ids), the day, and how often each area was written."""

    end: End
    day: date
    turns: tuple[int, ...]

    def of(self, sources: Iterable[str]) -> Hashable:
        """Return what is different once any of the sources may have been written, or the day is over."""
        wanted = sorted(sources)
        if ELSEWHERE in wanted:
            return self.end, self.day
        return self.day, tuple(self.turns[AREAS.index(wing)] for wing in wanted)


class Trail:
    """What this process has seen of the trail's end; an area's turn only ever grows."""

    def __init__(self) -> None:
        self._lock, self._seen, self._end = Lock(), dict[int, str](), (-1, -1)
        self._turns = dict.fromkeys(AREAS, 0)

    def look(self) -> Stamp:
        """Look at the trail's end; when it is another one, at the rows that are new there."""
        with unnoted():
            end = _trail_end()
            with self._lock:
                if end != self._end:
                    self._read()
                return Stamp(self._end, timezone.localdate(), tuple(self._turns[wing] for wing in AREAS))

    def forget(self) -> None:
        """Take nothing for seen: the database may be another one."""
        with self._lock:
            self._seen, self._end = {}, (-1, -1)

    def _read(self) -> None:
        rows = list(AuditRow.objects.order_by("-pk").values_list("pk", "digest", "step")[:LAST])
        now = {pk: digest for pk, digest, _step in rows}
        for wing in self._written(rows, now):
            self._turns[wing] += 1
        self._seen, self._end = now, (max(now, default=0), sum(now))

    def _written(self, rows: list[tuple[int, str, str]], now: dict[int, str]) -> Iterable[str]:
        """Return the areas that new rows announce; all when rows may have passed unseen, or are gone."""
        first = min(now, default=0)
        kept = {pk: digest for pk, digest in self._seen.items() if pk >= first}
        if not kept or not now or kept.items() - now.items():
            return AREAS
        fresh = (step for pk, _digest, step in rows if pk not in self._seen)
        return frozenset[str]().union(*map(writes, fresh))


TRAIL = Trail()
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
        return TRAIL.look()
    if not seen:
        seen.append(TRAIL.look())
    return seen[0]


def _trail_end() -> End:
    with connection.cursor() as cursor:  # every request asks this: written out, it takes a third of the time
        cursor.execute(TRAIL_END, [LAST])
        last, added = cursor.fetchone()
    return last or 0, int(added or 0)
