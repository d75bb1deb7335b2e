"""The result that counts for each case: its newest verdict, and the colour that the rules give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery

from prakan.assessment.models import Case, CaseVerdict
from prakan.domain.improvement.rules import FollowUpRules
from prakan.domain.improvement.stages import Colour


@dataclass(frozen=True, slots=True)
class ResultOf:
    """The newest verdict of a case (its id), the outcome of the whole, the colour, whether a plan is due."""

    verdict: int
    overall: str
    colour: Colour
    follow: bool
    programme: bool


def results_of(cases: QuerySet[Case], rules: FollowUpRules) -> Mapping[int, ResultOf]:
    """Return the results by id of the case, one statement, one more where no whole is judged."""
    newest = CaseVerdict.objects.filter(case=OuterRef("case")).order_by("-version").values("pk")[:1]
    rows = CaseVerdict.objects.filter(case__in=cases).annotate(newest=Subquery(newest)).filter(pk=F("newest"))
    found = {}
    bare = []
    for pk, case, overall in rows.values_list("pk", "case_id", "overall"):
        if overall:
            found[case] = _result(pk, overall, {}, rules)
        else:
            bare.append(pk)
    for row in CaseVerdict.objects.filter(pk__in=bare).only("pk", "case_id", "outcomes") if bare else ():
        found[row.case_id] = _result(row.pk, "", row.outcomes, rules)
    return found


def _result(pk: int, overall: str, outcomes: Mapping[str, str], rules: FollowUpRules) -> ResultOf:
    found = rules.rule_of(overall, outcomes)
    if found is None:
        return ResultOf(pk, overall, Colour.NONE, follow=False, programme=False)
    return ResultOf(pk, overall, found.colour, follow=found.follow, programme=found.programme)
