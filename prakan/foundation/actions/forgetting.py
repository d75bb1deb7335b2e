"""Forgetting: what messages told of people is not kept longer than the agency has set."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from prakan.domain.deliveries import OPEN, Fate
from prakan.foundation import audit
from prakan.foundation.models import ContactCode, Delivery, HookEvent, Letter, Notice

STEP = "message.forget"
REPEATS = timedelta(days=30)  # LINE repeats an event within days
WAITING = (*OPEN, Fate.DEAD)  # something or somebody still has to act on these


@transaction.atomic
def forget(at: datetime) -> None:
    """Forget what is older than ``settings.MESSAGE_DAYS`` (0: never) and needs nobody any more.

    A letter loses its address and what filled its words; batch, label and fate stay, so none is sent twice.
    A notice that was read goes with its deliveries. Codes of confirmation that have run out, and events of
    LINE that cannot come again, go in any case. The worker does this; the trail says how many.
    """
    ContactCode.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()
    HookEvent.objects.filter(at__lt=at - REPEATS).delete()
    if not settings.MESSAGE_DAYS:
        return
    before = at - timedelta(days=settings.MESSAGE_DAYS)
    waiting = Delivery.objects.filter(stage__in=WAITING)
    letters = Letter.objects.filter(at__lt=before).exclude(address="", values="")
    letters = letters.exclude(pk__in=waiting.filter(notice=None).values("letter"))
    notices = Notice.objects.filter(at__lt=before, read_at__lt=before)
    notices = notices.exclude(pk__in=waiting.filter(letter=None).values("notice"))
    told = {"before": before.isoformat(), "letters": letters.count(), "notices": notices.count()}
    if not told["letters"] and not told["notices"]:
        return
    audit.record(step=STEP, subject="messages:old", by=None, at=at, after=told)
    letters.update(address="", values="")
    notices.delete()
