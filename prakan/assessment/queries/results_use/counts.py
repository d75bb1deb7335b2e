"""Institutions of the programme counted for figures: ids by colour, stage and centre as of a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from prakan.assessment.models import ResultsMember
from prakan.domain.improvement.stages import COUNTED, Colour, MemberStage


def in_programme(
    year: int, until: date, *, colour: Colour | None = None, centre: str = ""
) -> tuple[int, ...]:
    """Return the ids of the institutions in the programme of a fiscal year on the evening of a day.

    Whoever was removed by then is not counted. Each institution stands in a year's programme once.
    """
    rows = _rows(year, until).exclude(Q(stage=MemberStage.REMOVED) & Q(ended_at__date__lte=until))
    if colour is not None:
        rows = rows.filter(colour=colour.value)
    return _ids(rows.filter(centre__code=centre) if centre else rows)


def closed(year: int, until: date) -> tuple[int, ...]:
    """Return the ids of the institutions whose part in the programme was closed by a day."""
    return _ids(_rows(year, until).filter(stage=MemberStage.CLOSED, ended_at__date__lte=until))


def active_with(year: int, until: date) -> tuple[int, ...]:
    """Return the ids of the institutions with which something had been done by a day."""
    return _ids(_rows(year, until).filter(stage__in=COUNTED, activities__on__lte=until).distinct())


def _rows(year: int, until: date) -> QuerySet[ResultsMember]:
    return ResultsMember.objects.filter(programme__year=year, at__date__lte=until)


def _ids(rows: QuerySet[ResultsMember]) -> tuple[int, ...]:
    return tuple(rows.order_by("institution_id").values_list("institution_id", flat=True))
