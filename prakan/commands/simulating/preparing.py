"""What comes before the first visit: cases opened, reports in, teams formed, approved, invited, announced."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from prakan.assessment.actions.cases.following import follow
from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.season_seeding import MadeUpSar, seed_submissions
from prakan.assessment.actions.team_announcing import announce
from prakan.assessment.actions.team_invitations import invite
from prakan.assessment.actions.team_lists import decide, send
from prakan.assessment.actions.teams import confirm, form, form_one
from prakan.assessment.models import Case, Sar, TeamInvitation, TeamPlan, TeamSeat
from prakan.assessment.queries.cases.opening import openable
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.team_announcing import room
from prakan.assessment.queries.team_lists import team_list
from prakan.commands.simulating.answering import Answers
from prakan.commands.simulating.company import Company
from prakan.commands.simulating.words import RESOLUTION
from prakan.domain.institution_levels import due_level
from prakan.domain.institutions import Kind
from prakan.domain.team_routes import Body
from prakan.domain.team_rules import Season, TeamRules

Say = Callable[[str], None]
LEAD = timedelta(weeks=8)  # from the opening of cases to the first visit


def morning(day: date, hour: int = 9) -> datetime:
    """Return a moment of a day."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def opened(company: Company, year: int, at: datetime) -> int:
    """Open a case for every listing of a fiscal year that has none; returns how many."""
    left = openable(company.registrar, year)
    if not left.total:
        return 0
    return open_cases(year=year, digest=left.digest, by=company.registrar, at=at)


def reported(year: int, institutions: Collection[int], at: datetime) -> int:
    """Let institutions whose report is missing hand in a made-up one; returns how many."""
    frameworks = {
        (kind.value, due_level(kind, f.level)): f for kind in Kind for f in in_force(kind, year - 1)
    }
    have = set(Sar.objects.filter(year=year - 1).values_list("institution_id", "level"))
    rows = Case.objects.filter(year=year, institution__in=institutions, institution__is_demo=True)
    wanted = rows.order_by("number").values_list("institution_id", "institution__kind", "level")
    made = [
        MadeUpSar(pk, at, level=due_level(Kind(kind), level))
        for pk, kind, level in wanted
        if (pk, level) not in have
    ]
    return seed_submissions(year=year - 1, made_up=made, frameworks=frameworks, at=at)


def formed(company: Company, year: int, rules: TeamRules, season: Season, steps: int, seed: int) -> TeamPlan:
    """Form a plan of teams and return it, proposed."""
    start, by = morning(season.first_monday) - LEAD, company.registrar
    rules = replace(rules, season=season)
    asked = form(year=year, rules=rules, by=by, at=start, steps=steps, seed=seed)
    form_one(plan_id=asked.pk, at=start)
    return TeamPlan.objects.get(pk=asked.pk)


def confirmed(year: int) -> TeamPlan | None:
    """Return the plan of a year that is confirmed already."""
    return TeamPlan.objects.filter(year=year, stage=TeamPlan.Stage.CONFIRMED).first()


def teamed(company: Company, plan: TeamPlan, answers: Answers) -> None:
    """Confirm a plan, let its visits be approved, invite and announce; what is done is gone on with.

    Another plan of its year that is confirmed is replaced. A team in which a seat changed hands, or to which
    an institution objected, is approved once more.
    """
    start = morning(plan.starts_on) - LEAD
    if plan.stage != TeamPlan.Stage.CONFIRMED:
        there = confirmed(plan.year)
        day, there_id = start + timedelta(days=2), there.pk if there else None
        plan = confirm(plan_id=plan.pk, by=company.registrar, at=day, instead_of=there_id)
    _round(company, plan, answers, start + timedelta(days=5))
    if plan.visits.filter(stage="proposed").exists():
        _round(company, plan, answers, start + timedelta(days=19), first=False)
    if answers.announced(plan, start + timedelta(days=32)):
        _round(company, plan, answers, start + timedelta(days=35), first=False)


def _round(company: Company, plan: TeamPlan, answers: Answers, at: datetime, *, first: bool = True) -> None:
    """Approve, invite, hear the answers and announce, within two weeks."""
    _approve(company, plan, at)
    follow(at=at + timedelta(days=7), years=[plan.year])
    _invite(company, plan, answers, at + timedelta(days=8), first=first)


def _approve(company: Company, plan: TeamPlan, at: datetime) -> None:
    waiting = plan.visits.filter(stage="proposed")
    for level in sorted(set(waiting.values_list("level", flat=True))):
        row = plan.lists.filter(level=level, stage="sent").first()
        row = row or send(plan_id=plan.pk, level=level, by=company.registrar, at=at)
        for turn in range(row.turn, len(row.bodies)):
            by = company.secretary if row.bodies[turn] == Body.COMMITTEE else company.director
            decide(
                list_id=row.pk,
                turn=turn,
                digest=team_list(by, row.pk).shown,
                resolution=RESOLUTION,
                by=by,
                at=at + timedelta(days=1 + turn),
            )


def _invite(company: Company, plan: TeamPlan, answers: Answers, at: datetime, *, first: bool) -> None:
    waiting = plan.visits.filter(stage="approved")
    mine = TeamInvitation.objects.filter(visit=OuterRef("visit"), assessor=OuterRef("assessor"))
    bare = TeamSeat.objects.filter(~Exists(mine), visit__in=waiting)
    for level in sorted(set(bare.values_list("visit__level", flat=True))):
        invite(plan_id=plan.pk, level=level, by=company.registrar, at=at)
    company.hire(TeamSeat.objects.filter(visit__plan=plan).values_list("assessor_id", flat=True), at)
    answers.invited(plan, at, may_decline=first)
    if ready := room(company.registrar, plan.pk).shown:
        announce(plan_id=plan.pk, shown=ready, by=company.registrar, at=at + timedelta(days=5))
