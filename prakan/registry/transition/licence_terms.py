"""What every licence that is given shares: its number, its term, what the trail and the history say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from prakan.domain.calendar import to_be
from prakan.domain.kept_record import Change
from prakan.domain.licences import STATE_NAMES, LicenceState, end_of_term, state_on
from prakan.domain.problems import refuse
from prakan.domain.problems_licences import LICENCE_OVERLAPS, NOT_TO_RENEW, TERM_UNKNOWN
from prakan.foundation import audit
from prakan.registry.models import Licence, LicenceTerm
from prakan.registry.queries.licences import facts_from
from prakan.registry.transition.assessors import subject_of

ISSUE, RENEW = "licence.issue", "licence.renew"
FAR = date.max


def told_of(made: Licence) -> audit.Entry:
    """Return what the trail says of a licence that was given."""
    said = {"level": made.level, "number": made.number, "starts": made.starts, "ends": made.ends}
    renewed = {"renews": made.renews.number} if made.renews else {}
    step = RENEW if made.renews else ISSUE
    return audit.Entry(step, subject_of(made.assessor), {}, said | {"resolution": made.resolution} | renewed)


def change_of(made: Licence, on: date) -> Change:
    """Return the line of an assessor's history for a licence that was given."""
    days = f"{made.number} {made.starts.isoformat()}/{made.ends.isoformat() if made.ends else ''}"
    return Change(f"licence.{made.level}", made.renews.number if made.renews else "", days, on)


def check_renewable(before: Licence, today: date) -> None:
    """Raise ``Refused`` (LICENCE-009) for a licence that is suspended or revoked."""
    state = state_on(facts_from(before), today)
    if state in (LicenceState.SUSPENDED, LicenceState.REVOKED):
        raise refuse(NOT_TO_RENEW, state=STATE_NAMES[state])


def end_of(term: LicenceTerm | None, starts: date) -> date:
    """Return the last day of a level's term; raises ``Refused`` (LICENCE-005) where none is known."""
    if term is None or term.years is None:
        raise refuse(TERM_UNKNOWN, "ends")
    return end_of_term(starts, term.years)


def check_none_between(same: Iterable[Licence], starts: date, ends: date) -> None:
    """Raise ``Refused`` (LICENCE-003) when one of the same assessor and level covers some of the days."""
    there = next((one for one in same if one.starts <= ends and (one.ends or FAR) >= starts), None)
    if there:
        raise refuse(LICENCE_OVERLAPS, "starts", number=there.number, ends=there.ends)


def stem_of(term: LicenceTerm | None, starts: date) -> str:
    """Return what numbers of a level and year (B.E.) begin with."""
    return f"{term.prefix if term else 'L'}{to_be(starts.year)}-"


def last_number(stem: str) -> int:
    """Return the last number that was given of those that begin so; 0 for none."""
    given = Licence.objects.filter(number__startswith=stem).order_by().values_list("number", flat=True)
    return max((int(m[1]) for one in given if (m := re.fullmatch(r".*-(\d+)", one))), default=0)
