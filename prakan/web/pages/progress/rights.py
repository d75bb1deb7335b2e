"""Who may take which step on a row's progress: asked to draw buttons; the action asks again for itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prakan.domain.roles import STEPS, Role
from prakan.foundation import access
from prakan.foundation.queries.people import units

if TYPE_CHECKING:
    from prakan.foundation.models import Person


def may_take(person: Person) -> Callable[[str, str], bool]:
    """Return a question: may this person take a step on a row of the unit with that code ("" is nobody's)?"""
    grants = [(Role(g.role), g.unit.code if g.unit else "") for g in access.grants(person)]
    parents = {unit.code: unit.parent for unit in units(person)}

    def answer(step: str, owner: str) -> bool:
        above = _upwards(owner, parents)
        able = [(role, unit) for role, unit in grants if role in STEPS[step]]
        if not owner and Role.PROJECT_OWNER in STEPS[step]:
            able = [(role, unit) for role, unit in able if role in STEPS["plan.edit"]]
        return any(not owner or role not in access.UNIT_BOUND or unit in above for role, unit in able)

    return answer


def _upwards(code: str, parents: dict[str, str]) -> set[str]:
    found = set()
    while code and code not in found:
        found.add(code)
        code = parents.get(code, "")
    return found
