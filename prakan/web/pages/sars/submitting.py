"""Submitting a report after a look at what is missing, and the receipt."""

from __future__ import annotations

from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.sars import submit as submit_report
from prakan.assessment.queries.receipts import ReceiptView, receipts
from prakan.assessment.queries.report import sar
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NO_RECEIPT, NOT_OPEN
from prakan.web.forms.taking import SureForm, take
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import level_name


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Say what is missing and ask once more, then submit and show the receipt."""
    view = sar(person_of(request), sar_id)
    if not view.mine:
        raise refuse(NOT_OPEN, stage=view.line.stage)
    form = SureForm(request)
    if take(request, form, lambda doer: submit_report(sar_id=sar_id, **doer)):
        return redirect("sars.receipt", sar_id)
    missing = [(view.form.section_of[q.code], q) for q in view.missing]
    done, of = view.indicators
    context = {
        "form": form,
        "view": view,
        "line": view.line,
        "level": level_name(view.line.level),
        "missing": missing,
        "indicators_done": done,
        "indicators": of,
    }
    return render(request, "sars/submit.html", context, status=422 if form.errors else 200)


def check_address(receipt: ReceiptView) -> str:
    """Return the address at which anybody can check a receipt."""
    query = urlencode({"number": receipt.number, "digest": receipt.short})
    return f"{settings.SITE_URL.rstrip('/')}{reverse('sars.check')}?{query}"


def qr(address: str) -> SafeString:
    """Return a QR code as SVG for the page."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff")
    return mark_safe(drawn)  # noqa: S308 - the library drew it


@require_safe
def receipt(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Show the latest receipt, to print and to check."""
    person = person_of(request)
    view, found = sar(person, sar_id), receipts(person, sar_id)
    if not found:
        raise refuse(NO_RECEIPT, number="–")
    address = check_address(found[0])
    context = {
        "view": view,
        "line": view.line,
        "level": level_name(view.line.level),
        "receipt": found[0],
        "earlier": found[1:],
        "address": address,
        "qr": qr(address),
    }
    return render(request, "sars/receipt.html", context)


urls: list[URLPattern] = [
    path("sars/<int:sar_id>/submit/", submit, name="sars.submit"),
    path("sars/<int:sar_id>/receipt/", receipt, name="sars.receipt"),
]
