"""Points are taken from a file of the testing body, all or none; one person's are corrected by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from prakan.assessors.models import Score
from prakan.assessors.queries.recruitment.results import SITTING, results_offered
from prakan.assessors.transition.recruitment import BATCH, locked, locked_application, note
from prakan.assessors.transition.scores import score_anew
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import REASON_NEEDED
from prakan.domain.problems_recruitment_results import (
    FILE_MOVED_ON,
    LINES_WITH_PROBLEMS,
    NOT_TO_CORRECT,
    NOTHING_CORRECTED,
)
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_results import Results
from prakan.domain.recruitment_words import APPLICATION_STAGES
from prakan.foundation import audit
from prakan.foundation.models import Person

STEP = "recruitment.score"


@transaction.atomic
def take_results(
    *,
    recruitment_id: int,
    part: Part,
    component: str,
    path: Path,
    name: str,
    file_id: int | None,
    expected: str,
    by: Person,
    at: datetime,
) -> Results:
    """Write the points of a file that its preview (``expected``: its digest) showed.

    Raises ``Refused``: RECRUIT-039 while any row has a problem (nothing is written then), RECRUIT-040 when
    file or applicants are no longer those of the preview, and what ``results_offered`` raises.
    """
    row = locked(recruitment_id, STEP, by=by)
    found = results_offered(by, recruitment_id, part, path=path, name=name, component=component)
    if found.wrong:
        raise refuse(LINES_WITH_PROBLEMS, "file", count=len(found.wrong))
    if found.digest != expected:
        raise refuse(FILE_MOVED_ON, "file")
    said = {
        "part": part.value,
        "file": name[:200],
        "rows": len(found.lines),
        "components": [one.key for one in found.components],
        "digest": found.digest,
    }
    audit.record(step=STEP, subject=f"recruitment:{row.pk}", by=by, at=at, after=said)
    Score.objects.bulk_create(
        (
            Score(
                application_id=line.candidate.id,
                part=part.value,
                component=key,
                points=points,
                source=name[:200],
                file_id=file_id,
                by=by,
                at=at,
            )
            for line in found.lines
            if line.candidate
            for key, points in line.points.items()
        ),
        batch_size=BATCH,
    )
    return found


@transaction.atomic
def correct_points(
    *, application_id: int, points: Mapping[str, Decimal], reason: str, by: Person, at: datetime
) -> None:
    """Write one person's points by component as their next versions, before a list says the result.

    Raises ``Refused``: ACCESS-001, RECRUIT-002, 016 (no reason), 035 (points), 058 (none), 059 (stage).
    """
    row = locked_application(application_id, STEP, by=by)
    part = next((part for part, stages in SITTING.items() if row.stage in stages), None)
    if part is None:
        raise refuse(NOT_TO_CORRECT, stage=APPLICATION_STAGES[row.stage])
    if not points:
        raise refuse(NOTHING_CORRECTED)
    if not reason.strip():
        raise refuse(REASON_NEEDED, "reason")
    said = {"number": row.number, "part": part.value, "points": {k: str(v) for k, v in points.items()}}
    audit.record(
        step=STEP, subject=f"application:{row.pk}", by=by, at=at, after={**said, "reason": reason.strip()}
    )
    score_anew(row, part, points, reason.strip(), by=by, at=at)
    note(row, STEP, reason.strip(), by=by, at=at)
