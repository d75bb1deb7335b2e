"""The only writer of the index of names: whoever writes institutions calls it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from prakan.domain.finding.terms import Names, all_terms
from prakan.foundation.bulk import insert
from prakan.registry.models import Institution, SearchTerm
from prakan.registry.queries.terms import former_names

#: attributes from which the index follows
FROM = frozenset({"name_th", "name_en", "province"})
Named = tuple[int, Names, str]  # number, names, code of the province
COLUMNS = ("institution_id", "key", "first", "former", "province")


def named(rows: Iterable[Institution]) -> Iterable[Named]:
    """Return what the index holds of institutions."""
    return ((row.pk, (row.name_th, row.name_en), row.province) for row in rows)


def index(rows: Iterable[Named], former: Mapping[int, Sequence[Names]] | None = None) -> None:
    """Add institutions to the index, with the names that each (by number) carried before."""
    before = former or {}
    insert(
        SearchTerm,
        COLUMNS,
        (
            (number, key, first, past, province)
            for number, names, province in rows
            for (key, first), past in sorted(all_terms(names, before.get(number, ())).items())
        ),
    )


def reindex(rows: Sequence[Institution]) -> None:
    """Make the index of institutions, already in it or not, follow from what they are now."""
    ids = [row.pk for row in rows]
    SearchTerm.objects.filter(institution__in=ids).delete()
    index(named(rows), former_names(ids))
