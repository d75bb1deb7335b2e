"""People and roles: the administrator's list, a person's page, roles granted and revoked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation import access
from prakan.foundation.actions import people as actions
from prakan.foundation.queries import people as queries
from prakan.foundation.queries.audit import trail
from prakan.web.forms.people import AddPersonForm, GrantForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show everyone with their roles."""
    reader = person_of(request)
    context = {"people": queries.people(reader), "may_add": access.can(reader, "person.add")}
    return render(request, "people/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    form = AddPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add(**form.cleaned_data, by=person_of(request), at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("people.show", added.pk)
    return render(request, "people/add.html", {"form": form}, status=422 if form.errors else 200)


def _page(request: HttpRequest, person_id: int, form: GrantForm, status: int = 200) -> HttpResponse:
    reader = person_of(request)
    shown = queries.person_by_id(reader, person_id)
    context = {
        "shown": shown,
        "form": form,
        "may_grant": access.can(reader, "person.grant"),
        "is_me": shown.id == reader.pk,
        "trail": trail(reader, f"person:{shown.username}")[-20:][::-1],
    }
    return render(request, "people/show.html", context, status=status)


@require_safe
def show(request: HttpRequest, person: int) -> HttpResponse:
    """Show a person, their roles and what was done about them."""
    return _page(request, person, GrantForm(queries.units(person_of(request))))


@require_POST
def grant(request: HttpRequest, person: int) -> HttpResponse:
    """Give a person a role."""
    by = person_of(request)
    form = GrantForm(queries.units(by), request.POST)
    if form.is_valid():
        given = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        try:
            actions.grant(person=person, **given, by=by, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("people.show", person)
    return _page(request, person, form, 422)


@require_POST
def revoke(request: HttpRequest, person: int, grant: int) -> HttpResponse:
    """Take a role away."""
    actions.revoke(grant=grant, by=person_of(request), at=timezone.now())
    return redirect("people.show", person)


@require_POST
def active(request: HttpRequest, person: int) -> HttpResponse:
    """Shut a person out, or let them in again."""
    wanted = request.POST.get("active") == "yes"
    actions.set_active(person=person, active=wanted, by=person_of(request), at=timezone.now())
    return redirect("people.show", person)


urls: list[URLPattern] = [
    path("people/", listed, name="people.list"),
    path("people/new/", add, name="people.add"),
    path("people/<int:person>/", show, name="people.show"),
    path("people/<int:person>/grant/", grant, name="people.grant"),
    path("people/<int:person>/revoke/<int:grant>/", revoke, name="people.revoke"),
    path("people/<int:person>/active/", active, name="people.active"),
]
