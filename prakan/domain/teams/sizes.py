"""How large a visit is by level and size of the institution: defaults, every one to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.frameworks.vocabulary import Level


@dataclass(frozen=True, slots=True)
class VisitSize:
    """Days of a visit and people of its team, for institutions with fewer than ``below`` learners."""

    days: int
    seats: int
    below: int | None = None


#: level -> sizes, the smallest institutions first; assumed until the agency says otherwise
SIZES: dict[Level, tuple[VisitSize, ...]] = {
    Level.EARLY_CHILDHOOD: (VisitSize(1, 2),),
    Level.BASIC: (VisitSize(1, 2, 120), VisitSize(2, 3, 600), VisitSize(3, 3)),
    Level.VOCATIONAL: (VisitSize(3, 3),),
    Level.NON_FORMAL: (VisitSize(2, 3),),
    Level.INTERNATIONAL: (VisitSize(3, 3),),
    Level.HIGHER: (VisitSize(3, 5),),
    Level.WELFARE: (VisitSize(2, 3),),
    Level.BORDER_PATROL: (VisitSize(1, 2),),
}


def visit_size(level: Level, learners: int | None) -> VisitSize:
    """Return the size of a visit; while the number of learners is not known, that of the largest."""
    sizes = SIZES[level]
    if learners is None:
        return sizes[-1]
    return next(size for size in sizes if size.below is None or learners < size.below)
