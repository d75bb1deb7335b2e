"""A small made-up year for teams: institutions around the middles of provinces, assessors near them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from prakan.assessment.actions.teams import form, form_one
from prakan.domain.places import districts, province
from prakan.domain.team_rules import Season, TeamRules, usual_rules
from prakan.foundation.models import Person
from prakan.registry.models import (
    Assessor,
    AssessorSeat,
    Institution,
    Licence,
    LicenceTerm,
    Listing,
    ParentAgency,
)

YEAR = 2567
SEASON = Season(date(2024, 1, 8), 8)
STEPS = 300
PLACES = ("50", "10")  # Chiang Mai, Bangkok


def rules() -> TeamRules:
    """Return the rules of the house for eight weeks from January 2567."""
    return replace(usual_rules(), season=SEASON)


def listed(
    count: int, now: datetime, *, provinces: Sequence[str] = PLACES, **other: object
) -> list[Institution]:
    """Save and return basic schools on the year's list over districts; ``other`` replaces attributes."""
    agency, _ = ParentAgency.objects.get_or_create(
        code="area-test", defaults={"kind": "area_office", "name_th": "เขตพื้นที่ทดสอบ", "changed_at": now}
    )
    rows = Institution.objects.bulk_create(
        Institution(**_school(at, provinces[at % len(provinces)], agency, now) | other) for at in range(count)
    )
    Listing.objects.bulk_create(
        Listing(institution=row, year=YEAR, kind=row.kind, on=date(2023, 10, 1), at=now) for row in rows
    )
    return rows


def _school(at: int, code: str, agency: ParentAgency, now: datetime) -> dict[str, object]:
    several = list(districts(code))
    place = several[at % min(len(several), 4)]
    return {
        "name_th": f"โรงเรียนทดสอบ {at + 1}",
        "kind": "basic",
        "learners": 100,
        "agency": agency,
        "province": code,
        "district": place.code,
        "latitude": round(place.centre.latitude + at * 0.0005, 6),
        "longitude": round(place.centre.longitude, 6),
        "created_at": now,
        "changed_at": now,
        "sort_key": f"{at:04d}",
    }


def hired(
    count: int,
    now: datetime,
    *,
    code: str = "50",
    seat: str = "chair",
    level: str = "basic",
    ends: date = date(2026, 12, 31),
    **other: object,
) -> list[Assessor]:
    """Save and return active assessors of a province with a seat and a licence; the first numbers go on."""
    place, first = province(code), Assessor.objects.count()
    assert place is not None
    rows = Assessor.objects.bulk_create(
        Assessor(
            **{
                "number": f"T-{first + at:04d}",
                "name_th": f"ผู้ประเมินทดสอบ {first + at}",
                "languages": "th",
                "province": code,
                "latitude": round(place.centre.latitude, 6),
                "longitude": round(place.centre.longitude, 6),
                "max_load": 12,
                "created_at": now,
                "changed_at": now,
                **other,
            }
        )
        for at in range(count)
    )
    seated(rows, seat, level, now)
    licensed(rows, level, ends, now)
    return rows


def seated(rows: Sequence[Assessor], seat: str, level: str, now: datetime) -> None:
    """Give a seat since 2563."""
    AssessorSeat.objects.bulk_create(
        AssessorSeat(assessor=row, level=level, seat=seat, starts=date(2020, 1, 1), at=now) for row in rows
    )


def licensed(rows: Sequence[Assessor], level: str, ends: date, now: datetime) -> None:
    """Give a licence from 2564 to a day."""
    LicenceTerm.objects.get_or_create(level=level, defaults={"prefix": level[0].upper(), "years": 3})
    Licence.objects.bulk_create(
        Licence(
            assessor=row,
            level=level,
            number=f"{level[:8]}-{row.number}-{ends:%y%m%d}",
            starts=date(2021, 1, 1),
            ends=ends,
            resolution="ทดสอบ",
            at=now,
        )
        for row in rows
    )


def usual_year(now: datetime, schools: int = 12) -> tuple[list[Institution], list[Assessor]]:
    """Save schools of two provinces with enough chairs and members in each."""
    places = listed(schools, now)
    people = [
        *hired(3, now, code="50"),
        *hired(3, now, code="50", seat="member"),
        *hired(3, now, code="10"),
        *hired(3, now, code="10", seat="member"),
    ]
    return places, people


def formed(by: Person, now: datetime, **other: object) -> int:
    """Ask for a plan and let the worker form it; returns its id."""
    plan = form(**{"year": YEAR, "rules": rules(), "by": by, "at": now, "steps": STEPS, **other})  # type: ignore[arg-type]
    form_one(plan_id=plan.pk, at=now)
    return plan.pk
