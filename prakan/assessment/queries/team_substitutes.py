"""Who could go instead of somebody who declined: ranked by cost, each with why, those nearly possible too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prakan.assessment.models import TeamInvitation
from prakan.assessment.queries.team_invitations import InvitationView, invitation
from prakan.assessment.queries.team_names import names_of
from prakan.assessment.queries.team_reason_views import Named
from prakan.assessment.queries.team_situations import Standing, standing
from prakan.domain.assessors import Standing as Status
from prakan.domain.team_changes import situation
from prakan.domain.teams import Problem, RuleId, Visit
from prakan.domain.teams.model import SATANG
from prakan.domain.teams.standins import Standin, Standins, standins
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Licence, TimeOff
from prakan.registry.queries.interests import barring

SHOWN, NEARLY, EACH = 20, 12, 3  # people shown: possible, nearly possible, and of these by rule


@dataclass(frozen=True, slots=True)
class SubstituteView:
    """Somebody who could go; costs in baht above those before, ``km`` by road, ``days`` taken of ``most``.

    ``rules`` stand in the way; ``since`` are those among them that came up after the plan was formed.
    """

    who: Named
    costs: int
    travel: int
    fairness: int
    km: int
    local: bool
    days: int
    most: int
    rules: tuple[RuleId, ...]
    since: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True)
class SubstitutesView:
    """The seat of an invitation and who could take it; ``total`` could, ``others`` break several rules.

    ``blocking`` are the smallest sets of rules that keep everybody out, each with how many people.
    """

    invitation: InvitationView
    possible: tuple[SubstituteView, ...]
    total: int
    nearly: tuple[SubstituteView, ...]
    blocking: tuple[tuple[tuple[RuleId, ...], int], ...]
    others: int

    @property
    def tail(self) -> int:
        """Return how many could go beside those shown."""
        return self.total - len(self.possible)


def substitutes(person: Person, invitation_id: int) -> SubstitutesView:
    """Return who could take the seat of an invitation in the plan as it is now; for staff.

    Raises ``Refused``: ACCESS-001, VISIT-013, and TEAM-026 or 055 when the plan cannot be changed.
    """
    one = invitation(person, invitation_id)
    if one.visit is None or not one.is_seated:
        return SubstitutesView(one, (), 0, (), (), 0)
    now = standing(person, one.plan)
    visit = next(v for v in now.plan.visits if str(one.visit.stops[0].institution) in v.institutions)
    found = standins(_free(now, visit), now.plan, visit, str(one.assessor), declined(one.visit.id))
    ahead = [*found.possible[: SHOWN + NEARLY], *_some_of_each(found.nearly)]
    since = _since(person, [s.assessor for s in ahead], visit, one)
    return _view(one, found, since)


def barred_today(person: Person, invitation_id: int, assessor_id: int) -> tuple[RuleId, ...]:
    """Return which rules keep somebody from the visit of an invitation by the register as it is today."""
    one = invitation(person, invitation_id)
    if one.visit is None:
        return ()
    visit = Visit(tuple(str(stop.institution) for stop in one.visit.stops), "", (), one.visit.week, 0)
    return _since(person, [str(assessor_id)], visit, one)[str(assessor_id)]


def declined(visit_id: int) -> frozenset[str]:
    """Return who has declined a visit, as plans know them."""
    rows = TeamInvitation.objects.filter(visit=visit_id, stage=TeamInvitation.Stage.DECLINED)
    return frozenset(map(str, rows.values_list("assessor_id", flat=True)))


def _free(now: Standing, visit: Visit) -> Problem:
    """Return the problem as it is now without the pin of this visit: the seat is open."""
    pins = [pin for pin in now.pins.values() if not set(pin.institutions) & set(visit.institutions)]
    return situation(now.problem, now.events, pins)


def _since(
    person: Person, people: Sequence[str], visit: Visit, one: InvitationView
) -> Mapping[str, tuple[RuleId, ...]]:
    """Return which rules keep people out by the register as it is today."""
    ids, first, last = [int(who) for who in people], one.starts, one.ends
    conflicts = barring(person, ids, map(int, visit.institutions), first, last)
    off = TimeOff.objects.filter(assessor__in=ids, cancelled_at=None, starts__lte=last, ends__gte=first)
    away = set(off.values_list("assessor_id", flat=True))
    usable = set(Assessor.objects.filter(pk__in=ids, standing=Status.ACTIVE).values_list("pk", flat=True))
    usable -= _stopped(ids, one.visit.level if one.visit else "")
    hits = (
        (RuleId.LICENCE, set(ids) - usable),
        (RuleId.CONFLICT, set(conflicts)),
        (RuleId.AVAILABILITY, away),
    )
    return {str(pk): tuple(rule for rule, whom in hits if pk in whom) for pk in ids}


def _stopped(ids: Iterable[int], level: str) -> set[int]:
    """Return whose licence of a level is suspended or revoked, without another that is not."""
    held = Licence.objects.filter(assessor__in=list(ids), level=level)
    stopped = (Licence.Stage.SUSPENDED, Licence.Stage.REVOKED)
    bad = set(held.filter(stage__in=stopped).values_list("assessor_id", flat=True))
    return bad - set(held.exclude(stage__in=stopped).values_list("assessor_id", flat=True))


def _view(one: InvitationView, found: Standins, since: Mapping[str, tuple[RuleId, ...]]) -> SubstitutesView:
    ahead = found.possible[: SHOWN + NEARLY]
    fine = [s for s in ahead if not since[s.assessor]]
    late = [s for s in ahead if since[s.assessor]]
    nearly = _some_of_each([*late, *found.nearly])
    named = names_of([s.assessor for s in (*fine, *nearly)])

    def views(several: Iterable[Standin]) -> tuple[SubstituteView, ...]:
        lines = (_line(s, named[s.assessor]) for s in several)
        return tuple(
            replace(
                line,
                since=since.get(str(line.who.id), ()),
                rules=tuple(dict.fromkeys((*line.rules, *since.get(str(line.who.id), ())))),
            )
            for line in lines
        )

    return SubstitutesView(
        invitation=one,
        possible=views(fine[:SHOWN]),
        total=len(found.possible) - len(late),
        nearly=views(nearly),
        blocking=found.blocking,
        others=found.others,
    )


def _some_of_each(several: Iterable[Standin]) -> list[Standin]:
    """Return the first few that each rule keeps out: one rule with hundreds does not hide the others."""
    seen = Counter[tuple[RuleId, ...]]()
    found: list[Standin] = []
    for one in several:
        seen[one.rules] += 1
        if seen[one.rules] <= EACH and len(found) < NEARLY:
            found.append(one)
    return found


def _line(one: Standin, who: Named) -> SubstituteView:
    return SubstituteView(
        who=who,
        costs=round(one.costs / SATANG),
        travel=round(one.travel / SATANG),
        fairness=round(one.fairness / SATANG),
        km=one.km,
        local=one.local,
        days=one.days,
        most=one.most_days,
        rules=one.rules,
    )
