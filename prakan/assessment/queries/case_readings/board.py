"""What waits to be read, who reads, one's own readings, and one reading with its report and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from prakan.assessment.models import Case, CaseReading, CaseRemark
from prakan.assessment.queries.case_readings.people import people_who_read, reach_of_supervisor
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.assessment.queries.case_reports.versions import sections_of
from prakan.assessment.queries.case_scores.reaching import pack, seat_of
from prakan.assessment.queries.cases.reach import team_reach
from prakan.domain.case_reading import Check
from prakan.domain.case_reports import Section, outline
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_readings import NO_SUCH_READING
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

Stage = CaseReading.Stage
PAGE = 50


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """A case that waits to be read: its reader when it has one, and the reading."""

    id: int
    number: str
    name: Text
    level: str
    since: datetime
    reader: Text | None
    reading: int | None
    mine: bool
    why: str
    due: date | None
    is_second: bool


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of what waits to be read."""

    lines: tuple[WaitingCase, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A remark with the team's answer."""

    id: int
    section: Section | None
    quote: str
    text: str
    must: bool
    answer: str
    answered_by: Text | None
    may_answer: bool


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading with the report it is of; ``may_read`` while it is open and one's own."""

    id: int
    case: int
    number: str
    name: Text
    level: str
    stage: str
    why: str
    version: int
    reader: Text
    checks: tuple[tuple[Check, str], ...]
    confirmed: bool
    words: str
    free_of_interest: bool
    sections: tuple[tuple[Section, str], ...]
    remarks: tuple[RemarkView, ...]
    may_read: bool
    is_second: bool
    due: date | None
    over: str  # the stage of the case when nothing can be added any more, else ""

    @property
    def must(self) -> int:
        return sum(one.must for one in self.remarks)


def waiting(person: Person, number: int = 1, size: int = PAGE) -> WaitingPage:
    """Return a page of the cases that wait to be read, one's own first, then those without a reader.

    Staff see all, a supervising unit those of its levels, a reader what they were given: a second reading
    also after its case has gone on. Four statements whatever waits.
    """
    own, all_ = Q(reader=person), reach_of_supervisor(person)
    given = CaseReading.objects.filter(stage=Stage.ASSIGNED).exclude(case__stage=CaseStage.WITHDRAWN)
    seen = given.filter(own | Q(case__in=Case.objects.filter(all_).values("pk")))
    goes = seen.filter(Q(case__stage=CaseStage.READING) | Q(is_second=True))
    rows = Case.objects.filter(all_, stage=CaseStage.READING).exclude(pk__in=seen.values("case"))
    order = [
        (reader != person.pk, True, since, pk, 0)
        for pk, reader, since in goes.values_list("pk", "reader_id", "case__entered_at")
    ]
    order += [(True, False, since, 0, pk) for pk, since in rows.order_by().values_list("pk", "entered_at")]
    order.sort()
    pages = max(1, -(-len(order) // size))
    number = min(max(number, 1), pages)
    shown = order[(number - 1) * size : number * size]
    readings = CaseReading.objects.select_related("reader", "case__institution")
    known = readings.in_bulk([reading for *_, reading, _case in shown if reading])
    cases = Case.objects.select_related("institution").in_bulk([case for *_, case in shown if case])
    return WaitingPage(
        lines=tuple(
            _waiting(known[reading].case, known[reading], person)
            if reading
            else _waiting(cases[case], None, person)
            for *_, reading, case in shown
        ),
        total=len(order),
        number=number,
        pages=pages,
    )


def readers(person: Person) -> tuple[tuple[int, Text], ...]:
    """Return who may read, by name; raises ``Refused``: ACCESS-001."""
    access.check(person, "reading.assign")
    people = {pk: one.name for pk, (one, _levels) in people_who_read().items()}
    return tuple(sorted(people.items(), key=lambda one: one[1].th))


def reading(person: Person, reading_id: int) -> ReadingView:
    """Return a reading: for staff, and for the team once the report is returned or passed.

    Raises ``Refused`` (READ-001) for others.
    """
    rows = CaseReading.objects.select_related("case__institution", "case__framework", "version", "reader")
    row = rows.filter(pk=reading_id).first()
    if row is None or not _may_see(person, row):
        raise refuse(NO_SUCH_READING)
    sections, rules = outline(pack(row.case)), reading_rules()
    sent = sections_of(row.version)
    return ReadingView(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        name=row.case.institution.name,
        level=row.case.level,
        stage=row.stage,
        why=row.why,
        version=row.version.number,
        reader=row.reader.name,
        checks=tuple((one, row.checklist.get(one.code, "")) for one in rules.of(row.case.level)),
        confirmed=rules.confirmed,
        words=row.words,
        free_of_interest=row.free_of_interest,
        sections=tuple((one, sent[one.key]) for one in sections if one.key in sent),
        remarks=_remarks(person, row, sections),
        may_read=row.stage == Stage.ASSIGNED and row.reader_id == person.pk and goes_on(row),
        is_second=row.is_second,
        due=row.due_on,
        over="" if row.stage != Stage.ASSIGNED or goes_on(row) else row.case.stage,
    )


def returned(person: Person, case_id: int) -> int | None:
    """Return the last reading that returned a case's report, for its papers; None without one."""
    rows = CaseReading.objects.filter(case=case_id, stage=Stage.RETURNED, is_second=False).order_by("-pk")
    found = rows.first()
    return found.pk if found and _may_see(person, found) else None


def _may_see(person: Person, row: CaseReading) -> bool:
    if access.is_staff(person) or row.reader_id == person.pk:
        return True
    if Case.objects.filter(reach_of_supervisor(person), pk=row.case_id).exists():
        return True
    open_ = row.stage in (Stage.RETURNED, Stage.PASSED) and not row.is_second
    return open_ and Case.objects.filter(team_reach(person), pk=row.case_id).exists()


def goes_on(row: CaseReading) -> bool:
    """Return whether a reading may still be written: a first one while its case is read."""
    stage = row.case.stage
    return stage == CaseStage.READING or (row.is_second and stage != CaseStage.WITHDRAWN)


def _remarks(person: Person, row: CaseReading, sections: Sequence[Section]) -> tuple[RemarkView, ...]:
    named = {one.key: one for one in sections}
    may = row.case.stage == CaseStage.REVISION and row.stage == Stage.RETURNED
    may = may and seat_of(person, row.case) is not None
    found: list[RemarkView] = []
    for one in CaseRemark.objects.filter(reading=row).select_related("answered_by"):
        by = one.answered_by.name if one.answered_by else None
        place = named.get(one.section)
        found.append(RemarkView(one.pk, place, one.quote, one.text, one.must, one.answer, by, may))
    return tuple(found)


def _waiting(case: Case, row: CaseReading | None, person: Person) -> WaitingCase:
    return WaitingCase(
        id=case.pk,
        number=case.number,
        name=case.institution.name,
        level=case.level,
        since=case.entered_at,
        reader=row.reader.name if row else None,
        reading=row.pk if row else None,
        mine=row is not None and row.reader_id == person.pk,
        why=row.why if row else "",
        due=row.due_on if row else case.due_on,
        is_second=row is not None and row.is_second,
    )
