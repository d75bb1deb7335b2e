"""Appeals as people read them: the form of one, one with its points and papers, the list of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from prakan.assessment.models import Case, CaseAppeal, CaseAppealPaper, CaseAppealPoint
from prakan.assessment.queries.case_appeals.clock import appeal_rules, last_day
from prakan.assessment.queries.case_appeals.panels import Possible, possible
from prakan.assessment.queries.case_certificates.material import newest_verdicts
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.assessment.queries.cases.reach import case_reach, heard_by, reached
from prakan.domain.case_appeals.papers import REPORT, Finding, changes_in, codes_under, findings_in, words_in
from prakan.domain.case_appeals.rules import AppealRules
from prakan.domain.case_certificates.content import Outcome, outcomes_in
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.pilot import restored, typed
from prakan.domain.frameworks.questions import Question, questions
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_case_appeals import NO_SUCH_APPEAL, NOT_LATE, TOO_LATE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

MARKS = {
    "true": Text("ผ่าน", "Met"),
    "false": Text("ไม่ผ่าน", "Not met"),
    NOT_ASSESSED: Text("ไม่ได้ประเมิน", "Not assessed"),
}
WHOLE_REPORT = Text("รายงานทั้งฉบับ", "The report as a whole")


@dataclass(frozen=True, slots=True)
class Filing:
    """What an institution may appeal against, and until when; ``is_open``: published and not appealed."""

    case: int
    number: str
    name: Text
    targets: tuple[Outcome, ...]
    last_day: date | None
    rules: AppealRules
    is_open: bool
    earlier: tuple[int, ...]

    def too_late(self, day: date) -> Fault | None:
        """Return what an institution is told that comes after the last day, None before."""
        if not self.is_open or self.last_day is None or day <= self.last_day:
            return None
        return Fault(TOO_LATE, {"number": self.number, "last": self.last_day, "remains": self.rules.after})

    def not_late(self, day: date) -> Fault | None:
        """Return what whoever receives late appeals is told until the last day is over, None after it."""
        if not self.is_open or self.last_day is None or day > self.last_day:
            return None
        return Fault(NOT_LATE, {"number": self.number, "last": self.last_day})


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of an appeal with what was found of it, None before."""

    id: int
    key: str
    name: Text
    reason: str
    has_file: bool
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A mark that a panel sets otherwise, in words; ``before`` as it was."""

    code: str
    before: Text
    after: Text
    reason: str


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal; findings and changed marks are those of its newest paper that the reader may see."""

    id: int
    case: int
    number: str
    name: Text
    year: int
    level: str
    stage: str
    words: str
    last_day: date
    late_reason: str
    found: str
    resolution: str
    at: datetime
    settled_at: datetime | None
    points: tuple[PointView, ...]
    panel: tuple[tuple[Text, str, str], ...]
    changed: tuple[Changed, ...]
    said: str
    digest: str
    is_inside: bool
    new_verdict: int | None

    @property
    def is_late(self) -> bool:
        """Return whether it came after its last day."""
        return timezone.localdate(self.at) > self.last_day


@dataclass(frozen=True, slots=True)
class AppealLine:
    """An appeal in a list."""

    id: int
    number: str
    name: Text
    level: str
    stage: str
    found: str
    at: datetime


def filing(person: Person, case_id: int) -> Filing:
    """Return what may be appealed against in a case that a person reaches.

    Raises ``Refused``: ACCESS-001, CASE-001, SCORE-027.
    """
    case = reached(person, case_id)
    rules, verdict = appeal_rules(), newest_verdicts([case.pk]).get(case.pk)
    rows = CaseAppeal.objects.filter(case=case).values_list("pk", flat=True)
    return Filing(
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        targets=outcomes_in(pack(case), verdict.outcomes) if verdict else (),
        last_day=last_day(case, rules),
        rules=rules,
        is_open=case.stage == CaseStage.PUBLISHED and not rows,
        earlier=tuple(rows),
    )


def appeal(person: Person, appeal_id: int) -> AppealView:
    """Return an appeal of a case that a person reaches; eight statements at most.

    Staff and its panel read the proposal, others what was decided. Raises ``Refused``: ACCESS-001,
    APPEAL-001.
    """
    access.check(person, "case.read")
    rows = CaseAppeal.objects.select_related(
        "case__institution", "case__framework", "verdict", "verdict_after"
    )
    row = rows.filter(case_reach(person, "case__"), pk=appeal_id).first()
    if row is None:
        raise refuse(NO_SUCH_APPEAL, appeal=appeal_id)
    inside = access.is_staff(person) or heard_by(person).filter(appeal=row).exists()
    papers = row.papers.all() if inside else row.papers.filter(kind=CaseAppealPaper.Kind.DECISION)
    paper = papers.order_by("-number").first()
    return _view(row, paper, inside=inside)


