"""Reading who chooses between two versions, what stands now, and which pairs wait for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from prakan.assessment.models import Case, FieldConflict, TeamSeat
from prakan.assessment.queries.case_scores.reaching import licensed, scored_case, seat_of, seats
from prakan.assessment.queries.cases.reach import team_reach
from prakan.assessment.queries.field.standing import line_standing, record_standing, score_standing
from prakan.assessment.queries.field.undone import lines
from prakan.domain.roles import REGISTRARS
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

STEP = "field.choose"


@dataclass(frozen=True, slots=True)
class Asked:
    """Pairs of one case that wait for a person to choose."""

    case: int
    name: Text
    count: int


def chooses(person: Person, row: FieldConflict) -> bool:
    """Return whether a person may choose now: whose sheet it is; for what is the team's, anybody of the team.

    An officer stands in for a team of which nobody can; what stands is all that an officer can let hold.
    """
    if row.chosen or not access.can(person, STEP):
        return False
    if row.assessor_id is not None:
        return row.assessor_id in assessors_of(person)
    return seat_of(person, row.case) is not None or (is_officer(person) and nobody_can(row.case))


def is_officer(person: Person) -> bool:
    """Return whether a person is of the office, not of teams only."""
    return bool(access.roles_of(person) & REGISTRARS)


def nobody_can(case: Case) -> bool:
    """Return whether nobody of a case's team can choose: none sits there, or none with a licence in force."""
    levels = {case.level, *([case.visit.level] if case.visit else [])}
    today = timezone.localdate()
    return not any(one.partner or licensed(one.assessor_id, levels, today) for one in seats(case))


def standing_now(person: Person, case_id: int, target: str) -> tuple[int, Mapping[str, Any]]:
    """Return revision and content of what holds now of a target; raises ``Refused`` as ``scored_case``."""
    case = scored_case(person, case_id).pk
    kind, _, code = target.partition(":")
    if kind == "score":
        return score_standing(person, case, code)
    if kind == "record":
        of, _, part = code.partition(":")
        return record_standing(case, of, part)
    return line_standing(case, lines(case, [code])[code][0])


def open_pairs(person: Person, case_id: int) -> int:
    """Return how many pairs of a case wait, whoever chooses; 0 for who does not read its scores."""
    case = Case.objects.filter(team_reach(person), pk=case_id)
    return FieldConflict.objects.filter(case__in=case, chosen="").count()


def to_choose(person: Person) -> tuple[Asked, ...]:
    """Return how many pairs wait for this person to choose, by case.

    One's own; as chair the team's; as officer those of teams of which nobody can.
    """
    if not access.can(person, STEP):
        return ()
    rows = FieldConflict.objects.filter(_waits_for(person), chosen="")
    own = assessors_of(person)
    found: dict[int, list[FieldConflict]] = {}
    for row in rows.select_related("case__visit", "case__institution").order_by("pk"):
        if row.assessor_id in own or _is_led_by(row.case, own) or chooses(person, row):
            found.setdefault(row.case_id, []).append(row)
    return tuple(Asked(case, of[0].case.institution.name, len(of)) for case, of in found.items())


def _waits_for(person: Person) -> Q:
    own = assessors_of(person)
    seat = TeamSeat.objects.filter(assessor__in=own, visit=OuterRef("case__visit"))
    asked = Exists(seat) & (Q(assessor__in=own) | Q(Exists(seat.filter(seat="chair")), assessor=None))
    return asked | Q(assessor=None) if is_officer(person) else Q(asked)


def _is_led_by(case: Case, own: frozenset[int]) -> bool:
    team = seats(case)
    return bool(team) and team[0].assessor_id in own
