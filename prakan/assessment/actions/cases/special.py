"""Opening a case that no roster lists, with the panel that is named for it: one at a time, by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.cases.opening import start_of
from prakan.assessment.models import (
    Case,
    CaseMove,
    CaseNumber,
    TeamPlan,
    TeamSeat,
    TeamStop,
    TeamVisit,
)
from prakan.assessment.queries.team_licences import licensed_on
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.special import KIND_NAMES, CaseKind, Panelist, panel_faults
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_panels import CASE_THERE, CONFLICTED, DAYS_WRONG, NO_FRAMEWORK, NOT_LICENSED
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Framework, Institution
from prakan.registry.queries.interests import barred
from prakan.registry.queries.licences import facts_of

LONGEST = 14  # days of a visit


@dataclass(frozen=True, slots=True)
class Special:
    """A case to be opened by hand: what kind, of whom, under which framework, when, in which language."""

    kind: CaseKind
    year: int
    institution: int
    level: str
    framework: int
    language: str
    partner: str
    first: date
    last: date


@transaction.atomic
def open_special(*, asked: Special, panel: Sequence[Panelist], by: Person, at: datetime) -> Case:
    """Open a case with the visit of its panel, which is then sent for approval, invited and announced.

    The panel is a plan of teams of its own, of one visit. Raises ``Refused``: ACCESS-001, PANEL-002 to 012
    (all that is wrong at once), CASE-007 (a level without a route).
    """
    access.check(by, "case.open_special")
    place = Institution.objects.select_for_update().get(pk=asked.institution)
    people = Assessor.objects.in_bulk([one.assessor for one in panel])
    framework = Framework.objects.filter(pk=asked.framework, stage=Framework.Stage.PUBLISHED).first()
    faults = [*panel_faults(asked.kind, asked.partner, panel), *_days(asked)]
    faults += [Fault(NO_FRAMEWORK, {}, "framework")] if framework is None else []
    if faults or framework is None:
        raise Refused(*faults)
    _check_free(asked, place)
    if unfit := [*_unlicensed(asked, panel, people), *_in_conflict(asked, place, panel, people, by)]:
        raise Refused(*unfit)
    case = _case(asked, place, framework, by, at)
    said = {**_said(asked, place), "number": case.number, "panel": [asdict(one) for one in panel]}
    audit.record(step="case.open_special", subject=f"case:{case.pk}", by=by, at=at, after=said)
    case.visit = _visit(case, asked, panel, by, at)
    case.save(update_fields=["visit"])
    return case


def _days(asked: Special) -> list[Fault]:
    if asked.first <= asked.last < asked.first + timedelta(days=LONGEST):
        return []
    said = {"first": asked.first, "last": asked.last, "most": LONGEST}
    return [Fault(DAYS_WRONG, said, "last")]


def _check_free(asked: Special, place: Institution) -> None:
    there = Case.objects.filter(institution=place, year=asked.year, level=asked.level)
    if (one := there.exclude(stage=CaseStage.WITHDRAWN).first()) is not None:
        level = LEVEL_NAMES.get(asked.level, Text(asked.level))
        raise refuse(CASE_THERE, place=place.name, year=asked.year, level=level, number=one.number)


def _unlicensed(asked: Special, panel: Sequence[Panelist], people: Mapping[int, Assessor]) -> list[Fault]:
    """Return who of the agency's own has no licence for the level on the days."""
    licences = facts_of({one.assessor for one in panel})
    level = LEVEL_NAMES.get(asked.level, Text(asked.level))
    return [
        Fault(NOT_LICENSED, {"name": people[one.assessor].name, "level": level}, "panel")
        for one in panel
        if not one.partner
        and not licensed_on(licences.get(one.assessor, ()), asked.level, asked.first, asked.last)
    ]


def _in_conflict(
    asked: Special, place: Institution, panel: Sequence[Panelist], people: Mapping[int, Assessor], by: Person
) -> list[Fault]:
    hit = barred(by, [one.assessor for one in panel], [place.pk], asked.first)
    return [
        Fault(CONFLICTED, {"name": people[one.assessor].name, "place": place.name}, "panel")
        for one in panel
        if place.pk in hit.get(one.assessor, frozenset())
    ]


def _case(asked: Special, place: Institution, framework: Framework, by: Person, at: datetime) -> Case:
    row, _ = CaseNumber.objects.select_for_update().get_or_create(year=asked.year)
    row.last += 1
    row.save(update_fields=["last"])
    route, owner, due = start_of(asked.level, timezone.localdate(at))
    case = Case.objects.create(
        number=f"CASE-{asked.year}-{row.last:06d}", year=asked.year, institution=place, level=asked.level,
        kind=asked.kind.value, language=asked.language, partner=asked.partner.strip(), framework=framework,
        pack_digest=framework.digest, route_id=route, owner=owner, due_on=due, entered_at=at, opened_by=by,
        opened_at=at,
    )  # fmt: skip
    CaseMove.objects.create(case=case, step="case.open_special", target=CaseStage.LISTED.value, by=by, at=at)
    return case


def _visit(case: Case, asked: Special, panel: Sequence[Panelist], by: Person, at: datetime) -> TeamVisit:
    monday = asked.first - timedelta(days=asked.first.weekday())
    name = f"{KIND_NAMES[asked.kind].th} {case.number}"
    plan = TeamPlan.objects.create(
        year=asked.year, name=name[:120], kind=TeamPlan.Kind.PANEL, stage=TeamPlan.Stage.CONFIRMED,
        starts_on=monday, weeks=3, steps=0, by=by, at=at, formed_at=at, confirmed_by=by, confirmed_at=at,
    )  # fmt: skip
    visit = TeamVisit.objects.create(
        plan=plan, number=1, level=asked.level, week=0, starts=asked.first, ends=asked.last, cost=0, metres=0
    )
    days = (asked.last - asked.first).days + 1
    TeamStop.objects.create(visit=visit, institution_id=case.institution_id, order=1, days=days)
    seats = sorted(panel, key=lambda one: not one.is_chair)
    for one in seats:
        seat = TeamSeat.Seat.CHAIR if one.is_chair else TeamSeat.Seat.MEMBER
        TeamSeat.objects.create(visit=visit, assessor_id=one.assessor, seat=seat, partner=one.partner)
    return visit


def _said(asked: Special, place: Institution) -> dict[str, Any]:
    return {
        "kind": asked.kind.value,
        "institution": place.pk,
        "name_th": place.name.th,
        "name_en": place.name.say("en"),
        "year": str(asked.year),
        "level": asked.level,
        "framework": asked.framework,
        "language": asked.language,
        "partner": asked.partner.strip(),
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
    }
