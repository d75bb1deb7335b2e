"""From which areas something was read while it was made, noted as the database is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db import connection

from prakan.domain.wings import area_of

ELSEWHERE = "elsewhere"  # in no area: texts, files, or nobody can tell
TABLE = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE)\s+"(\w+)"')
#: what the thing in the making has been read from so far; None while nothing is in the making
_READ: ContextVar[set[str] | None] = ContextVar("read", default=None)


@contextmanager
def noting() -> Iterator[set[str]]:
    """Note the areas that are read from; what encloses this has read from them, too."""
    if _noted not in connection.execute_wrappers:
        connection.execute_wrappers.append(_noted)
    read: set[str] = set()
    token = _READ.set(read)
    try:
        yield read
    finally:
        _READ.reset(token)
        note(read)


@contextmanager
def unnoted() -> Iterator[None]:
    """Ask the database something that nothing is made from."""
    token = _READ.set(None)
    try:
        yield
    finally:
        _READ.reset(token)


def note(sources: Iterable[str]) -> None:
    """Say from where what is in the making was read: it came from a memory, not from the database."""
    read = _READ.get()
    if read is not None:
        read.update(sources)


def _noted(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> object:
    read = _READ.get()
    if read is not None:
        read |= sources_of(sql)
    return execute(sql, params, many, context)


@lru_cache(maxsize=1024)
def sources_of(sql: str) -> frozenset[str]:
    """Return the areas whose tables a statement names; what cannot be told is read elsewhere."""
    return frozenset(area_of(table) or ELSEWHERE for table in TABLE.findall(sql) or ("",))
