"""The reminder ladder of a season, changed by people for a reason; until then it is the folder's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Season
from prakan.assessment.queries.seasons import found
from prakan.domain.problems import EDITED_MEANWHILE, Fault, Refused, refuse
from prakan.domain.problems_season import NO_REASON
from prakan.domain.season_ladder import faults_of, span_of
from prakan.domain.season_reminders import Rung, ladder_of, stored
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "season.ladder"


@transaction.atomic
def set_ladder(
    *,
    year: int,
    rungs: Sequence[Rung],
    confirmed: bool,
    reason: str,
    revision: int,
    by: Person,
    at: datetime,
) -> bool:
    """Change when and whom a season reminds; what was sent stays sent. Returns whether anything changed.

    Raises ``Refused``: SEASON-001, 003 (no reason), 040 to 044 (the ladder), EDIT-001 when another saved
    after ``revision``.
    """
    access.check(by, STEP)
    season = Season.objects.select_for_update(of=("self",)).get(pk=found(year).pk)
    if season.ladder_revision != revision:
        moment = timezone.localtime(season.ladder_at) if season.ladder_at else None
        raise refuse(EDITED_MEANWHILE, at=moment.strftime("%H.%M") if moment else "–")
    if faults := _faults(season, rungs, reason):
        raise Refused(*faults)
    kept, wanted = stored(ladder_of(season.ladder)), stored(rungs)
    if (kept, season.ladder_confirmed) == (wanted, confirmed):
        return False
    audit.record(
        step=STEP,
        subject=f"season:{year}",
        by=by,
        at=at,
        before={"ladder": kept, "confirmed": season.ladder_confirmed},
        after={"ladder": wanted, "confirmed": confirmed, "reason": reason.strip()},
    )
    season.ladder, season.ladder_confirmed = wanted, confirmed
    season.ladder_reason, season.ladder_by, season.ladder_at = reason.strip(), by, at
    season.ladder_revision = revision + 1
    season.save()
    return True


def _faults(season: Season, rungs: Sequence[Rung], reason: str) -> list[Fault]:
    dues = season.deadlines.exclude(due_on=None).values_list("due_on", flat=True)
    faults = faults_of(rungs, [due for due in dues if due], span_of(season.opens_on))
    return faults if reason.strip() else [*faults, Fault(NO_REASON, {}, "reason")]
