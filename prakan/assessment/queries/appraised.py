"""What cases and visits say of assessors for their appraisal: first scores, days, returned reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import Case, CaseMove, CaseReading, CaseSheet, TeamSeat, TeamVisitRecord
from prakan.assessment.queries.cases.routes import route_of
from prakan.domain.appraisal import EvidenceLine, GivenScore, LineSource
from prakan.domain.case_scores.differences import position
from prakan.domain.case_scores.sheets import entries_of, marks_of
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.questions import Question, questions
from prakan.domain.text import Text
from prakan.registry.queries.packs import pack_of

Cases = QuerySet[Case]
AT_ONCE = 200  # cases whose sheets are read together
TIMES, DAYS = Text("ครั้ง", "times"), Text("วัน", "days")


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of a fiscal year (B.E.), and whether they are of made-up places."""

    year: int
    is_demo: bool
    scores: tuple[GivenScore, ...]


def scores_before_the_talk(cases: Cases) -> Iterator[Scored]:
    """Yield what each person of a team put down by themselves, for cases whose sheets are open to all."""
    opened = cases.filter(consensus__isnull=False, framework__isnull=False)
    ids = list(opened.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        yield from _scored(ids[start : start + AT_ONCE])


def _scored(ids: Sequence[int]) -> Iterator[Scored]:
    rows = CaseSheet.objects.filter(case__in=ids, stage=CaseSheet.Stage.HANDED_IN)
    found: dict[tuple[int, bool], list[GivenScore]] = defaultdict(list)
    for sheet in rows.select_related("case__framework", "case__institution").order_by("pk"):
        found[sheet.case.year, sheet.case.institution.is_demo] += _given(sheet)
    for (year, is_demo), scores in found.items():
        yield Scored(year, is_demo, tuple(scores))


def _given(sheet: CaseSheet) -> Iterator[GivenScore]:
    framework = sheet.case.framework
    pack = pack_of(framework) if framework else None
    marks = marks_of(entries_of(sheet.marks))
    for asked in questions(pack) if pack else ():
        place = position(pack, asked.code, marks.get(asked.code)) if pack else None
        if pack and place is not None and place >= 0:
            scale = scale_name(pack, asked)
            yield GivenScore(sheet.assessor_id, sheet.case.institution_id, scale, asked.code, place)


def scale_name(pack: Pack, asked: Question) -> str:
    """Return the name of a question's scale with the version of its framework: "basic-2567/quality"."""
    own = asked.scale.id if asked.scale else asked.asks.value
    return f"{pack.key}/{own}"[:60]


def drafts_sent(cases: Cases) -> list[EvidenceLine]:
    """Return for the chairs how many days after the visit their drafts were sent, of how many given."""
    sent = CaseMove.objects.filter(case__in=cases, step="case.send_draft").values("case")
    first = {row["case"]: row["first"] for row in sent.order_by().annotate(first=Min("at"))}
    rows = cases.filter(pk__in=first, visit__isnull=False).select_related("visit", "route")
    people = _people_of(rows, (TeamSeat.Seat.CHAIR,))
    return [
        _draft(case, who, timezone.localdate(first[case.pk]))
        for case in rows
        for who in people[case.visit_id]
    ]


def _draft(case: Case, assessor: int, on: date) -> EvidenceLine:
    days = (on - case.visit.ends).days if case.visit else 0
    clock = route_of(case.route).leg(CaseStage.VISITED).clock
    given = clock.days if clock else None
    words = Text(f"ส่งร่างรายงาน {case.number} หลังการตรวจเยี่ยม", f"Draft of {case.number} sent after the visit")
    if given is not None:
        words = Text(f"{words.th} (กำหนด {given} วัน)", f"{words.en} ({given} days given)")
    return EvidenceLine(
        assessor, case.year, f"draft:case:{case.pk}", LineSource.DEADLINE, words, Decimal(days), DAYS
    )


def reports_returned(cases: Cases) -> list[EvidenceLine]:
    """Return for everybody of a team each reading that sent its report back."""
    rows = CaseReading.objects.filter(case__in=cases, stage=CaseReading.Stage.RETURNED)
    found = list(rows.select_related("case").order_by("pk"))
    counted = rows.order_by().annotate(musts=Count("remarks", filter=Q(remarks__must=True)))
    musts = dict(counted.values_list("pk", "musts"))
    people = _people_of([one.case for one in found], tuple(TeamSeat.Seat))
    return [_returned(one, musts[one.pk], who) for one in found for who in people[one.case.visit_id]]


def _returned(reading: CaseReading, count: int, assessor: int) -> EvidenceLine:
    case = reading.case
    words = Text(
        f"ผู้ตรวจอ่านส่งรายงาน {case.number} กลับ มีข้อสังเกตที่ต้องแก้ {count} ข้อ",
        f"Report of {case.number} returned by its reader, with {count} remarks to be mended",
    )
    key = f"returned:reading:{reading.pk}"
    return EvidenceLine(assessor, case.year, key, LineSource.RETURNED, words, Decimal(1), TIMES)


def _people_of(cases: Iterable[Case], seats: Sequence[str]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = defaultdict(list)
    visits = {case.visit_id for case in cases if case.visit_id}
    rows = TeamSeat.objects.filter(visit__in=visits, seat__in=seats).order_by("pk")
    for visit, assessor in rows.values_list("visit_id", "assessor_id"):
        found[visit].append(assessor)
    return found


def cases_numbered(ids: Iterable[int]) -> Cases:
    """Return cases by their ids; for follow-ups, which ask for nobody."""
    return Case.objects.filter(pk__in=list(ids))


def cases_of_year(year: int) -> Cases:
    """Return the cases of a fiscal year (B.E.); for follow-ups."""
    return Case.objects.filter(year=year)


def years_of_visits(ids: Iterable[int]) -> list[int]:
    """Return the fiscal years (B.E.) of visits that were recorded, by the visits' ids; for follow-ups."""
    rows = TeamVisitRecord.objects.filter(visit__in=list(ids))
    return sorted(set(rows.values_list("plan__year", flat=True)))