def questions_of(person: Person, appeal_id: int) -> tuple[tuple[str, tuple[tuple[Question, str], ...]], ...]:
    """Return the questions under each appealed standard, each with its mark as it stands, as typed.

    Raises ``Refused`` as ``appeal``.
    """
    view = appeal(person, appeal_id)
    row = CaseAppeal.objects.select_related("case__framework", "verdict").get(pk=view.id)
    framework, marks = pack(row.case), restored(row.verdict.marks)
    under = {one.code: codes_under(one) for one in framework.standards}
    return tuple(
        (
            point.key,
            tuple((q, typed(marks.get(q.code))) for q in questions(framework) if q.code in under[point.key]),
        )
        for point in view.points
        if point.key in under
    )


def candidates(person: Person, appeal_id: int, day: date) -> tuple[Possible, ...]:
    """Return who could hear an appeal; for staff. Raises ``Refused``: ACCESS-001, APPEAL-001."""
    access.check(person, "appeal.appoint")
    return possible(person, Case.objects.get(pk=appeal(person, appeal_id).case), day)


def appeals(person: Person) -> tuple[AppealLine, ...]:
    """Return all appeals, open ones first; for staff. Raises ``Refused`` (ACCESS-001)."""
    if not access.is_staff(person):
        access.check(person, "appeal.appoint")
    rows = CaseAppeal.objects.select_related("case__institution").order_by("-at")
    lines = [
        AppealLine(r.pk, r.case.number, r.case.institution.name, r.case.level, r.stage, r.found, r.at)
        for r in rows
    ]
    return tuple(sorted(lines, key=lambda one: one.stage == CaseAppeal.Stage.SETTLED))


def point_file(person: Person, point_id: int) -> int:
    """Return the stored file (id) of a point; raises ``Refused``: ACCESS-001, APPEAL-001."""
    row = CaseAppealPoint.objects.filter(pk=point_id, file__isnull=False).first()
    if row is None:
        raise refuse(NO_SUCH_APPEAL, appeal=point_id)
    appeal(person, row.appeal_id)
    return int(row.file_id or 0)


def _view(row: CaseAppeal, paper: CaseAppealPaper | None, *, inside: bool) -> AppealView:
    framework = pack(row.case)
    found = findings_in(paper.content) if paper else {}
    seats = row.seats.filter(ended_at=None).select_related("assessor").order_by("pk")
    return AppealView(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        name=row.case.institution.name,
        year=row.case.year,
        level=row.case.level,
        stage=row.stage,
        words=row.words,
        last_day=row.last_day,
        late_reason=row.late_reason,
        found=row.found,
        resolution=row.resolution,
        at=row.at,
        settled_at=row.settled_at,
        points=tuple(_point(one, framework, found.get(one.key)) for one in row.points.order_by("pk")),
        panel=tuple((one.assessor.name, one.assessor.number, one.seat) for one in seats),
        changed=_changed(row, paper, framework) if paper else (),
        said=words_in(paper.content) if paper else "",
        digest=paper.digest if paper else "",
        is_inside=inside,
        new_verdict=row.verdict_after.version if row.verdict_after else None,
    )


def _point(row: CaseAppealPoint, framework: Pack, finding: Finding | None) -> PointView:
    names = {REPORT: WHOLE_REPORT, **{one.code: one.name for one in framework.standards}}
    return PointView(row.pk, row.key, names[row.key], row.reason, row.file_id is not None, finding)


def _changed(row: CaseAppeal, paper: CaseAppealPaper, framework: Pack) -> tuple[Changed, ...]:
    before = restored(row.verdict.marks)
    names = {one.code: _names(one) for one in questions(framework)}

    def said(code: str, mark: Mark | None) -> Text:
        word = typed(mark)
        return names.get(code, {}).get(word, Text(word or "–"))

    return tuple(
        Changed(code, said(code, before.get(code)), said(code, one.mark), one.reason)
        for code, one in changes_in(paper.content).items()
    )


def _names(question: Question) -> dict[str, Text]:
    """Return the marks of a question by how they are typed."""
    levels = question.scale.levels if question.scale else ()
    return {**MARKS, **{one.id: one.name for one in levels}}
