"""Why a team is as it is, why somebody is not in it, why an institution has none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from itertools import chain

from prakan.assessment.models import TeamAside, TeamLeftOut, TeamVisit
from prakan.assessment.queries.team_kept_away import bars_of, kept_away
from prakan.assessment.queries.team_let_pass import let_pass
from prakan.assessment.queries.team_names import Names, names_of
from prakan.assessment.queries.team_plans import fault_of, plan_row
from prakan.assessment.queries.team_reason_views import (
    Check,
    Left,
    Mix,
    NotThis,
    Other,
    SeatWhy,
    Waived,
    Way,
    Why,
    WhyLeftOut,
)
from prakan.assessment.queries.team_told import Told, told
from prakan.domain.assessors import EXPERTISE_NAMES, LEVEL_NAMES
from prakan.domain.calendar import say_days
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_VISIT
from prakan.domain.team_rules import own_level
from prakan.domain.team_words import SHOWN
from prakan.domain.teams import RULES, RuleId, Violation, Visit
from prakan.domain.teams.model import SATANG
from prakan.domain.teams.reasons import Rationale, WayOut
from prakan.domain.text import Text
from prakan.foundation.models import Person

FRIDAY = timedelta(days=4)


def why(person: Person, visit_id: int) -> Why:
    """Return why a team is as it is; for staff. Raises ``Refused``: ACCESS-001, TEAM-023, TEAM-026."""
    plan, visit = _asked(person, visit_id)
    reason = plan.ask(lambda explainer: explainer.rationale(visit.institutions[0]))
    starts = plan.year.monday(visit.week)
    away, of = kept_away(person, plan, visit, starts, starts + FRIDAY)
    others = reason.next_best.team if reason.next_best else ()
    broken = plan.violations(visit)
    named = names_of([*visit.team, *others, *_people_in(plan, chain(*broken.values()))])
    passed = let_pass(person, [visit_id]).get(visit_id, ())
    return Why(
        checks=_checks(plan, visit, broken, named, {rule for one in passed for rule in one.rules}),
        seats=tuple(_seats(plan, reason, named)),
        other=_other(plan, reason, named),
        away=away,
        away_of=of,
        mix=_mix(plan, visit),
        let_pass=passed,
    )


def why_not(person: Person, visit_id: int, assessor_id: int) -> NotThis:
    """Return why somebody is not in a team; for staff. Raises as ``why``."""
    plan, visit = _asked(person, visit_id)
    asked = str(assessor_id)
    who = names_of([asked])[asked]
    one = plan.book.assessors.get(asked)
    if one is None:
        row = TeamAside.objects.filter(plan__visits=visit_id, assessor=assessor_id).first()
        return NotThis(who, False, (), (), 0, 0, None, fault_of(row.problem) if row else None)
    days, seated = plan.loads[asked], asked in visit.team
    if seated:
        return NotThis(who, True, (), (), days, one.most_days, 0, None)
    found = plan.ask(lambda explainer: explainer.why_not(visit.institutions[0], asked))
    starts = plan.year.monday(visit.week)
    return NotThis(
        who=who,
        seated=False,
        rules=tuple(dict.fromkeys(v.rule for v in found.rules)),
        bars=bars_of(person, plan, visit, [asked], starts, starts + FRIDAY),
        days=days,
        most_days=one.most_days,
        costs=None if found.costs is None else _baht(found.costs),
        aside=None,
    )


def why_left_out(person: Person, plan_id: int, institution_id: int) -> WhyLeftOut:
    """Return why a plan does not serve an institution, and the ways out that the solver has tried; for staff.

    Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-023 when the plan serves it, TEAM-026.
    """
    row = plan_row(person, plan_id)
    out = TeamLeftOut.objects.filter(plan=row, institution=institution_id).first()
    if out is None:
        raise refuse(NO_SUCH_VISIT, visit=institution_id)
    if out.why == TeamLeftOut.Why.RECORD:
        return WhyLeftOut(True, (), (), (), fault_of(out.problem))
    plan = told(person, row)
    found = plan.unserved(str(institution_id))
    named = names_of([a for way in found.ways for a in way.visit.team])
    return WhyLeftOut(
        alone=found.alone,
        blocking=found.blocking,
        ways=tuple(_way(plan, way, named) for way in found.ways),
        funnel=tuple(Left(s.rule, s.people, s.chairs, s.locals) for s in found.funnel),
        record=None,
    )


def broken_rules(person: Person, plan_id: int) -> int:
    """Return how many times a plan breaks a hard rule, held against every rule just now; for staff."""
    return len(told(person, plan_row(person, plan_id)).broken)


def _asked(person: Person, visit_id: int) -> tuple[Told, Visit]:
    """Return the plan of a visit, ready for questions, and the visit as the search knows it."""
    row = TeamVisit.objects.filter(pk=visit_id).first()
    if row is None:
        raise refuse(NO_SUCH_VISIT, visit=visit_id)
    plan = told(person, plan_row(person, row.plan_id))
    first = row.stops.values_list("institution_id", flat=True).first()
    return plan, plan.visit(str(first))


def _baht(satang: int) -> int:
    return round(satang / SATANG)


def _people_in(plan: Told, violations: Iterable[Violation]) -> list[str]:
    """Return the assessors whom violations name in their detail."""
    words = [word.partition(":")[0].strip() for v in violations for word in v.detail.split(",")]
    return [word for word in words if word in plan.book.assessors]


def _checks(
    plan: Told,
    visit: Visit,
    broken: Mapping[RuleId, tuple[Violation, ...]],
    named: Names,
    passed: Collection[RuleId],
) -> tuple[Check, ...]:
    values = _values(plan, visit, named)
    silent = set() if any(one.languages for one in plan.places(visit)) else {RuleId.LANGUAGE}
    silent |= set() if len(visit.institutions) > 1 else {RuleId.GROUPING}
    pinned = any(set(pin.institutions) & set(visit.institutions) for pin in plan.pins)
    silent |= set() if pinned else {RuleId.PINNED}
    return tuple(
        Check(
            rule, rule not in broken, values, named.of(_people_in(plan, broken.get(rule, ()))), rule in passed
        )
        for rule in SHOWN
        if rule not in silent
    )


def _values(plan: Told, visit: Visit, named: Names) -> dict[str, object]:
    """Return what the words of the checks speak of."""
    level = own_level(plan.places(visit)[0].level)
    local = [named[person].name for person in plan.local(visit)]
    return {
        "level": LEVEL_NAMES.get(level, Text(level)),
        "days": _days(plan.year.monday(visit.week), plan.year.monday(visit.week) + FRIDAY),
        "people": len(visit.team),
        "places": len(visit.institutions),
        "chair": named[visit.chair].name,
        "novices": sum(one.novice for one in plan.people(visit)),
        "local": Text(", ".join(n.say("th") for n in local), ", ".join(n.say("en") for n in local)),
    }


def _days(first: date, last: date) -> Text:
    return Text(say_days(first, last, "th"), say_days(first, last, "en"))


def _seats(plan: Told, reason: Rationale, named: Names) -> Iterable[SeatWhy]:
    for seat in reason.seats:
        yield SeatWhy(
            who=named[seat.assessor],
            chair=seat.chair,
            local=seat.local,
            novice=seat.novice,
            km=seat.km,
            cost=_baht(seat.trip_and_fit),
            fairness=_baht(seat.fairness),
            days=plan.loads[seat.assessor],
            most_days=plan.book.assessors[seat.assessor].most_days,
            rank=seat.rank,
            of=seat.of,
            knows=_known(plan.book.assessors[seat.assessor].expertise),
        )


def _known(expertise: Iterable[str]) -> str:
    return ",".join(code for code in EXPERTISE_NAMES if code in expertise)


def _mix(plan: Told, visit: Visit) -> Mix | None:
    """Return how the team mixes expertise; None while nobody's is known or it weighs nothing."""
    weight = plan.problem.policy.weights.mix
    if not weight or not any(one.expertise for one in plan.book.assessors.values()):
        return None
    different = len({field for one in plan.people(visit) for field in one.expertise})
    return Mix(different, len(visit.team), _baht(weight * max(0, len(visit.team) - different)))


def _other(plan: Told, reason: Rationale, named: Names) -> Other | None:
    best, costs = reason.next_best, reason.next_best_costs
    if best is None or costs is None:
        return None
    starts = plan.year.monday(best.week)
    return Other(
        instead=named.of([a for a in best.team if a not in reason.visit.team]),
        out=named.of([a for a in reason.visit.team if a not in best.team]),
        starts=starts,
        ends=starts + FRIDAY,
        costs=_baht(costs),
    )


def _way(plan: Told, way: WayOut, named: Names) -> Way:
    starts = plan.year.monday(way.visit.week)
    waived: dict[RuleId, list[str]] = {rule: [] for rule in way.rules}
    for one in way.waives:
        waived[one.rule] += _people_in(plan, [one]) if one.rule is not RuleId.LOCAL else []
    return Way(
        rules=way.rules,
        waived=tuple(Waived(rule, named.of(dict.fromkeys(who))) for rule, who in waived.items()),
        team=named.of(way.visit.team),
        starts=starts,
        ends=starts + FRIDAY,
        cost=_baht(way.cost),
        waivable=all(RULES[rule].waivable for rule in way.rules),
    )
