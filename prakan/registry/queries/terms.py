"""Which institutions the index of names does not hold as they are."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.finding.terms import Term, terms_of
from prakan.registry.models import Institution, SearchTerm

BLOCK = 2000


def gaps() -> Iterator[list[int]]:
    """Yield, block by block, the ids of institutions that are missing in the index or stand in it wrongly."""
    last = 0
    while rows := list(
        Institution.objects.filter(pk__gt=last).order_by("pk").only("name_th", "name_en", "province")[:BLOCK]
    ):
        held = _held(rows[0].pk, rows[-1].pk)
        wrong = [row.pk for row in rows if held.get(row.pk, set()) != _wanted(row)]
        if wrong:
            yield wrong
        last = rows[-1].pk


def _wanted(row: Institution) -> set[tuple[Term, str]]:
    return {(term, row.province) for term in terms_of(row.name_th, row.name_en)}


def _held(first: int, last: int) -> dict[int, set[tuple[Term, str]]]:
    held: dict[int, set[tuple[Term, str]]] = {}
    found = SearchTerm.objects.filter(institution__gte=first, institution__lte=last).order_by()
    for pk, key, begins, province in found.values_list("institution_id", "key", "first", "province"):
        held.setdefault(pk, set()).add((Term(key, begins), province))
    return held
