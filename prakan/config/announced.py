"""Who is told of teams that were announced: their people, and the institutions that they visit."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import scoped_holders


def tell_of_announcement(event: Event, at: datetime) -> None:
    """Tell the people of announced teams, and the institutions that they visit."""
    pages = {
        (Role.ASSESSOR, "assessor"): ("team.announce", reverse("visits.mine")),
        (Role.INSTITUTION, "institution"): ("team.announce_places", reverse("objections.list")),
    }
    for (role, word), (template, url) in pages.items():
        people = scoped_holders(role, timezone.localdate(at))
        told = {who for pk in event.after[f"{word}s"] for who in people.get(f"{word}:{pk}", ())}
        values = {"year": event.after["year"]}
        key = f"{template}:{event.row_id}"
        tell(
            people=sorted(told),
            template=template,
            key=key,
            values=values,
            url=url,
            row_id=event.row_id,
            at=at,
        )
