"""A plan of teams that can be asked why: its records after all that happened, its visits as they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock
from typing import TypeVar

from prakan.assessment.models import TeamPlan
from prakan.assessment.queries.team_plans import plan_row
from prakan.assessment.queries.team_situations import as_it_stands
from prakan.domain.team_changes import let_pass
from prakan.domain.teams import Assessor, Explainer, Institution, RuleId, Violation, Visit, verify
from prakan.domain.teams.reasons import Unserved
from prakan.domain.teams.verify import is_local, loads, road
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import Memory

Answer = TypeVar("Answer")


class Told:
    """A plan that answers one question at a time: the arrays that the explainer works in are its own."""

    def __init__(self, person: Person, plan_id: int) -> None:
        now = as_it_stands(person, plan_row(person, plan_id))
        self.problem, self.year, self.plan = now.problem_now, now.year, now.plan
        self.book, self.pins = self.problem.book, tuple(now.pins.values())
        self.broken = tuple(verify(self.book, self.plan, self.problem.pins))
        self.loads = loads(self.book, self.plan.visits)
        self._explainer = Explainer(self.problem, self.plan, let_pass(now.events, now.plan.visits, ()))
        self._lock = Lock()
        self._visits = {i: visit for visit in self.plan.visits for i in visit.institutions}
        self._unserved: dict[str, Unserved] = {}
        self._barred = self._by_institution()

    def _by_institution(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.problem.conflicts:
            found[one.of].append(one.assessor)
        return found

    def ask(self, question: Callable[[Explainer], Answer]) -> Answer:
        """Return the answer to a question; nobody else asks meanwhile."""
        with self._lock:
            return question(self._explainer)

    def unserved(self, institution: str) -> Unserved:
        """Return why an institution is not served; it is searched once."""
        if institution not in self._unserved:
            self._unserved[institution] = self.ask(lambda explainer: explainer.unserved(institution))
        return self._unserved[institution]

    def visit(self, institution: str) -> Visit:
        """Return the visit of an institution; raises ``KeyError`` when nobody visits it."""
        return self._visits[institution]

    def places(self, visit: Visit) -> list[Institution]:
        return [self.book.institutions[i] for i in visit.institutions]

    def people(self, visit: Visit) -> list[Assessor]:
        return [self.book.assessors[a] for a in visit.team]

    def violations(self, visit: Visit) -> Mapping[RuleId, tuple[Violation, ...]]:
        """Return what a visit breaks, by rule, plan-wide rules too; nothing for a legal plan."""
        found: dict[RuleId, tuple[Violation, ...]] = {}
        for one in self.broken:
            if set(one.institutions) & set(visit.institutions) or self._overloads(one, visit):
                found[one.rule] = (*found.get(one.rule, ()), one)
        return found

    def _overloads(self, one: Violation, visit: Visit) -> bool:
        return not one.institutions and one.detail.partition(":")[0] in visit.team

    def local(self, visit: Visit) -> list[str]:
        """Return the people of a team who are local to every institution of it."""
        places = self.places(visit)
        return [a.id for a in self.people(visit) if all(is_local(self.book, a, one) for one in places)]

    def km(self, person: str, institutions: Iterable[str]) -> int:
        """Return the kilometres by road from a home to the farthest of some institutions."""
        home = self.book.assessors[person]
        return int(max(road(self.book, home, self.book.institutions[i]) for i in institutions)) // 1000

    def barred(self, institutions: Iterable[str]) -> set[str]:
        """Return the people with a conflict with any of some institutions."""
        return {person for one in institutions for person in self._barred.get(one, ())}


_TOLD: Memory[Told] = Memory(2)


def told(person: Person, plan: TeamPlan) -> Told:
    """Return a plan that can be asked why, made once while its visits stay the same; for staff.

    Raises ``Refused``: ACCESS-001, TEAM-026 when the records it was made from are lost.
    """
    key: Hashable = (plan.pk, plan.plan_digest, plan.revision)
    return _TOLD.get(key, lambda: Told(person, plan.pk))
