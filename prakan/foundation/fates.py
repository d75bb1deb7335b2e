"""The only writer of a delivery's fate, and the only maker of deliveries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from prakan.domain.deliveries import MOVES, Fate, Reason
from prakan.foundation.channels import in_app
from prakan.foundation.models import Delivery, Letter, Notice, Person, Wording
from prakan.foundation.secrets import ADDRESS, VALUES, lock


def move(found: QuerySet[Delivery], name: str, *, at: datetime, **values: Any) -> int:
    """Move deliveries as the table of fates allows; those in another fate stay; returns how many moved."""
    step = MOVES[name]
    values = {"reason": Reason.NONE, **values}
    return found.filter(stage__in=step.sources).update(stage=step.target, changed_at=at, **values)


def deliveries_of(
    notice: Notice, route: Sequence[str], *, everywhere: bool, urgent: bool, at: datetime
) -> list[Delivery]:
    """Return the deliveries of a new notice: shown at once, then by the channels of its route.

    The first channel is due now and the others stand by, or all are due (``everywhere``).
    """
    shown = Delivery(
        notice=notice, channel=in_app.CODE, urgent=urgent, stage=Fate.SENT, changed_at=at, sent_at=at
    )
    return [
        shown,
        *(
            Delivery(
                notice=notice,
                channel=channel,
                place=place,
                urgent=urgent,
                changed_at=at,
                due_at=at if everywhere or place == 1 else None,
                reason=Reason.NONE if everywhere or place == 1 else Reason.STANDBY,
            )
            for place, channel in enumerate(route, 1)
        ),
    ]


def deliveries_of_letters(
    letters: Iterable[Letter], channel: str, *, urgent: bool, due_at: datetime, at: datetime
) -> list[Delivery]:
    """Return the deliveries of new letters, all by one channel."""
    return [
        Delivery(letter=letter, channel=channel, place=1, urgent=urgent, due_at=due_at, changed_at=at)
        for letter in letters
    ]


def letter_to(
    *,
    batch: str,
    key: str,
    label: str,
    address: str,
    values: Mapping[str, Any],
    template: str,
    at: datetime,
    language: str = "th",
    subject: str = "",
    url: str = "",
    wording: Wording | None = None,
    by: Person | None = None,
) -> Letter:
    """Return a letter, not saved yet; address and values are encrypted here and nowhere else."""
    return Letter(
        batch=batch,
        key=key,
        label=label,
        subject=subject,
        address=lock(address, ADDRESS),
        values=lock(json.dumps(dict(values), ensure_ascii=False, default=str), VALUES),
        template=template,
        wording=wording,
        language=language,
        url=url,
        at=at,
        by=by,
    )


def wake_next(delivery: Delivery, *, at: datetime) -> bool:
    """Let the next channel that stands by take a notice over; returns whether there was one."""
    following = standing_by(delivery).order_by("place").first()
    if following is None:
        return False
    return bool(move(Delivery.objects.filter(pk=following.pk, due_at=None), "wait", at=at, due_at=at))


def let_rest(delivery: Delivery, *, at: datetime) -> None:
    """Tell the channels that stand by that the notice has arrived."""
    move(standing_by(delivery), "skip", at=at, reason=Reason.NOT_NEEDED)


def standing_by(delivery: Delivery) -> QuerySet[Delivery]:
    """Return the deliveries of the same notice that wait for this one to fail."""
    if delivery.notice_id is None:
        return Delivery.objects.none()
    return Delivery.objects.filter(
        notice_id=delivery.notice_id, stage=Fate.QUEUED, due_at=None, reason=Reason.STANDBY
    )
