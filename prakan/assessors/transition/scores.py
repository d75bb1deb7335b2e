"""The only writer of one person's points: a correction is the next version, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from prakan.assessors.models import Application, Score
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment_results import POINTS_OUTSIDE
from prakan.domain.recruitment import Part
from prakan.domain.recruitment_rule import unpacked
from prakan.foundation.models import Person


def score_anew(
    row: Application, part: Part, points: Mapping[str, Decimal], reason: str, *, by: Person, at: datetime
) -> None:
    """Write points by component as their next versions; raises ``Refused`` (RECRUIT-035) beyond the full.

    The step behind it has been recorded.
    """
    parts = {one.key: one for one in unpacked(row.recruitment.rule).of(part).components}
    for key, value in points.items():
        if not 0 <= value <= parts[key].most:
            values = {"component": parts[key].name, "given": f"{value:f}", "most": f"{parts[key].most:f}"}
            raise refuse(POINTS_OUTSIDE, key, row="–", **values)
        version = row.scores.filter(part=part.value, component=key).count() + 1
        Score.objects.create(
            application=row,
            part=part.value,
            component=key,
            version=version,
            points=value,
            reason=reason[:500],
            by=by,
            at=at,
        )
