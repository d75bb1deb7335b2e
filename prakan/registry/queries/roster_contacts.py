"""Contacts that rosters name: what an institution has already, and what the preview shows, masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from prakan.domain.contact_points import NOBODY, Personal, masked, unpacked
from prakan.domain.text import Text
from prakan.foundation.secrets import Unreadable, unlock
from prakan.registry.models import ContactPoint, ContactRole, RosterContact
from prakan.registry.queries.contact_points import SECRET

NAMED, BARE = "head", "office"  # role of a contact with a name, and of an address alone


class Held(NamedTuple):
    """A contact that an institution has; ``roster_mark`` "" when a person entered or changed it."""

    pk: int
    role: int
    personal: str
    mail_mark: str
    phone_mark: str
    roster_mark: str
    ended: bool


class RosterRoles(NamedTuple):
    """Ids of the roles that contacts of rosters get: with a name, and without."""

    named: int
    bare: int


@dataclass(frozen=True, slots=True)
class ContactPreview:
    """What would become of the contact that a line names; ``masked`` never tells who it is."""

    outcome: str
    role: Text
    masked: Personal


def roster_roles() -> RosterRoles | None:
    """Return the roles for contacts of rosters; where the agency has none so called, its first one."""
    offered = dict(ContactRole.objects.filter(of_institutions=True).values_list("code", "pk"))
    first = next(iter(offered.values()), None)
    return RosterRoles(offered.get(NAMED, first), offered.get(BARE, first)) if first is not None else None


def held_contacts(institutions: Iterable[int], on: date) -> dict[int, list[Held]]:
    """Return the contacts of institutions that were not erased, in the order in which they came."""
    rows = ContactPoint.objects.filter(institution__in=list(institutions), erased_at=None).order_by("pk")
    names = ("institution_id", "pk", "role_id", "personal", "mail_mark", "phone_mark", "roster_mark", "ends")
    found: dict[int, list[Held]] = {}
    for of, pk, role, personal, mail, phone, mark, ends in rows.values_list(*names):
        ended = ends is not None and ends < on
        found.setdefault(of, []).append(Held(pk, role, personal, mail, phone, mark, ended))
    return found


def personal_in(locked: str) -> Personal:
    """Return what an encrypted text tells; nobody where it was encrypted under another key."""
    try:
        return unpacked(unlock(locked, SECRET)) if locked else NOBODY
    except Unreadable:
        return NOBODY


def contact_previews(intake_id: int, numbers: Iterable[int]) -> dict[int, ContactPreview]:
    """Return what the preview shows of the contacts of some lines, by row; of an intake that was reached."""
    rows = RosterContact.objects.filter(intake=intake_id, number__in=list(numbers)).select_related("role")
    return {
        row.number: ContactPreview(row.outcome, row.role.name, masked(personal_in(row.personal)))
        for row in rows
    }
