"""Who near a visit may not go: conflicts of interest with their source, licences that do not cover it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from prakan.assessment.queries.team_names import Names, names_of
from prakan.assessment.queries.team_reason_views import KeptAway
from prakan.assessment.queries.team_told import Told
from prakan.domain.interests import KIND_NAMES, ORIGIN_NAMES
from prakan.domain.interests import Conflict as Interest
from prakan.domain.team_words import CONFLICTS
from prakan.domain.teams import Conflict, Institution, Visit
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Licence
from prakan.registry.queries.interests import barring

NEAREST = 5  # told, the nearest first
LICENCE = Text("ใบอนุญาตไม่ครอบคลุมสัปดาห์ที่ตรวจ", "The licence does not cover the week of the visit")
REGISTER = Text("ทะเบียนใบอนุญาต", "Register of licences")
SNAPSHOT = Text("ข้อมูลเมื่อจัดแผน", "Records when the plan was formed")


def kept_away(
    person: Person, plan: Told, visit: Visit, first: date, last: date
) -> tuple[tuple[KeptAway, ...], int]:
    """Return the nearest people kept away from a visit, and of how many; a few statements for all."""
    barred = {a for a in plan.barred(visit.institutions) if _of_level(plan, a, visit)}
    expired = {one for one in plan.book.assessors if _not_covered(plan, one, visit)} - barred
    far = max(plan.km(a, visit.institutions) for a in visit.team)
    near = sorted(
        (km, a) for a in barred | expired if (km := plan.km(a, visit.institutions)) <= far or a in barred
    )
    shown = [a for _km, a in near[:NEAREST]]
    lines = [
        *bars_of(person, plan, visit, [a for a in shown if a in barred], first, last),
        *_licences(plan, visit, [a for a in shown if a in expired]),
    ]
    return tuple(sorted(lines, key=lambda line: line.km)), len(near)


def bars_of(
    person: Person, plan: Told, visit: Visit, people: Iterable[str], first: date, last: date
) -> tuple[KeptAway, ...]:
    """Return what bars people from the institutions of a visit, the gravest of each pair."""
    asked = [a for a in people if a in plan.barred(visit.institutions)]
    if not asked:
        return ()
    named = names_of(asked)
    found = barring(person, map(int, asked), map(int, visit.institutions), first, last)
    lines = []
    for one in plan.problem.conflicts:
        if one.assessor in asked and one.of in visit.institutions:
            hits = found.get(int(one.assessor), {}).get(int(one.of), ())
            lines.append(_line(plan, named, one, hits[0] if hits else None))
    return tuple(lines)


def _line(plan: Told, named: Names, one: Conflict, hit: Interest | None) -> KeptAway:
    fact = hit.fact if hit else None
    return KeptAway(
        who=named[one.assessor],
        km=plan.km(one.assessor, [one.of]),
        kind=KIND_NAMES[hit.kind] if hit else CONFLICTS[one.kind],
        place=fact.place if fact else Text(""),
        reason=fact.reason if fact else "",
        source=_source(fact.source, ORIGIN_NAMES[fact.origin]) if fact else SNAPSHOT,
        starts=fact.starts if fact else None,
        ends=fact.ends if fact else None,
        until=hit.until if hit else None,
        licence=False,
    )


def _source(source: str, origin: Text) -> Text:
    return Text(f"{origin.th}: {source}", f"{origin.en}: {source}") if source else origin


def _of_level(plan: Told, person: str, visit: Visit) -> bool:
    levels = {one.level for one in plan.places(visit)}
    return any(licence.level in levels for licence in plan.book.assessors[person].licences)


def _not_covered(plan: Told, person: str, visit: Visit) -> bool:
    """Return whether somebody is licensed for the level in other weeks of the plan, not in this one."""
    levels = {one.level for one in plan.places(visit)}
    held = [x for x in plan.book.assessors[person].licences if x.level in levels]
    return bool(held) and not any(licence.weeks >> visit.week & 1 for licence in held)


def _licences(plan: Told, visit: Visit, people: list[str]) -> list[KeptAway]:
    """Return when the licences of people end that do not cover a visit."""
    places: list[Institution] = plan.places(visit)
    named, ends = names_of(people), _ends(people, {level for p in places for level in p.level.split("+")})
    return [
        KeptAway(
            who=named[one],
            km=plan.km(one, visit.institutions),
            kind=LICENCE,
            place=Text(""),
            reason="",
            source=REGISTER,
            starts=None,
            ends=ends.get(one),
            until=None,
            licence=True,
        )
        for one in people
    ]


def _ends(people: list[str], levels: set[str]) -> dict[str, date]:
    rows = Licence.objects.filter(assessor__in=map(int, people), level__in=levels).order_by("ends")
    return {str(pk): ends for pk, ends in rows.values_list("assessor_id", "ends") if ends}
