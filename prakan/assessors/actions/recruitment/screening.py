"""Applications are screened: admitted many at once, refused one by one with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Application
from prakan.assessors.transition.recruitment import locked, locked_application, move, move_all
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import REASON_NEEDED
from prakan.domain.recruitment_words import REJECTED_NAMES, RejectedFor
from prakan.foundation.models import Person

SCREEN = "recruitment.screen"


@transaction.atomic
def admit(*, recruitment_id: int, applications: Sequence[int], by: Person, at: datetime) -> int:
    """Admit those of a round (ids) who still wait to be screened; returns how many. Raises as ``locked``."""
    row = locked(recruitment_id, SCREEN, by=by)
    waiting = row.applications.select_for_update(of=("self",)).filter(stage=Application.Stage.APPLIED)
    chosen = list(waiting.filter(pk__in=applications))
    move_all(chosen, "recruitment.admit", by=by, at=at)
    return len(chosen)


@transaction.atomic
def reject(*, application_id: int, why: str, detail: str, by: Person, at: datetime) -> None:
    """Refuse an application for a reason that the applicant reads.

    Raises ``Refused``: ACCESS-001, RECRUIT-002, 016 (no reason), STAGE-001 once screened.
    """
    row = locked_application(application_id, SCREEN, by=by)
    if why not in set(RejectedFor) or (why == RejectedFor.OTHER and not detail.strip()):
        raise refuse(REASON_NEEDED, "detail" if why == RejectedFor.OTHER else "why")
    named = REJECTED_NAMES[RejectedFor(why)].th if why != RejectedFor.OTHER else ""
    said = " · ".join(text for text in (named, detail.strip()) if text)
    move(row, "recruitment.reject", by=by, at=at, reason=said[:500])
