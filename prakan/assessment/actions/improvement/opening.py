"""Plans opened for published results that ask for one, many at once; items marked when a result changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import (
    Case,
    CaseEvidence,
    CaseFinding,
    CaseVerdict,
    ImprovementItem,
    ImprovementPlan,
    ImprovementRules,
)
from prakan.assessment.queries.cases.reach import PUBLIC
from prakan.assessment.queries.improvement.results import ResultOf, results_of
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.assessment.transition.cases import locked
from prakan.domain.case_scores.papers import FindingKind
from prakan.domain.cases.stages import CaseStage
from prakan.domain.improvement.rules import rules_of, to_json
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import NOT_PUBLISHED, PLAN_THERE
from prakan.foundation import audit
from prakan.foundation.bulk import numbers
from prakan.foundation.models import Person

CHUNK = 1000  # plans that one row of the trail names
#: findings that become items, in this order
KINDS = (FindingKind.IMPROVEMENT, FindingKind.RECOMMENDATION)
#: stages in which a plan is opened by itself: while it is appealed, the result may yet be another
OPENED_IN = (CaseStage.PUBLISHED, CaseStage.FOLLOW_UP)


@transaction.atomic
def install_follow_up(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the rules of an agency's folder when they differ; returns whether. Raises ``FaultyFollowUp``."""
    if not said:
        return False
    rules = to_json(rules_of(said))
    row = ImprovementRules.objects.filter(name="agency").first()
    if row is not None and row.rules == rules:
        return False
    audit.record(step="improvement.install", subject="registry:follow_up", by=None, at=at, after=rules)
    ImprovementRules.objects.update_or_create(name="agency", defaults={"rules": rules, "at": at})
    return True


@transaction.atomic
def open_due(*, at: datetime, cases: Collection[int] = ()) -> int:
    """Open the plans of published results that ask for one; returns how many. Done again it does nothing.

    Of some cases (ids), else of all that are published. Some ten statements whatever their number.
    """
    rows = Case.objects.filter(stage__in=OPENED_IN, improvement=None)
    rows = rows.filter(pk__in=cases) if cases else rows
    results = {pk: one for pk, one in results_of(rows, follow_up_rules()).items() if one.follow}
    return _open(list(Case.objects.filter(pk__in=results).order_by("pk")), results, by=None, at=at)


@transaction.atomic
def open_one(*, case_id: int, by: Person, at: datetime) -> ImprovementPlan:
    """Open a plan although the result asks for none.

    Raises ``Refused``: ACCESS-001, CASE-001, IMPROVE-002 (not published), IMPROVE-022 (there is one).
    """
    case = locked(case_id, "improvement.open", by=by)
    if case.stage not in PUBLIC:
        raise refuse(NOT_PUBLISHED, number=case.number)
    if ImprovementPlan.objects.filter(case=case).exists():
        raise refuse(PLAN_THERE, number=case.number)
    found = results_of(Case.objects.filter(pk=case.pk), follow_up_rules())
    _open([case], found, by=by, at=at)
    return ImprovementPlan.objects.get(case=case)


@transaction.atomic
def mark_changed(*, at: datetime, cases: Collection[int] = ()) -> int:
    """Mark items whose result another verdict has changed since the plan was opened; returns how many.

    Nothing is deleted: a marked item is shown as such and need not be done. Done again it does nothing.
    """
    plans = ImprovementPlan.objects.filter(verdict__isnull=False).select_related("verdict", "case")
    plans = plans.filter(case__in=cases) if cases else plans
    newest = {
        one.case_id: one
        for one in CaseVerdict.objects.filter(case__in=plans.values("case")).order_by("version")
    }
    marked = 0
    for plan in plans.select_for_update(of=("self",)):
        verdict = newest[plan.case_id]
        if verdict.pk != plan.verdict_id:
            marked += _mark(plan, verdict, at)
    return marked


def _mark(plan: ImprovementPlan, verdict: CaseVerdict, at: datetime) -> int:
    was = plan.verdict
    assert was is not None  # asked for above
    rows = [
        item
        for item in plan.items.exclude(kind="own").filter(superseded=None)
        if _outcome(was, item.target) != _outcome(verdict, item.target)
    ]
    if not rows:
        return 0
    said = {"number": plan.case.number, "items": [row.number for row in rows], "verdict": verdict.version}
    audit.record(step="improvement.mark", subject=f"improvement_plan:{plan.pk}", by=None, at=at, after=said)
    ImprovementItem.objects.filter(pk__in=[row.pk for row in rows]).update(superseded=verdict)
    return len(rows)


def _outcome(verdict: CaseVerdict, target: str) -> str:
    return str(verdict.outcomes.get(target, verdict.overall)) if target else verdict.overall


def _open(cases: Sequence[Case], results: Mapping[int, ResultOf], *, by: Person | None, at: datetime) -> int:
    if not cases:
        return 0
    today, rules = timezone.localdate(at), follow_up_rules()
    plans = [
        ImprovementPlan(
            pk=pk,
            case=case,
            verdict_id=results[case.pk].verdict if case.pk in results else None,
            due_on=today + timedelta(days=rules.plan_days),
            opened_by=by,
            opened_at=at,
        )
        for pk, case in zip(numbers(ImprovementPlan, len(cases)), cases, strict=True)
    ]
    for start in range(0, len(plans), CHUNK):
        part = plans[start : start + CHUNK]
        said = {"plans": [plan.pk for plan in part], "count": str(len(part)), "year": str(part[0].case.year)}
        audit.record(step="improvement.open", subject="improvement_plans", by=by, at=at, after=said)
    ImprovementPlan.objects.bulk_create(plans, batch_size=500)
    ImprovementItem.objects.bulk_create(_items(plans), batch_size=500)
    return len(plans)


def _items(plans: Iterable[ImprovementPlan]) -> list[ImprovementItem]:
    """Return the items that follow from the findings of cases, improvements first."""
    of_case = {plan.case_id: plan for plan in plans}
    rows = CaseFinding.objects.filter(case__in=of_case, kind__in=KINDS, removed_at=None).order_by("pk")
    found: dict[int, list[CaseFinding]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    seen = CaseEvidence.objects.filter(case__in=found, hidden_at=None).values_list("pk", "title")
    titles = dict(seen)
    return [
        ImprovementItem(
            plan=of_case[case],
            number=number,
            finding=row,
            kind=row.kind,
            target=row.target,
            source=row.text,
            evidence=[titles[pk] for pk in row.evidence if pk in titles],
        )
        for case, lines in found.items()
        for number, row in enumerate(sorted(lines, key=lambda line: KINDS.index(FindingKind(line.kind))), 1)
    ]
