"""What a step on many cases would do: which may, which have it already, which may not and why; its runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from prakan.assessment.models import Case, CaseBulk, CaseHold, CaseMove
from prakan.assessment.queries.case_facts import met_of
from prakan.assessment.queries.cases.allowed import Holds, open_holds, why_not
from prakan.assessment.queries.cases.board import CaseFilter, wanted_rows
from prakan.domain.case_certificates.answers import Answer, Became, from_json
from prakan.domain.cases.stages import ENDED, HOLD_NAMES, STAGE_NAMES
from prakan.domain.cases.steps import BESIDES, BY_NAME
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_cases import CHANGED_SINCE, NO_BULK, NO_SUCH_CASE, NOT_HELD, NOT_ON_ROUTE
from prakan.domain.roles import STEPS
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

SHOWN = 900  # cases that a page lists before a step; a form takes 1,000 fields
Met = Mapping[int, Collection[Any]]


@dataclass(frozen=True, slots=True)
class ToTake:
    """A case in the list before a step, as it stands: what would become of it."""

    id: int
    revision: int
    number: str
    name: Text
    level: str
    stage: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would do with the cases of a filter; ``whole`` False: more than a page lists."""

    lines: tuple[ToTake, ...]
    total: int
    whole: bool

    def of(self, became: Became) -> tuple[ToTake, ...]:
        return tuple(line for line in self.lines if line.answer.became is became)

    @property
    def ready(self) -> tuple[ToTake, ...]:
        return self.of(Became.DONE)

    @property
    def others(self) -> tuple[ToTake, ...]:
        return tuple(line for line in self.lines if line.answer.became is not Became.DONE)


@dataclass(frozen=True, slots=True)
class RunView:
    """A step on many cases: how far it is, and what became of each so far."""

    id: int
    step: str
    value: str
    reason: str
    stage: str
    done: int
    of: int
    by: Text
    at: datetime
    ended_at: datetime | None
    undone_at: datetime | None
    counts: dict[str, int]
    answers: tuple[tuple[Answer, Text], ...]

    @property
    def is_open(self) -> bool:
        return self.stage in (CaseBulk.Stage.WAITING, CaseBulk.Stage.WORKING)


def preview(person: Person, year: int, wanted: CaseFilter, step: str, value: str) -> Preview:
    """Return what a step would do with the cases that answer a filter; some fifteen statements.

    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, step)
    today = timezone.localdate()
    found = wanted_rows(person, year, wanted, today).select_related("institution", "route", "visit")
    rows = list(found.order_by("number")[: SHOWN + 1])
    total = len(rows) if len(rows) <= SHOWN else found.count()
    rows = rows[:SHOWN]
    answers = judged(rows, {row.pk: row.revision for row in rows}, step, value, today)
    lines = (
        ToTake(r.pk, r.revision, r.number, r.institution.name, r.level, r.stage, answers[r.pk]) for r in rows
    )
    return Preview(tuple(lines), total, total <= SHOWN)


def judged(
    rows: Sequence[Case], shown: Mapping[int, int], step: str, value: str, today: date
) -> dict[int, Answer]:
    """Return by case (id) whether a step may be taken: done, already, or refused with the reason.

    ``shown`` has the revision at which each was shown; who is not among ``rows`` is refused (CASE-001).
    """
    holds = open_holds(row.pk for row in rows)
    needs = BY_NAME.get(step) is not None
    met = met_of(Case.objects.filter(pk__in=[row.pk for row in rows]), today) if needs else {}
    changed = [row.pk for row in rows if shown[row.pk] != row.revision]
    last = _last_moves(changed)
    by_hand = _by_hand(shown, value) if step == "case.lift" else frozenset()
    found = {pk: Answer(pk, str(pk), Became.REFUSED, fault=Fault(NO_SUCH_CASE, {"case": pk})) for pk in shown}
    for row in rows:
        if _has(row, step, value, holds):
            found[row.pk] = Answer(row.pk, row.number, Became.ALREADY)
            continue
        fault = _changed(row, last) if row.pk in changed else _fault(row, step, value, holds, met, by_hand)
        became = Became.REFUSED if fault else Became.DONE
        found[row.pk] = Answer(row.pk, row.number, became, fault=fault)
    return found


def _has(row: Case, step: str, value: str, holds: Holds) -> bool:
    if step == "case.hold":
        return value in holds.get(row.pk, ())
    if step == "case.mode":
        return row.mode == value
    return step in BY_NAME and row.stage == BY_NAME[step].target


def _fault(
    row: Case, step: str, value: str, holds: Holds, met: Met, by_hand: Collection[int]
) -> Fault | None:
    if step in BY_NAME:
        refused = why_not(row, BY_NAME[step], holds, frozenset(met.get(row.pk, ())))
        return refused.faults[0] if refused else None
    if row.stage in ENDED:
        said = {"number": row.number, "stage": STAGE_NAMES[row.stage], "step": BESIDES[step]}
        return Fault(NOT_ON_ROUTE, said)
    if step == "case.lift" and row.pk not in by_hand:
        return Fault(NOT_HELD, {"number": row.number})
    return None


def _changed(row: Case, last: Mapping[int, str]) -> Fault:
    """Return that a case is not as it was shown, with where it stands now and what was done last."""
    step = last.get(row.pk, "case.open")
    words = BY_NAME[step].words if step in BY_NAME else BESIDES[step]
    said = {"number": row.number, "stage": STAGE_NAMES[row.stage], "step": words}
    return Fault(CHANGED_SINCE, said)


def _last_moves(ids: Sequence[int]) -> dict[int, str]:
    rows = CaseMove.objects.filter(case__in=ids).order_by("pk") if ids else ()
    return {row.case_id: row.step for row in rows}


def _by_hand(ids: Collection[int], kind: str) -> frozenset[int]:
    rows = CaseHold.objects.filter(case__in=list(ids), kind=kind, lifted_at=None)
    return frozenset(rows.values_list("case_id", flat=True)) if kind in HOLD_NAMES else frozenset()


def run(person: Person, run_id: int) -> RunView:
    """Return a step on many cases with its answers; raises ``Refused``: ACCESS-001, CASE-015."""
    if not access.is_staff(person):
        access.check(person, "case.open")
    row = CaseBulk.objects.select_related("by").filter(pk=run_id).first()
    if row is None or row.step not in STEPS:
        raise refuse(NO_BULK, run=run_id)
    answers = [from_json(one) for one in row.answers]
    cases = Case.objects.filter(pk__in=[one.case for one in answers]).select_related("institution")
    names = {case.pk: case.institution.name for case in cases}
    return RunView(
        id=row.pk,
        step=row.step,
        value=row.value,
        reason=row.reason,
        stage=row.stage,
        done=row.done,
        of=row.of,
        by=row.by.name,
        at=row.at,
        ended_at=row.ended_at,
        undone_at=row.undone_at,
        counts=dict(Counter(one.became.value for one in answers)),
        answers=tuple((one, names.get(one.case, Text(""))) for one in _refused_first(answers)),
    )


def _refused_first(answers: Sequence[Answer]) -> list[Answer]:
    order = (Became.REFUSED, Became.ALREADY, Became.DONE)
    return sorted(answers, key=lambda one: order.index(one.became))
