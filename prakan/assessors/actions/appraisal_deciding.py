"""An appraisal handed to the committee, decided, and opened again for one person by an appeal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessors.models import Appraisal, AppraisalConclusion
from prakan.assessors.queries.appraisal_rights import reaching, rules_for
from prakan.assessors.transition.appraisal import advance
from prakan.domain.appraisal import Giver, Marks, done_answering, result
from prakan.domain.complaints import due
from prakan.domain.problems import refuse
from prakan.domain.problems_appraisal import (
    APPEAL_LATE,
    APPEAL_UNANSWERED,
    APPRAISAL_MISSING,
    STILL_ANSWERING,
    WORDS_MISSING,
)
from prakan.domain.problems_licences import RESOLUTION_MISSING
from prakan.domain.record_words import words
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

SUBMIT, DECIDE, APPEAL = "appraisal.submit", "appraisal.decide", "appraisal.appeal"


@transaction.atomic
def submit(*, appraisal_id: int, by: Person, at: datetime) -> None:
    """Hand an appraisal to the committee: the assessor when done answering, an officer after the last day.

    Raises ``Refused``: ACCESS-001, EAPA-004, 013 (the assessor may still answer), STAGE-001.
    """
    access.check(by, SUBMIT)
    row = _locked(appraisal_id, by)
    if not done_answering(row.due_on, timezone.localdate(at), own=row.assessor_id in assessors_of(by)):
        raise refuse(STILL_ANSWERING, last=row.due_on)
    advance(row, SUBMIT, by=by, at=at, record=_told(row))


@transaction.atomic
def decide(
    *, appraisal_id: int, conclusion: str, resolution: str, by: Person, at: datetime, answer: str = ""
) -> None:
    """Record what the committee concludes; the mean and how it came about are kept as they are now.

    After an appeal the new conclusion stands beside the first one, with the ``answer`` to the appeal. Raises
    ``Refused``: ACCESS-001, EAPA-004, 009 (no conclusion), 012 (appeal not answered), LICENCE-004 (no
    resolution), STAGE-001.
    """
    access.check(by, DECIDE)
    row = _locked(appraisal_id, by)
    if not conclusion.strip():
        raise refuse(WORDS_MISSING, "conclusion")
    if row.stage == Appraisal.Stage.APPEALED and not answer.strip():
        raise refuse(APPEAL_UNANSWERED, "answer")
    if not words(resolution):
        raise refuse(RESOLUTION_MISSING, "resolution")
    found = result(rules_for(row.round), [Marks(Giver(one.kind), one.marks) for one in row.answers.all()])
    parts = [
        {
            "giver": part.giver.value, "weight": str(part.weight), "answers": part.answers,
            "least": part.least, "mean": None if part.mean is None else str(part.mean),
        }
        for part in found.parts
    ]  # fmt: skip
    kept = {"mean": found.mean, "derivation": {"parts": parts, "weight": str(found.weight)}}
    said = {"version": row.conclusions.count() + 1, "resolution": words(resolution)[:200]}
    appeal, changes = row.appeal, kept | {"decided_at": at, "appeal": ""}
    advance(row, DECIDE, by=by, at=at, changes=changes, record=_told(row) | said | {"mean": found.mean})
    AppraisalConclusion.objects.create(
        appraisal=row, appeal=appeal, answer=answer.strip()[:1000] if appeal else "",
        conclusion=conclusion.strip()[:1000], by=by, at=at, **kept, **said,
    )  # fmt: skip


@transaction.atomic
def appeal(*, appraisal_id: int, words: str, by: Person, at: datetime) -> None:
    """Ask the committee to look again at one's own appraisal; nobody else's moves.

    Raises ``Refused``: ACCESS-001, EAPA-004 (not one's own), 009 (no words), 010 (too late), STAGE-001.
    """
    access.check(by, APPEAL)
    row = _locked(appraisal_id, by)
    if row.assessor_id not in assessors_of(by):
        raise refuse(APPRAISAL_MISSING)
    if not words.strip():
        raise refuse(WORDS_MISSING, "words")
    if row.decided_at:
        last = due(rules_for(row.round).appeal_days, timezone.localdate(row.decided_at))
        if timezone.localdate(at) > last:
            raise refuse(APPEAL_LATE, last=last)
    advance(row, APPEAL, by=by, at=at, changes={"appeal": words.strip()[:1000]}, record=_told(row))


def _told(row: Appraisal) -> dict[str, object]:
    return {"assessor": row.assessor_id, "year": row.round.year}


def _locked(appraisal_id: int, by: Person) -> Appraisal:
    rows = Appraisal.objects.select_for_update(of=("self",)).select_related("round")
    found = rows.filter(reaching(by), pk=appraisal_id).first()
    if found is None:
        raise refuse(APPRAISAL_MISSING)
    return found
