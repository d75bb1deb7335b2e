"""Which needs of cases their reports and replies meet, for many cases at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from prakan.assessment.models import Case, CaseReply, CaseReplyPoint
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import CaseStage


def of_the_drafts(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose report is whole."""
    return {Need.DRAFT_WRITTEN: list(cases.filter(report__is_whole=True).values_list("pk", flat=True))}


def of_the_replies(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose institution has replied, and those whose objections are answered.

    Where no answer came in time nothing is left to answer.
    """
    replies = CaseReply.objects.filter(case__in=cases).order_by("version__number")
    last = {one[0]: one[1:] for one in replies.values_list("case_id", "pk", "stage", "case__stage")}
    open_ = set(
        CaseReplyPoint.objects.filter(
            reply__in=[pk for pk, stage, _at in last.values() if stage == CaseReply.Stage.SENT],
            stand=CaseReplyPoint.Stand.OBJECT,
            outcome="",
        ).values_list("reply_id", flat=True)
    )
    sent = [case for case, (_pk, stage, _at) in last.items() if stage == CaseReply.Stage.SENT]
    over = [case for case, (_pk, _stage, at) in last.items() if at != CaseStage.DRAFT_SENT]
    return {
        Need.REPLY_SENT: sent,
        Need.POINTS_ANSWERED: [case for case in {*sent, *over} if last[case][0] not in open_],
    }
