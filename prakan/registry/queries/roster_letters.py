"""Whom letters that ask for rosters can be mailed to."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import RosterRequest
from prakan.registry.queries.contact_picks import MAIL, own_picks_of_agencies


def with_mail(person: Person, request_ids: Iterable[int]) -> int:
    """Return of how many requests the agency has a contact that a mail can go to."""
    access.check(person, "roster.request")
    picks = own_picks_of_agencies(timezone.localdate())
    mailed = {agency for agency, pick in picks.items() if pick.channel == MAIL}
    return RosterRequest.objects.filter(pk__in=list(request_ids), agency__in=mailed).count()
