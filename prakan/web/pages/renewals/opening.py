"""All renewal rounds, and opening new ones after a look at how many licences they list."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.renewals import open_rounds
from prakan.assessors.queries.renewals import due_counts, rounds
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.renewals import Progress
from prakan.foundation import access
from prakan.web.forms.renewals import OpenForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of

AHEAD = timedelta(days=180)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show all rounds, together those whose licences end by one day."""
    person = person_of(request)
    groups = []
    for ends_by, several in groupby(rounds(person), key=lambda one: one.ends_by):
        own = list(several)
        stages = {stage: sum(one.stages[stage] for one in own) for stage in Progress}
        groups.append({"ends_by": ends_by, "rounds": own, "total": sum(stages.values()), "stages": stages})
    context = {"groups": groups, "stages": list(Progress), "may_open": access.can(person, "renewal.open")}
    return render(request, "renewals/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: HttpRequest) -> HttpResponse:
    """Show how many licences a round would list, then open it for exactly those."""
    person = person_of(request)
    today = timezone.localdate()
    data = request.POST or (request.GET if "ends_by" in request.GET else None)
    form = OpenForm(
        data,
        levels=list(LEVEL_NAMES)[:3],
        ends_from=today.isoformat(),
        ends_by=(today + AHEAD).isoformat(),
        apply_by=(today + timedelta(days=30)).isoformat(),
    )
    counts: dict[str, int] | None = None
    if form.is_bound and form.is_valid():
        fields = form.given()
        counts = due_counts(person, fields.levels, fields.ends_from, fields.ends_by)
        seen = request.POST.get("seen", "")

        def action(doer: dict[str, Any]) -> Any:
            return open_rounds(fields=fields, seen=int(seen) if seen.isdecimal() else -1, **doer)

        if made := take(request, form, action):
            text = ngettext("%(n)s round is open", "%(n)s rounds are open", len(made))
            messages.success(request, text % {"n": len(made)})
            return redirect("renewals.list")
    context = {"form": form, "counts": counts, "total": sum((counts or {}).values())}
    return render(request, "renewals/open.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("renewals/", listed, name="renewals.list"),
    path("renewals/open/", opened, name="renewals.open"),
]
