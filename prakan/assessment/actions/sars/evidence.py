"""Files behind answers, and the institution's own PDF of the whole."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.actions.sars.holding import hold, touch
from prakan.assessment.models import SarEvidence
from prakan.assessment.queries.forms import form
from prakan.domain.media_types import PDF
from prakan.domain.numbers import cleaned
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import OWN_FILE_KIND, PLACE_WRONG, QUESTION_UNKNOWN, SAR_EVIDENCE_GONE
from prakan.foundation import audit
from prakan.foundation.models import Person, StoredFile

STEP = "sar.attach"
CLOCK = re.compile(r"(?:(\d{1,2})[:.])?(\d{1,3})[:.](\d{2})")


@transaction.atomic
def attach(
    *, sar_id: int, question: str, file_id: int, by: Person, at: datetime, title: str = "", place: str = ""
) -> SarEvidence:
    """Put a file that the person has stored behind a question.

    ``place`` is "", a page ("12") or a time in a video ("1:30"). Raises ``Refused``: SAR-008, 015, 019.
    """
    sar = hold(sar_id, STEP, by=by)
    asked = form(sar).questions.get(question)
    if asked is None or not asked.evidence:
        raise refuse(QUESTION_UNKNOWN, field="question", code=question[:60])
    file, (page, second) = _file(file_id, by), _place(place)
    named = title.strip()[:300] or file.name
    made = SarEvidence(
        sar=sar, question=question, file=file, title=named, page=page, second=second, by=by, at=at
    )
    audit.record(step=STEP, subject=f"sar:{sar.pk}", by=by, at=at, after=said_of_attached(made))
    touch(sar, at)
    made.save()
    return made


@transaction.atomic
def detach(*, sar_id: int, evidence_id: int, by: Person, at: datetime) -> None:
    """Take a file off a question: it is no longer part of the report, and stays in store and trail."""
    sar = hold(sar_id, STEP, by=by)
    found = (
        SarEvidence.objects.filter(pk=evidence_id, sar=sar, removed_at=None).select_related("file").first()
    )
    if found is None:
        raise refuse(SAR_EVIDENCE_GONE)
    before, after = said_of_detached(found), {"did": "detach"}
    audit.record(step=STEP, subject=f"sar:{sar.pk}", by=by, at=at, before=before, after=after)
    found.removed_at = at
    found.save(update_fields=["removed_at"])
    touch(sar, at)


@transaction.atomic
def keep_own_file(*, sar_id: int, file_id: int | None, by: Person, at: datetime) -> None:
    """Take the institution's own PDF of the whole, or (None) do without it again; SAR-022 for others."""
    sar = hold(sar_id, STEP, by=by)
    file = _file(file_id, by) if file_id else None
    if file and file.media_type != PDF:
        raise refuse(OWN_FILE_KIND, field="file", name=file.name)
    before = {"own_file": sar.own_file.digest if sar.own_file else ""}
    after = {"own_file": file.digest if file else ""}
    audit.record(step=STEP, subject=f"sar:{sar.pk}", by=by, at=at, before=before, after=after)
    sar.own_file = file
    sar.save(update_fields=["own_file"])
    touch(sar, at)


def said_of_attached(row: SarEvidence) -> dict[str, Any]:
    """Return what the trail says of a file that is put behind a question."""
    told = {"question": row.question, "file": row.file_id, "digest": row.file.digest, "name": row.file.name}
    return {**told, "page": row.page, "second": row.second}


def said_of_detached(row: SarEvidence) -> dict[str, Any]:
    """Return what the trail says of a file that is taken off a question."""
    return {"question": row.question, "digest": row.file.digest, "title": row.title}


def _file(file_id: int, by: Person) -> StoredFile:
    found = StoredFile.objects.filter(pk=file_id, by=by).first()
    if found is None:
        raise refuse(SAR_EVIDENCE_GONE)
    return found


def _place(given: str) -> tuple[int | None, int | None]:
    """Return page and second of a place as typed."""
    text = cleaned(given)
    if not text:
        return None, None
    if text.isdecimal() and 0 < int(text) < 100_000:
        return int(text), None
    if clock := CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return None, hours * 3600 + minutes * 60 + seconds
    raise refuse(PLACE_WRONG, field="place", given=given[:20])
