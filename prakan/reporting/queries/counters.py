"""What a row of the plan can count from."""

from __future__ import annotations

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.reporting.queries.books import material
from prakan.reporting.sources import cases, registry, worked

#: ends of the codes of what followed from the cases that a row is tied to
WORKED = tuple(kind.tail for kind in worked.KINDS.values())


def counter_choices(person: Person, year: int, quarter: int) -> tuple[tuple[str, Text], ...]:
    """Return the counters of a quarter: the tail of the figure's code and its words."""
    of = material(person, year, quarter)
    return (*registry.choices(of), *cases.choices(of), *worked.choices(of))
