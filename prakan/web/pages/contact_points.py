"""Contacts of institutions and parent agencies: who has one, one place's, changes, showing for a purpose."""

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

from prakan.domain.contact_points import PART_NAMES, PARTS, Personal
from prakan.domain.problems import Refused
from prakan.foundation import access
from prakan.registry.actions import contact_points as actions
from prakan.registry.queries.contact_points import (
    Owner,
    agencies_reached,
    contact_board,
    contact_point,
    contact_points,
    contact_roles,
    keeping_days,
    owner_of_agency,
    owner_of_institution,
)
from prakan.web.forms.contact_points import BoardForm, ContactForm, EndForm, EraseForm, PurposeForm
from prakan.web.forms.taking import Doer, take
from prakan.web.problems import attach
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show which institutions can be reached and which cannot."""
    person = person_of(request)
    agencies = agencies_reached(person)
    form = BoardForm(request.GET, agencies)
    shown = contact_board(person, **form.wanted(), number=page_number(request))
    context = {
        "form": form,
        "shown": shown,
        "before": shown.number - 1,
        "after": shown.number + 1,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "agencies": agencies if access.is_outsider(person) else (),
        "may_open": access.is_staff(person),
    }
    return render(request, "contact_points/board.html", context)


@require_safe
def of_institution(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Show the contacts of an institution, masked."""
    return _place(request, owner_of_institution(person_of(request), institution_id))


@require_safe
def of_agency(request: HttpRequest, code: str) -> HttpResponse:
    """Show the contacts of a parent agency, masked."""
    return _place(request, owner_of_agency(person_of(request), code))


