"""One person who comes late, by an appeal, is put on the list that was made: nobody else's line changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessors.models import ListLine
from prakan.assessors.queries.recruitment.placing import check_whole, placed_now
from prakan.assessors.transition.lists import correct
from prakan.assessors.transition.recruitment import locked_application, move
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import REASON_NEEDED
from prakan.domain.recruitment import Outcome, Part
from prakan.domain.recruitment_rule import rule_of
from prakan.foundation import access
from prakan.foundation.models import Person

#: list -> the right to make it
RIGHTS = {Part.SELECTION: "recruitment.rank", Part.COMPETENCE: "training.judge"}
#: list and outcome -> the step that the person takes by it
WAYS = {
    (Part.SELECTION, Outcome.CALLED): "recruitment.call",
    (Part.SELECTION, Outcome.RESERVE): "recruitment.reserve",
    (Part.SELECTION, Outcome.BELOW): "recruitment.leave_out",
    (Part.COMPETENCE, Outcome.CALLED): "training.pass",
    (Part.COMPETENCE, Outcome.BELOW): "training.fail",
}


@transaction.atomic
def place(*, application_id: int, reason: str, by: Person, at: datetime) -> ListLine:
    """Put one person on the list of their round, at the place that their points and its rule give.

    Everybody else keeps line and outcome: who is called comes on top of the places. Raises ``Refused``:
    ACCESS-001, RECRUIT-002, 016 (no reason), 056 (no list stands), 057 (points are lacking).
    """
    row = locked_application(application_id, "recruitment.read", by=by)
    part, made, placed = placed_now(row)
    access.check(by, RIGHTS[part])
    if not reason.strip():
        raise refuse(REASON_NEEDED, "reason")
    check_whole(rule_of(made.rule), placed)
    move(row, WAYS[part, placed.outcome], by=by, at=at, reason=reason.strip())
    return correct(made, row.pk, placed, reason.strip(), by=by, at=at)
