"""Registering an assessor, changing what is known from a day on, and the standing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.problems import Refused
from prakan.registry.actions import assessors as actions
from prakan.registry.queries.assessors import assessor
from prakan.web.forms.assessors import AssessorChangeForm, AssessorForm, StandingForm
from prakan.web.forms.taking import Doer, take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Register an assessor."""
    form = AssessorForm(request.POST or None)

    def register(doer: Doer) -> Any:
        number = form.cleaned_data["number"]
        return actions.add(fields=form.given(), identity=form.private(), number=number, **doer)

    if made := take(request, form, register):
        messages.success(request, gettext("%(name)s is registered") % {"name": made.name.th})
        return redirect("assessors.show", made.pk)
    return _page(request, form, gettext("Register an assessor"), reverse("assessors.list"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Change what is known of an assessor from a day on; private parts left empty stay."""
    view = assessor(person_of(request), assessor_id)
    back = reverse("assessors.show", args=[assessor_id])
    form = AssessorChangeForm(request.POST or None, view.record, view.masked)
    form.initial["revision"] = view.revision

    def change(doer: Doer) -> tuple[object, ...]:
        kept = {name: form.cleaned_data[name] for name in ("on", "source", "revision")}
        fields, identity = form.given(), form.private()
        return actions.edit(assessor_id=assessor_id, fields=fields, identity=identity, **kept, **doer)

    changes = _taken(request, form, change)
    if changes is not None:
        messages.success(request, gettext("%(n)s attributes changed") % {"n": len(changes)})
        return redirect(back)
    return _page(request, form, gettext("Change: %(name)s") % {"name": view.name.th}, back)


@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Let an assessor rest, leave, or take part again."""
    view = assessor(person_of(request), assessor_id)
    back = reverse("assessors.show", args=[assessor_id])
    now = {"standing": view.record.standing, "revision": view.revision}
    form = StandingForm(request.POST or None, now)

    def change(doer: Doer) -> bool:
        actions.set_standing(assessor_id=assessor_id, **form.cleaned_data, **doer)
        return True

    if _taken(request, form, change):
        messages.success(request, gettext("The status is recorded"))
        return redirect(back)
    context = {"form": form, "title": gettext("Status of an assessor"), "back": back, "lead": view.name.th}
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Return the districts of a province and the subdistricts of a district, for the form on the page."""
    return render(request, "registry/places.html", {"form": AssessorForm(request.GET)})


def _taken(request: HttpRequest, form: Any, action: Any) -> Any:
    """Take a step; a refusal of any kind stands in the form, private parts never show side by side."""
    try:
        return take(request, form, action)
    except Refused as refused:
        attach(form, refused)
        return None


def _page(request: HttpRequest, form: AssessorForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back}
    return render(request, "assessors/edit.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("assessors/add/", add, name="assessors.add"),
    path("assessors/places/", places, name="assessors.places"),
    path("assessors/<int:assessor_id>/edit/", edit, name="assessors.edit"),
    path("assessors/<int:assessor_id>/standing/", standing, name="assessors.standing"),
]
