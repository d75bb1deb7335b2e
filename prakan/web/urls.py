"""Every page by address.

To add a page: write the view in ``pages/<area>.py`` and end that file with

    urls: list[URLPattern] = [path("plan/", show, name="plan.show"), ...]

then add one import and one ``*<area>.urls`` line here, in the order of the menu. An address has a name
"<area>.<page>"; the same name stands in the access table (``domain/access.py``, else nobody may open it) and,
when it belongs in the side navigation, in ``shell/menu.py``. One area has one file; no page imports another.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from prakan.web.api import documentation, door
from prakan.web.pages import (
    account,
    appraisal,
    assessors,
    budget,
    cases,
    channels,
    closing,
    complaints,
    contact_points,
    credentials,
    figures,
    findings,
    frameworks,
    home,
    hooks,
    keys,
    messages,
    people,
    plan,
    preferences,
    progress,
    recruitment,
    registry,
    renewals,
    report,
    rosters,
    sars,
    search,
    season,
    signin,
    strategy,
    team_changes,
    team_plans,
    teams,
    texts,
    trail,
    understood,
    uploads,
    visits,
    wordings,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *home.urls,
    *plan.urls,
    *progress.urls,
    *understood.urls,
    *budget.urls,
    *strategy.urls,
    *frameworks.urls,
    *findings.urls,
    *closing.urls,
    *report.urls,
    *registry.urls,
    *contact_points.urls,
    *assessors.urls,
    *appraisal.urls,
    *complaints.urls,
    *credentials.urls,
    *recruitment.urls,
    *renewals.urls,
    *season.urls,
    *cases.urls,
    *teams.urls,
    *visits.urls,
    *rosters.urls,
    *team_changes.urls,
    *team_plans.urls,
    *sars.urls,
    *texts.urls,
    *search.urls,
    *figures.urls,
    *people.urls,
    *keys.urls,
    *messages.urls,
    *wordings.urls,
    *trail.urls,
    *preferences.urls,
    *account.urls,
    *channels.urls,
    *hooks.urls,
    *signin.urls,
    *uploads.urls,
    *documentation.urls,
    *door.urls,
]
