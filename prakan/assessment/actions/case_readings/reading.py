"""A report read: the checklist, remarks on passages, returned or passed, remarks answered by the team."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from prakan.assessment.models import Case, CaseReading, CaseRemark
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.assessment.queries.case_reports.versions import sections_of
from prakan.assessment.queries.case_scores.reaching import seat_of
from prakan.assessment.queries.cases.reach import team_reach
from prakan.assessment.queries.cases.routes import route_of
from prakan.assessment.transition.cases import advance, locked_rows
from prakan.domain.case_reading import CHECKED
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.cases.steps import forward
from prakan.domain.problems import refuse
from prakan.domain.problems_case_reports import ANSWER_MISSING, NO_SUCH_SECTION
from prakan.domain.problems_cases import NO_SUCH_CASE
from prakan.domain.problems_readings import (
    CHECKLIST_OPEN,
    INTEREST_UNSAID,
    MUST_BE_MENDED,
    NO_SUCH_READING,
    NO_SUCH_REMARK,
    QUOTE_NOT_THERE,
    READING_OVER,
    REASON_MISSING,
    REMARK_EMPTY,
    REMARK_MISSING,
)
from prakan.domain.problems_scores import NOT_ON_TEAM
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person

Stage = CaseReading.Stage
LONGEST = 5000
PASSED = frozenset({"case.pass", "case.pass_to_board"})


@transaction.atomic
def check(
    *,
    reading_id: int,
    answers: Mapping[str, str],
    words: str = "",
    free_of_interest: bool = False,
    by: Person,
    at: datetime,
) -> CaseReading:
    """Keep the checklist as far as it is answered, and whether the reader has no interest in the institution.

    Raises ``Refused``: ACCESS-001, READ-001.
    """
    row = _held(reading_id, "reading.check", by)
    known = {one.code for one in reading_rules().of(row.case.level)}
    kept = {code: word for code, word in answers.items() if code in known and word in CHECKED}
    after = {"checklist": kept, "free_of_interest": free_of_interest, "number": row.case.number}
    before = {"checklist": row.checklist}
    audit.record(step="reading.check", subject=_subject(row), by=by, at=at, before=before, after=after)
    row.checklist, row.words, row.free_of_interest = kept, words.strip()[:LONGEST], free_of_interest
    row.save(update_fields=["checklist", "words", "free_of_interest"])
    return row


@transaction.atomic
def remark(
    *, reading_id: int, section: str, text: str, quote: str = "", must: bool = True, by: Person, at: datetime
) -> CaseRemark:
    """Remark on a section, or on a passage of it that is quoted word for word.

    Raises ``Refused``: ACCESS-001, READ-001, READ-007, READ-008, CREPORT-001.
    """
    row = _held(reading_id, "reading.remark", by)
    sections, quote, text = sections_of(row.version), quote.strip(), text.strip()
    if section not in sections:
        raise refuse(NO_SUCH_SECTION, "section", key=section[:40])
    if not text:
        raise refuse(REMARK_EMPTY, "text")
    if quote and quote not in sections[section]:
        raise refuse(QUOTE_NOT_THERE, "quote")
    after = {"section": section, "text": text, "must": must, "number": row.case.number}
    audit.record(step="reading.remark", subject=_subject(row), by=by, at=at, after=after)
    return CaseRemark.objects.create(
        reading=row, section=section, quote=quote, text=text[:LONGEST], must=must, by=by, at=at
    )


@transaction.atomic
def take_back(*, reading_id: int, remark_id: int, by: Person, at: datetime) -> None:
    """Take a remark back before the reading has ended; raises ``Refused``: ACCESS-001, READ-001, READ-010."""
    row = _held(reading_id, "reading.remark", by)
    found = row.remarks.filter(pk=remark_id).first()
    if found is None:
        raise refuse(NO_SUCH_REMARK)
    before = {"section": found.section, "text": found.text}
    audit.record(step="reading.remark", subject=_subject(row), by=by, at=at, before=before)
    found.delete()


@transaction.atomic
def give_back(
    *, reading_id: int, reason: str, by: Person, at: datetime, interest: bool = False
) -> CaseReading:
    """Hand a reading back for a reason; another reader takes it.

    ``interest``: the reader has one in the institution, and is never given a report of it again. Raises
    ``Refused``: READ-001, READ-013, READ-018.
    """
    row = _held(reading_id, "reading.give_back", by)
    if not (reason := reason.strip()[:LONGEST]):
        raise refuse(REASON_MISSING, "reason")
    after = {"reason": reason, "interest": interest, "number": row.case.number}
    audit.record(step="reading.give_back", subject=_subject(row), by=by, at=at, after=after)
    if not row.is_second:
        Case.objects.filter(pk=row.case_id).update(reader=None)
    row.has_interest = interest
    row.save(update_fields=["has_interest"])
    return _ended(row, Stage.HANDED_BACK, at, reason)


@transaction.atomic
def return_report(*, reading_id: int, by: Person, at: datetime) -> CaseReading:
    """Return a report to its team with the remarks that must be mended; a second reading only says so.

    Raises ``Refused``: ACCESS-001, READ-001, READ-004 to 006, and as ``transition.cases.advance``.
    """
    row = _decided(reading_id, "reading.return", by)
    count = row.remarks.filter(must=True).count()
    if not count:
        raise refuse(REMARK_MISSING)
    if row.is_second:
        return _said_only(row, "reading.return", Stage.RETURNED, by, at)
    case = locked_rows().get(pk=row.case_id)
    record = {"reading": str(row.pk), "remarks": str(count)}
    advance(case, "case.return", by=by, at=at, record=record, reason=row.words)
    return _ended(row, Stage.RETURNED, at, row.words)


@transaction.atomic
def pass_report(*, reading_id: int, by: Person, at: datetime) -> CaseReading:
    """Let a report pass: it goes on to whoever decides next on its route; a second reading only says so.

    Raises ``Refused``: ACCESS-001, READ-001, READ-004, READ-005, READ-009, and as ``advance``.
    """
    row = _decided(reading_id, "reading.pass", by)
    if count := row.remarks.filter(must=True).count():
        raise refuse(MUST_BE_MENDED, count=count)
    if row.is_second:
        return _said_only(row, "reading.pass", Stage.PASSED, by, at)
    case = locked_rows().get(pk=row.case_id)
    _ended(row, Stage.PASSED, at, row.words)
    way = forward(route_of(case.route), case.stage)
    name = way.name if way and way.name in PASSED else "case.pass"
    advance(case, name, by=by, at=at, record={"reading": str(row.pk)})
    return row


@transaction.atomic
def answer(*, case_id: int, remark_id: int, words: str, by: Person, at: datetime) -> CaseRemark:
    """Answer a remark while the report is revised.

    Raises ``Refused``: ACCESS-001, CASE-001, SCORE-007 for who does not sit in its team, READ-010,
    CREPORT-010 without words.
    """
    access.check(by, "reading.answer")
    case = locked_rows().filter(team_reach(by), pk=case_id).first()
    if case is None:
        raise refuse(NO_SUCH_CASE, case=case_id)
    if seat_of(by, case) is None:
        raise refuse(NOT_ON_TEAM, number=case.number)
    found = CaseRemark.objects.filter(pk=remark_id, reading__case=case).first()
    if (
        found is None
        or found.reading.is_second
        or found.reading.stage != Stage.RETURNED
        or case.stage != CaseStage.REVISION
    ):
        raise refuse(NO_SUCH_REMARK)
    if not (words := words.strip()[:LONGEST]):
        raise refuse(ANSWER_MISSING, "words")
    after = {"remark": found.pk, "answer": words, "number": case.number}
    audit.record(step="reading.answer", subject=f"case:{case.pk}", by=by, at=at, after=after)
    found.answer, found.answered_by, found.answered_at = words, by, at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    return found


def _held(reading_id: int, step: str, by: Person) -> CaseReading:
    access.check(by, step)
    rows = CaseReading.objects.select_for_update(of=("self",))
    rows = rows.select_related("case__institution", "version")
    row = rows.filter(pk=reading_id, reader=by, stage=Stage.ASSIGNED).first()
    if row is None:
        raise refuse(NO_SUCH_READING)
    stage = row.case.stage
    if stage == CaseStage.WITHDRAWN or (stage != CaseStage.READING and not row.is_second):
        raise refuse(READING_OVER, number=row.case.number, stage=STAGE_NAMES[stage])
    return row


def _said_only(
    row: CaseReading, step: str, stage: CaseReading.Stage, by: Person, at: datetime
) -> CaseReading:
    """End a second reading: it is compared with the first, and moves nothing."""
    after = {"second": True, "number": row.case.number}
    audit.record(step=step, subject=_subject(row), by=by, at=at, after=after)
    return _ended(row, stage, at, row.words)


def _decided(reading_id: int, step: str, by: Person) -> CaseReading:
    row = _held(reading_id, step, by)
    if not row.free_of_interest:
        raise refuse(INTEREST_UNSAID, "free_of_interest", name=row.case.institution.name)
    if left := reading_rules().missing(row.case.level, row.checklist):
        th, en = (", ".join(one.name.say(language) for one in left) for language in ("th", "en"))
        raise refuse(CHECKLIST_OPEN, count=len(left), checks=Text(th, en))
    return row


def _ended(row: CaseReading, stage: CaseReading.Stage, at: datetime, words: str) -> CaseReading:
    row.stage, row.ended_at, row.words = stage, at, words
    row.save(update_fields=["stage", "ended_at", "words"])
    return row


def _subject(row: CaseReading) -> str:
    return f"case:{row.case_id}"
