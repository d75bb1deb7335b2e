"""What an address of the season asks for: which season, on which day, narrowed by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.season_views import SeasonView
from prakan.assessment.queries.seasons import season
from prakan.web.forms.season import day_of, wanted_of
from prakan.web.shell.people import person_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """A season, the day whose state is shown, and the filter."""

    person: Person
    season: SeasonView
    on: date
    wanted: SeasonFilter


def asked(request: HttpRequest, year: int) -> Asked:
    """Return what an address asks for; a season that stands at a day is shown at that day."""
    person = person_of(request)
    view = season(person, year)
    on = day_of(request.GET, view.stands_on or timezone.localdate())
    return Asked(person, view, on, wanted_of(request.GET))
