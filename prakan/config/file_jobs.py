"""Stored files are read again each night; what is wrong is told to those who keep the system."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from prakan.config.joined import FollowUps
from prakan.domain.roles import Role
from prakan.foundation.actions.file_checks import begin_on_schedule, verify_due
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Every, Job
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import holders


def tell_of_faults(event: Event, at: datetime) -> None:
    """Tell administrators and auditors that stored bytes are not what was stored."""
    tell(
        people=(*holders(Role.ADMINISTRATOR), *holders(Role.AUDITOR)),
        template="file.alarm",
        key=f"file.alarm:{event.row_id}",
        values={"count": event.after["count"]},
        url=reverse("files.state"),
        row_id=event.row_id,
        at=at,
    )


FOLLOW_UPS: FollowUps = {"file.alarm": (Job("notice", tell_of_faults),)}
EVERY = (Every("files.verify", timedelta(hours=1), begin_on_schedule),)
LONG = (verify_due,)
