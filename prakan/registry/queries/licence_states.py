"""In which state a licence stands today, as a condition of the database and of one row."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakan.domain.licences import WARNING, LicenceState
from prakan.registry.models import Licence

HELD = (Licence.Stage.ISSUED, Licence.Stage.REINSTATED)
NONE = "none"  # without any licence


def in_state(state: str, today: date) -> Q:
    """Return the condition that a licence, not renewed, stands in a state today; or ``NONE``."""
    own = Licence.objects.filter(assessor=OuterRef("pk"))
    if state == NONE:
        return ~Q(Exists(own))
    return Q(Exists(own.filter(_condition(LicenceState(state), today))))


def _condition(state: LicenceState, today: date) -> Q:
    """Return the condition; one that was renewed before its end stays in force until then."""
    held, edge = Q(stage__in=HELD, starts__lte=today), today + timedelta(days=WARNING)
    last, next_ = Q(renewed_by=None), Q(renewed_by__isnull=False)
    return {
        LicenceState.NOT_YET: Q(stage__in=HELD, starts__gt=today)
        & (Q(renews=None) | Q(renews__ends__lt=today)),
        LicenceState.IN_FORCE: held & (Q(ends=None) | Q(ends__gte=edge) | next_ & Q(ends__gte=today)),
        LicenceState.EXPIRING: held & last & Q(ends__gte=today, ends__lt=edge),
        LicenceState.EXPIRED: held & last & Q(ends__lt=today),
        LicenceState.SUSPENDED: last & Q(stage=Licence.Stage.SUSPENDED),
        LicenceState.REVOKED: last & Q(stage=Licence.Stage.REVOKED),
    }[state]


def counting(rows: QuerySet[Licence], today: date) -> QuerySet[Licence, Any]:
    """Return the licences that count today, each with whether it is ``renewed``.

    One renewed before its end counts until then; the next one from its first day.
    """
    shown = rows.annotate(renewed=Exists(Licence.objects.filter(renews=OuterRef("pk"))))
    still = Q(renewed=True, starts__lte=today, ends__gte=today)
    return shown.filter(still | Q(renewed=False) & ~Q(starts__gt=today, renews__ends__gte=today))


def state_today(
    stage: str, starts: date, ends: date | None, today: date, *, renewed: bool = False
) -> LicenceState:
    """Return how a row stands today: what boards resolved is in its stage, for no resolution lies ahead."""
    if stage not in HELD:
        return LicenceState(stage)
    if starts > today:
        return LicenceState.NOT_YET
    if ends is None or ends >= (today if renewed else today + timedelta(days=WARNING)):
        return LicenceState.IN_FORCE
    return LicenceState.EXPIRING if ends >= today else LicenceState.EXPIRED
