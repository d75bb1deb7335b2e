"""Made-up filled forms of a demonstration, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Appraisal, AppraisalAnswer
from prakan.domain.text import Text
from prakan.foundation import audit

STEP = "appraisal.seed"
BATCH = 500


@dataclass(frozen=True, slots=True)
class MadeUpAnswer:
    """A made-up form about an assessor (id); ``giver`` and ``name`` say who would have filled it in."""

    assessor: int
    kind: str
    giver: str
    name: Text
    marks: dict[str, int | None]
    comment: str = ""


@transaction.atomic
def seed_answers(year: int, answers: Sequence[MadeUpAnswer], *, at: datetime) -> int:
    """Write made-up forms about the assessors of a round, each marked as made up; returns how many.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    rows = dict(Appraisal.objects.filter(round__year=year).order_by().values_list("assessor", "pk"))
    known = [one for one in answers if one.assessor in rows]
    told = {"of": len(known)}
    audit.record(step=STEP, subject=f"appraisal_round:{year}", by=None, at=at, after=told)
    AppraisalAnswer.objects.bulk_create(
        (
            AppraisalAnswer(
                appraisal_id=rows[one.assessor], kind=one.kind, giver=one.giver, giver_th=one.name.th,
                giver_en=one.name.en, marks=one.marks, comment=one.comment, is_demo=True, at=at,
            )
            for one in known
        ),
        batch_size=BATCH,
    )  # fmt: skip
    return len(known)
