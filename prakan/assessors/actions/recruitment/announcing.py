"""A round of recruitment is drafted, corrected, announced, closed, or stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prakan.assessors.models import Recruitment
from prakan.assessors.transition.recruitment import advance, locked
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.problems import WRONG_STAGE, Fault, Refused, refuse
from prakan.domain.problems_recruitment import (
    ATTENDANCE_OUTSIDE,
    DATES_REVERSED,
    PLACES_WRONG,
    REASON_NEEDED,
    STILL_TAKING,
    TEST_TOO_EARLY,
    VIDEOS_OVER,
)
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.recruitment import WHOLE, Rule
from prakan.domain.recruitment_rule import DEFAULT, check, packed
from prakan.foundation import access, audit
from prakan.foundation.models import Person

EDIT, ANNOUNCE, CLOSE, STOP = (
    "recruitment.edit",
    "recruitment.announce",
    "recruitment.close",
    "recruitment.stop",
)
MOST_PLACES = 100_000


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced: ``selection`` and ``competence`` are the rules of the two lists."""

    level: str
    places: int
    opens_on: date
    closes_on: date
    tests_on: date | None
    conditions_th: str
    conditions_en: str
    selection: Rule
    competence: Rule
    attendance: str  # percent
    needed: int  # videos
    confirmed: bool


@transaction.atomic
def draft(*, year: int, given: Announcement, by: Person, at: datetime) -> Recruitment:
    """Draft a round; nobody outside sees it before it is announced.

    Raises ``Refused``: ACCESS-001, REG-003 (level), RECRUIT-008 to 015, 021 to 023.
    """
    access.check(by, EDIT)
    _check(given)
    said = _columns(given)
    last = Recruitment.objects.filter(year=year, level=given.level).aggregate(last=Max("number"))["last"]
    audit.record(step=EDIT, subject="recruitment:new", by=by, at=at, after={"year": year, **_told(given)})
    return Recruitment.objects.create(year=year, number=(last or 0) + 1, changed_at=at, **said)


@transaction.atomic
def edit(*, recruitment_id: int, given: Announcement, revision: int, by: Person, at: datetime) -> None:
    """Correct a draft; what is announced stays as it was announced.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, 008 to 015, 021 to 023, STAGE-001 once announced, EDIT-001.
    """
    row = locked(recruitment_id, EDIT, by=by, revision=revision)
    if row.stage != Recruitment.Stage.DRAFT:
        raise refuse(WRONG_STAGE, step=EDIT, stage=row.stage)
    _check(given)
    said = {**_columns(given), "revision": row.revision + 1, "changed_at": at}
    before = {name: getattr(row, name) for name in said}
    audit.record(step=EDIT, subject=f"recruitment:{row.pk}", by=by, at=at, before=before, after=_told(given))
    for name, value in said.items():
        setattr(row, name, value)
    row.save(update_fields=list(said))


@transaction.atomic
def announce(*, recruitment_id: int, by: Person, at: datetime) -> None:
    """Announce a round: anybody reads it and applies in its days; raises as ``advance``."""
    advance(locked(recruitment_id, ANNOUNCE, by=by), ANNOUNCE, by=by, at=at)


@transaction.atomic
def close(*, recruitment_id: int, by: Person, at: datetime) -> None:
    """Close applications; raises ``Refused`` (RECRUIT-017) before their days are over."""
    row = locked(recruitment_id, CLOSE, by=by)
    if timezone.localdate(at) <= row.closes_on:
        raise refuse(STILL_TAKING, closes=row.closes_on)
    advance(row, CLOSE, by=by, at=at)


@transaction.atomic
def stop(*, recruitment_id: int, reason: str, by: Person, at: datetime) -> None:
    """Stop a round for a reason that applicants read; raises ``Refused`` (RECRUIT-016) and as ``advance``."""
    row = locked(recruitment_id, STOP, by=by)
    if not reason.strip():
        raise refuse(REASON_NEEDED, "reason")
    advance(row, STOP, by=by, at=at, changes={"reason": reason.strip()[:500]})


def _check(given: Announcement) -> None:
    faults = []
    if given.level not in LEVEL_NAMES:
        faults.append(Fault(NOT_A_CHOICE, {"given": given.level}, "level"))
    if not 1 <= given.places <= MOST_PLACES:
        faults.append(Fault(PLACES_WRONG, {"most": MOST_PLACES}, "places"))
    if given.closes_on < given.opens_on:
        values = {"opens": given.opens_on, "closes": given.closes_on}
        faults.append(Fault(DATES_REVERSED, values, "closes_on"))
    faults += _training_faults(given)
    for rule, field in ((given.selection, "selection"), (given.competence, "competence")):
        try:
            check(rule, field)
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(*faults)


def _training_faults(given: Announcement) -> Iterator[Fault]:
    if given.tests_on and given.tests_on <= given.closes_on:
        yield Fault(TEST_TOO_EARLY, {"tests": given.tests_on, "closes": given.closes_on}, "tests_on")
    if not 0 <= Decimal(given.attendance) <= WHOLE:
        yield Fault(ATTENDANCE_OUTSIDE, {"given": given.attendance}, "attendance")
    most = len(DEFAULT["training"]["videos"])
    if not 0 <= given.needed <= most:
        yield Fault(VIDEOS_OVER, {"most": most}, "needed")


def _columns(given: Announcement) -> dict[str, Any]:
    kept = ("level", "places", "opens_on", "closes_on", "tests_on", "conditions_th", "conditions_en")
    rule = {
        **DEFAULT,
        "selection": packed(given.selection),
        "competence": packed(given.competence),
        "training": {**DEFAULT["training"], "attendance": given.attendance, "needed": given.needed},
        "confirmed": given.confirmed,
    }
    return {**{name: getattr(given, name) for name in kept}, "rule": rule}


def _told(given: Announcement) -> dict[str, Any]:
    said = asdict(given)
    return {**said, "selection": packed(given.selection), "competence": packed(given.competence)}
