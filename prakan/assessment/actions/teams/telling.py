"""What others learn of a change of a plan: conflicts for the register of interests, who was objected to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prakan.assessment.models import TeamChange, TeamObjection, TeamPlan
from prakan.domain.interests import InterestKind
from prakan.domain.team_changes import Happening, event_of

#: what stands in the register of an objection: who said what stays between institution and agency
UPHELD = "คำคัดค้านของสถานศึกษาฟังขึ้น"


def of_objection(row: TeamObjection, kind: str) -> list[dict[str, Any]]:
    """Return what an upheld objection adds to the register of interests: nothing without a kind."""
    source = f"คำคัดค้านที่ {row.pk} ของแผนจัดคณะ “{row.plan.name}”"
    return [_interest(row.assessor_id, row.institution_id, kind, UPHELD, source)] if kind else []


def of_changes(plan: TeamPlan, rows: Iterable[TeamChange]) -> list[dict[str, Any]]:
    """Return what confirmed changes add to the register; nothing while their plan is only tried."""
    if plan.stage == TeamPlan.Stage.DRAFT:
        return []
    return [
        _interest(
            int(event.assessor),
            int(event.institution),
            event.interest or InterestKind.OTHER.value,
            row.reason,
            f"แผนจัดคณะ “{plan.name}” การเปลี่ยนที่ {row.number}",
        )
        for row in rows
        for event in map(event_of, row.events)
        if event.kind is Happening.CONFLICT
    ]


def objected_to(row: TeamChange) -> dict[str, Any]:
    """Return whom a confirmed change takes from an institution that objected: for that person alone."""
    if row.objection is None:
        return {}
    place = row.objection.institution.name
    return {
        "objected_to": row.objection.assessor_id,
        "name_th": place.th,
        "name_en": place.say("en"),
    }


def _interest(assessor: int, institution: int, kind: str, reason: str, source: str) -> dict[str, Any]:
    return {
        "assessor": assessor,
        "institution": institution,
        "kind": kind,
        "reason": reason,
        "source": source,
    }
