"""Counting institutions as of a day: those listed for a year, and those that were open."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from prakan.domain.institution_levels import OWN
from prakan.domain.institution_record import as_of
from prakan.domain.institutions import Kind, Status
from prakan.domain.kept_record import Change
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Institution, InstitutionChange, Listing
from prakan.registry.queries.records import record_of
from prakan.registry.queries.rights import check_reader

SHOWN = 12  # institutions that a count names as examples
MOST = 500  # of which they are chosen: a database takes only so many values in one question


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many institutions of a kind, and the digest (sha256 over their ids in order) that pins which."""

    kind: Kind
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Example:
    """One institution that was counted."""

    id: int
    name: Text


Counts = dict[str, tuple[KindCount, ...]]


def registry_counts(person: Person, year: int, on: date) -> Counts:
    """Return counts by counter, as of the end of a day, kind by kind.

    "listed" and "next" are on the list of a fiscal year (B.E.) and of the one after, "open" were open.
    """
    check_reader(person)
    return _count(year, on)


@remembered
def _count(year: int, on: date) -> Counts:
    on_list = _on_list((year, year + 1), on).order_by().values_list("year", "kind", "institution_id")
    listed = list(on_list)
    return {
        "listed": _counts((kind, pk) for of, kind, pk in listed if of == year),
        "next": _counts((kind, pk) for of, kind, pk in listed if of != year),
        "open": _counts(_open_on(on)),
    }


def examples(person: Person, counter: str, parameters: Mapping[str, str]) -> tuple[Example, ...]:
    """Return the first few institutions that a count counted, in Thai order.

    ``counter`` is "registry.listed", "registry.next" or "registry.open", ``parameters`` those of the count.
    """
    check_reader(person)
    on, kind = date.fromisoformat(parameters["as_of"]), parameters["kind"]
    if counter == "registry.open":
        ids = [pk for of_kind, pk in _open_on(on) if of_kind == kind]
        found = Institution.objects.filter(pk__in=ids[:MOST])
    else:
        listings = _on_list((int(parameters["year"]),), on).filter(kind=kind)
        found = Institution.objects.filter(pk__in=listings.values("institution"))
    return tuple(Example(row.pk, row.name) for row in found.order_by("sort_key", "pk")[:SHOWN])


def _on_list(years: tuple[int, ...], on: date) -> QuerySet[Listing]:
    still = Q(ended_on=None) | Q(ended_on__gte=on)
    return Listing.objects.filter(still, level=OWN, year__in=years, on__lte=on)


def _open_on(on: date) -> Iterable[tuple[str, int]]:
    """Yield (kind, id) of all open on a day: the rows of today, with what changed since turned back."""
    since = defaultdict[int, list[Change]](list)
    for c in InstitutionChange.objects.filter(effective_on__gt=on).order_by("effective_on", "pk"):
        since[c.institution_id].append(Change(c.field, c.before, c.after, c.effective_on))
    before = Q(opened_on=None) | Q(opened_on__lte=on)
    untouched = Institution.objects.filter(before, status=Status.OPEN).exclude(pk__in=since)
    yield from untouched.order_by().values_list("kind", "pk")
    for row in Institution.objects.filter(pk__in=since).select_related("agency"):
        then = as_of(record_of(row), since[row.pk], on)
        if then.status == Status.OPEN and (then.opened_on is None or then.opened_on <= on):
            yield then.kind, row.pk


def _counts(pairs: Iterable[tuple[str, int]]) -> tuple[KindCount, ...]:
    ids: Mapping[str, list[int]] = defaultdict(list)
    for kind, pk in pairs:
        ids[kind].append(pk)
    return tuple(KindCount(kind, len(ids[kind]), _digest(ids[kind])) for kind in Kind if kind in ids)


def _digest(ids: list[int]) -> str:
    return hashlib.sha256("\n".join(map(str, sorted(ids))).encode()).hexdigest()
