"""Who hears of a season that opens, or of a day that changes: all who act for those whom it concerns."""

from __future__ import annotations

from datetime import date

from prakan.domain.roles import Role
from prakan.foundation.queries.people import scoped_holders
from prakan.registry.models import Institution


def audience(kind: str, on: date) -> tuple[int, ...]:
    """Return the people (ids) of parent agencies, and of institutions of a kind; "" is every kind."""
    above = scoped_holders(Role.PARENT_AGENCY, on)
    own = scoped_holders(Role.INSTITUTION, on)
    ids = {int(tail): scope for scope in own if (tail := scope.removeprefix("institution:")).isdecimal()}
    theirs = Institution.objects.filter(pk__in=list(ids), **({"kind": kind} if kind else {}))
    schools = (own[ids[pk]] for pk in theirs.values_list("pk", flat=True))
    return tuple(sorted({person for people in (*above.values(), *schools) for person in people}))
