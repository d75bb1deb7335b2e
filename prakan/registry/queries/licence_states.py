"""In which state a licence stands today, as a condition of the database and of one row."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from prakan.domain.licences import WARNING, LicenceState
from prakan.registry.models import Licence

HELD = (Licence.Stage.ISSUED, Licence.Stage.REINSTATED)
NONE = "none"  # without any licence


def in_state(state: str, today: date) -> Q:
    """Return the condition that a licence, not renewed, stands in a state today; or ``NONE``."""
    own = Licence.objects.filter(assessor=OuterRef("pk"))
    if state == NONE:
        return ~Q(Exists(own))
    return Q(Exists(own.filter(_condition(LicenceState(state), today), renewed_by=None)))


def _condition(state: LicenceState, today: date) -> Q:
    held, edge = Q(stage__in=HELD, starts__lte=today), today + timedelta(days=WARNING)
    return {
        LicenceState.NOT_YET: Q(stage__in=HELD, starts__gt=today),
        LicenceState.IN_FORCE: held & (Q(ends=None) | Q(ends__gte=edge)),
        LicenceState.EXPIRING: held & Q(ends__gte=today, ends__lt=edge),
        LicenceState.EXPIRED: held & Q(ends__lt=today),
        LicenceState.SUSPENDED: Q(stage=Licence.Stage.SUSPENDED),
        LicenceState.REVOKED: Q(stage=Licence.Stage.REVOKED),
    }[state]


def state_today(stage: str, starts: date, ends: date | None, today: date) -> LicenceState:
    """Return how a row stands today: what boards resolved is in its stage, for no resolution lies ahead."""
    if stage not in HELD:
        return LicenceState(stage)
    if starts > today:
        return LicenceState.NOT_YET
    if ends is None or ends >= today + timedelta(days=WARNING):
        return LicenceState.IN_FORCE
    return LicenceState.EXPIRING if ends >= today else LicenceState.EXPIRED
