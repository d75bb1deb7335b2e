"""Applying for a renewal, or saying that none is wished; by the assessor, or by an officer for them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessors.actions.renewals.words import REASON, reason_of
from prakan.assessors.models import Renewal
from prakan.assessors.transition.renewals import advance, locked
from prakan.domain.problems import refuse
from prakan.domain.problems_renewals import TOO_LATE
from prakan.domain.record_words import words
from prakan.foundation import access
from prakan.foundation.models import Person


@transaction.atomic
def apply(*, renewal_id: int, note: str, by: Person, at: datetime) -> Renewal:
    """Apply, or apply again after it was returned; an officer lists somebody with a reason, at any time.

    Raises ``Refused``: ACCESS-001, RENEWAL-002, 009 (too late), REG-015 (officer, no reason), STAGE-001.
    """
    row = locked(renewal_id, "renewal.apply", by=by)
    if access.is_staff(by):
        said = reason_of(note, "note")
    else:
        said = words(note)[:REASON]
        if row.stage == Renewal.Stage.INVITED and timezone.localdate(at) > row.round.apply_by:
            raise refuse(TOO_LATE, day=row.round.apply_by)
    return advance(row, "renewal.apply", by=by, at=at, changes={"note": said}, told={"note": said})


@transaction.atomic
def withdraw(*, renewal_id: int, note: str, by: Person, at: datetime) -> Renewal:
    """Say that no renewal is wished; an officer gives the reason.

    Raises ``Refused``: ACCESS-001, RENEWAL-002, REG-015, STAGE-001.
    """
    row = locked(renewal_id, "renewal.withdraw", by=by)
    said = reason_of(note, "note") if access.is_staff(by) else words(note)[:REASON]
    return advance(row, "renewal.withdraw", by=by, at=at, changes={"note": said}, told={"note": said})
