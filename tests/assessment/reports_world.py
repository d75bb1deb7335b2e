"""A case whose team has agreed, with a report written from end to end and handed on."""

from __future__ import annotations

from typing import Any

from prakan.assessment.actions.case_reports import handing, writing
from prakan.assessment.actions.case_scores import agree
from prakan.assessment.models import CaseReport, CaseReportVersion
from prakan.assessment.queries.case_scores.opened import opened
from tests.assessment.scores_world import World


def agreed(world: World) -> None:
    """Let the team agree on its scores."""
    world.open()
    world.equal()
    told: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    for person in (world.chair, world.member):
        agree(digest=opened(person, world.case.pk).digest, by=person, **told)


def written(world: World, **texts: str) -> None:
    """Write every section that must be, some otherwise."""
    told: dict[str, Any] = {"case_id": world.case.pk, "by": world.member, "at": world.at}
    writing.draft(**told)
    for one in writing.write(world.case.pk, "case_report.save", by=world.member, at=world.at).sections:
        now = CaseReport.objects.get(case=world.case).sections.get(one.key, {"rev": 0, "text": ""})
        if one.key in texts or not now["text"]:
            text = texts.get(one.key, f"ข้อความ {one.key}")
            writing.save(key=one.key, text=text, seen=now["rev"], **told)


def drafted(world: World, **texts: str) -> CaseReportVersion:
    """Let the team agree and write, and send the draft to the institution; returns the draft."""
    agreed(world)
    written(world, **texts)
    return handing.hand_on(case_id=world.case.pk, by=world.chair, at=world.at)
