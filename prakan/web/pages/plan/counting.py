"""Tying a row of the plan to the registry, so that its target opens to the institutions behind it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prakan.planning.actions.counting import count_from
from prakan.planning.queries.plan import plan
from prakan.reporting.queries.counters import counter_choices
from prakan.web.forms.counting import CountFromForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of


@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose what a row of the year's plan counts from."""
    person = person_of(request)
    quarter = period_of(request, person)
    row = plan(person, quarter.year).row(ref)
    known = counter_choices(person, quarter.year, quarter.number)
    form = CountFromForm(request.POST if request.method == "POST" else None, known, row.counts_from)
    back = f"{reverse('plan.show')}?open={ref}#{ref}"

    def action(doer: Doer) -> bool:
        count_from(year=quarter.year, ref=ref, counters=form.cleaned_data["counters"], **doer)
        return True

    if take(request, form, action):
        messages.success(request, gettext("What the row counts from is recorded"))
        return redirect(back)
    context = {"form": form, "row": row, "quarter": quarter, "back": back, "known": known}
    return render(request, "plan/count.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("plan/rows/<str:ref>/count/", count, name="plan.count")]
