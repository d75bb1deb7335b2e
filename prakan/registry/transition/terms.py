"""The only writer of the index of names: whoever writes institutions calls it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prakan.domain.finding.terms import terms_of
from prakan.registry.models import Institution, SearchTerm

BATCH = 2000
#: attributes from which the index follows
FROM = frozenset({"name_th", "name_en", "province"})


def index(rows: Iterable[Institution]) -> None:
    """Add institutions, just written, to the index."""
    SearchTerm.objects.bulk_create(
        (
            SearchTerm(institution_id=row.pk, key=key, first=first, province=row.province)
            for row in rows
            for key, first in sorted(terms_of(row.name_th, row.name_en))
        ),
        batch_size=BATCH,
    )


def reindex(rows: Sequence[Institution]) -> None:
    """Make the index of institutions, already in it or not, follow from what they are now."""
    SearchTerm.objects.filter(institution__in=[row.pk for row in rows]).delete()
    index(rows)
