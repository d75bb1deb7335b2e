"""Whom or what the scope of a role names: an institution, a parent agency, an assessor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from prakan.domain.text import Text
from prakan.registry.models import Assessor, Institution, ParentAgency


def named(scopes: Iterable[str]) -> dict[str, Text]:
    """Return what scopes such as "institution:12" name; those that name nothing here are left out."""
    tails: dict[str, list[str]] = defaultdict(list)
    for scope in scopes:
        kind, _, tail = scope.partition(":")
        tails[kind].append(tail)
    places = Institution.objects.filter(pk__in=_numbers(tails["institution"]))
    people = Assessor.objects.filter(pk__in=_numbers(tails["assessor"]))
    agencies = ParentAgency.objects.filter(code__in=tails["agency"])
    return {
        **{f"institution:{row.pk}": row.name for row in places},
        **{f"assessor:{row.pk}": row.name for row in people},
        **{f"agency:{row.code}": row.name for row in agencies},
    }


def _numbers(tails: Iterable[str]) -> list[int]:
    return [int(one) for one in tails if one.isascii() and one.isdigit() and len(one) < 12]
