"""Adding an institution, and changing what is known of one from a day on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.institution_record import EDITABLE
from prakan.domain.problems import Refused
from prakan.registry.actions import institutions as actions
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.institutions import institution
from prakan.web.forms.both import choose, merged
from prakan.web.forms.registry import ChangeForm, CodeForm, InstitutionForm, NewInstitutionForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add an institution."""
    form = NewInstitutionForm(request.POST or None, agency_choices(person_of(request)))
    made = take(request, form, lambda doer: actions.add(fields=form.given(), codes=form.codes(), **doer))
    if made:
        messages.success(request, gettext("%(name)s is in the registry") % {"name": made.name_th})
        return redirect("institutions.show", made.pk)
    return _page(request, form, gettext("Add an institution"), reverse("institutions.list"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Change what is known of an institution from a day on."""
    person = person_of(request)
    view, agencies = institution(person, institution_id), agency_choices(person)
    back = reverse("institutions.show", args=[institution_id])
    title = gettext("Change: %(name)s") % {"name": view.record.name_th}
    if request.method != "POST":
        form = ChangeForm(None, agencies, view.record)
        form.initial["revision"] = view.revision
        return _page(request, form, title, back)
    form = ChangeForm(merged(request.POST), agencies)
    try:
        changes = take(request, form, lambda doer: _change(form, institution_id, doer))
    except Refused as refused:
        saved = {
            name: str(value) if (value := getattr(view.record, name)) is not None else "" for name in EDITABLE
        }
        return choose(request, form, refused, saved=saved, revision=view.revision, name=view.name)
    if changes is not None:
        messages.success(request, gettext("%(n)s attributes changed") % {"n": len(changes)})
        return redirect(back)
    return _page(request, form, title, back)


def _change(form: ChangeForm, institution_id: int, doer: dict[str, Any]) -> tuple[object, ...]:
    given = form.cleaned_data
    return actions.edit(
        institution_id=institution_id,
        fields=form.given(),
        on=given["on"],
        source=given["source"],
        revision=given["revision"],
        **doer,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Give an institution a code, or end one."""
    view = institution(person_of(request), institution_id)
    form = CodeForm(request.POST or None)
    back = reverse("institutions.show", args=[institution_id])

    def give(doer: dict[str, Any]) -> bool:
        actions.give_code(institution_id=institution_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, give):
        messages.success(request, gettext("The code is recorded"))
        return redirect(back)
    context = {
        "form": form,
        "title": gettext("Code of %(name)s") % {"name": view.record.name_th},
        "back": back,
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Return the districts of a province and the subdistricts of a district, for the form on the page."""
    form = InstitutionForm(request.GET, ())
    return render(request, "registry/places.html", {"form": form})


def _page(request: HttpRequest, form: InstitutionForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back}
    return render(request, "registry/edit.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("institutions/add/", add, name="institutions.add"),
    path("institutions/places/", places, name="institutions.places"),
    path("institutions/<int:institution_id>/edit/", edit, name="institutions.edit"),
    path("institutions/<int:institution_id>/code/", code, name="institutions.code"),
]
