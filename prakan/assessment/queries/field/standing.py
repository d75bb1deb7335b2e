"""Reading what holds now of something that devices write: revision, content, the entry that made it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prakan.assessment.models import (
    CaseEvidence,
    CaseFinding,
    CaseSheet,
    FieldConflict,
    FieldEntry,
    VisitRecord,
)
from prakan.assessment.queries.visit_records import opened
from prakan.domain.case_scores.sheets import from_json
from prakan.domain.frameworks.pilot import typed
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


def own_sheet(person: Person, case: int) -> CaseSheet | None:
    """Return a person's own sheet in a case, the one that was written last."""
    rows = CaseSheet.objects.filter(case=case, assessor__in=assessors_of(person))
    return rows.order_by("-saved_at").first()


def revisions_of(person: Person, case: int) -> dict[str, int]:
    """Return the revisions of the marks on a person's own sheet, by code."""
    found = own_sheet(person, case)
    return {code: entry["rev"] for code, entry in found.marks.items()} if found else {}


def open_targets(person: Person, case: int) -> list[str]:
    """Return of which of a person's own scores two versions wait for a choice, as codes."""
    own = FieldConflict.objects.filter(case=case, chosen="", assessor__in=assessors_of(person))
    return [target.partition(":")[2] for target in own.values_list("target", flat=True)]


def score_standing(person: Person, case: int, code: str) -> tuple[int, Mapping[str, Any]]:
    """Return revision and content of a mark on a person's own sheet; 0 and nothing when there is none."""
    found = own_sheet(person, case)
    if found is None or code not in found.marks:
        return 0, {}
    entry = from_json(found.marks[code])
    keys = CaseEvidence.objects.filter(case=case, pk__in=entry.evidence).values_list("key", flat=True)
    said = {"code": code, "mark": str(typed(entry.mark)), "reason": entry.reason, "evidence": list(keys)}
    return entry.revision, said


def line_standing(case: int, line: int) -> tuple[int, Mapping[str, Any]]:
    """Return revision and content of a line."""
    row = CaseFinding.objects.get(case=case, pk=line)
    return row.revision, {"text": row.text, "removed": row.removed_at is not None}


def record_standing(case: int, kind: str, part: str) -> tuple[int, Mapping[str, Any]]:
    """Return version and content of a record of the visit; 0 and nothing when there is none."""
    row = VisitRecord.objects.filter(case=case, kind=kind, part=part).order_by("-version").first()
    return (row.version, opened(row) or {}) if row else (0, {})


def maker(case: int, target: str, revision: int, person: Person | None) -> FieldEntry | None:
    """Return the entry that made a revision of something; None when it was written on the web."""
    rows = FieldEntry.objects.filter(case=case, target=target, answer__made__revision=revision)
    if person is not None:
        rows = rows.filter(device__person=person)
    return rows.order_by("-pk").first()
