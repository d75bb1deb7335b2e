"""Institutions as systems of others read them: page after page by cursor, within a person's reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Institution, InstitutionCode
from prakan.registry.queries.reach import agencies_of, institutions_of
from prakan.registry.queries.rights import check_reader

CHUNK = 500  # codes of one question


@dataclass(frozen=True, slots=True)
class Exchanged:
    """An institution as it is now, with the codes it carries (scheme -> value); places are official codes."""

    id: int
    name: Text
    kind: str
    status: str
    size: str
    learners: int | None
    agency: str
    province: str
    district: str
    subdistrict: str
    postal_code: str
    merged_into: int | None
    changed_at: datetime
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list; "" and None mean any."""

    kind: str = ""
    status: str = ""
    province: str = ""
    code: str = ""
    changed_since: datetime | None = None


def exchanged(person: Person, wanted: Wanted, *, after: int, limit: int) -> tuple[Exchanged, ...]:
    """Return institutions with an id above ``after``, at most ``limit``, in order of id.

    The agency's staff reach all, a parent agency those under it today, an institution itself.
    """
    rows = list(_wanted(_reached(person), wanted).filter(pk__gt=after).order_by("pk")[:limit])
    codes = _codes([row.pk for row in rows])
    return tuple(_view(row, codes.get(row.pk, {})) for row in rows)


def _reached(person: Person) -> QuerySet[Institution]:
    found = Institution.objects.select_related("agency")
    if access.is_staff(person):
        return found
    return found.filter(Q(agency__in=agencies_of(person)) | Q(pk__in=institutions_of(person)))


def _wanted(found: QuerySet[Institution], wanted: Wanted) -> QuerySet[Institution]:
    given = {"kind": wanted.kind, "status": wanted.status, "province": wanted.province}
    found = found.filter(**{name: value for name, value in given.items() if value})
    if wanted.code:
        carried = InstitutionCode.objects.filter(value=wanted.code, ends=None)
        found = found.filter(pk__in=carried.values("institution_id"))
    if wanted.changed_since:
        found = found.filter(changed_at__gte=wanted.changed_since)
    return found


def _codes(ids: list[int]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    rows = InstitutionCode.objects.filter(institution__in=ids, ends=None).order_by("institution_id", "scheme")
    for institution, scheme, value in rows.values_list("institution_id", "scheme", "value"):
        found.setdefault(institution, {})[scheme] = value
    return found


def _view(row: Institution, codes: dict[str, str]) -> Exchanged:
    return Exchanged(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        status=row.status,
        size=row.size,
        learners=row.learners,
        agency=row.agency.code if row.agency else "",
        province=row.province,
        district=row.district,
        subdistrict=row.subdistrict,
        postal_code=row.postal_code,
        merged_into=row.merged_into_id,
        changed_at=row.changed_at,
        codes=codes,
    )


@dataclass(frozen=True, slots=True)
class Carrier:
    """An institution that carries a code now, as far as another system is compared with it."""

    id: int
    name_th: str
    kind: str
    status: str
    revision: int


def carriers(person: Person, scheme: str, codes: Iterable[str]) -> dict[str, Carrier]:
    """Return the institution that carries each code of a scheme now; for the agency's staff."""
    check_reader(person)
    wanted, found = list(dict.fromkeys(codes)), dict[str, Carrier]()
    for first in range(0, len(wanted), CHUNK):
        rows = InstitutionCode.objects.filter(
            scheme=scheme, ends=None, value__in=wanted[first : first + CHUNK]
        ).values_list(
            "value", *(f"institution__{name}" for name in ("id", "name_th", "kind", "status", "revision"))
        )
        found |= {value: Carrier(*rest) for value, *rest in rows}
    return found
