"""What the appraisal of assessors learns from cases and visits, as it happens or when a round is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from prakan.assessment.queries import appraised
from prakan.assessors.actions.appraisal_evidence import add_lines, add_scores
from prakan.assessors.actions.appraisal_rounds import count_visits
from prakan.foundation.actions.outbox import Together
from prakan.foundation.queries.outbox import Event


def gather(events: Sequence[Event], at: datetime) -> None:
    """Add to appraisals what the events say: open sheets, drafts, reports returned, visits, a new round."""
    for year in sorted({_id(one) for one in _only(events, "appraisal.open")}):
        _whole_year(year, at)
    _scores(appraised.cases_numbered(_cases(_only(events, "consensus.open"))), at)
    drafts = appraised.cases_numbered(_cases(_only(events, "case.send_draft")))
    returned = appraised.cases_numbered(_cases(_only(events, "case.return")))
    add_lines([*appraised.drafts_sent(drafts), *appraised.reports_returned(returned)], at=at)
    for year in appraised.years_of_visits({_id(one) for one in _only(events, "team.made")}):
        count_visits(year=year, at=at)


def _whole_year(year: int, at: datetime) -> None:
    cases = appraised.cases_of_year(year)
    _scores(cases, at)
    add_lines([*appraised.drafts_sent(cases), *appraised.reports_returned(cases)], at=at)


def _scores(cases: appraised.Cases, at: datetime) -> None:
    for one in appraised.scores_before_the_talk(cases):
        add_scores(one.year, one.scores, at=at, is_demo=one.is_demo)


def _only(events: Iterable[Event], step: str) -> list[Event]:
    return [event for event in events if event.step == step]


def _cases(events: Iterable[Event]) -> set[int]:
    return {int(event.after.get("case") or _id(event)) for event in events}


def _id(event: Event) -> int:
    return int(event.subject.rpartition(":")[2])


#: appraisals know what cases and visits say of assessors
APPRAISED = Together("appraised", gather)
#: the steps that say something of assessors
FOLLOW_UPS = dict.fromkeys(
    ("appraisal.open", "consensus.open", "case.send_draft", "case.return", "team.made"), (APPRAISED,)
)
