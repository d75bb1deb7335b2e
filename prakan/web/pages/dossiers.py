"""The dossier of a case: what it holds, then taken out for a reason."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from prakan.assessment.queries.cases.one import case
from prakan.reporting.actions import dossiers
from prakan.reporting.queries.dossier.listing import holdings
from prakan.web.forms.dossiers import DossierForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, case_id: int) -> HttpResponseBase:
    """Show what a dossier would hold; once asked for with a reason, send it."""
    form = DossierForm(request.POST or None)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "dossier.zip"
        made = take(
            request,
            form,
            lambda doer: dossiers.take(case_id=case_id, out=out, **form.cleaned_data, **doer),
        )
        if made:
            return handed(out, f"dossier-{made['case']}.zip")
    return _page(request, form, case_id)


def _page(request: HttpRequest, form: DossierForm, case_id: int) -> HttpResponse:
    person = person_of(request)
    context = {"form": form, "case": case(person, case_id), "found": holdings(person, case_id)}
    return render(request, "dossiers/show.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("cases/<int:case_id>/dossier/", show, name="dossiers.show")]
