"""What a test writes by itself, late in its one transaction, is announced like a step, for that moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from prakan.foundation.announcing import Announced, announce


@contextmanager
def announced(step: str) -> Iterator[None]:
    """Let the block write where a step of that name may; afterwards nothing is left of it."""
    if not connection.in_atomic_block:
        yield
        return
    announce(step)
    try:
        yield
    finally:
        kept = connection.run_on_commit
        last = max(n for n, (_, one, *_) in enumerate(kept) if one == Announced(step))
        del kept[last]