def _place(request: HttpRequest, owner: Owner) -> HttpResponse:
    person = person_of(request)
    found, today = contact_points(person, owner), timezone.localdate()
    context = {
        "owner": owner,
        "now": [view for view in found if view.ends is None or view.ends >= today],
        "ended": [view for view in found if view.ends is not None and view.ends < today],
        "add": _add_address(owner),
        "days": keeping_days(),
        "may_edit": access.can(person, "contact_point.edit"),
        "may_show": access.can(person, "contact_point.show"),
        "may_erase": access.can(person, "contact_point.erase"),
        "may_open": access.is_staff(person),
    }
    return render(request, "contact_points/place.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Add a contact to an institution."""
    return _add(request, owner_of_institution(person_of(request), institution_id))


@require_http_methods(["GET", "HEAD", "POST"])
def add_to_agency(request: HttpRequest, code: str) -> HttpResponse:
    """Add a contact to a parent agency."""
    return _add(request, owner_of_agency(person_of(request), code))


def _add(request: HttpRequest, owner: Owner) -> HttpResponse:
    form = ContactForm(request.POST or None, contact_roles(person_of(request), owner))
    of: dict[str, Any] = {"agency": owner.agency} if owner.agency else {"institution_id": owner.id}
    if take(request, form, lambda doer: actions.add(fields=form.given(), **of, **doer)):
        messages.success(request, gettext("The contact is kept, encrypted"))
        return redirect(address_of(owner))
    return _form(request, form, owner, gettext("Add a contact"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Change a contact; what is left empty stays."""
    person = person_of(request)
    owner, view = contact_point(person, contact_id)
    form = ContactForm(request.POST or None, contact_roles(person, owner), view)

    def change(doer: Doer) -> bool:
        revision = form.cleaned_data["revision"] or 0
        actions.edit(contact_id=contact_id, fields=form.given(), revision=revision, **doer)
        return True

    if _taken(request, form, change):
        messages.success(request, gettext("The contact is kept, encrypted"))
        return redirect(address_of(owner))
    return _form(request, form, owner, gettext("Change a contact"))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, contact_id: int) -> HttpResponse:
    """End a contact on a day; the list offers to take it back."""
    owner, _view = contact_point(person_of(request), contact_id)
    form = EndForm(request.POST or None)

    def ended(doer: Doer) -> bool:
        actions.end(contact_id=contact_id, **form.cleaned_data, **doer)
        return True

    if _taken(request, form, ended):
        messages.success(request, gettext("The contact ends that day; it can be taken back"))
        return redirect(address_of(owner))
    return _form(request, form, owner, gettext("End a contact"), gettext("End the contact"))


@require_POST
def take_back(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Let an ended contact hold again."""
    person = person_of(request)
    owner, _view = contact_point(person, contact_id)
    actions.take_back(contact_id=contact_id, by=person, at=timezone.now())
    messages.success(request, gettext("The contact holds again"))
    return redirect(address_of(owner))


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Ask what a contact is wanted for, then show it in full this once; the trail knows who saw it."""
    person = person_of(request)
    owner, view = contact_point(person, contact_id)
    form = PurposeForm(request.POST or None)
    told = _taken(
        request, form, lambda doer: actions.show(contact_id=contact_id, **form.cleaned_data, **doer)
    )
    context = {
        "owner": owner,
        "view": view,
        "form": form,
        "back": address_of(owner),
        "masked": rows_of(view.masked),
        "told": rows_of(told) if told else (),
    }
    page = render(request, "contact_points/show.html", context, status=422 if form.errors else 200)
    page["Cache-Control"] = "no-store"
    return page


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Erase what an ended contact says, for good."""
    owner, _view = contact_point(person_of(request), contact_id)
    form = EraseForm(request.POST or None)

    def erased(doer: Doer) -> bool:
        actions.erase(contact_id=contact_id, **form.cleaned_data, **doer)
        return True

    if _taken(request, form, erased):
        messages.success(request, gettext("What the contact said is erased"))
        return redirect(address_of(owner))
    return _form(request, form, owner, gettext("Erase what a contact says"), gettext("Erase for good"))


def rows_of(personal: Personal) -> tuple[tuple[Any, str], ...]:
    """Return the parts that are told, each with its name."""
    return tuple((PART_NAMES[part], value) for part in PARTS if (value := getattr(personal, part)))


def address_of(owner: Owner) -> str:
    """Return the page of an owner's contacts."""
    if owner.agency:
        return reverse("contact_points.of_agency", args=[owner.agency])
    return reverse("contact_points.of_institution", args=[owner.id])


def _add_address(owner: Owner) -> str:
    if owner.agency:
        return reverse("contact_points.add_to_agency", args=[owner.agency])
    return reverse("contact_points.add", args=[owner.id])


def _taken(request: HttpRequest, form: BaseForm, action: Any) -> Any:
    """Take a step; a refusal of any kind stands in the form, as nothing here may show two full texts."""
    try:
        return take(request, form, action)
    except Refused as refused:
        attach(form, refused)
        return None


def _form(request: HttpRequest, form: BaseForm, owner: Owner, title: str, verb: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "verb": verb, "owner": owner, "back": address_of(owner)}
    return render(request, "contact_points/edit.html", context, status=422 if form.errors else 200)


ONE = "contacts/<int:contact_id>/"
urls: list[URLPattern] = [
    path("contacts/", board, name="contact_points.board"),
    path("contacts/of/<int:institution_id>/", of_institution, name="contact_points.of_institution"),
    path("contacts/of/<int:institution_id>/add/", add, name="contact_points.add"),
    path("contacts/agency/<str:code>/", of_agency, name="contact_points.of_agency"),
    path("contacts/agency/<str:code>/add/", add_to_agency, name="contact_points.add_to_agency"),
    path(f"{ONE}edit/", edit, name="contact_points.edit"),
    path(f"{ONE}end/", end, name="contact_points.end"),
    path(f"{ONE}take-back/", take_back, name="contact_points.take_back"),
    path(f"{ONE}show/", show, name="contact_points.show"),
    path(f"{ONE}erase/", erase, name="contact_points.erase"),
]
