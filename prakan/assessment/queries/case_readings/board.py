"""What waits to be read, who reads, one's own readings, and one reading with its report and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from prakan.assessment.models import Case, CaseReading, CaseRemark
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.assessment.queries.case_reports.versions import sections_of
from prakan.assessment.queries.case_scores.reaching import pack, seat_of
from prakan.assessment.queries.cases.reach import team_reach
from prakan.domain.case_reading import Check
from prakan.domain.case_reports import Section, outline
from prakan.domain.cases.stages import CaseStage
from prakan.domain.problems import refuse
from prakan.domain.problems_readings import NO_SUCH_READING
from prakan.domain.roles import STEPS
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person, RoleGrant

Stage = CaseReading.Stage
PAGE = 100


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

    @property
    def must(self) -> int:
        return sum(one.must for one in self.remarks)


def waiting(person: Person) -> tuple[WaitingCase, ...]:
    """Return the cases that wait to be read, those without a reader first; two statements, for staff.

    Raises ``Refused``: ACCESS-001.
    """
    if not access.is_staff(person):
        access.check(person, "reading.assign")
    rows = Case.objects.filter(stage=CaseStage.READING).select_related("institution").order_by("entered_at")
    given = CaseReading.objects.filter(stage=Stage.ASSIGNED).select_related("reader")
    by_case = {one.case_id: one for one in given}
    found = [_waiting(case, by_case.get(case.pk), person) for case in rows[: PAGE * 20]]
    return tuple(sorted(found, key=lambda one: (not one.mine, one.reader is not None)))


def readers(person: Person) -> tuple[tuple[int, Text], ...]:
    """Return who may read, by name; raises ``Refused``: ACCESS-001."""
    access.check(person, "reading.assign")
    roles = [role.value for role in STEPS["reading.check"]]
    grants = RoleGrant.objects.filter(role__in=roles, person__is_active=True).select_related("person")
    people = {one.person_id: one.person.name for one in grants}
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
        may_read=row.stage == Stage.ASSIGNED and row.reader_id == person.pk,
    )


def returned(person: Person, case_id: int) -> int | None:
    """Return the last reading that returned a case's report, for its papers; None without one."""
    rows = CaseReading.objects.filter(case=case_id, stage=Stage.RETURNED).order_by("-pk")
    found = rows.first()
    return found.pk if found and _may_see(person, found) else None


def _may_see(person: Person, row: CaseReading) -> bool:
    if access.is_staff(person) or row.reader_id == person.pk:
        return True
    open_ = row.stage in (Stage.RETURNED, Stage.PASSED)
    return open_ and Case.objects.filter(team_reach(person), pk=row.case_id).exists()


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
    )
