"""Scans of what was signed on paper, of both versions of a sign-off, to be compared."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessment.models import FieldConflict, FieldFile, VisitRecord
from prakan.assessment.queries.field.conflicts import conflict
from prakan.domain.field.words import Choice, FileRole, RecordKind
from prakan.domain.problems import refuse
from prakan.domain.problems_visit_records import CONFLICT_GONE
from prakan.foundation.models import Person, StoredFile


@dataclass(frozen=True, slots=True)
class Scan:
    """The scan of one version: its stored file, name, kind and digest at receipt."""

    file: int
    name: str
    media_type: str
    digest: str

    @property
    def is_picture(self) -> bool:
        """Return whether a page can show it among its words."""
        return self.media_type in ("image/jpeg", "image/png")


def scans(person: Person, case_id: int, conflict_id: int) -> dict[str, Scan]:
    """Return the scans of a pair by side (``standing``, ``arrived``), as far as they are here.

    Raises ``Refused`` as ``conflict``. Whoever sends one records it: actions/visit_records ``look_at_pair``.
    """
    view = conflict(person, case_id, conflict_id)
    if view.kind != "record" or not view.code.startswith(RecordKind.SIGN_OFF):
        return {}
    row = FieldConflict.objects.get(pk=view.id)
    paper = str((view.standing.content or {}).get("paper", ""))
    found = {Choice.STANDING: _recorded(case_id, paper), Choice.ARRIVED: _brought(row.arrived_id)}
    return {side.value: _scan(file) for side, file in found.items() if file}


def pair_scan(person: Person, case_id: int, conflict_id: int, side: str) -> Scan:
    """Return the scan of one side; raises ``Refused``: as ``conflict``, FIELD-055 when it has none."""
    found = scans(person, case_id, conflict_id).get(side)
    if found is None:
        raise refuse(CONFLICT_GONE, number=case_id)
    return found


def _recorded(case_id: int, paper: str) -> StoredFile | None:
    rows = VisitRecord.objects.filter(case=case_id, kind=RecordKind.SIGN_OFF, file__digest=paper)
    row = rows.select_related("file").order_by("-version").first() if paper else None
    return row.file if row else None


def _brought(entry: int) -> StoredFile | None:
    rows = FieldFile.objects.filter(entry=entry, role=FileRole.ORIGINAL, file__isnull=False)
    row = rows.select_related("file").first()
    return row.file if row else None


def _scan(file: StoredFile) -> Scan:
    return Scan(file.pk, file.name, file.media_type, file.digest)
