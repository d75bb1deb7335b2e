"""Which contact a message goes to: by the order of roles, mail before telephone; for messages only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from prakan.domain.text import Text
from prakan.foundation.channels.registry import ready
from prakan.registry.models import ContactPoint, Listing
from prakan.registry.queries.agencies import parents_on
from prakan.registry.queries.contact_points import in_force

MAIL, SMS = "email", "sms"
#: channels that can reach a contact, the first first: the column of the mark, the part of what it says
WAYS = ((MAIL, "mail_mark", "email"), (SMS, "phone_mark", "phone"))
PART = {channel: part for channel, _mark, part in WAYS}


@dataclass(frozen=True, slots=True)
class Pick:
    """A contact that a message goes to, by which channel; equal marks are one address."""

    contact: int
    channel: str
    mark: str
    language: str
    role: Text


def picks_of_listed(year: int, on: date) -> dict[int, Pick]:
    """Return for each institution on a fiscal year's list (B.E.) the contact to write to on a day."""
    listed = Listing.objects.filter(year=year).values("institution")
    return _picked(ContactPoint.objects.filter(in_force(on), institution__in=listed), "institution_id")


def own_picks_of_agencies(on: date) -> dict[int, Pick]:
    """Return for each parent agency that has a contact the one to write to on a day."""
    return _picked(ContactPoint.objects.filter(in_force(on)).exclude(agency=None), "agency_id")


def picks_of_agencies(on: date) -> dict[int, Pick]:
    """Return for each parent agency its own contact, else the one of the nearest agency above it."""
    own = own_picks_of_agencies(on)
    above = parents_on(on)
    found = ((agency, _nearest(agency, own, above)) for agency in {*own, *above})
    return {agency: pick for agency, pick in found if pick}


def _nearest(agency: int, own: Mapping[int, Pick], above: Mapping[int, int | None]) -> Pick | None:
    at: int | None = agency
    while at is not None and at not in own:
        at = above.get(at)
    return None if at is None else own[at]


def _picked(rows: QuerySet[ContactPoint], of: str) -> dict[int, Pick]:
    names = ("pk", of, "mail_mark", "phone_mark", "language", "role__name_th", "role__name_en")
    kept = list(rows.order_by("role__place", "pk").values(*names))
    found: dict[int, Pick] = {}
    for channel, mark in _ways():
        for row in kept:
            if row[mark] and row[of] not in found:
                found[row[of]] = _pick(row, channel, mark)
    return found


def _ways() -> Iterable[tuple[str, str]]:
    set_up = {channel.code for channel in ready()}
    return tuple((channel, mark) for channel, mark, _part in WAYS if channel in set_up)


def _pick(row: Mapping[str, object], channel: str, mark: str) -> Pick:
    role = Text(str(row["role__name_th"]), str(row["role__name_en"]))
    return Pick(int(str(row["pk"])), channel, str(row[mark]), str(row["language"]), role)
