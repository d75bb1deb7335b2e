"""What anybody opens: announcements, applying, and one's own application by its number and key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.recruitment.applying import apply as take_application
from prakan.assessors.actions.recruitment.applying import withdraw as take_back
from prakan.assessors.queries.recruitment.people import status as own_status
from prakan.assessors.queries.recruitment.rounds import announced as every_announcement
from prakan.assessors.queries.recruitment.rounds import announcement
from prakan.assessors.transition.recruitment import WITHDRAWABLE
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_recruitment import TOO_MANY_TRIES
from prakan.web.forms.recruitment import ApplyForm, ReasonForm, StatusForm
from prakan.web.pages.recruitment.parts import private_lines, rule_cards
from prakan.web.problems import attach
from prakan.web.shell.pace import too_many
from prakan.web.shell.people import signed_in

LIMIT = 60  # applications and looks at a status from one network within a minute


@require_safe
def announced(request: HttpRequest) -> HttpResponse:
    """Show what is announced: what is open first."""
    today = timezone.localdate()
    rounds = every_announcement()
    context = {
        "open": [one for one in rounds if one.takes(today)],
        "other": [one for one in rounds if not one.takes(today)],
    }
    return render(request, "recruitment/announced.html", context)


@require_safe
def show(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Show an announcement: places, conditions, days, components and weights."""
    view = announcement(recruitment_id)
    context = {"view": view, "takes": view.takes(timezone.localdate()), "rules": rule_cards(view)}
    return render(request, "recruitment/announcement.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Take an application; the receipt shows the key of its page this one time."""
    view = announcement(recruitment_id)
    form = ApplyForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        told, now = form.told(), timezone.now()
        try:
            _pace(request, now.timestamp())
            made = take_application(
                recruitment_id=recruitment_id, fields=told, identity=told, by=signed_in(request), at=now
            )
        except Refused as refused:
            attach(form, refused)
    if made:
        return render(request, "recruitment/receipt.html", {"view": view, "made": made})
    context = {"view": view, "form": form, "takes": view.takes(timezone.localdate())}
    return render(request, "recruitment/apply.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Show somebody their own application; number and key are sent, never part of an address."""
    form = StatusForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            _pace(request, timezone.now().timestamp())
            found = own_status(**form.cleaned_data)
        except Refused as refused:
            attach(form, refused)
    context = {"form": form, "withdrawing": ReasonForm(None), **(_own(found) if found else {})}
    return render(request, "recruitment/status.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take one's own application back."""
    if request.method != "POST":
        return redirect("recruitment.status")
    form, reason = StatusForm(request.POST), ReasonForm(request.POST)
    found = None
    if form.is_valid() and reason.is_valid():
        key = form.cleaned_data
        try:
            _pace(request, timezone.now().timestamp())
            found = own_status(**key)
            take_back(**key, **reason.cleaned_data, by=signed_in(request), at=timezone.now())
            found = own_status(**key)
        except Refused as refused:
            attach(reason if found else form, refused)
    bad = bool(form.errors or reason.errors)
    context = {"form": form, **(_own(found) if found else {}), "withdrawing": reason}
    return render(request, "recruitment/status.html", context, status=422 if bad else 200)


def _own(found: Any) -> dict[str, object]:
    return {
        "view": found,
        "private": private_lines(found.masked),
        "may_withdraw": found.line.stage in WITHDRAWABLE,
        "withdrawing": ReasonForm(None),
    }


def _pace(request: HttpRequest, seconds: float) -> None:
    """Raise ``Refused`` (RECRUIT-007) when a network sends more than its share."""
    if too_many(request, "recruitment", LIMIT, seconds):
        raise refuse(TOO_MANY_TRIES, limit=LIMIT)


urls: list[URLPattern] = [
    path("recruitment/", announced, name="recruitment.announced"),
    path("recruitment/status/", status, name="recruitment.status"),
    path("recruitment/status/withdraw/", withdraw, name="recruitment.withdraw"),
    path("recruitment/<int:recruitment_id>/", show, name="recruitment.announcement"),
    path("recruitment/<int:recruitment_id>/apply/", apply, name="recruitment.apply"),
]
