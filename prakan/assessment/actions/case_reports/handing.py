"""A report handed on: to the institution as a draft, to the reading after the reply, again when revised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from prakan.assessment.actions.case_reports.writing import Writing, write
from prakan.assessment.models import CaseReply, CaseReportVersion, CaseVerdict, TeamSeat
from prakan.assessment.transition.cases import advance
from prakan.domain.case_reports import Heading, Section, canonical, digest, unwritten
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import CHAIR_ONLY, NOT_WHOLE
from prakan.domain.text import Text
from prakan.foundation.models import Person

Why = CaseReportVersion.Why
#: the stage a case is handed on from -> the step, and why a version is made
STEPS = {
    CaseStage.VISITED: ("case.send_draft", Why.DRAFT),
    CaseStage.REPLIED: ("case.submit", Why.REPLY),
    CaseStage.REVISION: ("case.revise", Why.REVISION),
}


@transaction.atomic
def hand_on(*, case_id: int, by: Person, at: datetime) -> CaseReportVersion:
    """Keep the report as it is under a number and let the case go on; the draft opens a reply.

    Raises ``Refused`` as ``writing.write``; CREPORT-004 naming what is not written, CREPORT-005 for who does
    not chair the team, and as ``transition.cases.advance``.
    """
    held = write(case_id, "case_report.hand_on", by=by, at=at)
    if held.seat.seat != TeamSeat.Seat.CHAIR:
        raise refuse(CHAIR_ONLY, number=held.case.number)
    if left := unwritten(held.sections, held.texts):
        raise refuse(NOT_WHOLE, sections=_named(left))
    step, why = STEPS[CaseStage(held.case.stage)]
    number = _next(held)
    content = canonical(_heading(held, number), held.texts)
    sealed = digest(content)
    advance(held.case, step, by=by, at=at, record={"version": str(number), "digest": sealed})
    version = CaseReportVersion.objects.create(
        case=held.case, number=number, why=why, content=content, digest=sealed, by=by, at=at
    )
    if why is Why.DRAFT:
        CaseReply.objects.create(case=held.case, version=version, opened_at=at)
    return version


def _heading(held: Writing, number: int) -> Heading:
    case = held.case
    verdict = CaseVerdict.objects.filter(case=case).order_by("-version").first()
    return Heading(
        case=case.number,
        version=number,
        institution=case.institution_id,
        name=case.institution.name.th,
        year=case.year,
        level=case.level,
        pack=case.framework.key if case.framework else "",
        pack_digest=case.pack_digest,
        verdict_digest=verdict.digest if verdict else "",
    )


def _next(held: Writing) -> int:
    last = CaseReportVersion.objects.filter(case=held.case).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _named(left: Iterable[Section]) -> Text:
    sections = list(left)
    th, en = (", ".join(_said(one, language) for one in sections) for language in ("th", "en"))
    return Text(th, en)


def _said(one: Section, language: str) -> str:
    standard = f"{one.standard} " if one.standard else ""
    return f"{standard}{one.name.say(language)}"
