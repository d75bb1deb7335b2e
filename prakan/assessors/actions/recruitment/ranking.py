"""The ranked list is made from the points: its rule, border and digest are kept, everybody moves at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Application, RankedList
from prakan.assessors.queries.recruitment.results import points_of
from prakan.assessors.transition.lists import keep
from prakan.assessors.transition.recruitment import advance, locked, move_all
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import NOT_SCREENED, NOTHING_TO_LIST
from prakan.domain.recruitment import Outcome, Part, rank
from prakan.domain.recruitment_rule import unpacked
from prakan.foundation.models import Person

STEP = "recruitment.rank"
WAYS = {
    Outcome.CALLED: "recruitment.call",
    Outcome.RESERVE: "recruitment.reserve",
    Outcome.BELOW: "recruitment.leave_out",
}


@transaction.atomic
def rank_round(*, recruitment_id: int, by: Person, at: datetime) -> RankedList:
    """Make the ranked list of a round and call as many as there are places.

    Raises ``Refused``: ACCESS-001, RECRUIT-001, 018 (not all screened), 019 (no points), STAGE-001.
    """
    row = advance(locked(recruitment_id, STEP, by=by), STEP, by=by, at=at)
    waiting = row.applications.filter(stage=Application.Stage.APPLIED).count()
    if waiting:
        raise refuse(NOT_SCREENED, count=waiting)
    rows = list(row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.ADMITTED))
    points = points_of((one.pk for one in rows), Part.SELECTION)
    if not any(points.values()):
        raise refuse(NOTHING_TO_LIST)
    rule = unpacked(row.rule).selection
    ranking = rank(rule, points, row.places)
    made = keep(row, Part.SELECTION, rule, ranking, points, row.places, by=by, at=at)
    for outcome, step in WAYS.items():
        chosen = [one for one in rows if ranking.lines[one.pk].outcome is outcome]
        move_all(chosen, step, by=by, at=at)
    return made
