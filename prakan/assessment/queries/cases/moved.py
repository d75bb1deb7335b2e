"""Which stages the cases of a year had reached before a moment: read once, then only the moves since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max

from prakan.assessment.models import CaseMove
from prakan.domain.cases.stages import CaseStage
from prakan.domain.cases.steps import BY_NAME
from prakan.foundation.queries.memory import Memory

#: stages from which a case goes back when its team is lost: reached only while it is not
LOSABLE = (CaseStage.TEAM_PROPOSED, CaseStage.TEAM_APPROVED, CaseStage.SAR_ANALYSED)
UNTEAM = BY_NAME["case.unteam"]
#: ids up to the last that are counted: cases move by the thousand in one transaction, and whoever began
#: before it may commit after it
NEAR = 20_000
Reached = Mapping[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Moves:
    """What was read up to a move (its id), and how many of the ids just below it were there then."""

    last: int
    near: int
    reached: Reached


@dataclass(slots=True)
class Place:
    """Where what was read last is kept."""

    moves: Moves | None = None


PLACES: Memory[Place] = Memory()


def reached_until(year: int, until: datetime) -> Reached:
    """Return the stages that each case of a year had reached before a moment; the same object if unchanged.

    Moves are never changed nor deleted. One that was committed after others with higher ids makes the
    reading begin anew; inside a transaction everything is read.
    """
    if connection.in_atomic_block:
        return _all(year, until)
    place = PLACES.get((year, until), Place)
    kept, end = place.moves, CaseMove.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    near = _near(end)  # before the moves are read: what is committed meanwhile is seen the next time
    found = _further(kept, year, until) if kept and _near(kept.last) == kept.near else None
    reached = _all(year, until) if found is None else found
    place.moves = Moves(end, near, reached)
    return reached


def _near(last: int) -> int:
    """Return how many of the highest ids up to one are there."""
    return CaseMove.objects.filter(pk__gt=last - NEAR, pk__lte=last).count()


def _further(kept: Moves, year: int, until: datetime) -> Reached | None:
    """Return what was known with the moves since; None when one of them takes stages back."""
    known = kept.reached
    rows = CaseMove.objects.filter(pk__gt=kept.last, case__year=year, at__lt=until).order_by()
    fresh = list(rows.values_list("case_id", "target", "step"))
    if any(step == UNTEAM.name for _case, _stage, step in fresh):
        return None
    if all(stage in known.get(case, ()) for case, stage, _step in fresh):
        return known
    found = dict(known)
    for case, stage, _step in fresh:
        found[case] = found.get(case, frozenset()) | {stage}
    return found


def _all(year: int, until: datetime) -> Reached:
    """Return what the moves of a year say; three statements, each narrow."""
    moves = CaseMove.objects.filter(case__year=year, at__lt=until).order_by()
    reached: dict[int, set[str]] = defaultdict(set)
    for stage, pk in moves.values_list("target", "case_id"):
        reached[pk].add(stage)
    lost = moves.filter(target=UNTEAM.target, step=UNTEAM.name)  # by its stage: the index knows no step
    back = dict(lost.values_list("case_id").annotate(last=Max("pk")))
    if back:
        again = moves.filter(target__in=LOSABLE, case__in=list(back)).values_list("case_id", "target", "pk")
        kept = {(case, stage) for case, stage, pk in again if pk > back[case]}
        for case in back:
            reached[case] -= {stage for stage in LOSABLE if (case, stage) not in kept}
    return {pk: frozenset(stages) for pk, stages in reached.items()}
