"""The report of a case as its team writes it, and the reply of its institution with the team's answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import Case, CaseReply, CaseReplyPoint, CaseReport, CaseReportVersion, TeamSeat
from prakan.assessment.queries.case_reports.versions import sections_of
from prakan.assessment.queries.case_scores.reaching import pack, scored_case, seat_of
from prakan.assessment.queries.cases.reach import reached
from prakan.domain.case_reports import Section, outline, unwritten
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import NO_REPLY
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

WRITTEN = (CaseStage.VISITED, CaseStage.REPLIED, CaseStage.REVISION)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is now; ``by`` None: drafted from findings; ``must``: it must be written."""

    section: Section
    text: str
    rev: int
    by: Text | None
    at: datetime | None
    must: bool


@dataclass(frozen=True, slots=True)
class Room:
    """The report of a case; what the reader may do with it now."""

    case: int
    number: str
    name: Text
    stage: str
    sections: tuple[SectionView, ...]
    left: tuple[Section, ...]
    version: int  # of the newest version, 0 before the first
    objections: int  # not answered yet
    may_write: bool
    may_hand_on: bool


@dataclass(frozen=True, slots=True)
class PointView:
    """A section of the version that was sent, what the institution says of it, what the team answers."""

    id: int | None
    section: Section
    sent: str
    stand: str
    text: str
    outcome: str
    answer: str
    answered_by: Text | None


@dataclass(frozen=True, slots=True)
class ReplyView:
    """The reply to the newest draft; ``is_open`` while the institution writes it."""

    case: int
    number: str
    name: Text
    version: int
    words: str
    is_open: bool
    sent_at: datetime | None
    due: object
    points: tuple[PointView, ...]
    may_reply: bool
    may_answer: bool
    revision: int = 0

    @property
    def objected(self) -> tuple[PointView, ...]:
        return tuple(one for one in self.points if one.stand == CaseReplyPoint.Stand.OBJECT)


def room(person: Person, case_id: int) -> Room:
    """Return the report of a case as it is written; raises ``Refused`` as ``scored_case``, SCORE-027."""
    case = scored_case(person, case_id)
    report = CaseReport.objects.filter(case=case).first()
    kept = report.sections if report else {}
    sections = outline(pack(case))
    texts = {key: one["text"] for key, one in kept.items()}
    must = {one.key for one in unwritten(sections, {})}
    people = {p.pk: p.name for p in Person.objects.filter(pk__in={one["by"] for one in kept.values()})}
    seat = seat_of(person, case)
    may = seat is not None and case.stage in WRITTEN
    left = unwritten(sections, texts)
    return Room(
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        stage=case.stage,
        sections=tuple(_section(one, kept.get(one.key), people, one.key in must) for one in sections),
        left=left,
        version=_newest(case),
        objections=_open_objections(case),
        may_write=may,
        may_hand_on=may and seat is not None and seat.seat == TeamSeat.Seat.CHAIR and not left,
    )


def reply(person: Person, case_id: int) -> ReplyView:
    """Return the reply to the newest draft of a case.

    Raises ``Refused``: ACCESS-001, CASE-001 when a person does not reach the case, CREPORT-007 without one.
    """
    case = reached(person, case_id)
    rows = CaseReply.objects.filter(case=case).select_related("version")
    row = rows.order_by("-version__number").first()
    if row is None:
        raise refuse(NO_REPLY, number=case.number)
    is_open = row.stage == CaseReply.Stage.OPEN and case.stage == CaseStage.DRAFT_SENT
    seen = row.stage == CaseReply.Stage.SENT or access.can(person, "case.reply")  # unsent words stay theirs
    points = {one.key: one for one in row.points.select_related("answered_by")} if seen else {}
    sent = sections_of(row.version)
    found = outline(pack(case))
    return ReplyView(
        case=case.pk,
        number=case.number,
        name=case.institution.name,
        version=row.version.number,
        words=row.words if seen else "",
        is_open=is_open,
        sent_at=row.sent_at,
        due=case.due_on if is_open else None,
        points=tuple(_point(one, sent[one.key], points.get(one.key)) for one in found if one.key in sent),
        may_reply=is_open and access.can(person, "case.reply"),
        revision=row.revision,
        may_answer=case.stage == CaseStage.REPLIED and seat_of(person, case) is not None,
    )


def _section(
    section: Section, kept: dict[str, object] | None, people: dict[int, Text], must: bool
) -> SectionView:
    if kept is None:
        return SectionView(section, "", 0, None, None, must)
    by, at = kept["by"], datetime.fromisoformat(str(kept["at"]))
    who = people.get(by) if isinstance(by, int) else None
    return SectionView(section, str(kept["text"]), int(str(kept["rev"])), who, at, must)


def _point(section: Section, sent: str, row: CaseReplyPoint | None) -> PointView:
    if row is None:
        return PointView(None, section, sent, "", "", "", "", None)
    by = row.answered_by.name if row.answered_by else None
    return PointView(row.pk, section, sent, row.stand, row.text, row.outcome, row.answer, by)


def _newest(case: Case) -> int:
    found = CaseReportVersion.objects.filter(case=case).order_by("-number").first()
    return found.number if found else 0


def _open_objections(case: Case) -> int:
    points = CaseReplyPoint.objects.filter(reply__case=case, reply__stage=CaseReply.Stage.SENT)
    return points.filter(stand=CaseReplyPoint.Stand.OBJECT, outcome="").count()
