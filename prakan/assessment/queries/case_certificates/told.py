"""Whom results of cases concern: the institution, the agencies above it, the number of the certificate."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from prakan.assessment.models import Case, CaseCertificate
from prakan.domain.text import Text
from prakan.registry.models import ParentAgency
from prakan.registry.queries.agencies import parents_on


@dataclass(frozen=True, slots=True)
class Concerned:
    """A case, whose it is, the codes of the agencies above, its newest certificate ("": none)."""

    case: int
    number: str
    year: int
    institution: int
    name: Text
    agencies: tuple[str, ...]
    paper: str


def concerned(ids: Collection[int], on: date) -> tuple[Concerned, ...]:
    """Return whom cases concern on a day; four statements. Takes no person: the worker tells them."""
    rows = Case.objects.filter(pk__in=ids).select_related("institution").order_by("pk")
    papers = dict(CaseCertificate.objects.filter(case__in=ids).order_by("pk").values_list("case", "number"))
    above = parents_on(on)
    codes = dict(ParentAgency.objects.values_list("pk", "code"))
    tree = {pk: (code, above.get(pk)) for pk, code in codes.items()}
    return tuple(
        Concerned(
            case=row.pk,
            number=row.number,
            year=row.year,
            institution=row.institution_id,
            name=row.institution.name,
            agencies=_above(tree, row.institution.agency_id),
            paper=papers.get(row.pk, ""),
        )
        for row in rows
    )


def _above(tree: dict[int, tuple[str, int | None]], agency: int | None) -> tuple[str, ...]:
    """Return the codes of an agency and of those above it, the nearest first."""
    found: list[str] = []
    while agency is not None and agency in tree and tree[agency][0] not in found:
        code, agency = tree[agency]
        found.append(code)
    return tuple(found)
