"""The parent agencies: the tree on a day, one agency, adding, renaming, moving and closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.institutions import AGENCY_KIND_NAMES, AgencyKind
from prakan.domain.problems import Refused
from prakan.domain.readings import Unreadable, day
from prakan.foundation import access
from prakan.registry.actions import agencies as actions
from prakan.registry.queries.agencies import agency_choices, agency_tree, parent_agency
from prakan.registry.queries.contact_points import contacts_today
from prakan.registry.queries.institutions import InstitutionFilter, counts_by_kind
from prakan.web.forms.parents import ChangedParentForm, DayForm, MoveForm, NewParentForm
from prakan.web.forms.taking import take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language

Doer = dict[str, Any]


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the tree of parent agencies as it stands, or stood on a day (``?on=``)."""
    person = person_of(request)
    asked = request.GET.get("on", "")
    try:
        on = day(asked) if asked.strip() else timezone.localdate()
    except Unreadable:
        on = timezone.localdate()
    context = {
        "lines": [(line, AGENCY_KIND_NAMES[AgencyKind(line.kind)]) for line in agency_tree(person, on)],
        "on": on,
        "asked": asked,
        "may_edit": access.can(person, "agency.edit"),
    }
    return render(request, "registry/parents.html", context)


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show one parent agency: its names, its places through time, its institutions by kind."""
    person = person_of(request)
    view = parent_agency(person, code)
    context = {
        "view": view,
        "kind": AGENCY_KIND_NAMES[AgencyKind(view.kind)],
        "counts": sorted(counts_by_kind(person, InstitutionFilter(agency=code)).items()),
        "contacts": contacts_today(person, agency=view.id),
        "may_edit": access.can(person, "agency.edit"),
    }
    return render(request, "registry/parent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a parent agency."""
    form = NewParentForm(request.POST or None, agency_choices(person_of(request)))

    def action(doer: Doer) -> object:
        given = form.cleaned_data
        return actions.add(fields=form.fields_of(given["code"].strip()), parent=given["parent"], **doer)

    if take(request, form, action):
        messages.success(request, gettext("The parent agency is added"))
        return redirect("parents.list")
    return _page(request, form, gettext("Add a parent agency"), reverse("parents.list"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Rename a parent agency, or confirm its names."""
    view = parent_agency(person_of(request), code)
    form = ChangedParentForm(request.POST or None, view)

    def action(doer: Doer) -> bool:
        revision = form.cleaned_data["revision"]
        actions.edit(code=code, fields=form.fields_of(code), revision=revision, **doer)
        return True

    try:
        if take(request, form, action):
            return redirect("parents.show", code)
    except Refused as refused:
        attach(form, refused)
    return _page(request, form, view.name.say(language()), reverse("parents.show", args=[code]))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Put a parent agency under another from a day on."""
    person = person_of(request)
    view = parent_agency(person, code)
    form = MoveForm(request.POST or None, (pair for pair in agency_choices(person) if pair[0] != code))

    def action(doer: Doer) -> bool:
        actions.move(code=code, **form.cleaned_data, **doer)
        return True

    if take(request, form, action):
        return redirect("parents.show", code)
    title = gettext("Move %(name)s") % {"name": view.name.say(language())}
    return _page(request, form, title, reverse("parents.show", args=[code]))


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close a parent agency under which nothing stands any more."""
    view = parent_agency(person_of(request), code)
    form = DayForm(request.POST or None)

    def action(doer: Doer) -> bool:
        actions.close(code=code, **form.cleaned_data, **doer)
        return True

    if take(request, form, action):
        return redirect("parents.show", code)
    title = gettext("Close %(name)s") % {"name": view.name.say(language())}
    return _page(request, form, title, reverse("parents.show", args=[code]))


def _page(request: HttpRequest, form: Any, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "lead": gettext("Parent agencies")}
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("parents/", listed, name="parents.list"),
    path("parents/add/", add, name="parents.add"),
    path("parents/<str:code>/", show, name="parents.show"),
    path("parents/<str:code>/edit/", edit, name="parents.edit"),
    path("parents/<str:code>/move/", move, name="parents.move"),
    path("parents/<str:code>/close/", close, name="parents.close"),
]
