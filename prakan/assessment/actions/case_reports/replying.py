"""The institution's reply to a draft, point by point, and what the team answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.case_reports.writing import write
from prakan.assessment.models import Case, CaseReply, CaseReplyPoint
from prakan.assessment.queries.case_reports.versions import sections_of
from prakan.assessment.transition.cases import advance, locked
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_case_reports import (
    ANSWER_MISSING,
    NO_REPLY,
    NO_SUCH_POINT,
    NO_SUCH_SECTION,
    REPLY_SHUT,
    REPLY_SINCE,
    UNCHANGED,
    WORDS_MISSING,
)
from prakan.domain.text import Text
from prakan.foundation import audit
from prakan.foundation.models import Person

Stand, Outcome, Stage = CaseReplyPoint.Stand, CaseReplyPoint.Outcome, CaseReply.Stage
MARK = "mark:"  # begins the key of a point on the result of a code
SENT, LAPSED = Text("ส่งแล้ว", "sent"), Text("พ้นกำหนดแล้ว", "past its last day")
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Given:
    """What an institution says of one point: a section's key or "mark:<code>", accepted or objected to."""

    key: str
    stand: str
    text: str = ""


@transaction.atomic
def save(
    *,
    case_id: int,
    points: Sequence[Given],
    words: str = "",
    seen: int | None = None,
    by: Person,
    at: datetime,
) -> CaseReply:
    """Keep a reply as it is so far, over revision ``seen``; points that are not named stay as they were.

    Raises ``Refused``: ACCESS-001, CASE-001, CREPORT-001, CREPORT-006, CREPORT-007, CREPORT-008 at each
    objection without its reason, CREPORT-013 when it was saved elsewhere meanwhile.
    """
    reply = _kept(_reasoned(case_id, points, by), points, words, seen, by, at)
    reply.save(update_fields=["words", "revision"])
    return reply


def _reasoned(case_id: int, points: Sequence[Given], by: Person) -> Case:
    """Return a case under a lock for a reply; raises ``Refused``: CREPORT-008, ACCESS-001, CASE-001."""
    faults = [
        Fault(WORDS_MISSING, field=one.key)
        for one in points
        if one.stand == Stand.OBJECT and not one.text.strip()
    ]
    if faults:
        raise Refused(*faults)
    return locked(case_id, "case.reply", by=by)


def _kept(
    case: Case, points: Sequence[Given], words: str, seen: int | None, by: Person, at: datetime
) -> CaseReply:
    reply = _open(case)
    if seen is not None and seen != reply.revision:
        raise refuse(REPLY_SINCE, "words")
    known = _known(case, reply) if points else ()
    for one in points:
        if one.key not in known:
            raise refuse(NO_SUCH_SECTION, key=one.key[:40])
    said = {"number": case.number, "points": [one.key for one in points]}
    audit.record(step="case_reply.save", subject=f"case:{case.pk}", by=by, at=at, after=said)
    for one in points:
        stand = Stand.OBJECT if one.stand == Stand.OBJECT else Stand.ACCEPT
        values = {"stand": stand, "text": one.text.strip()[:LONGEST]}
        CaseReplyPoint.objects.update_or_create(reply=reply, key=one.key, defaults=values)
    reply.words, reply.revision = words.strip()[:LONGEST], reply.revision + 1
    return reply


@transaction.atomic
def send(
    *,
    case_id: int,
    points: Sequence[Given] = (),
    words: str = "",
    seen: int | None = None,
    by: Person,
    at: datetime,
) -> CaseReply:
    """Send a reply: it cannot be changed any more, and the case goes back to its team.

    Raises ``Refused`` as ``save``.
    """
    case = _reasoned(case_id, points, by)
    reply = _kept(case, points, words, seen, by, at)
    reply.stage, reply.sent_by, reply.sent_at = Stage.SENT, by, at
    reply.save(update_fields=["words", "revision", "stage", "sent_by", "sent_at"])
    objected = reply.points.filter(stand=Stand.OBJECT).count()
    advance(case, "case.reply", by=by, at=at, record={"objected": str(objected)})
    return reply


@transaction.atomic
def answer(
    *, case_id: int, point_id: int, outcome: str, words: str, by: Person, at: datetime
) -> CaseReplyPoint:
    """Answer an objection: kept, or changed in the report as it is written now, and why.

    Raises ``Refused`` as ``writing.write``; CREPORT-009, CREPORT-010, CREPORT-011.
    """
    held = write(case_id, "case_reply.answer", by=by, at=at)
    sent = CaseReplyPoint.objects.filter(reply__case=held.case, reply__stage=Stage.SENT, stand=Stand.OBJECT)
    point = sent.filter(pk=point_id).first()
    if point is None:
        raise refuse(NO_SUCH_POINT, number=held.case.number)
    words = words.strip()[:LONGEST]
    if outcome not in (Outcome.CHANGED, Outcome.KEPT) or not words:
        raise refuse(ANSWER_MISSING, "words")
    if outcome == Outcome.CHANGED and _same(point, held.texts):
        raise refuse(UNCHANGED, "outcome")
    said = {"number": held.case.number, "point": point.key, "outcome": outcome}
    audit.record(step="case_reply.answer", subject=f"case:{held.case.pk}", by=by, at=at, after=said)
    point.outcome, point.answer, point.answered_by, point.answered_at = outcome, words, by, at
    point.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    return point


def _open(case: Case) -> CaseReply:
    reply = case.replies.select_related("version").order_by("-version__number").first()
    if reply is None:
        raise refuse(NO_REPLY, number=case.number)
    if reply.stage != Stage.OPEN or case.stage != CaseStage.DRAFT_SENT:
        raise refuse(REPLY_SHUT, number=case.number, stage=SENT if reply.stage == Stage.SENT else LAPSED)
    return reply


def _known(case: Case, reply: CaseReply) -> set[str]:
    """Return the keys that a point of a reply may have."""
    return {*sections_of(reply.version), *(f"{MARK}{code}" for code in _judged(case))}


def _judged(case: Case) -> set[str]:
    """Return the codes of which a case has a result: what was marked, and what follows from it."""
    last = case.verdicts.order_by("-version").first()
    return {*last.marks, *last.outcomes} if last else set()


def _changed_since(point: CaseReplyPoint) -> bool:
    """Return whether the result of a code is another now than in the version that the reply is to."""
    code, case = point.key.removeprefix(MARK), point.reply.case
    verdicts = list(case.verdicts.order_by("version"))
    then = next((one for one in reversed(verdicts) if one.at <= point.reply.version.at), None)
    if then is None or not verdicts:
        return False
    last = verdicts[-1]
    return (then.marks.get(code), then.outcomes.get(code)) != (last.marks.get(code), last.outcomes.get(code))


def _same(point: CaseReplyPoint, texts: Mapping[str, str]) -> bool:
    if point.key.startswith(MARK):
        return not _changed_since(point)
    before = sections_of(point.reply.version).get(point.key, "")
    return texts.get(point.key, "") == before
