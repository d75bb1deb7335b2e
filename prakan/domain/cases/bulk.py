"""Which steps people take on many cases at once, and which of them want a reason."""

from __future__ import annotations

#: in the order in which they are offered; publication and certificates have a page of their own
BULK = (
    "case.analyse",
    "case.visit",
    "case.follow",
    "case.close",
    "case.hold",
    "case.lift",
    "case.mode",
    "case.withdraw",
)
REASONED = frozenset({"case.hold", "case.lift", "case.mode", "case.withdraw"})
