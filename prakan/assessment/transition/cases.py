"""The only writer of the stages of cases: one step for one case or for many, with its trail and turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from prakan.assessment.models import Case, CaseMove
from prakan.assessment.queries.case_facts import met_of
from prakan.assessment.queries.cases.allowed import Holds as Holds
from prakan.assessment.queries.cases.allowed import open_holds as open_holds
from prakan.assessment.queries.cases.allowed import why_not as why_not
from prakan.assessment.queries.cases.reach import case_reach
from prakan.assessment.queries.cases.routes import route_of
from prakan.domain.cases.routes import CaseRoute
from prakan.domain.cases.steps import AUTOMATIC, BY_NAME, FOLLOWING, WAYS, Way
from prakan.domain.cases.turns import Dates, due_of, owner_of
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.stages import Table, step
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert
from prakan.foundation.models import Person

CHUNK = 1000  # cases that one row of the trail names
TABLE: Table = {
    "case": tuple(
        step(way.name, way.sources, way.target, "" if way.name in FOLLOWING else None) for way in WAYS
    )
}
MOVE = ("case_id", "step", "source", "target")


def locked(case_id: int, name: str, *, by: Person) -> Case:
    """Return a case under a lock, for a step that the person may take on it.

    Raises ``Refused``: ACCESS-001 without the right, CASE-001 when the person does not reach it.
    """
    access.check(by, name)
    found = locked_rows().filter(case_reach(by), pk=case_id).order_by("pk").first()
    if found is None:
        raise refuse(NO_SUCH_CASE, case=case_id)
    return found


def locked_rows() -> QuerySet[Case]:
    """Return all cases, to be narrowed: under a lock, with what a step has to know of them."""
    rows = Case.objects.select_for_update(of=("self",))
    return rows.select_related("institution", "route", "visit").defer("route__stages")


def advance(
    case: Case,
    name: str,
    *,
    by: Person | None,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
    reason: str = "",
    overdue: bool = False,
) -> Case:
    """Take a step on a locked case and return it as saved; ``changes`` are stored with the stage.

    ``overdue``: the system goes on because the answer did not come; what that answer would meet is not
    asked. Raises ``Refused``: ACCESS-001 without the right, CASE-002 off its route, CASE-003 while a hold
    stops it, CASE-004 naming what it lacks; ``RuntimeError`` when nobody takes what only a person may.
    """
    way = BY_NAME[name]
    _check_right(way, by, overdue)
    holds = open_holds([case.pk])
    asked = route_of(case.route).leg(case.stage).needs
    met = met_of(Case.objects.filter(pk=case.pk), timezone.localdate(at), asked)
    if refused := why_not(case, way, holds, met.get(case.pk, frozenset()), asks=not overdue):
        raise refused
    said = {**said_of(case), **(record or {}), "reason": reason}
    _move([case], way, by=by, at=at, reason=reason, said=said, holds=holds, changes=changes or {})
    return case


def advance_all(
    cases: Sequence[Case],
    name: str,
    *,
    by: Person | None,
    at: datetime,
    holds: Holds,
    reason: str = "",
    overdue: bool = False,
) -> None:
    """Take a step on many locked cases at once that the caller has looked at with ``why_not``.

    One row of the trail names them all, a thousand at most; each case keeps a move of its own.
    Raises ``Refused``: ACCESS-001; ``RuntimeError`` as ``advance``.
    """
    way = BY_NAME[name]
    _check_right(way, by, overdue)
    for start in range(0, len(cases), CHUNK):
        part = cases[start : start + CHUNK]
        said = {"cases": [case.pk for case in part], "count": str(len(part)), "reason": reason}
        _move(part, way, by=by, at=at, reason=reason, said=said, holds=holds, changes={})


def turn_fields(case: Case, route: CaseRoute, stage: str, entered: date, holds: Holds) -> tuple[str, Any]:
    """Return whose turn it is in a case that stands in a stage, and its last day."""
    leg, held = route.leg(stage), holds.get(case.pk, frozenset())
    ends = case.visit.ends if case.visit else None
    return owner_of(leg, held).value, due_of(leg, Dates(entered, visit_end=ends), held)


def said_of(case: Case) -> dict[str, Any]:
    """Return what the trail and notices say of a case: its number, whose it is, of which year and level."""
    name = case.institution.name
    return {
        "number": case.number,
        "institution": case.institution_id,
        "name_th": name.th,
        "name_en": name.say("en"),
        "year": str(case.year),
        "level": case.level,
    }


def _check_right(way: Way, by: Person | None, overdue: bool) -> None:
    if by is not None and way.name not in FOLLOWING:
        access.check(by, way.name)
    elif by is not None:
        raise refuse(NOT_ALLOWED, step=way.name)
    elif way.name not in AUTOMATIC and not overdue:
        raise RuntimeError(f"{way.name}: a step that needs a right was taken by nobody")


def _move(
    cases: Sequence[Case],
    way: Way,
    *,
    by: Person | None,
    at: datetime,
    reason: str,
    said: Mapping[str, Any],
    holds: Holds,
    changes: Mapping[str, Any],
) -> None:
    subject = f"case:{cases[0].pk}" if len(cases) == 1 and "cases" not in said else f"cases:{cases[0].year}"
    before = {"stage": cases[0].stage} if len({case.stage for case in cases}) == 1 else {}
    audit.record(
        step=way.name, subject=subject, by=by, at=at, before=before, after={"stage": way.target.value, **said}
    )
    insert(
        CaseMove,
        MOVE,
        [(case.pk, way.name, case.stage, way.target.value) for case in cases],
        fixed={"reason": reason, "by_id": by.pk if by else None, "at": at},
    )
    together: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    for case in cases:
        owner, due = turn_fields(case, route_of(case.route), way.target, timezone.localdate(at), holds)
        together[owner, due].append(case.pk)
        case.stage, case.owner, case.due_on, case.entered_at = way.target.value, owner, due, at
        case.revision += 1
    for (owner, due), ids in together.items():
        Case.objects.filter(pk__in=ids).update(
            stage=way.target.value,
            owner=owner,
            due_on=due,
            entered_at=at,
            revision=F("revision") + 1,
            **changes,
        )
    for case in cases if changes else ():
        for field, value in changes.items():
            setattr(case, field, value)
