"""What an entry says in private: shown once for a purpose that the trail keeps, to staff and to oneself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from prakan.registry.actions import assessors as actions
from prakan.registry.queries.assessors import assessor
from prakan.web.forms.assessors import WhyForm
from prakan.web.forms.taking import take
from prakan.web.pages.assessors.show import rows_of
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def private(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Ask what it is wanted for, then show it in full this once."""
    return _shown(request, assessor_id, reverse("assessors.show", args=[assessor_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Show an assessor what is kept of them."""
    return _shown(request, assessor_id, reverse("assessors.mine"))


def _shown(request: HttpRequest, assessor_id: int, back: str) -> HttpResponse:
    view = assessor(person_of(request), assessor_id)
    form = WhyForm(request.POST or None)
    told = take(
        request, form, lambda doer: actions.show(assessor_id=assessor_id, **form.cleaned_data, **doer)
    )
    context = {
        "view": view,
        "form": form,
        "back": back,
        "masked": rows_of(view.masked),
        "told": rows_of(told) if told is not None else (),
        "shown": told is not None,
    }
    page = render(request, "assessors/private.html", context, status=422 if form.errors else 200)
    page["Cache-Control"] = "no-store"
    return page


urls: list[URLPattern] = [
    path("assessors/<int:assessor_id>/private/", private, name="assessors.private"),
    path("my-register/<int:assessor_id>/private/", own, name="assessors.mine_private"),
]
