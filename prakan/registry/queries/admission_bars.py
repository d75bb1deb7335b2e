"""What stands against licensing somebody who is registered: a licence that holds, or one that was taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from prakan.domain.licences import end_of_term
from prakan.domain.problems import Fault
from prakan.domain.problems_licences import LICENCE_OVERLAPS, REVOKED_BEFORE, SUSPENDED_NOW
from prakan.registry.models import Licence, LicenceTerm

FAR = date.max
STANDS = {Licence.Stage.REVOKED: REVOKED_BEFORE, Licence.Stage.SUSPENDED: SUSPENDED_NOW}


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands against it; ``passable``: the board may resolve to admit the person all the same."""

    fault: Fault
    passable: bool


def bars(marks: Iterable[str], level: str, starts: date, ends: date) -> dict[str, Bar]:
    """Return by digest of the national ID what stands against a licence for a level on these days.

    A licence that covers some of the days can never be passed over; one that was revoked or is suspended, for
    whatever level, only by a board that names the person.
    """
    held = Licence.objects.filter(assessor__id_mark__in=[one for one in marks if one])
    found: dict[str, Bar] = {}
    for mark, licence in ((one.assessor.id_mark, one) for one in held.select_related("assessor")):
        bar = _bar(licence, level, starts, ends)
        if bar and (mark not in found or found[mark].passable):
            found[mark] = bar
    return found


def bars_from(marks: Iterable[str], level: str, starts: date) -> dict[str, Bar]:
    """Return as ``bars`` what stands against a licence from a day on, for the term of its level."""
    term = LicenceTerm.objects.filter(level=level).first()
    return bars(marks, level, starts, end_of_term(starts, term.years) if term and term.years else FAR)


def _bar(one: Licence, level: str, starts: date, ends: date) -> Bar | None:
    values = {"number": one.number, "ends": one.ends}
    covers = one.starts <= ends and (one.ends or FAR) >= starts
    if one.level == level and covers and one.stage != Licence.Stage.REVOKED:
        return Bar(Fault(LICENCE_OVERLAPS, values, "starts"), passable=False)
    stands = STANDS.get(Licence.Stage(one.stage))
    return Bar(Fault(stands, values), passable=True) if stands else None
