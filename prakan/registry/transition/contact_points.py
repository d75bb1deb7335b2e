"""The only place where what a contact says is encrypted, and many contacts at once."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.domain.contact_points import Personal, packed
from prakan.foundation.secrets import fingerprint, lock
from prakan.registry.models import ContactPoint
from prakan.registry.queries.contact_points import SECRET

BATCH = 1000


def locked_columns(personal: Personal) -> dict[str, str]:
    """Return what a contact says as the columns that keep it: one encrypted text, digests of addresses."""
    said = packed(personal)
    return {
        "personal": lock(said, SECRET) if said != "{}" else "",
        "mail_mark": mail_mark(personal.email),
        "phone_mark": fingerprint(personal.phone, f"{SECRET} telephone") if personal.phone else "",
        "roster_mark": "",  # what a person says is no roster's any more
    }


def roster_columns(personal: Personal) -> dict[str, str]:
    """Return what a roster says of a contact as the columns that keep it, marked as a roster's."""
    mark = fingerprint(packed(personal), f"{SECRET} roster")
    return {**locked_columns(personal), "roster_mark": mark}


def mail_mark(email: str) -> str:
    """Return the mark by which two equal mail addresses are known, "" without one."""
    return fingerprint(email.lower(), f"{SECRET} mail") if email else ""


def add_contacts(rows: Iterable[ContactPoint]) -> int:
    """Write many contacts in few statements; the caller has checked access and written the audit row."""
    return len(ContactPoint.objects.bulk_create(rows, batch_size=BATCH))
