"""Who has applied in a season, in the order that the stated rule and a person's moves give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prakan.assessment.models import Season, SeasonApplication, SeasonMove
from prakan.assessment.queries.seasons import found, season
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NOT_APPLIED, WAITS_FOR_PLACE
from prakan.domain.season import OPT_IN
from prakan.domain.text import Text
from prakan.domain.waiting_list import Applicant, Move, OrderRule, in_order, shared_out
from prakan.foundation.models import Person
from prakan.registry.models import Institution
from prakan.registry.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class ApplicantLine:
    """An applicant at its place (from 1); ``moved`` is the reason of the last move, "" without one."""

    application: int
    institution: int
    name: Text
    place: int
    has_place: bool
    applied_on: date
    entry: int
    moved: str
    is_demo: bool  # made up


@dataclass(frozen=True, slots=True)
class Applicants:
    """The applicants of a kind: ``places`` None takes all; those after them wait."""

    rule: OrderRule
    places: int | None
    apply_by: date | None
    lines: tuple[ApplicantLine, ...]

    @property
    def placed(self) -> int:
        return sum(line.has_place for line in self.lines)

    @property
    def waiting(self) -> int:
        return len(self.lines) - self.placed


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Where an institution stands among the applicants of its kind (from 1), and how many are taken."""

    place: int
    places: int | None

    @property
    def has_place(self) -> bool:
        return self.places is None or self.place <= self.places


def own_place(institution: int, kind: str, year: int) -> OwnPlace | None:
    """Return the place of an institution whose kind opts in; None when it has not applied."""
    row = Season.objects.filter(year=year).first()
    deadline = row.deadlines.filter(kind=kind).first() if row else None
    if row is None or deadline is None:
        return None
    line, _moved = ordered(row, kind, OrderRule(deadline.order_rule))
    stands = next((n for n, a in enumerate(line, 1) if a.institution == institution), None)
    return OwnPlace(stands, deadline.places) if stands else None


def may_begin(kind: str, year: int, stands: OwnPlace | None) -> bool:
    """Return whether a report of a kind can be begun from a place among those who applied."""
    if kind not in OPT_IN or not Season.objects.filter(year=year).exists():
        return True  # a year without a season has no applicants: nothing is asked then
    return stands is not None and stands.has_place


def check_place(institution: Institution, year: int) -> None:
    """Raise ``Refused`` when a kind opts in and has not: SAR-048 not applied, SAR-049 on the waiting list."""
    if institution.kind not in OPT_IN:
        return
    stands = own_place(institution.pk, institution.kind, year)
    if may_begin(institution.kind, year, stands):
        return
    if stands is None:
        raise refuse(NOT_APPLIED, name=institution.name, year=year)
    raise refuse(WAITS_FOR_PLACE, name=institution.name, place=stands.place, places=stands.places)


def applicants(person: Person, year: int, kind: str) -> Applicants:
    """Return the applicants of a kind in their order; raises ``Refused`` (SEASON-001)."""
    check_reader(person)
    deadline = season(person, year).deadline(kind)
    rule = OrderRule(deadline.order_rule) if deadline else OrderRule.FIRST_COME
    places = deadline.places if deadline else None
    rows = {a.institution_id: a for a in _applications(found(year), kind)}
    line, moved = ordered(found(year), kind, rule)
    placed, _waiting = shared_out(line, places)
    return Applicants(
        rule=rule,
        places=places,
        apply_by=deadline.apply_by if deadline else None,
        lines=tuple(
            ApplicantLine(
                application=rows[a.institution].pk,
                institution=a.institution,
                name=rows[a.institution].institution.name,
                place=number,
                has_place=number <= len(placed),
                applied_on=a.applied_on,
                entry=a.entry,
                moved=moved.get(a.institution, ""),
                is_demo=rows[a.institution].institution.is_demo,
            )
            for number, a in enumerate(line, 1)
        ),
    )


def ordered(row: Season, kind: str, rule: OrderRule) -> tuple[tuple[Applicant, ...], dict[int, str]]:
    """Return the applicants of a kind in order, and the reason of the last move of those who were moved."""
    known = [Applicant(a.institution_id, a.applied_on, a.entry) for a in _applications(row, kind)]
    kept = SeasonMove.objects.filter(application__season=row, application__kind=kind).order_by("pk")
    told = list(kept.values_list("application__institution", "place", "reason"))
    moves = [Move(institution, place) for institution, place, _reason in told]
    return in_order(known, rule, moves), {institution: reason for institution, _place, reason in told}


def _applications(row: Season, kind: str) -> list[SeasonApplication]:
    return list(row.applications.filter(kind=kind).select_related("institution"))
