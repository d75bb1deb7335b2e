"""Rescue files: brought by a colleague or an officer, taken in by the worker, answered item by item."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.field_rescues import ask
from prakan.assessment.queries.field_board import rescues as queries
from prakan.domain.media_types import ZIP
from prakan.web.forms.resumable import ResumableFile
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.people import person_of
from prakan.web.shell.uploads import stored

KINDS = frozenset({ZIP})
ON_A_PAGE = 100


class RescueForm(forms.Form):
    """The file that the field app made."""

    file = ResumableFile(label=_("Rescue file (.rescue.zip)"), allowed=KINDS)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.label_suffix = ""


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a rescue file, and see those brought before."""
    form = RescueForm(request.POST, request.FILES) if request.method == "POST" else RescueForm()

    def keep(doer: Doer) -> int:
        return ask(file_id=stored(form.cleaned_data["file"], allowed=KINDS, **doer).pk, **doer).pk

    if made := take(request, form, keep):
        return redirect("field_rescue.show", made)
    context = {"form": form, "rescues": queries.brought(person_of(request))}
    return render(request, "field_board/bring.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: HttpRequest, rescue_id: int) -> HttpResponse:
    """Show how far a rescue file is, and what became of each of its items."""
    seen = queries.one(person_of(request), rescue_id)
    page = Paginator(seen.answers, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "field_board/rescue.html", {"seen": seen, "page": page})


urls: list[URLPattern] = [
    path("field-board/rescue/", bring, name="field_rescue.bring"),
    path("field-board/rescue/<int:rescue_id>/", show, name="field_rescue.show"),
]
