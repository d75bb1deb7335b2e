"""What a step on many members of the programme would do with each."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.assessment.models import ResultsMember
from prakan.assessment.queries.improvement.bulk import SHOWN, Preview, Shown, ToTake
from prakan.assessment.queries.results_use.board import MemberFilter, wanted_members
from prakan.domain.case_certificates.answers import Answer, Became
from prakan.domain.improvement.bulk import MEMBER_STEPS
from prakan.domain.improvement.stages import MEMBER_NAMES
from prakan.domain.problems import Fault
from prakan.domain.problems_improvement import BULK_CHANGED, MEMBER_CLOSED, NO_SUCH_MEMBER
from prakan.foundation import access
from prakan.foundation.models import Person


def preview(person: Person, year: int, wanted: MemberFilter, step: str, value: str = "") -> Preview:
    """Return what a step would do with the members that answer a filter; ``value`` is a centre's code.

    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, step)
    found = wanted_members(person, year, wanted).select_related("institution", "centre", "case")
    rows = list(found.order_by("institution__sort_key", "pk")[: SHOWN + 1])
    total = len(rows) if len(rows) <= SHOWN else found.count()
    rows = rows[:SHOWN]
    answers = judged(rows, {row.pk: row.revision for row in rows}, step, value)
    lines = (
        ToTake(r.pk, r.revision, r.case.number, r.institution.name, r.stage, answers[r.pk]) for r in rows
    )
    return Preview(tuple(lines), total)


def judged(rows: Iterable[ResultsMember], shown: Shown, step: str, value: str) -> dict[int, Answer]:
    """Return by member (id) whether a step may be taken.

    Who is not among ``rows`` is refused (IMPROVE-017).
    """
    found = {pk: Answer(pk, str(pk), Became.REFUSED, fault=Fault(NO_SUCH_MEMBER)) for pk in shown}
    for row in rows:
        if _has(row, step, value):
            found[row.pk] = Answer(row.pk, row.case.number, Became.ALREADY)
            continue
        fault = _fault(row, shown[row.pk], step)
        became = Became.REFUSED if fault else Became.DONE
        found[row.pk] = Answer(row.pk, row.case.number, became, fault=fault)
    return found


def _has(row: ResultsMember, step: str, value: str) -> bool:
    if step == "results.centre":
        return (row.centre.code if row.centre else "") == value
    return row.stage == MEMBER_STEPS[step].target


def _fault(row: ResultsMember, shown: int, step: str) -> Fault | None:
    if row.stage not in MEMBER_STEPS[step].sources:
        return Fault(MEMBER_CLOSED, {"name": row.institution.name, "stage": MEMBER_NAMES[row.stage]})
    if row.revision != shown:
        return Fault(BULK_CHANGED, {"number": row.case.number, "stage": MEMBER_NAMES[row.stage]})
    return None
