"""Counting self-assessment reports as of a day: received, forwarded, accepted, kind by kind."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Min, Q, QuerySet

from prakan.assessment.models import Sar
from prakan.domain.institutions import Kind
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.season import end_of
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.queries.counts import KindCount

SHOWN = 12  # reports that a count names as examples
COUNTERS = ("received", "forwarded", "accepted", "missing")


@dataclass(frozen=True, slots=True)
class Example:
    """One report that was counted, by its institution."""

    id: int
    name: Text


def sar_counts(person: Person, year: int, on: date) -> dict[str, tuple[KindCount, ...]]:
    """Return counts by counter, as of the end of a day, of the reports of an academic year (B.E.).

    "received" counts by the first receipt; "forwarded" and "accepted" by the last time that was done;
    "missing" are those marked as not handed in that have not come since.
    """
    _check(person)
    return _counts(year, on)


@remembered
def _counts(year: int, on: date) -> dict[str, tuple[KindCount, ...]]:
    return {counter: _by_kind(_counted(counter, year, on)) for counter in COUNTERS}


def sar_examples(person: Person, counter: str, parameters: Mapping[str, str]) -> tuple[Example, ...]:
    """Return the first few reports that a count counted, in Thai order; ``counter`` is "reports.received"…"""
    _check(person)
    found = _counted(
        counter.removeprefix("reports."), int(parameters["year"]), date.fromisoformat(parameters["as_of"])
    )
    rows = found.filter(kind=parameters["kind"]).select_related("institution")
    ordered = rows.order_by("institution__sort_key", "pk")[:SHOWN]
    return tuple(Example(row.pk, row.institution.name) for row in ordered)


def _counted(counter: str, year: int, on: date) -> QuerySet[Sar]:
    found = Sar.objects.filter(year=year)
    if counter == "received":
        return found.annotate(first=Min("receipts__at")).filter(first__lt=end_of(on))
    if counter == "missing":
        came = found.annotate(last=Max("receipts__at", filter=Q(receipts__at__lt=end_of(on))))
        return came.filter(Q(last=None) | Q(last__lt=F("missed_at")), missed_at__lt=end_of(on))
    return found.filter(**{f"{counter}_at__lt": end_of(on)})


def _by_kind(found: QuerySet[Sar]) -> tuple[KindCount, ...]:
    ids: dict[str, list[int]] = {}
    for kind, pk in found.order_by("pk").values_list("kind", "pk"):
        ids.setdefault(kind, []).append(pk)
    return tuple(KindCount(kind, len(ids[kind]), _digest(ids[kind])) for kind in Kind if kind in ids)


def _digest(ids: list[int]) -> str:
    return hashlib.sha256("\n".join(map(str, ids)).encode()).hexdigest()


def _check(person: Person) -> None:
    if not access.is_staff(person):
        raise refuse(NOT_ALLOWED, step="sar.count")
