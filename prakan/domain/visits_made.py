"""What somebody says of a visit that is over: whether it took place, who was there, who stood in for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Given:
    """What is recorded of a visit (id); ``there`` are those of its team who went.

    ``standins`` are register numbers of who stood in, by the assessor (id) whose seat they took.
    """

    visit: int
    took_place: bool = True
    there: frozenset[int] = frozenset()
    standins: Mapping[int, str] = field(default_factory=dict)
    reason: str = ""
