"""Licences that end while their holders are still at work are renewed in time, as every year."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from prakan.assessment.models import Case, TeamSeat
from prakan.commands.simulating import words
from prakan.commands.simulating.company import Company
from prakan.registry.actions.licence_renewals import NextTerm, renew_many
from prakan.registry.models import Licence

AHEAD = timedelta(days=7)


def renewed(company: Company, cases: QuerySet[Case], at: datetime) -> int:
    """Renew what ends this week or ended in the last, for whoever sits in a team of the cases.

    Returns how many were renewed.
    """
    since, people = at.date() - AHEAD, TeamSeat.objects.filter(visit__cases__in=cases).values("assessor")
    rows = Licence.objects.filter(
        assessor__in=people, renewed_by=None, ends__range=(since, since + 2 * AHEAD)
    )
    wanted = [NextTerm(row.pk, row.ends + timedelta(days=1)) for row in rows.order_by("pk") if row.ends]
    if not wanted:
        return 0
    answers = renew_many(wanted=wanted, resolution=words.made_up(words.RENEWED), by=company.registrar, at=at)
    return sum(isinstance(one, Licence) for one in answers.values())
