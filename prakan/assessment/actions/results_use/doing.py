"""What is done with institutions of the programme: visits, workshops, memoranda, with who came in numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import CoordinationCentre, ResultsActivity, ResultsMember, ResultsProgramme
from prakan.assessment.queries.improvement.reach import centres_of, member_reach
from prakan.assessment.transition.improvement import advance_member
from prakan.domain.improvement.stages import PARTIES, Activity, MemberStage
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_foundation import FILE_MISSING
from prakan.domain.problems_improvement import ACTIVITY_WRONG, CENTRE_WRONG, NO_SUCH_MEMBER, NO_SUCH_PROGRAMME
from prakan.foundation import access, audit
from prakan.foundation.bulk import numbers
from prakan.foundation.models import Person, StoredFile

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # stands in addresses and in the scope of a grant
MOST_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class Done:
    """An activity: what, when, where, and how many people came, by party (``PARTIES``)."""

    kind: str
    on: date | None
    title: str
    place: str = ""
    people: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def record(
    *,
    year: int,
    done: Done,
    members: Collection[int],
    file_id: int | None = None,
    by: Person,
    at: datetime,
) -> ResultsActivity:
    """Record an activity with institutions of a year's programme; those selected are at work from then on.

    A centre records with its own institutions only. Raises ``Refused``: ACCESS-001, IMPROVE-013,
    IMPROVE-017 (one is not with the centre), IMPROVE-020 at each faulty field, FILE-006.
    """
    access.check(by, "results.activity")
    programme = ResultsProgramme.objects.filter(year=year).first()
    if programme is None:
        raise refuse(NO_SUCH_PROGRAMME, year=year)
    rows = programme.members.select_for_update(of=("self",)).select_related("institution", "programme")
    found = list(rows.filter(member_reach(by), pk__in=set(members)).order_by("pk"))
    if len(found) != len(set(members)):
        raise refuse(NO_SUCH_MEMBER, "members")
    on = _check(done, found, timezone.localdate(at))
    file = StoredFile.objects.filter(pk=file_id, by=by).first() if file_id else None
    if file_id and file is None:
        raise refuse(FILE_MISSING, "file", file=file_id)
    row = ResultsActivity(
        pk=numbers(ResultsActivity, 1)[0],
        programme=programme,
        centre_id=_centre(found, by),
        kind=done.kind,
        on=on,
        title=done.title.strip()[:300],
        place=done.place.strip()[:200],
        people={name: count for name, count in done.people.items() if name in PARTIES and count},
        file=file,
        file_name=file.name[:200] if file else "",
        by=by,
        at=at,
    )
    said = {
        "year": str(year),
        "kind": done.kind,
        "on": str(done.on),
        "title": row.title,
        "people": row.people,
    }
    told = {**said, "members": [one.pk for one in found], "file": file.digest if file else ""}
    audit.record(step="results.activity", subject=f"programme:{year}", by=by, at=at, after=told)
    row.save(force_insert=True)
    row.members.set(found)
    for one in found:
        if one.stage == MemberStage.SELECTED:
            advance_member(one, "results.begin", by=by, at=at)
    return row


@transaction.atomic
def keep_centre(
    *,
    code: str,
    name_th: str,
    name_en: str = "",
    provinces: Collection[str] = (),
    confirmed: bool = False,
    is_demo: bool = False,
    is_new: bool = False,
    by: Person,
    at: datetime,
) -> CoordinationCentre:
    """Add a coordination centre, or change the one with the code; ``is_new`` refuses a code that is taken.

    Raises ``Refused``: ACCESS-001, IMPROVE-019 at each faulty field.
    """
    access.check(by, "centre.edit")
    code, name = code.strip().lower()[:40], " ".join(name_th.split())[:200]
    row = CoordinationCentre.objects.select_for_update().filter(code=code).first()
    is_wrong_code = is_new if row is not None else not CODE.fullmatch(code)  # one that stands is kept
    wrong = {"code": is_wrong_code, "name_th": not name}
    if faults := [Fault(CENTRE_WRONG, field=what) for what, is_wrong in wrong.items() if is_wrong]:
        raise Refused(*faults)
    values = {
        "name_th": name,
        "name_en": " ".join(name_en.split())[:200],
        "provinces": sorted(set(provinces)),
        "confirmed": confirmed,
        "is_demo": is_demo,
    }
    before = {what: getattr(row, what) for what in values} if row else {}
    audit.record(step="centre.edit", subject=f"centre:{code}", by=by, at=at, before=before, after=values)
    row = row or CoordinationCentre(code=code, revision=0)
    for what, value in values.items():
        setattr(row, what, value)
    row.revision, row.by, row.at = row.revision + 1, by, at
    row.save()
    return row


def _check(done: Done, members: list[ResultsMember], today: date) -> date:
    """Return the day of an activity that is told whole; raises ``Refused`` (IMPROVE-020)."""
    counts = done.people.values()
    wrong = {
        "kind": done.kind not in Activity.__members__.values(),
        "on": done.on is None or done.on > today,
        "title": not done.title.strip(),
        "people": any(not 0 <= count <= MOST_PEOPLE for count in counts),
        "members": not members or any(one.stage == MemberStage.REMOVED for one in members),
    }
    faults = [Fault(ACTIVITY_WRONG, field=what) for what, is_wrong in wrong.items() if is_wrong]
    if faults or done.on is None:
        raise Refused(*faults)
    return done.on


def _centre(members: list[ResultsMember], by: Person) -> int | None:
    """Return the centre that did it: the person's own, else the one that all the institutions are with."""
    own, theirs = centres_of(by), {one.centre_id for one in members}
    if own:
        return min(own & {pk for pk in theirs if pk} or own)
    return theirs.pop() if len(theirs) == 1 else None
