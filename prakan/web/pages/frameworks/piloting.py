"""The pilot: marks of an institution under a version, scored at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prakan.domain.frameworks.pilot import typed
from prakan.domain.problems import Refused
from prakan.registry.actions.frameworks import record_pilot
from prakan.registry.queries.frameworks import PilotView, framework, pilots
from prakan.registry.queries.pilot_limits import places
from prakan.web.forms.frameworks import MARK, PilotForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def try_(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Record the marks of an institution; ?pilot= opens those of one that tried it already."""
    person = person_of(request)
    view = framework(person, framework_id)
    known = next((p for p in pilots(person, framework_id) if str(p.id) == request.GET.get("pilot")), None)
    form = PilotForm(request.POST or None, pack=view.pack, initial=_texts(known))
    if request.method == "POST" and form.is_valid():
        try:
            record_pilot(
                framework_id=framework_id,
                institution=form.cleaned_data["institution"],
                marks=form.marks(),
                remark=form.cleaned_data["remark"],
                by=person,
                at=timezone.now(),
            )
        except Refused as refused:
            attach(form, form.placed(refused))
        else:
            messages.success(request, gettext("The marks are kept; see what they lead to"))
            return redirect("frameworks.show", framework_id)
    context = {"form": form, "view": view, "groups": form.groups(), "places": places(person, framework_id)}
    return render(request, "frameworks/try.html", context, status=422 if form.errors else 200)


def _texts(known: PilotView | None) -> dict[str, str]:
    if known is None:
        return {}
    marks = {f"{MARK}{code}": typed(mark) for code, mark in known.marks.items()}
    return {"institution": known.code, "remark": known.remark, **marks}


urls: list[URLPattern] = [path("frameworks/<int:framework_id>/try/", try_, name="frameworks.try")]
