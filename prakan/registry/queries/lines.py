"""An institution as a line of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prakan.domain.text import Text
from prakan.registry.models import Institution, InstitutionCode

SHOWN = ("school10", "agency")  # the later one goes before the earlier


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution in a list; places are codes of domain/places."""

    id: int
    name: Text
    kind: str
    status: str
    size: str
    agency: Text
    province: str
    district: str
    subdistrict: str
    code: str  # the agency's own, else the 10-digit school code, "" without either
    is_demo: bool


def lines_of(rows: Iterable[Institution]) -> tuple[InstitutionLine, ...]:
    """Return rows, read with their agency, as a list shows them."""
    kept = list(rows)
    codes = _own_codes([row.pk for row in kept])
    return tuple(
        InstitutionLine(
            id=row.pk,
            name=row.name,
            kind=row.kind,
            status=row.status,
            size=row.size,
            agency=row.agency.short if row.agency else Text(""),
            province=row.province,
            district=row.district,
            subdistrict=row.subdistrict,
            code=codes.get(row.pk, ""),
            is_demo=row.is_demo,
        )
        for row in kept
    )


def _own_codes(ids: list[int]) -> dict[int, str]:
    """Return the code to show for each; the scheme is looked at here: SQLite would walk all codes of one."""
    found = InstitutionCode.objects.filter(institution__in=ids, ends=None).order_by("pk")
    rows = list(found.values_list("scheme", "institution_id", "value"))
    return {of: value for wanted in SHOWN for scheme, of, value in rows if scheme == wanted}
