"""Mending the index of names: what does not follow from an institution as it is now is made again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.foundation import audit
from prakan.registry.models import Institution
from prakan.registry.queries.terms import gaps
from prakan.registry.transition.terms import reindex

STEP = "registry.mend"
BLOCK = 500


def mend(at: datetime) -> int:
    """Make good what the index lacks or has wrong, block by block; returns how many institutions that were.

    The worker does this ("system" in the trail): every writer keeps the index right, so each one found is a
    fault worth reading about.
    """
    return sum(_mend(ids, at) for ids in list(gaps()))


@transaction.atomic
def _mend(ids: list[int], at: datetime) -> int:
    audit.record(
        step=STEP, subject="registry:search", by=None, at=at, after={"count": len(ids), "first": ids[:20]}
    )
    for start in range(0, len(ids), BLOCK):
        reindex(list(Institution.objects.filter(pk__in=ids[start : start + BLOCK])))
    return len(ids)
