"""What an address of a plan of teams asks for: narrowed by what, which window of the map, which team."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from prakan.assessment.queries.team_plans import PlanView, team_plan
from prakan.assessment.queries.team_visits import VisitFilter
from prakan.domain.places.windows import Window, read
from prakan.web.forms.team_plans import visits_wanted
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person

LONGEST = 9  # digits of an id


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan, the filter, the window asked for, the team chosen (id), the page of the list."""

    person: Person
    plan: PlanView
    wanted: VisitFilter
    window: Window | None
    visit: int | None
    page: int
    given: dict[str, str] = field(default_factory=dict)

    @property
    def narrows(self) -> bool:
        return self.wanted != VisitFilter()

    def link(self, **changed: str) -> str:
        """Return the address of this page with parts of what was asked changed; "" takes one away."""
        query = {name: value for name, value in (self.given | changed).items() if value}
        address = reverse("teams.show", args=[self.plan.id])
        return f"{address}?{urlencode(query)}" if query else address


def asked(request: HttpRequest, plan_id: int) -> Asked:
    """Return what an address asks for; raises ``Refused``: ACCESS-001, TEAM-022."""
    person = person_of(request)
    plan = team_plan(person, plan_id)
    wanted = visits_wanted(request.GET, plan)
    window = read(request.GET.get("map", "")[:60])
    visit = request.GET.get("visit", "")
    chosen = int(visit) if visit.isdecimal() and len(visit) <= LONGEST else None
    page = page_number(request)
    given = {
        "q": wanted.text,
        "region": wanted.region,
        "province": wanted.province,
        "level": wanted.level,
        "week": "" if wanted.week is None else str(wanted.week),
        "stage": wanted.stage,
        "map": window.word if window else "",
        "visit": str(chosen or ""),
        "page": str(page) if page > 1 else "",
    }
    return Asked(person, plan, wanted, window, chosen, page, given)
