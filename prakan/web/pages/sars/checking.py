"""The public page where anybody checks a receipt: institution, year, moment, whether the digest agrees."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.receipts import CheckView
from prakan.assessment.queries.receipts import check as look_up
from prakan.domain.problems import Refused
from prakan.web.forms.sars import CheckForm
from prakan.web.problems import attach


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Look a receipt up by number and the beginning of its digest."""
    form = CheckForm(request.GET or None)
    found: CheckView | None = None
    if form.is_bound and form.is_valid():
        try:
            found = look_up(form.cleaned_data["number"], form.cleaned_data["digest"])
        except Refused as refused:
            attach(form, refused)
    return render(
        request, "sars/check.html", {"form": form, "found": found}, status=404 if form.errors else 200
    )


urls: list[URLPattern] = [path("check-sar/", check, name="sars.check")]
