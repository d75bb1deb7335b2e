"""Loading the made-up visits of the year before a demonstration year into the register's history."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.commands.loading.assessors import WHY
from prakan.commands.seeding.visits_made import LEVEL, Somebody, made_up_visits
from prakan.domain.calendar import fiscal_year
from prakan.registry.actions.visit_seeding import seed_visits
from prakan.registry.models import Assessor, Institution, VisitMade

PLACES, SEED = 400, 2566


@transaction.atomic
def load_visits_made(year: int, at: datetime) -> None:
    """Make up visits of a fiscal year (B.E.), once: what stands there of that year stays."""
    first, last = fiscal_year(year)
    if VisitMade.objects.filter(starts__range=(first, last)).exists():
        return
    seats = {"is_demo": True, "seats__level": LEVEL, "seats__ends": None}
    rows = Assessor.objects.filter(**seats).order_by("pk").values_list("pk", "province", "seats__seat")
    people = [Somebody(pk, province, seat == "chair") for pk, province, seat in rows]
    schools = Institution.objects.filter(is_demo=True, status="open", kind=LEVEL).order_by("pk")
    every = list(schools.values_list("pk", "province"))
    places = every[:: max(1, len(every) // PLACES)]
    seed_visits(made_up_visits(people, places, first, SEED), why=WHY, at=at)
