"""What records say of the conditions of renewals: for one, or for a whole round in a few statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from prakan.assessors.models import Appraisal, Attendance, Renewal, RenewalCondition, RenewalFact
from prakan.domain.assessors import STANDING_NAMES, Standing
from prakan.domain.calendar import say_date
from prakan.domain.licences import LicenceStep
from prakan.domain.renewals import Condition, ConditionKind, Evidence, Judged, judge
from prakan.domain.text import Text
from prakan.registry.models import Licence, LicenceChange, VisitMade

Found = dict[ConditionKind, Evidence]
#: conditions of which an officer may enter what no record tells
TYPED = frozenset({ConditionKind.TRAINING, ConditionKind.APPRAISAL})
NO_VISITS = Evidence(
    None,
    Text("ยังไม่มีบันทึกการออกประเมินของผู้ใดในระบบ", "No visit of anybody has been recorded yet"),
)
ATTENDED = Text("บันทึกการเข้าอบรมในระบบ", "Attendance recorded in the system")
THERE = (Attendance.Stage.PRESENT, Attendance.Stage.LATE)
HARSH = (LicenceStep.SUSPEND, LicenceStep.REVOKE)


def conditions_of(level: str) -> tuple[Condition, ...]:
    """Return the conditions of a level as the agency has them."""
    rows = RenewalCondition.objects.filter(level=level)
    return tuple(
        Condition(ConditionKind(r.kind), r.bound, r.confirmed, Text(r.note_th, r.note_en)) for r in rows
    )


def judged_of(rows: Sequence[Renewal], today: date) -> dict[int, tuple[Judged, ...]]:
    """Return the judged conditions of renewals by their id; ``rows`` come with licence and assessor."""
    found = _evidence(rows, today)
    levels = {level: conditions_of(level) for level in {row.licence.level for row in rows}}
    return {row.pk: judge(levels[row.licence.level], found[row.pk]) for row in rows}


def _evidence(rows: Sequence[Renewal], today: date) -> dict[int, Found]:
    found: dict[int, Found] = {row.pk: {ConditionKind.STANDING: _standing(row)} for row in rows}
    visits, resolutions = _visits(rows, today), _resolutions(row.licence for row in rows)
    hours, appraisals = _hours(rows, today), _appraisals(row.licence.assessor_id for row in rows)
    for row in rows:
        found[row.pk][ConditionKind.VISITS] = visits.get(row.pk, NO_VISITS)
        found[row.pk][ConditionKind.RESOLUTIONS] = resolutions[row.licence_id]
        if row.licence.assessor_id in appraisals:
            found[row.pk][ConditionKind.APPRAISAL] = appraisals[row.licence.assessor_id]
        if row.pk in hours:
            found[row.pk][ConditionKind.TRAINING] = hours[row.pk]
    for fact in RenewalFact.objects.filter(renewal__in=[row.pk for row in rows]).order_by("pk"):
        found[fact.renewal_id][ConditionKind(fact.kind)] = Evidence(fact.value, Text(fact.source))
    return found


def _standing(row: Renewal) -> Evidence:
    standing = Standing(row.licence.assessor.standing)
    return Evidence(int(standing is Standing.ACTIVE), STANDING_NAMES[standing])


def _visits(rows: Sequence[Renewal], today: date) -> dict[int, Evidence]:
    """Return how many visits of the level each made in the term; nothing while nobody's are recorded."""
    if not VisitMade.objects.exists():
        return {}
    days: dict[tuple[int, str], list[date]] = defaultdict(list)
    made = VisitMade.objects.filter(assessor__in={row.licence.assessor_id for row in rows}).order_by()
    for assessor, level, starts in made.values_list("assessor_id", "level", "starts"):
        days[assessor, level].append(starts)
    return {
        row.pk: _counted(row.licence, days[row.licence.assessor_id, row.licence.level], today) for row in rows
    }


def _counted(licence: Licence, days: list[date], today: date) -> Evidence:
    until = min(licence.ends or today, today)
    within = sum(licence.starts <= day <= until for day in days)
    return Evidence(within, _period(licence.starts, until))


def _appraisals(assessors: Iterable[int]) -> dict[int, Evidence]:
    """Return the result of each assessor's latest decided appraisal, as whole points of 100."""
    decided = Appraisal.objects.filter(assessor__in=set(assessors), stage=Appraisal.Stage.FINAL)
    rows = decided.exclude(mean=None).select_related("round").order_by("round__year")
    return {row.assessor_id: _appraised(row) for row in rows}


def _appraised(row: Appraisal) -> Evidence:
    assert row.mean is not None  # filtered above
    year, highest = row.round.year, int(row.round.rules["marks"])
    source = Text(
        f"ผลที่ตัดสินแล้ว ปีงบประมาณ {year}: {row.mean} จาก {highest}",
        f"As decided, fiscal year {year}: {row.mean} of {highest}",
    )
    return Evidence(int(row.mean * 100 / highest), source)


def _hours(rows: Sequence[Renewal], today: date) -> dict[int, Evidence]:
    """Return the whole hours each attended in the term; nothing for whoever was trained elsewhere only."""
    sessions: dict[int, list[tuple[date, int]]] = defaultdict(list)
    there = Attendance.objects.filter(mark__in=THERE).exclude(trainee__application__assessor=None)
    own = there.filter(trainee__application__assessor__in={row.licence.assessor_id for row in rows})
    for pk, on, minutes in own.values_list(
        "trainee__application__assessor", "session__on", "session__minutes"
    ):
        sessions[pk].append((on, minutes))
    return {
        row.pk: _attended(row.licence, sessions[row.licence.assessor_id], today)
        for row in rows
        if sessions[row.licence.assessor_id]
    }


def _attended(licence: Licence, sessions: list[tuple[date, int]], today: date) -> Evidence:
    until = min(licence.ends or today, today)
    minutes = sum(length for on, length in sessions if licence.starts <= on <= until)
    return Evidence(minutes // 60, ATTENDED)


def _resolutions(licences: Iterable[Licence]) -> dict[int, Evidence]:
    own = {licence.pk: licence for licence in licences}
    events = LicenceChange.objects.filter(licence__in=own, step__in=HARSH).values_list(
        "licence_id", flat=True
    )
    counts = Counter(events)
    source = Text("มติที่บันทึกในใบอนุญาตนี้", "Resolutions recorded with this licence")
    return {pk: Evidence(counts[pk], source) for pk in own}


def _period(first: date, last: date) -> Text:
    return Text(
        f"ทะเบียนการออกประเมิน {say_date(first, 'th', short=True)} – {say_date(last, 'th', short=True)}",
        f"Visits of the register, {say_date(first, 'en', short=True)} – {say_date(last, 'en', short=True)}",
    )
