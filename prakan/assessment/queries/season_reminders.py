"""Whom a reminder would reach: each institution that has not handed in, its rung, its people and contacts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from prakan.assessment.models import Season, SeasonReminder
from prakan.assessment.queries.season_rows import SeasonFilter, narrowed, rows, scope_of
from prakan.assessment.queries.season_views import SeasonLine, line_of
from prakan.assessment.queries.seasons import found
from prakan.domain.notice_kinds import kind_of
from prakan.domain.roles import Role
from prakan.domain.season import Standing
from prakan.domain.season_reminders import HAND, Rung, ladder_of, rung_on
from prakan.foundation.models import Person
from prakan.foundation.queries.people import scoped_holders
from prakan.foundation.queries.routes import first_channels
from prakan.registry.models import ParentAgency
from prakan.registry.queries.agencies import ids_under, parents_on
from prakan.registry.queries.contact_picks import Pick, picks_of_agencies, picks_of_listed

STILL_OUT = {"standing__in": (Standing.MISSING.value, Standing.NOT_DUE.value)}


@dataclass(frozen=True, slots=True)
class Reminded:
    """An institution to remind, its people and contact, those of its parent agencies, what went before."""

    line: SeasonLine
    rung: Rung | None  # None: no rung of the ladder has come
    people: tuple[int, ...]  # ids
    parents: tuple[int, ...]
    contact: Pick | None
    above: Pick | None  # of its parent agency, or of the nearest above that
    turns: int  # reminders on this rung on this very day
    sent: bool  # this rung was sent for this due day before

    @property
    def by_itself(self) -> bool:
        """Return whether somebody of its own is reached."""
        return bool(self.people or self.contact)

    @property
    def is_reached(self) -> bool:
        return self.by_itself or bool(self.parents or self.above)

    @property
    def key(self) -> str:
        return self.rung.key if self.rung else HAND


@dataclass(frozen=True, slots=True)
class ReminderList:
    """Everybody who would be reminded on a day; the digest pins exactly whom and on which rung."""

    day: date
    each: tuple[Reminded, ...]

    @property
    def digest(self) -> str:
        told = (
            f"{r.line.institution}/{r.line.level}/{r.key}/{r.line.due_on}{_address(r)}" for r in self.each
        )
        return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()

    @property
    def reached(self) -> int:
        return sum(r.by_itself for r in self.each)

    @property
    def by_parent(self) -> int:
        """Return how many are reached through their parent agency only."""
        return sum(not r.by_itself and r.is_reached for r in self.each)

    @property
    def unreachable(self) -> int:
        """Return how many nobody can be reached for, neither they themselves nor a parent agency."""
        return len(self.out_of_reach)

    @property
    def out_of_reach(self) -> tuple[Reminded, ...]:
        """Return those for whom there is neither an account nor a contact, theirs or a parent agency's."""
        return tuple(r for r in self.each if not r.is_reached)

    @property
    def reachable(self) -> int:
        return len(self.each) - self.unreachable

    @property
    def today(self) -> int:
        return sum(r.turns > 0 for r in self.each)

    @property
    def waiting(self) -> int:
        """Return how many can be reached and were not reminded today."""
        return sum(r.is_reached and not r.turns for r in self.each)

    @property
    def addresses(self) -> int:
        """Return to how many addresses of contacts a letter would go."""
        return len({pick.mark for r in self.each for pick in (r.contact, r.above) if pick})

    def channels(self) -> Counter[str]:
        """Return how many people are reached first by which channel; "" is none."""
        people = {p for r in self.each for p in (*r.people, *r.parents)}
        return first_channels(people, kind_of("season.due"))


def _address(one: Reminded) -> str:
    """Return what pins the addresses that a list was seen with; "" without any."""
    marks = [pick.mark[:16] for pick in (one.contact, one.above) if pick]
    return "/" + "/".join(marks) if marks else ""


def to_remind(person: Person, season: Season, day: date, wanted: SeasonFilter) -> ReminderList:
    """Return those of the institutions shown that have not handed in at the end of a day."""
    return reminders_of(season, day, wanted, scope_of(person))


def reminders_of(
    season: Season, day: date, wanted: SeasonFilter, scope: frozenset[int] | None = None
) -> ReminderList:
    """Return those who answer a filter and have not handed in, without asking who wants to know."""
    shown = narrowed(rows(season, day, scope), wanted, day).filter(**STILL_OUT)
    ordered = shown.select_related("institution__agency").order_by("institution__sort_key", "pk")
    ladder = ladder_of(season.ladder)
    today = timezone.localdate()  # who acts for them now, whatever day the season stands at
    own, above = scoped_holders(Role.INSTITUTION, today), _agency_people(today)
    picks, picks_above = picks_of_listed(season.list_year, today), picks_of_agencies(today)
    told = _told(season)
    each = []
    for row in ordered.iterator(chunk_size=1000):
        line = line_of(row)
        rung = rung_on(line.due_on, day, ladder)
        key = rung.key if rung else HAND
        before = told.get((line.institution, line.level, key), [])
        each.append(
            Reminded(
                line=line,
                rung=rung,
                people=own.get(f"institution:{line.institution}", ()),
                parents=above.get(row.institution.agency_id or 0, ()),
                contact=picks.get(line.institution),
                above=picks_above.get(row.institution.agency_id or 0),
                turns=sum(on == day for on, _due in before),
                sent=any(due == line.due_on for _on, due in before),
            )
        )
    return ReminderList(day, tuple(each))


def _told(season: Season) -> dict[tuple[int, str, str], list[tuple[date, date | None]]]:
    gone: dict[tuple[int, str, str], list[tuple[date, date | None]]] = {}
    kept = SeasonReminder.objects.filter(season=season).order_by()
    for institution, level, rung, day, due in kept.values_list(
        "institution", "level", "rung", "day", "due_on"
    ):
        gone.setdefault((institution, level, rung), []).append((day, due))
    return gone


def _agency_people(day: date) -> dict[int, tuple[int, ...]]:
    """Return for each agency the people who act for it or for one above it."""
    held = scoped_holders(Role.PARENT_AGENCY, day)
    if not held:
        return {}
    ids = dict(ParentAgency.objects.values_list("code", "pk"))
    parents = parents_on(day)
    reach: dict[int, tuple[int, ...]] = {}
    for scope, people in held.items():
        top = ids.get(scope.removeprefix("agency:"))
        for agency in ids_under(top, parents) if top else ():
            reach[agency] = (*reach.get(agency, ()), *people)
    return reach


def by_parent(each: Iterable[Reminded]) -> Counter[int]:
    """Return how many of the institutions each person of a parent agency answers for."""
    return Counter(person for person, _of in {(p, r.line.institution) for r in each for p in r.parents})


def mails_of(people: Iterable[int]) -> frozenset[str]:
    """Return the mail addresses of active people (ids): who is told there needs no letter as well."""
    found = Person.objects.filter(pk__in=set(people), is_active=True).exclude(email="")
    return frozenset(found.values_list("email", flat=True))


def reminder_list(person: Person, year: int, day: date, wanted: SeasonFilter) -> ReminderList:
    """Return whom a reminder of those shown would reach on a day; raises ``Refused`` (SEASON-001)."""
    return to_remind(person, found(year), day, wanted)
