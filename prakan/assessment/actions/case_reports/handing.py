"""A report handed on: to the institution as a draft, to the reading after the reply, again when revised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from prakan.assessment.actions.case_reports.writing import Writing, write
from prakan.assessment.models import (
    Case,
    CaseConsensus,
    CaseReply,
    CaseReportVersion,
    CaseVerdict,
    TeamSeat,
)
from prakan.assessment.transition.cases import advance
from prakan.domain.case_reports import (
    Heading,
    Point,
    Reply,
    Section,
    Then,
    canonical,
    digest,
    language_of,
    unwritten,
)
from prakan.domain.case_scores.consensus import decisions_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import CHAIR_ONLY, NOT_WHOLE
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import LetterTemplate
from prakan.registry.queries.letter_templates import current_of_report

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
    template = current_of_report(held.case.level, language_of(held.case.level, held.case.language))
    number = _next(held)
    content = canonical(_heading(held, number, template), held.texts, _then(held, number))
    sealed = digest(content)
    advance(held.case, step, by=by, at=at, record={"version": str(number), "digest": sealed})
    version = CaseReportVersion.objects.create(
        case=held.case,
        number=number,
        why=why,
        content=content,
        digest=sealed,
        template=template,
        by=by,
        at=at,
    )
    if why is Why.DRAFT:
        CaseReply.objects.create(case=held.case, version=version, opened_at=at)
    return version


def _heading(held: Writing, number: int, template: LetterTemplate | None) -> Heading:
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
        template=template.file.digest if template else "",
    )


def _then(held: Writing, number: int) -> Then:
    """Return what the version says beside its sections and may be another later."""
    agreed = CaseConsensus.objects.filter(case=held.case).first()
    decisions = decisions_of(agreed.marks) if agreed else {}
    cited = {code: tuple(sorted(made.entry.evidence)) for code, made in decisions.items()}
    return Then(cited, _replies(held.case) if number > 1 else ())  # to the first one nobody has replied


def _replies(case: Case) -> tuple[Reply, ...]:
    sent = CaseReply.objects.filter(case=case, stage=CaseReply.Stage.SENT).select_related("version")
    return tuple(map(_reply, sent.prefetch_related("points").order_by("version__number")))


def _reply(row: CaseReply) -> Reply:
    rows = sorted(row.points.all(), key=lambda one: one.pk)
    points = (Point(p.key, p.stand, p.text, p.outcome, p.answer) for p in rows)
    return Reply(row.version.number, row.words, tuple(points))


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
