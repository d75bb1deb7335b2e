"""What happens to a plan of teams after it was formed, as it is kept; and the problem as it is then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_team_changes import NOT_IN_PLAN
from prakan.domain.teams import (
    Change,
    Conflict,
    ConflictKind,
    NewConflict,
    NewWeeks,
    Pin,
    Problem,
    Target,
    Visit,
    Withdrawal,
    changed,
    pinned,
)
from prakan.domain.text import Text


class Happening(StrEnum):
    """What an officer may say has happened."""

    WITHDRAWAL = "withdrawal"
    WEEKS = "weeks"
    CONFLICT = "conflict"
    OBJECTION = "objection"
    SWAP = "swap"
    SERVE = "serve"


HAPPENINGS: dict[Happening, Text] = {
    Happening.WITHDRAWAL: Text("ผู้ประเมินถอนตัว", "An assessor withdraws"),
    Happening.WEEKS: Text("สถานศึกษาเลื่อนสัปดาห์", "An institution moves its weeks"),
    Happening.CONFLICT: Text("พบผลประโยชน์ทับซ้อน", "A conflict of interest is found"),
    Happening.OBJECTION: Text("คำคัดค้านของสถานศึกษาฟังขึ้น", "An institution's objection is upheld"),
    Happening.SWAP: Text("เปลี่ยนตัวตามที่กำหนด", "One named person for another"),
    Happening.SERVE: Text("ให้คณะที่กำหนดไปแห่งที่ยังไม่มีคณะ", "A named team for an institution without one"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; ids are those of the plan's records.

    ``weeks``: those in which ``assessor`` is away, or that suit ``institution`` from now on. A swap puts
    ``into`` in the place of ``assessor`` at ``institution``; ``team`` (the chair first) goes to an
    ``institution`` that has none in one week. With ``waived`` either breaks rules that a person with the
    right lets pass. ``interest`` is the kind (domain/interests) as which a conflict is registered.
    """

    kind: Happening
    assessor: str = ""
    institution: str = ""
    weeks: int = 0
    into: str = ""
    waived: bool = False
    interest: str = ""
    team: tuple[str, ...] = ()


def kept(event: Event) -> dict[str, Any]:
    """Return an event as a row keeps it."""
    return {name: value for name, value in asdict(event).items() if value}


def event_of(row: Mapping[str, Any]) -> Event:
    """Return an event that a row keeps."""
    return Event(**{**row, "kind": Happening(row["kind"]), "team": tuple(row.get("team", ()))})


def situation(problem: Problem, events: Sequence[Event], pins: Iterable[Pin] = ()) -> Problem:
    """Return the problem after all that happened, with pins; contradictory ones are in ``faults``.

    Raises ``Refused`` (TEAM-050) when an event names somebody whom the plan does not know.
    """
    for event in events:
        _known(problem, event)
    now = changed(problem, [change for event in events for change in _changes(event)])
    return pinned(now, pins)


def _known(problem: Problem, event: Event) -> None:
    for name, place in (("assessor", problem.who), ("into", problem.who), ("institution", problem.where)):
        given = getattr(event, name)
        if given and given not in place:
            raise refuse(NOT_IN_PLAN, name, record=given)
    for given in event.team:
        if given not in problem.who:
            raise refuse(NOT_IN_PLAN, "team", record=given)


def _changes(event: Event) -> Iterator[Change]:
    if event.kind is Happening.WITHDRAWAL:
        yield Withdrawal(event.assessor, event.weeks)
    elif event.kind is Happening.WEEKS:
        yield NewWeeks(event.institution, event.weeks)
    elif event.kind in (Happening.CONFLICT, Happening.OBJECTION):
        kind = ConflictKind.OBJECTION if event.kind is Happening.OBJECTION else ConflictKind.DECLARED
        yield NewConflict(Conflict(event.assessor, Target.INSTITUTION, event.institution, kind))


def swapped(visit: Visit, event: Event) -> Visit:
    """Return a visit with one person in the place of another."""
    people = [event.into if one == event.assessor else one for one in visit.team]
    return Visit(visit.institutions, people[0], tuple(sorted(people[1:])), visit.week, visit.cost)


def named_visit(event: Event) -> Visit:
    """Return the visit of a named team to an institution, its cost not reckoned yet."""
    week = event.weeks.bit_length() - 1
    return Visit((event.institution,), event.team[0], tuple(sorted(event.team[1:])), week, 0)


def let_pass(events: Iterable[Event], visits: Iterable[Visit], new: Sequence[Event]) -> frozenset[str]:
    """Return the institutions whose visits break a rule and stay, unless what is new concerns them."""
    waived = {event.institution for event in events if event.waived}
    people, places = {event.assessor for event in new}, {event.institution for event in new}
    held = [
        v
        for v in visits
        if waived & set(v.institutions) and not (people & set(v.team) or places & set(v.institutions))
    ]
    return frozenset(i for visit in held for i in visit.institutions)


def once_each(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return faults once each, in their order."""
    return tuple(one for at, one in enumerate(faults) if one not in faults[:at])
