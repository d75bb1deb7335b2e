"""Coordination centres: which there are, what they help, added and changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.results_use import doing
from prakan.assessment.queries.results_use.board import centres
from prakan.foundation import access
from prakan.web.forms.results_use import CentreForm
from prakan.web.forms.taking import Doer, Question, ask, take
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show every coordination centre."""
    person = person_of(request)
    context = {"centres": centres(person), "may_edit": access.can(person, "centre.edit")}
    return render(request, "improvement/centres.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a centre."""
    form = CentreForm(request.POST or None)

    def step(doer: Doer) -> object:
        return doing.keep_centre(is_new=True, **form.cleaned_data, **doer)

    return _taken(request, form, step, _("Add a coordination centre"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a centre."""
    known = next((one for one in centres(person_of(request)) if one.code == code), None)
    if known is None:
        raise Http404
    said = {**asdict(known), "name_th": known.name.th, "name_en": known.name.en}
    form = CentreForm(request.POST or None, said, is_new=False)

    def step(doer: Doer) -> object:
        return doing.keep_centre(code=code, is_demo=known.is_demo, **form.cleaned_data, **doer)

    return _taken(request, form, step, _("Change the coordination centre"))


def _taken(
    request: HttpRequest, form: CentreForm, step: Callable[[Doer], object], title: str
) -> HttpResponse:
    if take(request, form, step):
        messages.success(request, _("The centre is saved"))
        return redirect("centres.list")
    question = Question(
        title=title,
        question=_("Institutions of its provinces go to it by themselves when they are selected."),
        verb=_("Save"),
        back=reverse("centres.list"),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("improvement/centres/", show, name="centres.list"),
    path("improvement/centres/add/", add, name="centres.add"),
    path("improvement/centres/<str:code>/", edit, name="centres.edit"),
]
