"""The only writer of the index of names: whoever writes institutions calls it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from prakan.domain.finding.terms import Names, all_terms
from prakan.registry.models import Institution, SearchTerm
from prakan.registry.queries.terms import former_names

BATCH = 2000
#: attributes from which the index follows
FROM = frozenset({"name_th", "name_en", "province"})


def index(rows: Iterable[Institution], former: Mapping[int, Sequence[Names]] | None = None) -> None:
    """Add institutions to the index, with the names that each (by id) carried before."""
    before = former or {}
    SearchTerm.objects.bulk_create(
        (
            SearchTerm(institution_id=row.pk, key=key, first=first, former=past, province=row.province)
            for row in rows
            for (key, first), past in sorted(
                all_terms((row.name_th, row.name_en), before.get(row.pk, ())).items()
            )
        ),
        batch_size=BATCH,
    )


def reindex(rows: Sequence[Institution]) -> None:
    """Make the index of institutions, already in it or not, follow from what they are now."""
    ids = [row.pk for row in rows]
    SearchTerm.objects.filter(institution__in=ids).delete()
    index(rows, former_names(ids))
