"""Institutions come into the programme of a year: proposed by the rules, added, given to a centre, let go."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from prakan.assessment.models import Case, CoordinationCentre, ResultsMember, ResultsProgramme
from prakan.assessment.queries.cases.reach import PUBLIC
from prakan.assessment.queries.improvement.results import results_of
from prakan.assessment.queries.improvement.rules import follow_up_rules
from prakan.assessment.queries.results_use.choosing import Proposed, hardest, nearest, proposal
from prakan.assessment.transition.improvement import advance_member, locked_member
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.improvement.items import LONGEST
from prakan.domain.improvement.rules import to_json
from prakan.domain.improvement.stages import COLOUR_NAMES, MEMBER_NAMES, MemberStage
from prakan.domain.improvement.words import ASKED_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import (
    LIST_CHANGED,
    MEMBER_ALREADY,
    MEMBER_CLOSED,
    NO_RESULT,
    NO_SUCH_CENTRE,
    NO_SUCH_PROGRAMME,
    WORDS_MISSING,
)
from prakan.foundation import access, audit
from prakan.foundation.bulk import numbers
from prakan.foundation.models import Person
from prakan.registry.queries.places_named import institution_named

CHUNK = 1000  # institutions that one row of the trail names


@transaction.atomic
def select(
    *, year: int, digest: str, without: Collection[int] = (), by: Person, at: datetime
) -> ResultsProgramme:
    """Put exactly those into the programme whom ``proposal`` has shown under ``digest``.

    ``without`` (ids of institutions) are left out this time. Opens the programme of the year when there is
    none. Raises ``Refused``: ACCESS-001, IMPROVE-013 (no such year), IMPROVE-014 (the list has changed).
    """
    access.check(by, "results.select")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(NO_SUCH_PROGRAMME, "year", year=year)
    programme = _programme(year, by, at)  # under a lock, so that nobody selects beside
    seen = proposal(by, year)
    if seen.digest != digest:
        raise refuse(LIST_CHANGED, seen=digest[:8], now=seen.digest[:8])
    chosen = [one for one in seen.lines if one.institution not in set(without)]
    left = sorted({one.institution for one in seen.lines} & set(without))
    told = {"year": str(year), "digest": digest, "left_out": left}
    for start in range(0, len(chosen), CHUNK):
        part = chosen[start : start + CHUNK]
        said = {**told, "institutions": [one.institution for one in part], "count": str(len(part))}
        audit.record(step="results.select", subject=f"programme:{year}", by=by, at=at, after=said)
    ResultsMember.objects.bulk_create([_member(programme, one, by, at) for one in chosen], batch_size=500)
    return programme


@transaction.atomic
def add(*, year: int, institution: str, reason: str, by: Person, at: datetime) -> ResultsMember:
    """Put an institution (its code or number in the registry) into the programme by hand, for a reason.

    One that was removed comes back. Raises ``Refused``: ACCESS-001, ASSESSOR-013, IMPROVE-008 (no reason),
    IMPROVE-013, IMPROVE-015 (no published result), IMPROVE-016 (in it already).
    """
    access.check(by, "results.add")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(NO_SUCH_PROGRAMME, "year", year=year)
    place, words = institution_named(institution.strip()), _words(reason)
    public = Case.objects.filter(institution=place, stage__in=PUBLIC, year__lte=year)
    cases = public.filter(year=public.aggregate(newest=Max("year"))["newest"])
    results = results_of(cases, follow_up_rules())
    case = next(iter(hardest((one for one in cases if one.pk in results), results)), None)
    if case is None:
        raise refuse(NO_RESULT, "institution", name=place.name)
    found = results[case.pk]
    programme = _programme(year, by, at)
    members = programme.members.select_for_update(of=("self",)).select_related("institution", "programme")
    there = members.filter(institution=place).first()
    if there is not None and there.stage != MemberStage.REMOVED:
        raise refuse(MEMBER_ALREADY, "institution", name=place.name)
    kept: dict[str, Any] = {"reason": words, "end_reason": "", "ended_at": None, "by_hand": True}
    kept |= {"case": case, "colour": found.colour}
    if there is not None:
        return advance_member(there, "results.restore", by=by, at=at, changes=kept, record={"reason": words})
    centre = nearest().get(place.province)
    row = ResultsMember(
        pk=numbers(ResultsMember, 1)[0],
        programme=programme,
        institution=place,
        case=case,
        colour=found.colour,
        centre=centre,
        by_hand=True,
        reason=words,
        by=by,
        at=at,
    )
    said = {"year": str(year), "institution": place.pk, "reason": words, "case": case.number}
    audit.record(step="results.add", subject=f"results_member:{row.pk}", by=by, at=at, after=said)
    row.save(force_insert=True)
    return row


@transaction.atomic
def remove(*, member_id: int, reason: str, by: Person, at: datetime) -> ResultsMember:
    """Take an institution out of the programme for a reason; what was done stays.

    Raises ``Refused``: ACCESS-001, IMPROVE-008, IMPROVE-017, IMPROVE-021 (closed or removed already).
    """
    return _end(member_id, "results.remove", reason, by, at)


@transaction.atomic
def close(*, member_id: int, reason: str, by: Person, at: datetime) -> ResultsMember:
    """Close an institution's part in the programme and say what came of it. Raises as ``remove``."""
    return _end(member_id, "results.close", reason, by, at)


