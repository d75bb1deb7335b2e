"""The dossier of a case: what it holds, asked for with a reason, written by the worker, opened when ready."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.queries.cases.one import case
from prakan.domain.media_types import ENDINGS
from prakan.reporting.actions import dossiers
from prakan.reporting.queries.dossier.listing import holdings
from prakan.reporting.queries.dossier.runs import dossier_runs, open_dossier
from prakan.web.forms.dossiers import DossierForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import part_as_seen


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show what a dossier would hold and one's own; asked for with a reason, the worker writes one."""
    form = DossierForm(request.POST or None)
    made = take(request, form, lambda doer: dossiers.ask(case_id=case_id, **form.cleaned_data, **doer))
    if made:
        return _back(case_id)
    return _page(request, form, case_id)


@require_safe
def runs(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show the part of the page that is asked for again while a dossier is written."""
    return render(request, "dossiers/runs.html", _runs(request, case_id))


@require_safe
def download(request: HttpRequest, run_id: int) -> StreamingHttpResponse:
    """Give a dossier that is ready to whoever asked for it."""
    view, pieces = open_dossier(person_of(request), run_id)
    answer = StreamingHttpResponse(pieces, content_type=ENDINGS["zip"])
    answer["Content-Length"] = str(view.size)
    answer["Content-Disposition"] = content_disposition_header(True, view.name)
    return answer


@require_POST
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop writing a dossier."""
    run = dossiers.cancel(run_id=run_id, by=person_of(request), at=timezone.now())
    messages.success(request, _("Cancelled; no file was made"))
    return _back(run.case_id)


def _back(case_id: int) -> HttpResponse:
    return redirect(reverse("dossiers.show", args=[case_id]) + "#runs")


def _page(request: HttpRequest, form: DossierForm, case_id: int) -> HttpResponse:
    person = person_of(request)
    shown, found = part_as_seen(
        request, "holdings", lambda: (case(person, case_id), holdings(person, case_id))
    )
    context = {
        **_runs(request, case_id),
        "form": form,
        "case": shown,
        "found": found,
        "days": settings.DOSSIER_DAYS,
    }
    return render(request, "dossiers/show.html", context, status=422 if form.errors else 200)


def _runs(request: HttpRequest, case_id: int) -> dict[str, Any]:
    found = dossier_runs(person_of(request), case_id)
    return {"runs": found, "writing": any(one.is_running for one in found), "case_id": case_id}


urls: list[URLPattern] = [
    path("cases/<int:case_id>/dossier/", show, name="dossiers.show"),
    path("cases/<int:case_id>/dossier/runs/", runs, name="dossiers.runs"),
    path("dossiers/<int:run_id>/", download, name="dossiers.download"),
    path("dossiers/<int:run_id>/cancel/", cancel, name="dossiers.cancel"),
]
