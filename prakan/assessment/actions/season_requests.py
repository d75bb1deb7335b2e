"""Asking for more time with a reason, and its answer: granted, perhaps to another day, or declined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import Season, SeasonExtension, SeasonRequest
from prakan.assessment.queries.season_due import due_day
from prakan.assessment.queries.season_requests import codes_above
from prakan.assessment.queries.seasons import opened
from prakan.domain.calendar import say_date
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.numbers import cleaned
from prakan.domain.problems import refuse
from prakan.domain.problems_season import (
    ANSWERED_BEFORE,
    ASKED_BEFORE,
    NO_REASON,
    NOT_FIXED,
    NOT_LATER,
    NOT_YOURS_TO_ASK,
    OVER_ALREADY,
)
from prakan.domain.roles import STEPS
from prakan.domain.season import day_of, end_of
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, ParentAgency
from prakan.registry.queries.reach import reach, reach_of_agencies

ASK, GRANT, DECLINE = "season.ask", "season.grant", "season.decline"
Answer = SeasonRequest.Answer


@transaction.atomic
def ask(
    *,
    year: int,
    wished: date,
    reason: str,
    by: Person,
    at: datetime,
    institution: str = "",
    agency: str = "",
) -> SeasonRequest:
    """Ask for more time for one institution (registry number or code) or all under a parent agency (code).

    A school asks for itself, a parent agency for those under it. Raises ``Refused``: SEASON-001 (not
    open), 003, 004 (no more time than now), 005 (nothing fixed), 031 (one is waiting), 032 (not in their
    care), 033 (a past day).
    """
    access.check(by, ASK)
    season = Season.objects.select_for_update(of=("self",)).get(pk=opened(year).pk)
    row, parent = _whom(by, cleaned(institution), agency)
    if not reason.strip():
        raise refuse(NO_REASON, "reason")
    _check_day(season, row, wished, at, "wished")
    waiting = season.requests.filter(institution=row, agency=parent, answer=Answer.WAITING).first()
    if waiting:
        raise refuse(ASKED_BEFORE, name=(row or parent).name, wished=waiting.wished)  # type: ignore[union-attr]
    made = SeasonRequest(
        season=season, institution=row, agency=parent, wished=wished, reason=reason.strip(), by=by, at=at
    )
    _record(ASK, made, wished, made.reason, by, at)
    made.save()
    return made


@transaction.atomic
def grant(
    *, request_ids: Iterable[int], by: Person, at: datetime, until: date | None = None, reason: str = ""
) -> int:
    """Give the time that was asked for, or until another day, to all of them or none; returns how many.

    Raises ``Refused``: SEASON-004, 005, 033, 034 (answered before).
    """
    access.check(by, GRANT)
    rows = _waiting(request_ids)
    for row in rows:
        day = until or row.wished
        _check_day(row.season, row.institution, day, at, "until")
        said = reason.strip() or row.reason
        _record(GRANT, row, day, said, by, at)
        row.extension = SeasonExtension.objects.create(
            season=row.season,
            institution=row.institution,
            agency=row.agency,
            until=day,
            ends_at=end_of(day),
            reason=said,
            by=by,
            at=at,
        )
        _answer(row, Answer.GRANTED, reason.strip(), by, at)
    return len(rows)


@transaction.atomic
def decline(*, request_ids: Iterable[int], reason: str, by: Person, at: datetime) -> int:
    """Decline requests for a reason, all or none; returns how many. Raises ``Refused``: SEASON-003, 034."""
    access.check(by, DECLINE)
    rows = _waiting(request_ids)
    if not reason.strip():
        raise refuse(NO_REASON, "reason")
    for row in rows:
        _record(DECLINE, row, row.wished, reason.strip(), by, at)
        _answer(row, Answer.DECLINED, reason.strip(), by, at)
    return len(rows)


def _whom(by: Person, institution: str, agency: str) -> tuple[Institution | None, ParentAgency | None]:
    if agency and not institution:
        parent = ParentAgency.objects.filter(reach_of_agencies(by, STEPS[ASK]), code=agency).first()
        if parent is None:
            raise refuse(NOT_YOURS_TO_ASK, "agency", given=agency)
        return None, parent
    theirs = Institution.objects.filter(reach(by, STEPS[ASK], ""))
    coded = theirs.filter(codes__value=institution, codes__ends=None).distinct().first()
    number = int(institution) if institution.isdecimal() and len(institution) < 10 else 0
    row = coded or theirs.filter(pk=number).first()
    if row is None:
        raise refuse(NOT_YOURS_TO_ASK, "institution", given=institution)
    return row, None


def _check_day(season: Season, row: Institution | None, day: date, at: datetime, field: str) -> None:
    """Raise ``Refused`` unless a day gives more time than there is now, and has not passed."""
    if row:
        due = due_day(row, row.kind, season.year, day_of(at))
        if due is None:
            raise refuse(NOT_FIXED, field, kind=KIND_NAMES[Kind(row.kind)])
    else:
        fixed = season.deadlines.exclude(due_on=None).values_list("due_on", flat=True)
        due = min((d for d in fixed if d), default=None)
        if due is None:
            raise refuse(NOT_FIXED, field, kind="-")
    if day <= due:
        raise refuse(NOT_LATER, field, until=day, due=due)
    if day < (season.stands_on or day_of(at)):
        raise refuse(OVER_ALREADY, field, until=day)


def _waiting(request_ids: Iterable[int]) -> list[SeasonRequest]:
    wanted = set(request_ids)
    kept = SeasonRequest.objects.select_for_update(of=("self",)).select_related("season", "institution")
    rows = list(kept.filter(pk__in=wanted, answer=Answer.WAITING).order_by("pk"))
    if not rows or len(rows) < len(wanted):
        raise refuse(ANSWERED_BEFORE)
    return rows


def _answer(row: SeasonRequest, answer: str, reason: str, by: Person, at: datetime) -> None:
    row.answer, row.answer_reason, row.answered_by, row.answered_at = answer, reason, by, at
    row.save()


def _record(step: str, row: SeasonRequest, day: date, reason: str, by: Person, at: datetime) -> None:
    audit.record(
        step=step, subject=f"season:{row.season.year}", by=by, at=at, after=_said(row, day, reason, at)
    )


def _said(row: SeasonRequest, day: date, reason: str, at: datetime) -> Mapping[str, Any]:
    of = row.institution
    whom = of or row.agency
    assert whom is not None
    return {
        "year": str(row.season.year),
        "institution": row.institution_id or 0,
        "agencies": codes_above(of.agency_id if of else row.agency_id, day_of(at)),
        "asked_by": row.by_id,
        "name_th": whom.name.th,
        "name_en": whom.name.say("en"),
        "until": day,
        "until_th": say_date(day, "th"),
        "until_en": say_date(day, "en"),
        "reason": reason,
    }
