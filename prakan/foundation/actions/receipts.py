"""What a gateway tells later of a message that it took: it arrived, or it did not."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from prakan.domain.deliveries import Reason
from prakan.foundation.fates import move
from prakan.foundation.models import Delivery

LONGEST = 60  # characters of a state that are kept


@transaction.atomic
def hear_receipt(*, reference: str, status: str, at: datetime) -> bool:
    """Note that an SMS arrived, or bury one that did not; returns whether anything changed.

    ``reference`` is the key that went with the message. A repeated report, an unknown reference and a state
    that ``settings.SMS_RECEIPT`` does not list change nothing.
    """
    try:
        found = Delivery.objects.filter(key=UUID(reference), channel="sms")
    except ValueError:
        return False
    states = settings.SMS_RECEIPT
    if status in states.get("arrived", ()):
        return bool(found.filter(sent_at__isnull=False, arrived_at=None).update(arrived_at=at))
    if status in states.get("failed", ()):
        said = f"delivery report: {status[:LONGEST]}"
        lost: dict[str, Any] = {
            "reason": Reason.NOT_ARRIVED,
            "error": said,
            "key": uuid4(),
        }  # sent again, it is another SMS
        return bool(move(found.filter(arrived_at=None), "bounce", at=at, **lost))
    return False
