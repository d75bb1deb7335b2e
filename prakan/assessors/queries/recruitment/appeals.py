"""Appeals: of one application, and those of a round that wait to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prakan.assessors.models import Appeal
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import APPEAL_MISSING
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_words import APPEALED
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "recruitment.read"


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal with its decision; ``part`` is the list that it objects to, None: the screening."""

    id: int
    application: int
    number: str
    name: Text
    against: str
    part: Part | None
    text: str
    stage: str
    reason: str
    at: datetime
    decided_at: datetime | None


def appeals_of(application_id: int) -> tuple[AppealView, ...]:
    """Return the appeals of an application that the caller reaches, the newest first."""
    rows = Appeal.objects.select_related("application").filter(application=application_id)
    return tuple(_view(row) for row in rows)


def waiting(person: Person, recruitment_id: int) -> tuple[AppealView, ...]:
    """Return the appeals of a round that wait; raises ``Refused`` (ACCESS-001)."""
    access.check(person, READ)
    rows = Appeal.objects.select_related("application").filter(
        application__recruitment=recruitment_id, stage=Appeal.Stage.LODGED
    )
    return tuple(_view(row) for row in rows)


def appeal(person: Person, appeal_id: int) -> AppealView:
    """Return an appeal; raises ``Refused``: ACCESS-001, RECRUIT-049."""
    access.check(person, READ)
    row = Appeal.objects.select_related("application").filter(pk=appeal_id).first()
    if row is None:
        raise refuse(APPEAL_MISSING)
    return _view(row)


def _view(row: Appeal) -> AppealView:
    return AppealView(
        row.pk,
        row.application_id,
        row.application.number,
        row.application.name,
        row.against,
        APPEALED[row.against],
        row.text,
        row.stage,
        row.reason,
        row.at,
        row.decided_at,
    )
