"""A list is published: anybody reads it by the numbers of applications."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessors.models import ListPublication, Recruitment
from prakan.assessors.queries.recruitment.lists import newest_list
from prakan.assessors.transition.recruitment import locked
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import ROUND_MISSING
from prakan.domain.problems_recruitment_results import NOT_ENDORSED, PUBLISHED_ALREADY
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_words import ROUND_STAGES
from prakan.foundation import audit
from prakan.foundation.models import Person

STEP = "recruitment.publish"
#: the pass list is nobody else's business before the level committee has endorsed it
ENDORSED = (Recruitment.Stage.ENDORSED, Recruitment.Stage.CERTIFIED)


@transaction.atomic
def publish(*, recruitment_id: int, part: Part, by: Person, at: datetime) -> ListPublication:
    """Publish the newest list of a round.

    Raises ``Refused``: ACCESS-001, RECRUIT-001 (no list), 066 (a pass list that is not endorsed), 067 (done).
    """
    row = locked(recruitment_id, STEP, by=by)
    made = newest_list(row.pk, part)
    if made is None:
        raise refuse(ROUND_MISSING)
    if part is Part.COMPETENCE and row.stage not in ENDORSED:
        raise refuse(NOT_ENDORSED, stage=ROUND_STAGES[row.stage])
    if ListPublication.objects.filter(ranked_list=made).exists():
        raise refuse(PUBLISHED_ALREADY)
    said = {"part": part.value, "version": made.version, "digest": made.digest}
    audit.record(step=STEP, subject=f"recruitment:{row.pk}", by=by, at=at, after=said)
    return ListPublication.objects.create(ranked_list=made, by=by, at=at)
