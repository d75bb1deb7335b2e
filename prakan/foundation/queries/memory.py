"""What a process remembers between requests: what it read until anything is written, and what follows.

Every write leaves an audit row, so the trail's end says whether anything has changed. Inside a transaction
nothing is remembered: an action sees its own half-done work.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.db import connection
from django.db.models import Max, Sum

from prakan.foundation.models import AuditRow

Value = TypeVar("Value")
LAST = 1000  # rows at the trail's end that are added up: a row may be committed after one with a higher id


class Memory(Generic[Value]):
    """Remembers the newest few values by key; safe between threads."""

    def __init__(self, size: int = 8) -> None:
        self._size, self._kept, self._lock = size, OrderedDict[Hashable, Value](), Lock()
        EVERY.add(self)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what is remembered under ``key``, else make it and remember it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return value

    def until_written(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made under ``key`` since the last write, else make it; nothing kept inside one."""
        now = stamp()
        return make() if now is None else self.get((key, now), make)


class Following(Generic[Value]):
    """Remembers what is computed from one immutable object, by its identity."""

    def __init__(self) -> None:
        self._memory: Memory[tuple[object, Value]] = Memory()

    def get(self, source: object, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value computed from this very ``source`` and ``key``."""
        kept = self._memory.get((id(source), key), lambda: (source, make()))
        return kept[1] if kept[0] is source else make()


#: every memory of this process
EVERY: WeakSet[Memory[Any]] = WeakSet()


def forget_all() -> None:
    """Forget everything in this process: the database has been put back or exchanged beneath it."""
    for memory in EVERY:
        memory.forget()


def stamp() -> tuple[int, int] | None:
    """Return what the trail's end looks like now, None inside a transaction."""
    if connection.in_atomic_block:
        return None
    end = AuditRow.objects.order_by("-pk")[:LAST].aggregate(last=Max("pk"), added=Sum("pk"))
    return end["last"] or 0, end["added"] or 0
