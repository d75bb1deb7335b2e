"""Which needs of cases are met, read from the records for many cases at once.

A paper of cases that meets a need adds its function to ``SOURCES``: it is given cases and a day, and returns,
by need, the ids of those cases in which it is met. One statement or two each, whatever the number of cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from django.db.models import F, Q, QuerySet

from prakan.assessment.models import AgendaItem, Case, Meeting, Sar, Season, TeamListLine, TeamPlan, TeamVisit
from prakan.assessment.queries.case_appeal_facts import of_the_appeals
from prakan.assessment.queries.case_certificate_facts import of_the_certificates
from prakan.assessment.queries.case_improvement_facts import of_the_improvement
from prakan.assessment.queries.case_reading_facts import of_the_readings, of_the_remarks
from prakan.assessment.queries.case_report_facts import of_the_drafts, of_the_replies
from prakan.assessment.queries.case_score_facts import of_the_scores, of_the_verdicts
from prakan.domain.cases.needs import Need
from prakan.domain.cases.special import CaseKind
from prakan.domain.meetings import Resolution

Cases = QuerySet[Case]
Met = Mapping[Need, Iterable[int]]
Source = Callable[[Cases, date], Met]

IN_HAND = (Sar.Stage.SUBMITTED, Sar.Stage.FORWARDED, Sar.Stage.ACCEPTED)
BY_HAND = ~Q(kind=CaseKind.USUAL)  # no roster lists them: joint assessments, the agency's own review
SETTLED = (TeamVisit.Stage.APPROVED, TeamVisit.Stage.ANNOUNCED)


def of_the_season(cases: Cases, today: date) -> Met:
    """Return the cases of years whose season of reports is open."""
    years = Season.objects.filter(opened_at__isnull=False).values("list_year")
    return {Need.SEASON_OPEN: list(cases.filter(Q(year__in=years) | BY_HAND).values_list("pk", flat=True))}


def of_the_report(cases: Cases, today: date) -> Met:
    """Return the cases whose self-assessment report is in hand, and accepted.

    Cases opened by hand go by the papers of the partner's procedure, which no season collects.
    """
    rows = cases.filter(Q(sar__stage__in=IN_HAND) | BY_HAND).values_list("pk", "sar__stage", "kind")
    found = list(rows)
    done = [pk for pk, stage, kind in found if stage == Sar.Stage.ACCEPTED or kind != CaseKind.USUAL]
    return {Need.SAR_RECEIVED: [pk for pk, _stage, _kind in found], Need.SAR_ACCEPTED: done}


def of_the_team(cases: Cases, today: date) -> Met:
    """Return the cases on the confirmed plan of teams, sent for approval, approved, and visited."""
    on_plan = cases.filter(visit__plan__stage=TeamPlan.Stage.CONFIRMED)
    found = list(on_plan.values_list("pk", "visit__stage", "visit__ends"))
    listed = TeamListLine.objects.filter(list__stage="sent", returned=False).values("visit")
    approved = [pk for pk, stage, _ends in found if stage in SETTLED]
    return {
        Need.ON_PLAN: [pk for pk, _stage, _ends in found],
        Need.LIST_SENT: [*approved, *_ids(on_plan, visit__in=listed)],
        Need.TEAM_APPROVED: approved,
        Need.VISIT_OVER: [pk for pk, stage, ends in found if stage in SETTLED and ends < today],
    }


def of_the_framework(cases: Cases, today: date) -> Met:
    """Return the cases that have their framework."""
    return {Need.FRAMEWORK: _ids(cases, framework__isnull=False)}


def of_the_meetings(cases: Cases, today: date) -> Met:
    """Return the cases agreed to in a meeting that was closed since they came to that stage."""
    agreed = AgendaItem.objects.filter(
        case__in=cases,
        resolution=Resolution.AGREED,
        meeting__stage=Meeting.Stage.CLOSED,
        meeting__closed_at__gte=F("case__entered_at"),
    )
    found = list(agreed.values_list("case_id", "meeting__body__is_board"))
    return {
        Need.COMMITTEE_RESOLVED: [pk for pk, is_board in found if not is_board],
        Need.BOARD_RESOLVED: [pk for pk, is_board in found if is_board],
    }


#: every paper of cases that meets a need
SOURCES: tuple[Source, ...] = (
    of_the_season,
    of_the_report,
    of_the_team,
    of_the_framework,
    of_the_scores,
    of_the_verdicts,
    of_the_drafts,
    of_the_replies,
    of_the_readings,
    of_the_remarks,
    of_the_meetings,
    of_the_certificates,
    of_the_appeals,
    of_the_improvement,
)


_SAID: dict[Source, frozenset[Need]] = {}  # what a source has said something of: always of the same


def met_of(cases: Cases, today: date, wanted: Collection[Need] | None = None) -> dict[int, frozenset[Need]]:
    """Return the needs that are met, by id of the case; only sources of those ``wanted`` are asked."""
    found: dict[int, set[Need]] = defaultdict(set)
    cases = cases.order_by()  # nobody asks in which order
    for source in SOURCES:
        if wanted is not None and source in _SAID and not _SAID[source] & set(wanted):
            continue
        said = source(cases, today)
        _SAID[source] = frozenset(said)
        for need, ids in said.items():
            for pk in ids:
                found[pk].add(need)
    return {pk: frozenset(needs) for pk, needs in found.items()}


def met_by(case_id: int, today: date, wanted: Collection[Need] | None = None) -> frozenset[Need]:
    """Return the needs that one case meets; only sources of those ``wanted`` are asked."""
    return met_of(Case.objects.filter(pk=case_id), today, wanted).get(case_id, frozenset())


def _ids(cases: Cases, **wanted: object) -> list[int]:
    return list(cases.filter(Q(**wanted)).values_list("pk", flat=True))
