"""Rows of the lists by level: one for the institution, one for each level that it teaches besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from prakan.domain.calendar import fiscal_year_of
from prakan.domain.institution_levels import OWN, further_levels
from prakan.foundation.models import Person
from prakan.registry.models import Institution, Listing

NO_LONGER = "ไม่เปิดสอนระดับนี้แล้ว"  # kept as a reason, in the words of the registry
BATCH = 500


@dataclass(frozen=True, slots=True)
class Taught:
    """What decides on which lists' rows an institution (id) stands."""

    institution: int
    kind: str
    grades: str


def taught(row: Institution) -> Taught:
    """Return what decides, of an institution as it is now."""
    return Taught(row.pk, row.kind, row.grades)


def listings_of(
    one: Taught, year: int, on: date, *, source: str, by: Person | None, at: datetime
) -> Iterator[Listing]:
    """Yield the rows, not yet saved, of an institution that is put on a fiscal year's list."""
    whose = {"institution_id": one.institution, "year": year, "kind": one.kind}
    for level in (OWN, *further_levels(one.kind, one.grades)):
        yield Listing(**whose, level=level, on=on, source=source, by=by, at=at)


def follow(rows: Iterable[Institution], on: date, *, source: str, by: Person | None, at: datetime) -> None:
    """Make the lists of this fiscal year and later ones hold the levels that are taught from a day on.

    The change of the classes taught stands in each institution's history and in the trail already.
    """
    known = {row.pk: row for row in rows}
    kept = Listing.objects.filter(institution__in=list(known), year__gte=fiscal_year_of(on), ended_on=None)
    listed: dict[tuple[int, int], dict[str, Listing]] = defaultdict(dict)
    for one in kept:
        listed[one.institution_id, one.year][one.level] = one
    new: list[Listing] = []
    for (pk, year), there in listed.items():
        own = there[OWN]  # levels are put on and taken off with it
        now = Taught(pk, own.kind, known[pk].grades)  # of the kind as it was listed
        due = list(listings_of(now, year, max(on, own.on), source=source, by=by, at=at))
        new += [one for one in due if one.level not in there]
        _end((one for level, one in there.items() if level not in {d.level for d in due}), on)
    Listing.objects.bulk_create(new, batch_size=BATCH)


def _end(gone: Iterable[Listing], on: date) -> None:
    for one in gone:
        one.ended_on, one.end_reason = max(one.on, on - timedelta(days=1)), NO_LONGER
        one.save(update_fields=["ended_on", "end_reason"])
