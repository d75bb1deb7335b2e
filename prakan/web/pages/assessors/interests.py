"""Conflicts of interest of an assessor: what is known, what bars them where, overrides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.problems import Refused
from prakan.foundation import access
from prakan.registry.actions import interests as actions
from prakan.registry.queries.agencies import open_agencies
from prakan.registry.queries.assessors import assessor
from prakan.registry.queries.interests import (
    Between,
    interests_between,
    known,
    overrides,
    rule_views,
)
from prakan.registry.queries.places_named import institution_named
from prakan.web.forms.assessors import EndForm
from prakan.web.forms.interests import DeclareForm, OverrideForm, PairForm
from prakan.web.forms.taking import Doer, take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Show what is known of an assessor's interests, and for one institution and day what bars them."""
    person = person_of(request)
    view = assessor(person, assessor_id)
    form = PairForm(request.GET if "institution" in request.GET else None)
    between = _between(request, form, assessor_id)
    context = {
        "view": view,
        "form": form,
        "between": between,
        "facts": known(person, assessor_id),
        "overrides": overrides(person, assessor_id),
        "rules": rule_views(person),
        "may_declare": access.can(person, "interest.end"),
        "may_override": access.can(person, "interest.override"),
    }
    return render(request, "interests/show.html", context, status=422 if form.errors else 200)


def _between(request: HttpRequest, form: PairForm, assessor_id: int) -> Between | None:
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        place = institution_named(form.cleaned_data["institution"])
    except Refused as refused:
        attach(form, refused)
        return None
    on = form.cleaned_data["on"] or timezone.localdate()
    return interests_between(person_of(request), assessor_id, place.pk, on)


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Declare an interest of an assessor."""
    return _declare(request, assessor_id, reverse("interests.show", args=[assessor_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Declare an interest of one's own."""
    return _declare(request, assessor_id, reverse("assessors.mine"))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, assessor_id: int, interest_id: int) -> HttpResponse:
    """Say until which day an interest held."""
    form = EndForm(request.POST or None)

    def ended(doer: Doer) -> bool:
        actions.end(interest_id=interest_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, ended):
        return redirect("interests.show", assessor_id)
    back = reverse("interests.show", args=[assessor_id])
    return _small(request, form, assessor_id, gettext("End an interest"), back)


@require_http_methods(["GET", "HEAD", "POST"])
def override(request: HttpRequest, assessor_id: int, institution_id: int) -> HttpResponse:
    """Let an assessor assess an institution all the same, until a day and for a reason."""
    form = OverrideForm(request.POST or None)
    between = interests_between(person_of(request), assessor_id, institution_id, timezone.localdate())
    made = take(
        request,
        form,
        lambda doer: actions.override(
            assessor_id=assessor_id, institution_id=institution_id, **form.cleaned_data, **doer
        ),
    )
    if made:
        messages.success(request, gettext("The override is recorded with its reason"))
        return redirect("interests.show", assessor_id)
    context = {
        "form": form,
        "between": between,
        "view": assessor(person_of(request), assessor_id),
        "back": reverse("interests.show", args=[assessor_id]),
    }
    return render(request, "interests/override.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, override_id: int) -> HttpResponse:
    """Let what bars an assessor bar them again."""
    owner = actions.take_back(override_id=override_id, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The override is taken back"))
    return redirect("interests.show", owner)


def _declare(request: HttpRequest, assessor_id: int, back: str) -> HttpResponse:
    form = DeclareForm(request.POST or None, open_agencies(person_of(request)))
    made = take(
        request, form, lambda doer: actions.declare(assessor_id=assessor_id, fields=form.given(), **doer)
    )
    if made:
        messages.success(request, gettext("The interest is declared and counts from now on"))
        return redirect(back)
    return _small(request, form, assessor_id, gettext("Declare an interest"), back)


def _small(request: HttpRequest, form: BaseForm, assessor_id: int, title: str, back: str) -> HttpResponse:
    view = assessor(person_of(request), assessor_id)
    context: dict[str, Any] = {"form": form, "title": title, "lead": view.name.th, "back": back}
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


ONE = "assessors/<int:assessor_id>/interests/"
urls: list[URLPattern] = [
    path(ONE, show, name="interests.show"),
    path(f"{ONE}declare/", declare, name="interests.declare"),
    path(f"{ONE}<int:interest_id>/end/", end, name="interests.end"),
    path(f"{ONE}override/<int:institution_id>/", override, name="interests.override"),
    path("assessors/overrides/<int:override_id>/take-back/", take_back, name="interests.take_back"),
    path("my-register/<int:assessor_id>/interests/", own, name="interests.mine"),
]
