"""Places that became free are filled from the reserve, in the order of the list."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Application, ListLine
from prakan.assessors.transition.recruitment import locked, move_all
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import NOTHING_FREE
from prakan.domain.recruitment import Part, next_called
from prakan.domain.recruitment_rule import unpacked
from prakan.domain.recruitment_words import HOLDING
from prakan.foundation.models import Person

STEP = "recruitment.rank"


@transaction.atomic
def fill(*, recruitment_id: int, by: Person, at: datetime) -> int:
    """Call as many of the reserve as there are free places; returns how many.

    Equals at the last of them are called or not as the rule of the list says. Raises ``Refused``: ACCESS-001,
    RECRUIT-001, 052 (no place is free, or nobody waits).
    """
    row = locked(recruitment_id, STEP, by=by)
    free = row.places - row.applications.filter(stage__in=HOLDING).count()
    waiting = list(row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.RESERVE))
    ranks: dict[int, int] = {}
    lines = ListLine.objects.filter(application__in=waiting, ranked_list__part=Part.SELECTION.value)
    for pk, rank in lines.order_by("version").values_list("application", "rank"):
        ranks[pk] = rank or 0
    chosen = next_called(ranks, free, unpacked(row.rule).selection.last_place)
    if not chosen:
        raise refuse(NOTHING_FREE, free=max(free, 0), waiting=len(waiting))
    reasons = {pk: f"ลำดับ {ranks[pk]}" for pk in chosen}
    several = [one for one in waiting if one.pk in chosen]
    move_all(several, "recruitment.fill", by=by, at=at, reasons=reasons)
    return len(chosen)
