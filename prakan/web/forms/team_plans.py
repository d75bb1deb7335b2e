"""Forms of a plan of teams: what its list and map are narrowed to, and who is asked about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prakan.assessment.queries.team_plans import PlanView
from prakan.assessment.queries.team_visits import VisitFilter
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_days
from prakan.domain.places import REGIONS, provinces
from prakan.domain.team_words import STAGE_NAMES
from prakan.web.forms.registry import said
from prakan.web.forms.typed import Choices, LooseChoice, LooseText, choose
from prakan.web.templatetags.words import language

FRIDAY = timedelta(days=4)


class VisitsForm(forms.Form):
    """What the list and the map of a plan are narrowed to."""

    use_required_attribute = False

    q = LooseText(label=_("Name or team number"), max_length=200)
    region = LooseChoice(label=_("Region"))
    province = LooseChoice(label=_("Province"))
    level = LooseChoice(label=_("Level"))
    week = LooseChoice(label=_("Week of the visit"))
    stage = LooseChoice(label=pgettext_lazy("a visit", "Stage"))

    def __init__(self, data: Any, plan: PlanView) -> None:
        super().__init__(data)
        self.label_suffix = ""
        every: Choices = [("", str(_("All")))]
        choose(self, "region", every + said(dict(REGIONS)))
        choose(self, "province", every + [(p.code, p.name.say(language())) for p in provinces()])
        choose(self, "level", every + said(LEVEL_NAMES))
        choose(self, "week", every + weeks_of(plan))
        choose(self, "stage", every + said(dict(STAGE_NAMES)))


def weeks_of(plan: PlanView) -> Choices:
    """Return the weeks of a plan as choices: the number, from 0, and the days from Monday to Friday."""
    mondays = [plan.starts_on + timedelta(weeks=week) for week in range(plan.weeks)]
    return [(str(at), say_days(day, day + FRIDAY, language())) for at, day in enumerate(mondays)]


def visits_wanted(data: Any, plan: PlanView) -> VisitFilter:
    """Return the filter of an address; what is not a choice narrows nothing."""
    given = {name: str(data.get(name, "")).strip() for name in VisitsForm.base_fields}
    known = {p.code for p in provinces()}
    week = given["week"]
    return VisitFilter(
        text=given["q"][:200],
        region=given["region"] if given["region"] in REGIONS else "",
        province=given["province"] if given["province"] in known else "",
        level=given["level"] if given["level"] in LEVEL_NAMES else "",
        week=int(week) if week.isdecimal() and len(week) < 3 and int(week) < plan.weeks else None,
        stage=given["stage"] if given["stage"] in STAGE_NAMES else "",
    )


class WhyNotForm(forms.Form):
    """Whom somebody asks about: why is this person not in the team?"""

    use_required_attribute = False

    person = LooseText(label=_("Register number of the assessor"), max_length=40)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.label_suffix = ""
