"""Which institutions are on a fiscal year's list: put on it, taken off with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.domain.institution_levels import OWN
from prakan.domain.institutions import Status
from prakan.domain.kept_record import Change
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import LISTED_LATER, NOT_LISTED, NOT_OPEN, REASON_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, Listing
from prakan.registry.transition.institutions import checked_day, locked, write_changes
from prakan.registry.transition.listing import listings_of, taught

STEP = "institution.list"


@transaction.atomic
def put_on(
    *, institution_ids: Iterable[int], year: int, on: date, by: Person, at: datetime, source: str = ""
) -> int:
    """Put open institutions on a fiscal year's list (B.E.) from a day on; returns how many were new to it.

    Raises ``Refused``: REG-014 (one is not open), REG-025 (a day to come).
    """
    access.check(by, STEP)
    checked_day(on, timezone.localdate(at))
    ids = set(institution_ids)
    there = Listing.objects.filter(year=year, level=OWN, ended_on=None, institution__in=ids)
    fresh = sorted(ids - set(there.values_list("institution_id", flat=True)))
    if not fresh:
        return 0
    rows = list(Institution.objects.filter(pk__in=fresh).order_by("pk"))
    if closed := next((row for row in rows if row.status != Status.OPEN), None):
        raise refuse(NOT_OPEN, name=closed.name)
    audit.record(
        step=STEP, subject=f"listing:{year}", by=by, at=at, after={"on": on, "source": source, "added": fresh}
    )
    Listing.objects.bulk_create(
        one for row in rows for one in listings_of(taught(row), year, on, source=source, by=by, at=at)
    )
    return len(rows)


@transaction.atomic
def take_off(*, institution_id: int, year: int, on: date, reason: str, by: Person, at: datetime) -> None:
    """Take an institution off a fiscal year's list from a day on, for a reason that stays readable.

    Raises ``Refused``: REG-015, REG-025, REG-027 (not on it), REG-028 (put on it that day or later).
    """
    access.check(by, STEP)
    checked_day(on, timezone.localdate(at))
    institution = locked(institution_id)
    rows = Listing.objects.select_for_update().filter(institution=institution, year=year, ended_on=None)
    each = list(rows.order_by("level"))
    listing = next((one for one in each if one.level == OWN), None)
    if listing is None:
        raise refuse(NOT_LISTED, name=institution.name, year=year)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    if (last := max(one.on for one in each)) >= on:
        raise refuse(LISTED_LATER, "on", on=last)
    audit.record(
        step=STEP,
        subject=f"institution:{institution_id}",
        by=by,
        at=at,
        before={f"listed.{year}": listing.on},
        after={f"listed.{year}": "", "on": on, "reason": reason.strip()},
    )
    change = Change(f"listed.{year}", listing.kind, "", on)
    write_changes(institution, [change], by=by, at=at, source=reason.strip())
    rows.update(ended_on=on - timedelta(days=1), end_reason=reason.strip())
