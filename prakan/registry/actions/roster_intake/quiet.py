"""Work over tens of thousands of small objects, the collector of circles held back meanwhile."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Hold the collector back; what is made here holds no circles, so nothing piles up.

    Afterwards memory that is free again is handed back to the machine: a worker lives for weeks.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        hand_back()


def hand_back() -> None:
    """Hand free memory back to the machine where its C library can (glibc: ``malloc_trim``)."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
