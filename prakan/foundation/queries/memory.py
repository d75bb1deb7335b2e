"""What a process remembers between requests: what it read until something is written, and what follows.

Inside a transaction nothing is remembered: an action sees its own half-done work.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from threading import Lock, RLock
from typing import Any, Generic, ParamSpec, TypeVar
from weakref import WeakSet, WeakValueDictionary

from django.db.models import Model

from prakan.foundation.moment import TRAIL, Stamp, stamp
from prakan.foundation.sources import ELSEWHERE, note, noting

#: where a template finds the kept page that its context came from: a name that it cannot take for its own
KEPT_PAGE = "_kept_page"
Value = TypeVar("Value")
Given = ParamSpec("Given")


class Memory(Generic[Value]):
    """Remembers the newest few values by key; safe between threads."""

    def __init__(self, size: int = 8) -> None:
        self._size, self._kept, self._lock = size, OrderedDict[Hashable, Value](), Lock()
        self._turns = WeakValueDictionary[Hashable, Any]()  # by key: one thread makes, the others wait for it
        EVERY.add(self)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what is remembered under ``key``, else make it and remember it."""
        found = self._find(key)
        if found is None:
            with self._turn(key):
                found = self._find(key) or self._keep(key, make())
        return found[0]

    def fresh(self, key: Hashable, holds: Callable[[Value], bool], make: Callable[[], Value]) -> Value:
        """Return what is remembered under ``key`` and still holds, else make it and remember it instead."""
        found = self._find(key)
        if found is None or not holds(found[0]):
            with self._turn(key):
                found = self._find(key)
                if found is None or not holds(found[0]):
                    found = self._keep(key, make())
        return found[0]

    def _turn(self, key: Hashable) -> RLock:
        with self._lock:
            turn: RLock = self._turns.setdefault(key, RLock())
            return turn

    def _find(self, key: Hashable) -> tuple[Value] | None:
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return (self._kept[key],)

    def _keep(self, key: Hashable, value: Value) -> tuple[Value]:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return (value,)

    def until_written(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made under ``key`` since the last write, else make it; nothing kept inside one."""
        note({ELSEWHERE})  # what encloses this cannot know from what it follows
        now = stamp()
        return make() if now is None else self.get((key, now.end, now.day), make)


@dataclass(frozen=True, slots=True)
class Made(Generic[Value]):
    """A value, from where it was read, and how these stood at that time."""

    value: Value
    sources: frozenset[str]
    at: Hashable


class Following(Generic[Value]):
    """Remembers what is computed from one immutable object, by its identity."""

    def __init__(self, size: int = 8) -> None:
        self._memory: Memory[tuple[object, Value]] = Memory(size)

    def get(self, source: object, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value computed from this very ``source`` and ``key``."""
        kept = self._memory.get((id(source), key), lambda: (source, make()))
        return kept[1] if kept[0] is source else make()


def remembered(make: Callable[Given, Value]) -> Callable[Given, Value]:
    """Let a read return what it returned for the same arguments until something is written where it read.

    It follows from its arguments and the database alone. Never a person among the arguments: rights are
    checked before, on every call. Never a row either (``TypeError``): two readings of it are equal and yet
    differ.
    """
    memory: Memory[Made[Value]] = Memory(16)

    @wraps(make)
    def read(*args: Given.args, **kwargs: Given.kwargs) -> Value:
        if any(isinstance(one, Model) for one in (*args, *kwargs.values())):
            raise TypeError(f"{make.__name__} is remembered by what it is given: give it a key, not a row")
        return until_touched(memory, (args, *sorted(kwargs.items())), lambda: make(*args, **kwargs))

    return read


def until_touched(memory: Memory[Made[Value]], key: Hashable, make: Callable[[], Value]) -> Value:
    """Return what ``make`` gave under ``key`` unless a wing from which it read was written since.

    ``make`` reads all it needs itself: what was read before it is called is not known to the memory.
    """
    now = stamp()
    if now is None:
        return make()
    made = memory.fresh(key, lambda one: one.at == now.of(one.sources), lambda: _made(now, make))
    note(made.sources)
    return made.value


def _made(now: Stamp, make: Callable[[], Value]) -> Made[Value]:
    with noting() as read:
        value = make()
    return Made(value, frozenset(read), now.of(read))


#: every memory of this process
EVERY: WeakSet[Memory[Any]] = WeakSet()


def forget_all() -> None:
    """Forget everything in this process: the database has been put back or exchanged beneath it."""
    TRAIL.forget()
    for memory in EVERY:
        memory.forget()
