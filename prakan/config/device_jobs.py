"""Who is told of what happens to a device of an assessor."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from prakan.assessment.intake import rescues
from prakan.config.joined import FollowUps
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Job
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import name_of


def tell_owner(event: Event, at: datetime) -> None:
    """Tell the owner of a device, unless they did it themselves."""
    owner = int(event.after["owner"])
    if owner == event.by_id:
        return
    actor = name_of(event.by_id)
    said = {"name": event.after["name"], "reason": event.after["reason"]}
    tell(
        people=(owner,),
        template=event.step,
        key=f"{event.step}:{event.row_id}",
        values={**said, "actor_th": actor.th, "actor_en": actor.say("en")},
        url=reverse("field_devices.mine"),
        row_id=event.row_id,
        at=at,
    )


LONG = (rescues.work_off,)
TOLD = Job("notice", tell_owner)
FOLLOW_UPS: FollowUps = {"field.withdraw": (TOLD,), "field.restore": (TOLD,), "field.end_wait": (TOLD,)}
