"""Which stored picture shows a piece of evidence: the photo itself, or the still made of a video."""

from __future__ import annotations

from uuid import UUID

from prakan.assessment.models import FieldFile
from prakan.assessment.queries.case_scores.papers import EvidenceView, evidence_of
from prakan.assessment.queries.case_scores.reaching import scored_case
from prakan.domain.field.words import FileRole
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import EVIDENCE_GONE
from prakan.foundation.models import Person


def picture_file(person: Person, case_id: int, evidence_id: int) -> int:
    """Return the stored picture of a piece of evidence.

    Raises ``Refused``: as ``scored_case``, SCORE-009 where there is none, or the evidence was hidden.
    """
    case = scored_case(person, case_id)
    found = next((one for one in evidence_of(case) if one.id == evidence_id), None)
    picture = found and picture_of(case.pk, found)
    if not picture:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    return picture


def picture_of(case_id: int, piece: EvidenceView) -> int | None:
    """Return the stored file of its picture, None for what has none."""
    if piece.media_type.startswith("image/"):
        return piece.file_id
    return _poster(case_id, piece.key)


def _poster(case_id: int, key: str) -> int | None:
    """Return the still that came with the entry of this key from the case's own devices."""
    try:
        entry = UUID(key)
    except ValueError:  # not from a device
        return None
    held = FieldFile.objects.filter(entry__key=entry, entry__case=case_id, role=FileRole.POSTER)
    return held.values_list("file_id", flat=True).first()
