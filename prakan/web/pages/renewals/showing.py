"""One renewal: its conditions with what records say, what was decided, and what may be done next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessors.queries.renewals import renewal
from prakan.assessors.transition.renewals import TABLE
from prakan.domain.renewals import Progress
from prakan.foundation import access
from prakan.foundation.queries.audit import trail
from prakan.web.shell.people import person_of

BEFORE_REVIEW = (Progress.INVITED, Progress.APPLIED, Progress.RETURNED)


@require_safe
def show(request: HttpRequest, renewal_id: int) -> HttpResponse:
    """Show one renewal to staff, or to the assessor whose licence it is."""
    person = person_of(request)
    view = renewal(person, renewal_id)
    able = {
        step.name.removeprefix("renewal.").replace("return", "send_back"): True
        for step in TABLE["renewal"]
        if view.line.stage in step.sources and access.can(person, step.name)
    }
    context = {
        "view": view,
        "line": view.line,
        "able": able,
        "staff": access.is_staff(person),
        "may_record": access.can(person, "renewal.record")
        and view.line.stage in ("invited", "applied", "returned"),
        "trail": trail(person, f"renewal:{renewal_id}"),
    }
    return render(request, "renewals/show.html", context)


urls: list[URLPattern] = [path("renewals/one/<int:renewal_id>/", show, name="renewals.show")]
