"""What the loader of a demonstration asks before it makes submissions up."""

from __future__ import annotations

from prakan.assessment.models import Season, SeasonRequest
from prakan.assessment.queries.season_applicants import ordered
from prakan.domain.institution_levels import OWN, further_levels
from prakan.domain.waiting_list import OrderRule, shared_out
from prakan.registry.models import Institution, Listing


def season_there(year: int) -> bool:
    """Return whether an academic year (B.E.) has a season already, open or prepared."""
    return Season.objects.filter(year=year).exists()


def listed(year: int, kind: str, level: str = OWN) -> list[int]:
    """Return the ids of the made-up institutions of which a season expects a report of a level, in order."""
    season = Season.objects.get(year=year)
    on_list = Listing.objects.filter(
        year=season.list_year, kind=kind, level=level, ended_on=None, institution__is_demo=True
    )
    return list(on_list.order_by("institution").values_list("institution", flat=True))


def placed(year: int, kind: str) -> list[int]:
    """Return the made-up institutions that applied and have a place, in the order of their kind."""
    season = Season.objects.get(year=year)
    deadline = season.deadlines.get(kind=kind)
    line, _moved = ordered(season, kind, OrderRule(deadline.order_rule))
    having, _waiting = shared_out(line, deadline.places)
    made_up = set(Institution.objects.filter(kind=kind, is_demo=True).values_list("pk", flat=True))
    return [one.institution for one in having if one.institution in made_up]


def made_up_of(kind: str, level: str = OWN) -> list[int]:
    """Return the ids of all made-up institutions of a kind that owe a report of a level, in order."""
    found = Institution.objects.filter(kind=kind, is_demo=True).order_by("pk").values_list("pk", "grades")
    return [pk for pk, grades in found if level in (OWN, *further_levels(kind, grades))]


def asked_before(year: int) -> bool:
    """Return whether anybody has asked for more time in the season of an academic year (B.E.)."""
    return SeasonRequest.objects.filter(season__year=year).exists()
