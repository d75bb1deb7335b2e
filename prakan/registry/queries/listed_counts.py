"""How many institutions of each kind are on a year's list, and how many assessors are active: counts only."""

from __future__ import annotations

from django.db.models import Count

from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Assessor, Listing
from prakan.registry.queries.rights import check_reader


def listed_by_kind(person: Person, year: int) -> dict[str, int]:
    """Return how many institutions of each kind stand on a fiscal year's list (B.E.) now; for staff."""
    check_reader(person)
    return _by_kind(year)


@remembered
def _by_kind(year: int) -> dict[str, int]:
    rows = Listing.objects.filter(year=year, level="", ended_on=None).order_by().values("kind")
    return {row["kind"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def active_assessors(person: Person) -> int:
    """Return how many assessors of the register are active; for staff."""
    check_reader(person)
    return _active()


@remembered
def _active() -> int:
    return Assessor.objects.filter(standing="active").count()
