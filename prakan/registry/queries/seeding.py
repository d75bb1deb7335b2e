"""What the operator who makes institutions up must know: how many there are, which parents are missing."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.registry.models import Institution, ParentAgency


def made_up_so_far() -> int:
    """Return how many made-up institutions there are."""
    return Institution.objects.filter(is_demo=True).count()


def without(codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of the codes that no parent agency has."""
    known = set(ParentAgency.objects.values_list("code", flat=True))
    return tuple(code for code in codes if code not in known)
