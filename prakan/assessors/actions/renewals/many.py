"""One step on many renewals of a round: exactly those seen, answered one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from prakan.assessors.actions.renewals.deciding import following, reviewed
from prakan.assessors.actions.renewals.words import resolution_of
from prakan.assessors.models import Renewal
from prakan.assessors.queries.renewal_evidence import judged_of
from prakan.assessors.queries.renewals import RenewalLine, chosen
from prakan.assessors.transition.renewals import STEPS, advance_all, locked_all
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.problems_renewals import LIST_CHANGED, NOBODY_CHOSEN, RENEWAL_MISSING
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.actions.licence_renewals import NextTerm, renew_many
from prakan.registry.models import Licence

Faults = tuple[Fault, ...]
Became = dict[int, str | Faults]
#: steps that many take at once
MANY = ("renewal.review", "renewal.endorse", "renewal.renew")


class Result(StrEnum):
    """What became of one of many."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of many: who, what became of it, why not, and the licence that it gave."""

    line: RenewalLine
    result: Result
    faults: tuple[Fault, ...] = ()
    made: str = ""


@transaction.atomic
def take_many(
    *,
    round_id: int,
    step: str,
    ids: Sequence[int] | None,
    digest: str,
    count: int,
    words: str,
    by: Person,
    at: datetime,
) -> tuple[Answer, ...]:
    """Take a step on exactly those seen (``digest``, ``count``); one that is refused holds no other up.

    ``words`` is the resolution, or the reason of a review that has gaps. Raises ``Refused``: ACCESS-001,
    REG-003 (no such step), RENEWAL-001, 004 (the list has changed), 006 (nobody chosen), LICENCE-004.
    """
    if step not in MANY:
        raise refuse(NOT_A_CHOICE, "step", given=step)
    access.check(by, step)
    if step != "renewal.review":
        resolution_of(words, "words")
    seen = chosen(by, round_id, STEPS[step][1].sources, ids)
    if not seen.lines:
        raise refuse(NOBODY_CHOSEN)
    if seen.digest != digest:
        raise refuse(LIST_CHANGED, before=count, now=len(seen.lines))
    rows = locked_all([line.id for line in seen.lines], step, by=by)
    found = TAKEN[step](list(rows.values()), words, by, at)
    return tuple(_answer(line, found.get(line.id, (Fault(RENEWAL_MISSING),))) for line in seen.lines)


def _answer(line: RenewalLine, became: str | Faults) -> Answer:
    if isinstance(became, str):
        return Answer(line, Result.DONE, made=became)
    return Answer(line, Result.REFUSED, became)


def _review(rows: Sequence[Renewal], reason: str, by: Person, at: datetime) -> Became:
    """Pass to the committee those without gaps, with a reason all; the conditions are kept."""
    judged = judged_of(rows, timezone.localdate(at))
    steps = {row.pk: reviewed(row, judged[row.pk], reason) for row in rows}
    taken = [(row, *step) for row in rows if not isinstance(step := steps[row.pk], Fault)]
    advance_all(taken, "renewal.review", by=by, at=at)
    return {pk: (step,) if isinstance(step, Fault) else "" for pk, step in steps.items()}


def _endorse(rows: Sequence[Renewal], resolution: str, by: Person, at: datetime) -> Became:
    said = resolution_of(resolution, "words")
    taken = [(row, {"committee": said}, {"resolution": said}) for row in rows]
    advance_all(taken, "renewal.endorse", by=by, at=at)
    return {row.pk: "" for row in rows}


def _renew(rows: Sequence[Renewal], resolution: str, by: Person, at: datetime) -> Became:
    """Give each the licence of the next term, and renew those that got one."""
    said, today = resolution_of(resolution, "words"), timezone.localdate(at)
    wanted = [NextTerm(row.licence_id, following(row.licence.ends, today)) for row in rows]
    given = renew_many(wanted=wanted, resolution=said, by=by, at=at)
    taken = [
        (row, {"made": made}, {"resolution": said})
        for row in rows
        if isinstance(made := given[row.licence_id], Licence)
    ]
    advance_all(taken, "renewal.renew", by=by, at=at)
    answers = {row.pk: given[row.licence_id] for row in rows}
    return {pk: one.number if isinstance(one, Licence) else one for pk, one in answers.items()}


#: step -> how many take it at once: what became of each, the number of a new licence or why not
TAKEN: dict[str, Callable[[Sequence[Renewal], str, Person, datetime], Became]] = {
    "renewal.review": _review,
    "renewal.endorse": _endorse,
    "renewal.renew": _renew,
}
