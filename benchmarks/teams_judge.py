"""What is said of teams, held against the records in plain Python that shares nothing with the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from prakan.domain.teams import Assessor, Institution, Plan, RuleId, Visit
from prakan.domain.teams.verify import (
    Book,
    apart,
    broken_by,
    conflicts_with,
    is_local,
    loads,
    may_chair,
    road,
)

NEAR = 300  # satang by which a cost may differ: metres are rounded differently


@dataclass
class Judge:
    """A plan held against its records; ``fair`` is the fair load of each person, in days."""

    book: Book
    plan: Plan
    fair: dict[str, int]

    def __post_init__(self) -> None:
        self.days = loads(self.book, self.plan.visits)
        self.known = any(one.expertise for one in self.book.assessors.values())
        self.hard: dict[str, int] = {}
        self.trips: dict[str, set[int]] = {}
        for visit in self.plan.visits:
            for person in visit.team:
                self.trips.setdefault(person, set()).add(visit.week)
                self.hard[person] = self.hard.get(person, 0) + self.trip(person, visit.institutions)[1]

    def places(self, visit: Visit) -> list[Institution]:
        return [self.book.institutions[i] for i in visit.institutions]

    def trip(self, person: str, institutions: Sequence[str]) -> tuple[float, int]:
        """Return satang of a person's trip, and how hard it is: nights, a flight one more."""
        w, who = self.book.policy.weights, self.book.assessors[person]
        visited = [self.book.institutions[i] for i in institutions]
        days, far = sum(one.days for one in visited), max(road(self.book, who, one) for one in visited)
        both, beyond = 2 * far / 1000 * w.km, int(far > w.far_km * 1000)
        nights = days - 1 + beyond
        ways = [
            (both * days, beyond),
            (both + nights * w.night, nights),
            (w.flight + days * w.night, days + 1),
        ]
        cost, hard = min(ways)
        return w.trip + cost, hard

    def alone(self, person: str, visit: Visit, chair: bool) -> float:
        """Return satang of a person's trip and fit."""
        w, who, visited = self.book.policy.weights, self.book.assessors[person], self.places(visit)
        days = sum(one.days for one in visited)
        strange = sum(one.days for one in visited if one.kind and one.kind not in who.kinds)
        unfit = strange * w.kind + (5 - who.score) * days * w.score
        again = sum(
            w.again
            for one in visited
            if one.id in who.assessed or (one.parent and one.parent in who.assessed_parents)
        )
        return self.trip(person, visit.institutions)[0] + again + unfit * (w.chair_factor if chair else 1)

    def shared(self, person: str, visit: Visit, own: Visit) -> float:
        """Return what fairness and hard trips cost more for a person beside the plan without ``own``."""
        w, spent = self.book.policy.weights, sum(one.days for one in self.places(visit))
        load, hard = self.days[person], self.hard.get(person, 0)
        if person in own.team:
            load -= spent
            hard -= self.trip(person, own.institutions)[1]
        over, more = load - self.fair[person], self.trip(person, visit.institutions)[1]
        return w.fairness * ((over + spent) ** 2 - over**2) + w.hard * ((hard + more) ** 2 - hard**2)

    def team(self, visit: Visit, own: Visit) -> float:
        """Return satang of a team, the way through its institutions apart."""
        cost = sum(self.alone(a, visit, a == visit.chair) + self.shared(a, visit, own) for a in visit.team)
        return cost + self.mix(visit)

    def mix(self, visit: Visit) -> int:
        """Return satang of the expertise that a team lacks; nothing while nobody's is known."""
        fields = {known for a in visit.team for known in self.book.assessors[a].expertise}
        return self.book.policy.weights.mix * max(0, len(visit.team) - len(fields)) if self.known else 0

    def free(self, person: str, week: int, own: Visit) -> bool:
        return week not in self.trips.get(person, set()) or (person in own.team and week == own.week)

    def legal(self, visit: Visit, own: Visit, but: Iterable[RuleId] = ()) -> bool:
        """Return whether a visit keeps every rule beside the plan without ``own``, some rules apart."""
        let = set(but)
        if any(v.rule not in let for v in broken_by(self.book, visit)):
            return False
        spent = sum(one.days for one in self.places(visit))
        for person in visit.team:
            load = self.days[person] - (spent if person in own.team else 0) + spent
            if load > self.book.assessors[person].most_days and RuleId.LOAD not in let:
                return False
            if not self.free(person, visit.week, own) and RuleId.BOOKED not in let:
                return False
        return True

    def could(self, visit: Visit, chair: bool) -> list[str]:
        """Return who could take a seat of a visit in its week, whoever else sits there."""
        alone = {RuleId.AVAILABILITY, RuleId.LICENCE, RuleId.LANGUAGE, RuleId.CONFLICT}
        found = []
        for one in self.book.assessors.values():
            as_one = Visit(visit.institutions, one.id, (), visit.week, 0)
            rules = {v.rule for v in broken_by(self.book, as_one)}
            load = self.days[one.id] + (
                0 if one.id in visit.team else sum(p.days for p in self.places(visit))
            )
            if rules & alone or load > one.most_days or not self.free(one.id, visit.week, visit):
                continue
            if not chair or (RuleId.CHAIR not in rules and not one.novice):
                found.append(one.id)
        return found

    def rank(self, person: str, visit: Visit, chair: bool) -> tuple[int, int, int]:
        """Return the least and the greatest rank that rounding allows, and of how many."""
        costs = {
            a: self.alone(a, visit, chair) + self.shared(a, visit, visit) for a in self.could(visit, chair)
        }
        own = costs[person]
        least = sum(cost < own - NEAR for cost in costs.values())
        most = sum(cost < own + NEAR for a, cost in costs.items() if a != person)
        return least + 1, most + 1, len(costs)

    def cheaper(self, visit: Visit, most: float) -> Iterator[Visit]:
        """Yield legal teams with one person exchanged, in any week, that cost less than ``most``."""
        weeks = [w for w in range(64) if all(one.weeks >> w & 1 for one in self.places(visit))]
        for seat in range(len(visit.team)):
            for one in self.book.assessors.values():
                if one.id in visit.team:
                    continue
                team = [one.id if q == seat else a for q, a in enumerate(visit.team)]
                other = Visit(visit.institutions, team[0], tuple(team[1:]), visit.week, 0)
                if self.team(other, visit) >= most - NEAR:
                    continue
                for week in weeks:
                    found = Visit(other.institutions, other.chair, other.members, week, 0)
                    if self.legal(found, visit):
                        yield found
                        break

    def possible(self, one: Institution, let: frozenset[RuleId], *, alone: bool) -> bool:
        """Return whether any team serves an institution when some rules are let go, by trying them."""
        weeks = [w for w in range(64) if one.weeks >> w & 1 or RuleId.WINDOW in let]
        return any(self._in(one, week, let, alone) for week in weeks)

    def _in(self, one: Institution, week: int, let: frozenset[RuleId], alone: bool) -> bool:
        people = [a for a in self.book.assessors.values() if self._comes(a, one, week, let, alone)]
        chairs = [a for a in people if self._chairs(a, one, let)]
        locals_ = [a for a in people if RuleId.LOCAL in let or is_local(self.book, a, one)]
        for chair in chairs:
            for near in locals_ if chair not in locals_ else [chair]:
                taken = [chair] if near is chair else [chair, near]
                if self._sit(taken, let) and self._filled(taken, people, one, let):
                    return True
        return False

    def _filled(
        self, taken: list[Assessor], people: list[Assessor], one: Institution, let: frozenset[RuleId]
    ) -> bool:
        wanted = one.seats - len(taken)
        if wanted < 0:
            return False
        rest = [a for a in people if a not in taken and self._sit([*taken, a], let)]
        return any(self._sit([*taken, *more], let) for more in combinations(rest, wanted))

    def _comes(self, who: Assessor, one: Institution, week: int, let: frozenset[RuleId], alone: bool) -> bool:
        """Return whether the rules let a person come to an institution in a week."""
        held = [x for x in who.licences if x.level == one.level and x.weeks >> week & 1]
        load = one.days + (0 if alone else self.days[who.id])
        kept = {
            RuleId.AVAILABILITY: bool(who.weeks >> week & 1),
            RuleId.LICENCE: bool(held),
            RuleId.LANGUAGE: one.languages <= who.languages,
            RuleId.CONFLICT: not conflicts_with(self.book, who, one),
            RuleId.LOAD: load <= who.most_days,
            RuleId.BOOKED: alone or week not in self.trips.get(who.id, set()),
        }
        return all(ok or rule in let for rule, ok in kept.items())

    def _chairs(self, who: Assessor, one: Institution, let: frozenset[RuleId]) -> bool:
        able = RuleId.CHAIR in let or may_chair(who, one.level)
        return able and (RuleId.NOVICE in let or not who.novice)

    def _sit(self, team: list[Assessor], let: frozenset[RuleId]) -> bool:
        novices = sum(a.novice for a in team)
        if novices > self.book.policy.most_novices and RuleId.NOVICE not in let:
            return False
        return RuleId.TEAMMATES in let or not any(apart(self.book, a, b) for a, b in combinations(team, 2))
