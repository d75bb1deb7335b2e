"""Rules that somebody with the right let pass for a visit: which, for whom, why, who said so and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from prakan.assessment.models import TeamChange, TeamPlan, TeamVisit
from prakan.assessment.queries.team_facts import facts_of
from prakan.assessment.queries.team_names import names_of
from prakan.assessment.queries.team_reason_views import LetPass
from prakan.domain.interests import KIND_NAMES, InterestKind
from prakan.domain.team_changes import event_of
from prakan.domain.team_lists import ListedVisit
from prakan.domain.teams import RULES, RuleId
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Institution
from prakan.registry.queries.interests import overrides_between


def let_pass(person: Person, visit_ids: Iterable[int]) -> dict[int, tuple[LetPass, ...]]:
    """Return what was let pass for visits, by their ids: exchanges of the plan, overrides of the register.

    For staff: the page of a visit and the letters print it. Raises ``Refused`` (ACCESS-001).
    """
    if not access.is_staff(person):
        access.check(person, "team.form")
    visits = list(TeamVisit.objects.filter(pk__in=list(visit_ids)).select_related("plan"))
    facts = facts_of(visits)
    found: dict[int, list[LetPass]] = defaultdict(list)
    for visit in visits:
        found[visit.pk] += _exchanged(visit.plan, facts[visit.pk])
        found[visit.pk] += _overridden(person, facts[visit.pk])
    return {pk: tuple(lines) for pk, lines in found.items()}


def _exchanged(plan: TeamPlan, visit: ListedVisit) -> Iterator[LetPass]:
    if not any(one.get("waived") for one in plan.events):
        return
    team, places = {who for who, _ in visit.team}, {place for place, _ in visit.stops}
    for row in _waiving(plan):
        for event in map(event_of, row.events):
            who = event.into or event.team[0] if event.waived else ""
            if who and int(event.institution) in places and int(who) in team:
                rules = tuple(dict.fromkeys(RuleId(rule) for rule, _ in row.waived))
                named = [RULES[rule].name for rule in rules]
                yield LetPass(
                    rules=rules,
                    what=_joined(named),
                    who=names_of([who])[who],
                    place=Institution.objects.get(pk=int(event.institution)).name,
                    reason=row.reason,
                    by=row.by.name,
                    at=row.at,
                    until=None,
                )


def _waiving(plan: TeamPlan) -> Sequence[TeamChange]:
    """Return the confirmed changes of a plan, and of those it was copied from, that let rules pass."""
    family = [plan.pk]
    while plan.copy_of_id:
        plan = TeamPlan.objects.only("pk", "copy_of").get(pk=plan.copy_of_id)
        family.append(plan.pk)
    rows = TeamChange.objects.filter(plan__in=family, stage=TeamChange.Stage.CONFIRMED).exclude(waived=[])
    return list(rows.select_related("by"))


def _overridden(person: Person, visit: ListedVisit) -> Iterator[LetPass]:
    people, places = [who for who, _ in visit.team], [place for place, _ in visit.stops]
    several = overrides_between(person, people, places, visit.starts)
    named = names_of(str(who) for who, _ in several)
    for who, one in several:
        yield LetPass(
            rules=(RuleId.CONFLICT,),
            what=_joined([KIND_NAMES[InterestKind(kind)] for kind in one.kinds]),
            who=named[str(who)],
            place=one.name,
            reason=one.reason,
            by=one.by,
            at=one.at,
            until=one.until,
        )


def _joined(several: Sequence[Text]) -> Text:
    return Text(", ".join(one.th for one in several), ", ".join(one.say("en") for one in several))
