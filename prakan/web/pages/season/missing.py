"""Marking overdue reports as not handed in: one or many, the list seen first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.sars import Marked, mark_overdue
from prakan.assessment.queries.season_missing import missing_list
from prakan.web.forms.season import SeenForm
from prakan.web.forms.taking import take
from prakan.web.pages.season.asked import asked

SHOWN = 200  # lines of the list that the page shows; the file of the list has them all


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, year: int) -> HttpResponse:
    """Show whose reports would be marked, then mark exactly those."""
    wish, only = asked(request, year), request.GET.get("only", "")[:60]
    day = wish.season.stands_on or timezone.localdate()
    seen = missing_list(wish.person, year, day, wish.wanted, only)
    form = SeenForm(request.POST or None, initial={"digest": seen.digest, "count": len(seen.each)})

    def action(doer: dict[str, Any]) -> Marked:
        return mark_overdue(year=year, wanted=wish.wanted, only=only, **form.cleaned_data, **doer)

    if done := take(request, form, action):
        told = {"n": f"{done.reports:,}", "none": f"{done.without_form:,}"}
        messages.success(request, _("%(n)s reports marked, %(none)s without a form") % told)
        return redirect(f"{reverse('sars.list')}?stage=missing&year={year}")
    context = {
        "season": wish.season,
        "on": wish.on,
        "wanted": wish.wanted,
        "seen": seen,
        "shown": seen.each[:SHOWN],
        "more": max(0, len(seen.each) - SHOWN),
        "form": form,
        "digest": seen.digest[:12],
    }
    return render(request, "season/missing.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("season/<int:year>/missing/", mark, name="season.miss")]
