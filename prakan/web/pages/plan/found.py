"""Finding the version and the row that an address names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prakan.domain.problems import refuse
from prakan.domain.problems_planning import NO_VERSION
from prakan.planning.queries.plan import PlanView, plan, versions, years

if TYPE_CHECKING:
    from prakan.foundation.models import Person

EDITABLE = frozenset({"draft", "returned"})


def version_of(person: Person, version_id: int) -> PlanView:
    """Return a version with its rows; raises ``Refused`` (PLAN-013) when there is none."""
    for year in years(person):
        if any(version.version_id == version_id for version in versions(person, year)):
            return plan(person, year, version_id)
    raise refuse(NO_VERSION)
