"""People and roles: the administrator's list, a person's page, roles granted and revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.queries.improvement.reach import centre_known
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_assessors import ASSESSOR_MISSING
from prakan.domain.problems_foundation import SCOPE_UNKNOWN
from prakan.domain.problems_improvement import NO_SUCH_CENTRE
from prakan.domain.roles import Role
from prakan.foundation import access
from prakan.foundation.actions import people as actions
from prakan.foundation.queries import people as queries
from prakan.foundation.queries.audit import trail
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.assessors import found_by_number
from prakan.registry.queries.institutions import found_by_code
from prakan.web.forms.people import AddPersonForm, GrantForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.scopes import scopes_said

if TYPE_CHECKING:
    from prakan.foundation.models import Person


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
            given = {
                **form.cleaned_data,
                "is_demo": settings.DEMO,
            }  # there everybody is made up, and signs in at once
            added = actions.add(**given, by=person_of(request), at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("people.show", added.pk)
    return render(request, "people/add.html", {"form": form}, status=422 if form.errors else 200)


def _page(request: HttpRequest, person_id: int, form: GrantForm, status: int = 200) -> HttpResponse:
    reader = person_of(request)
    shown = queries.person_by_id(reader, person_id)
    said = scopes_said(reader, [one.scope for one in shown.grants])
    context = {
        "shown": shown,
        "grants": [(one, said.get(one.scope)) for one in shown.grants],
        "form": form,
        "may_grant": access.can(reader, "person.grant"),
        "is_me": shown.id == reader.pk,
        "trail": trail(reader, f"person:{shown.username}")[-20:][::-1],
    }
    return render(request, "people/show.html", context, status=status)


@require_safe
def show(request: HttpRequest, person: int) -> HttpResponse:
    """Show a person, their roles and what was done about them."""
    return _page(request, person, _form(person_of(request)))


@require_POST
def grant(request: HttpRequest, person: int) -> HttpResponse:
    """Give a person a role."""
    by = person_of(request)
    form = _form(by, request.POST)
    if form.is_valid():
        try:
            actions.grant(person=person, **_given(by, form.cleaned_data), by=by, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("people.show", person)
    return _page(request, person, form, 422)


def _form(by: Person, data: Any = None) -> GrantForm:
    return GrantForm(queries.units(by), agency_choices(by), data)


def _given(by: Person, cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return the grant as the action takes it; PEOPLE-011, ASSESSOR-001 when what it names is not there."""
    kept = {name: cleaned[name] for name in ("unit", "starts", "ends")}
    code, agency, scope = cleaned["institution"].strip(), cleaned["parent_agency"], ""
    number = cleaned["assessor"].strip()
    if code:
        found = found_by_code(by, code)
        if found is None:
            raise refuse(SCOPE_UNKNOWN, field="institution", given=code)
        scope = f"institution:{found}"
    elif agency:
        scope = f"agency:{agency}"
    elif number:
        entry = found_by_number(by, number)
        if entry is None:
            raise refuse(ASSESSOR_MISSING, field="assessor")
        scope = f"assessor:{entry}"
    elif cleaned["level"]:
        scope = f"level:{cleaned['level']}"
    elif centre := cleaned["coordination_centre"].strip():
        if not centre_known(centre):
            raise refuse(NO_SUCH_CENTRE, field="coordination_centre", centre=centre)
        scope = f"centre:{centre}"
    return {**kept, "role": Role(cleaned["role"]), "scope": scope}


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
