"""Which names the index holds, and which institutions it does not hold as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prakan.domain.finding.terms import Names, Term, all_terms
from prakan.registry.models import Institution, InstitutionChange, SearchTerm

BLOCK = 2000
LINES = ("name_th", "name_en")


def former_names(ids: Iterable[int]) -> dict[int, list[Names]]:
    """Return the names (Thai, English; one of them "") that institutions carried before, by id."""
    changes = InstitutionChange.objects.filter(institution__in=list(ids), field__in=LINES).exclude(before="")
    found: dict[int, list[Names]] = {}
    for pk, field, name in changes.order_by("pk").values_list("institution_id", "field", "before"):
        found.setdefault(pk, []).append((name, "") if field == "name_th" else ("", name))
    return found


def gaps() -> Iterator[list[int]]:
    """Yield, block by block, the ids of institutions that are missing in the index or stand in it wrongly."""
    last = 0
    while rows := list(
        Institution.objects.filter(pk__gt=last).order_by("pk").only("name_th", "name_en", "province")[:BLOCK]
    ):
        held, former = _held(rows[0].pk, rows[-1].pk), former_names(row.pk for row in rows)
        wrong = [row.pk for row in rows if held.get(row.pk, set()) != _wanted(row, former.get(row.pk, []))]
        if wrong:
            yield wrong
        last = rows[-1].pk


def _wanted(row: Institution, former: list[Names]) -> set[tuple[Term, bool, str]]:
    terms = all_terms((row.name_th, row.name_en), former)
    return {(term, past, row.province) for term, past in terms.items()}


def _held(first: int, last: int) -> dict[int, set[tuple[Term, bool, str]]]:
    held: dict[int, set[tuple[Term, bool, str]]] = {}
    found = SearchTerm.objects.filter(institution__gte=first, institution__lte=last).order_by()
    for pk, key, begins, past, province in found.values_list(
        "institution_id", "key", "first", "former", "province"
    ):
        held.setdefault(pk, set()).add((Term(key, begins), past, province))
    return held
