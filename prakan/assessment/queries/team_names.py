"""Names of assessors by the ids under which plans of teams know them: the row's, as text."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.assessment.queries.team_reason_views import Named
from prakan.domain.text import Text
from prakan.registry.models import Assessor


class Names(dict[str, Named]):
    """Assessors by id as text; one that is no longer in the register is told by its id."""

    def __missing__(self, key: str) -> Named:
        return Named(int(key), key, Text(key, key))

    def of(self, ids: Iterable[str]) -> tuple[Named, ...]:
        return tuple(self[one] for one in ids)


def names_of(ids: Iterable[str]) -> Names:
    """Return the names of assessors; one statement, whoever asks has checked the person."""
    rows = Assessor.objects.filter(pk__in={int(one) for one in ids})
    return Names({str(row.pk): Named(row.pk, row.number, row.name) for row in rows})
