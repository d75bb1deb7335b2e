"""Readings given out, one or hundreds at once: to whoever may read, is free of interest, and is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from prakan.assessment.models import Case, CaseReading, CaseReadingRules, CaseReportVersion
from prakan.assessment.queries.case_readings.conflicts import Bars, bars_between
from prakan.assessment.queries.case_readings.people import people_who_read, reach_of_supervisor
from prakan.domain.case_reading import rules_of, to_json
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_readings import (
    LEVEL_NOT_READ,
    NOT_A_READER,
    NOT_READ_NOW,
    NOT_YOURS_TO_GIVE,
    READ_ALREADY,
    SAME_READER,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.queries.people import operator

CHUNK = 1000  # cases that one row of the trail names


@dataclass(frozen=True, slots=True)
class Given:
    """A case (id) for a reader (id): why, its surprise, and whether it is a second reading, blind."""

    case: int
    reader: int
    why: str = ""  # "": an officer asked for it, or it comes back from a revision
    size: float = 0.0
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one case: its reading, or why it was not given."""

    case: int
    number: str
    reading: int | None
    fault: Fault | None


@transaction.atomic
def install_reading(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the rules of a folder when they are others; returns whether; raises ``FaultyReading``."""
    if not said:
        return False
    rules = to_json(rules_of(said))
    row = CaseReadingRules.objects.filter(name="agency").first()
    if row is not None and row.rules == rules:
        return False
    audit.record(step="reading.install", subject="registry:reading", by=None, at=at, after=rules)
    CaseReadingRules.objects.update_or_create(name="agency", defaults={"rules": rules, "at": at})
    return True


@transaction.atomic
def assign(
    *,
    cases: Iterable[int],
    reader_id: int,
    by: Person,
    at: datetime,
    why: Mapping[int, tuple[str, float]] | None = None,
) -> int:
    """Give cases that wait to be read to one reader; returns how many.

    ``why`` says by case why it is read and its surprise. Raises ``Refused``: ACCESS-001, READ-011, and as
    ``give_out`` naming every case; then none was given.
    """
    reasons = why or {}
    wanted = [Given(pk, reader_id, *reasons.get(pk, ("", 0.0))) for pk in dict.fromkeys(cases)]
    access.check(by, "reading.assign")
    if reader_id not in people_who_read():
        raise refuse(NOT_A_READER, "reader_id")
    answers = give_out(wanted=wanted, by=by, at=at)
    if faults := [one.fault for one in answers if one.fault]:
        raise Refused(*faults)
    return len(answers)


@transaction.atomic
def give_out(*, wanted: Sequence[Given], by: Person, at: datetime) -> tuple[Answer, ...]:
    """Give cases to readers, each answered by itself: given, or the reason why not.

    A dozen statements whatever their number. Refusals of single cases: READ-002 (does not wait), READ-003
    (has a reader), READ-011 (may not read), READ-012, 014, 015 (of the team, an interest, handed back
    before), READ-016 (not the reader's level), READ-017 (has its other reading), READ-024 (not of the levels
    of who gives).
    Raises ``Refused``: ACCESS-001.
    """
    access.check(by, "reading.assign")
    desk = _desk(wanted, by, reach_of_supervisor(by), timezone.localdate(at))
    good: list[Given] = []
    faults: dict[Given, Fault] = {}
    for one in wanted:
        fault = _fault(desk, one)
        if fault is None:
            good.append(one)
            desk.taken[one.case, one.is_second] = one.reader
        else:
            faults[one] = fault
    made = _write(desk, good, by, at)
    return tuple(
        Answer(one.case, desk.number(one.case), made.get((one.case, one.is_second)), None)
        if one not in faults
        else Answer(one.case, desk.number(one.case), None, faults[one])
        for one in wanted
    )


def give_back_to(wanted: Given, *, behind: Person, at: datetime) -> Answer:
    """Give one case to a reader by itself, behind whom ``behind`` stands, who gave it before.

    The trail says that nobody did it, so it is the same whether ``behind`` may still give readings out or has
    left. Answers as ``give_out``.
    """
    desk = _desk([wanted], operator(), Q(), timezone.localdate(at))
    if fault := _fault(desk, wanted):
        return Answer(wanted.case, desk.number(wanted.case), None, fault)
    made = _write(desk, [wanted], behind, at, by_itself=True)
    return Answer(wanted.case, desk.number(wanted.case), made[wanted.case, wanted.is_second], None)


@dataclass(frozen=True)
class _Desk:
    """What giving out has to know of all cases and readers that are named."""

    cases: Mapping[int, Case]
    readers: Mapping[int, tuple[Person, frozenset[str]]]
    taken: dict[tuple[int, bool], int]  # case, second -> who reads it now
    versions: Mapping[int, int]
    returned: frozenset[int]
    bars: Bars

    def number(self, case: int) -> str:
        """Return the number of a case, "" of one that is not reached."""
        return self.cases[case].number if case in self.cases else ""


def _desk(wanted: Sequence[Given], by: Person, reach: Q, today: date) -> _Desk:
    ids, who = {one.case for one in wanted}, {one.reader for one in wanted}
    rows = Case.objects.select_for_update(of=("self",)).select_related("institution")
    found = list(rows.filter(reach, pk__in=ids).order_by("pk"))
    readings = CaseReading.objects.filter(case__in=ids)
    open_ = readings.filter(stage=CaseReading.Stage.ASSIGNED)
    people = {pk: one for pk, one in people_who_read().items() if pk in who}
    versions = CaseReportVersion.objects.filter(case__in=ids).order_by("number")
    back = readings.filter(stage=CaseReading.Stage.RETURNED, is_second=False)
    return _Desk(
        cases={one.pk: one for one in found},
        readers=people,
        taken={(case, second): pk for case, second, pk in open_.values_list("case", "is_second", "reader")},
        versions=dict(versions.values_list("case_id", "pk")),
        returned=frozenset(back.values_list("case_id", flat=True)),
        bars=bars_between(by, [one for one, _levels in people.values()], found, today),
    )


def _fault(desk: _Desk, one: Given) -> Fault | None:
    case, held = desk.cases.get(one.case), desk.readers.get(one.reader)
    if held is None:
        return Fault(NOT_A_READER, field="reader_id")
    if case is None:
        return Fault(NOT_YOURS_TO_GIVE, field="cases")
    reader, levels = held
    if case.stage != CaseStage.READING or one.case not in desk.versions:
        return Fault(NOT_READ_NOW, {"number": case.number, "stage": STAGE_NAMES[case.stage]})
    if (there := desk.taken.get((one.case, one.is_second))) is not None:
        name = desk.readers[there][0].name if there in desk.readers else _name(there)
        return Fault(READ_ALREADY, {"number": case.number, "who": name})
    if desk.taken.get((one.case, not one.is_second)) == one.reader:
        return Fault(SAME_READER, {"number": case.number, "who": reader.name})
    if case.level not in levels:
        return Fault(LEVEL_NOT_READ, {"number": case.number, "who": reader.name})
    return desk.bars.get((one.reader, one.case))


def _write(
    desk: _Desk, good: Sequence[Given], by: Person, at: datetime, *, by_itself: bool = False
) -> dict[tuple[int, bool], int]:
    for start in range(0, len(good), CHUNK):
        part = good[start : start + CHUNK]
        said: dict[str, Any] = {"cases": [one.case for one in part], "readers": [one.reader for one in part]}
        after = {**said, "second": [one.case for one in part if one.is_second], "count": str(len(part))}
        after |= {"by_itself": by_itself} if by_itself else {}
        doer = None if by_itself else by
        audit.record(step="reading.assign", subject="case_readings", by=doer, at=at, after=after)
    rows = CaseReading.objects.bulk_create([_row(desk, one, by, at) for one in good], batch_size=500)
    first: dict[int, list[int]] = defaultdict(list)
    for one in good:
        if not one.is_second:
            first[one.reader].append(one.case)
    for reader, cases in first.items():
        Case.objects.filter(pk__in=cases).update(reader=reader)
    return {(row.case_id, row.is_second): row.pk for row in rows}


def _row(desk: _Desk, one: Given, by: Person, at: datetime) -> CaseReading:
    return CaseReading(
        case_id=one.case,
        version_id=desk.versions[one.case],
        reader_id=one.reader,
        why=one.why or ("returned" if one.case in desk.returned else "asked"),
        size=one.size,
        is_second=one.is_second,
        due_on=desk.cases[one.case].due_on,
        assigned_by=by,
        assigned_at=at,
    )


def _name(person: int) -> object:
    return Person.objects.get(pk=person).name
