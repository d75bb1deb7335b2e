"""Made-up renewal rounds of a demonstration: those under way, and those of years gone by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prakan.assessors.actions.renewals.opening import RoundFields, opened
from prakan.assessors.models import Renewal, RenewalFact
from prakan.assessors.queries.renewals import due
from prakan.domain.renewals import ConditionKind
from prakan.foundation.statistics import count_anew
from prakan.registry.models import Licence

BATCH = 500
#: where renewals of a made-up round stand, in turn
MADE_UP = (
    Renewal.Stage.APPLIED,
    Renewal.Stage.INVITED,
    Renewal.Stage.REVIEWED,
    Renewal.Stage.APPLIED,
    Renewal.Stage.ENDORSED,
)


@transaction.atomic
def seed_rounds(several: Sequence[RoundFields], *, why: str, at: datetime) -> int:
    """Open made-up rounds whose licences stand at every stage before the last; returns how many licences.

    Most have made-up hours of training. The operator of the machine does this ("system" in the trail),
    never a person with a role.
    """
    rounds = [
        one
        for fields in several
        for one in opened(
            due(fields.levels, fields.ends_from, fields.ends_by), fields, by=None, at=at, demo=True
        )
    ]
    made = list(Renewal.objects.filter(round__in=rounds).order_by("pk"))
    for number, row in enumerate(made):
        row.stage = MADE_UP[number % len(MADE_UP)]
    Renewal.objects.bulk_update(made, ["stage"], batch_size=BATCH)
    facts = (_hours(number, row, why, at) for number, row in enumerate(made) if number % 5)
    RenewalFact.objects.bulk_create(facts, batch_size=BATCH)
    count_anew(Renewal)
    return len(made)


@transaction.atomic
def seed_history(several: Sequence[RoundFields], *, why: str, at: datetime) -> int:
    """Write made-up rounds that are over: every licence that was renewed, with the one it got.

    Returns how many. The operator of the machine does this, as ``seed_rounds``.
    """
    rounds = [
        one for fields in several for one in opened(_renewed(fields), fields, by=None, at=at, demo=True)
    ]
    rows = list(Renewal.objects.filter(round__in=rounds).select_related("licence__renewed_by").order_by("pk"))
    for row in rows:
        row.stage, row.committee, row.made = Renewal.Stage.RENEWED, why, row.licence.renewed_by
    Renewal.objects.bulk_update(rows, ["stage", "committee", "made"], batch_size=BATCH)
    count_anew(Renewal)
    return len(rows)


def _renewed(fields: RoundFields) -> list[Licence]:
    ended = Licence.objects.filter(
        level__in=fields.levels, ends__range=(fields.ends_from, fields.ends_by), is_demo=True
    )
    return list(ended.exclude(renewed_by=None).order_by("ends", "pk"))


def _hours(number: int, row: Renewal, why: str, at: datetime) -> RenewalFact:
    return RenewalFact(renewal=row, kind=ConditionKind.TRAINING, value=6 + number % 4 * 6, source=why, at=at)