@transaction.atomic
def give(*, members: Collection[int], centre: str, by: Person, at: datetime) -> int:
    """Give members of the programme to a centre (its code, "": to none); returns how many changed.

    Raises ``Refused``: ACCESS-001, IMPROVE-018.
    """
    access.check(by, "results.centre")
    found = CoordinationCentre.objects.filter(code=centre, is_active=True).first() if centre else None
    if centre and found is None:
        raise refuse(NO_SUCH_CENTRE, "centre", centre=centre)
    rows = list(ResultsMember.objects.select_for_update().filter(pk__in=set(members)).order_by("pk"))
    changed = [row for row in rows if row.centre_id != (found.pk if found else None)]
    if not changed:
        return 0
    before = {str(row.pk): row.centre_id for row in changed}
    said: Mapping[str, Any] = {"centre": found.pk if found else 0, "members": [row.pk for row in changed]}
    audit.record(step="results.centre", subject="programme", by=by, at=at, before=before, after=said)
    for row in changed:
        row.centre, row.revision = found, row.revision + 1
    ResultsMember.objects.bulk_update(changed, ["centre", "revision"], batch_size=500)
    return len(changed)


def _end(member_id: int, name: str, reason: str, by: Person, at: datetime) -> ResultsMember:
    row, words = locked_member(member_id, name, by=by), _words(reason)
    if row.stage in (MemberStage.CLOSED, MemberStage.REMOVED):
        raise refuse(MEMBER_CLOSED, "reason", name=row.institution.name, stage=MEMBER_NAMES[row.stage])
    changes = {"end_reason": words, "ended_at": at}
    return advance_member(row, name, by=by, at=at, changes=changes, record={"reason": words})


def _programme(year: int, by: Person, at: datetime) -> ResultsProgramme:
    """Return the programme of a year under a lock, opened when there is none."""
    if (found := _there(year)) is not None:
        return found
    rules = to_json(follow_up_rules())
    try:
        with transaction.atomic():  # its audit row goes with it when somebody else was quicker
            audit.record(step="results.open", subject=f"programme:{year}", by=by, at=at, after=rules)
            return ResultsProgramme.objects.create(year=year, rules=rules, opened_by=by, opened_at=at)
    except IntegrityError:
        return ResultsProgramme.objects.select_for_update().get(year=year)


def _there(year: int) -> ResultsProgramme | None:
    return ResultsProgramme.objects.select_for_update().filter(year=year).first()


def _member(programme: ResultsProgramme, one: Proposed, by: Person, at: datetime) -> ResultsMember:
    return ResultsMember(
        programme=programme,
        institution_id=one.institution,
        case_id=one.case,
        colour=one.colour,
        centre_id=one.centre,
        reason=f"{COLOUR_NAMES[one.colour].th} · {one.number}",
        by=by,
        at=at,
    )


def _words(reason: str) -> str:
    if not reason.strip():
        raise refuse(WORDS_MISSING, "reason", what=ASKED_NAMES["reason"])
    return " ".join(reason.split())[:LONGEST]
