"""One step on many renewals of a round: exactly those seen, answered one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from prakan.assessors.actions.renewals.deciding import endorse, renew, review
from prakan.assessors.actions.renewals.words import resolution_of
from prakan.assessors.models import Renewal
from prakan.assessors.queries.renewals import RenewalLine, chosen
from prakan.assessors.transition.renewals import STEPS
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.problems_renewals import LIST_CHANGED, NOBODY_CHOSEN
from prakan.foundation import access
from prakan.foundation.models import Person

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
    return tuple(_answer(line, _action(step, words, by, at)) for line in seen.lines)


def _action(step: str, words: str, by: Person, at: datetime) -> Callable[[int], Renewal]:
    if step == "renewal.review":
        return lambda pk: review(renewal_id=pk, reason=words, by=by, at=at)
    action = endorse if step == "renewal.endorse" else renew
    return lambda pk: action(renewal_id=pk, resolution=words, by=by, at=at)


def _answer(line: RenewalLine, action: Callable[[int], Renewal]) -> Answer:
    """Take the step on one, within a savepoint of its own."""
    try:
        with transaction.atomic():
            row = action(line.id)
    except Refused as refused:
        return Answer(line, Result.REFUSED, refused.faults)
    return Answer(line, Result.DONE, made=row.made.number if row.made else "")
