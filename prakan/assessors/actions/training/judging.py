"""The pass list is made from attendance, videos and the competence test, by the rule that was announced."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Application, RankedList
from prakan.assessors.queries.recruitment.groups import lacking
from prakan.assessors.queries.recruitment.results import points_of
from prakan.assessors.transition.lists import keep
from prakan.assessors.transition.recruitment import advance, locked, move_all
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import NOTHING_TO_LIST
from prakan.domain.recruitment import Outcome, Part, rank
from prakan.domain.recruitment_rule import unpacked
from prakan.foundation.models import Person

STEP = "training.judge"
WAYS = {Outcome.CALLED: "training.pass", Outcome.BELOW: "training.fail"}


@transaction.atomic
def judge(*, recruitment_id: int, by: Person, at: datetime) -> RankedList:
    """Make the pass list of a round; raises ``Refused``: ACCESS-001, RECRUIT-001, 019, STAGE-001."""
    row = advance(locked(recruitment_id, STEP, by=by), STEP, by=by, at=at)
    rows = list(row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.TRAINING))
    points = points_of((one.pk for one in rows), Part.COMPETENCE)
    if not any(points.values()):
        raise refuse(NOTHING_TO_LIST)
    rule = unpacked(row.rule)
    why = lacking((one.pk for one in rows), rule.training)
    ranking = rank(rule.competence, points, others=why)
    made = keep(row, Part.COMPETENCE, rule.competence, ranking, points, None, by=by, at=at)
    for outcome, step in WAYS.items():
        chosen = [one for one in rows if ranking.lines[one.pk].outcome is outcome]
        move_all(chosen, step, by=by, at=at)
    return made
