"""What LINE tells us, once each: noted so that its repetition does nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from prakan.foundation.models import HookEvent

KEPT = timedelta(days=7)  # LINE repeats an event for hours, not for days


@transaction.atomic
def is_new(*, event_id: str, at: datetime) -> bool:
    """Note an event of LINE; returns whether it is told for the first time. Old notes are let go."""
    _, made = HookEvent.objects.get_or_create(event_id=event_id, defaults={"at": at})
    if made:
        HookEvent.objects.filter(at__lt=at - KEPT).delete()
    return made
