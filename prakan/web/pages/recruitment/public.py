"""What anybody opens: announcements, applying, and one's own application by its number and key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.recruitment.appealing import lodge
from prakan.assessors.actions.recruitment.applying import apply as take_application
from prakan.assessors.actions.recruitment.applying import withdraw as take_back
from prakan.assessors.actions.recruitment.keys import replace_lost
from prakan.assessors.queries.recruitment.people import status as own_status
from prakan.assessors.queries.recruitment.published import published
from prakan.assessors.queries.recruitment.rounds import announced as every_announcement
from prakan.assessors.queries.recruitment.rounds import announcement
from prakan.assessors.transition.recruitment import WITHDRAWABLE
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_recruitment import TOO_MANY_TRIES
from prakan.domain.recruitment_words import APPEALED
from prakan.web.forms.recruitment import ApplyForm, LostKeyForm, ReasonForm, StatusForm
from prakan.web.forms.taking import Doer
from prakan.web.forms.training import AppealForm
from prakan.web.pages.recruitment.parts import private_lines, rule_cards
from prakan.web.problems import attach
from prakan.web.shell.pace import too_many
from prakan.web.shell.people import signed_in
from prakan.web.templatetags.words import language

LOST_LIMIT = 5  # keys asked for from one network within a minute
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
    context = {
        "view": view,
        "takes": view.takes(timezone.localdate()),
        "rules": rule_cards(view),
        "lists": published(view.id),
    }
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
                recruitment_id=recruitment_id,
                fields=told,
                identity=told,
                by=signed_in(request),
                at=now,
                language=language(),
                url=reverse("recruitment.status"),
            )
        except Refused as refused:
            attach(form, refused)
    if made:
        context = {"view": view, "made": made, "mailed": bool(told["email"].strip())}
        return render(request, "recruitment/receipt.html", context)
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
    context = {"form": form, **_asking(), **(_own(found) if found else {})}
    return render(request, "recruitment/status.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Send a new key to whoever lost theirs; the answer is the same for a number that nobody has."""
    form = LostKeyForm(request.POST or None)
    asked = False
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            _pace(request, now.timestamp(), "recruitment.lost", LOST_LIMIT)
        except Refused as refused:
            attach(form, refused)
        else:
            replace_lost(**form.cleaned_data, url=reverse("recruitment.status"), at=now)
            asked = True
    context = {"form": form, "asked": asked}
    return render(request, "recruitment/lost.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take one's own application back."""
    form = ReasonForm(request.POST or None)
    return _done(
        request, form, "withdrawing", lambda key, doer: take_back(**key, **form.cleaned_data, **doer)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest) -> HttpResponse:
    """Object to one's own result."""
    form = AppealForm(request.POST or None)
    return _done(request, form, "appealing", lambda key, doer: lodge(**key, **form.cleaned_data, **doer))


def _done(
    request: HttpRequest, asked: Form, name: str, action: Callable[[Doer, Doer], object]
) -> HttpResponse:
    """Do what an applicant asks with number and key, and show the page as it is then."""
    if request.method != "POST":
        return redirect("recruitment.status")
    form, found = StatusForm(request.POST), None
    if form.is_valid() and asked.is_valid():
        key, now = form.cleaned_data, timezone.now()
        try:
            _pace(request, now.timestamp())
            found = own_status(**key)
            action(key, {"by": signed_in(request), "at": now})
            found = own_status(**key)
        except Refused as refused:
            attach(asked if found else form, refused)
    bad = bool(form.errors or asked.errors)
    context = {"form": form, **_asking(), **(_own(found) if found else {}), **({name: asked} if bad else {})}
    return render(request, "recruitment/status.html", context, status=422 if bad else 200)


def _asking() -> dict[str, object]:
    return {"withdrawing": ReasonForm(None), "appealing": AppealForm(None)}


def _own(found: Any) -> dict[str, object]:
    return {
        "view": found,
        "private": private_lines(found.masked),
        "may_withdraw": found.line.stage in WITHDRAWABLE,
        "may_appeal": found.line.stage in APPEALED
        and not any(one.stage == "lodged" for one in found.appeals),
    }


def _pace(request: HttpRequest, seconds: float, what: str = "recruitment", limit: int = LIMIT) -> None:
    """Raise ``Refused`` (RECRUIT-007) when a network sends more than its share."""
    if too_many(request, what, limit, seconds):
        raise refuse(TOO_MANY_TRIES, limit=limit)


urls: list[URLPattern] = [
    path("recruitment/", announced, name="recruitment.announced"),
    path("recruitment/status/", status, name="recruitment.status"),
    path("recruitment/status/lost/", lost, name="recruitment.lost"),
    path("recruitment/status/withdraw/", withdraw, name="recruitment.withdraw"),
    path("recruitment/status/appeal/", appeal, name="recruitment.appeal"),
    path("recruitment/<int:recruitment_id>/", show, name="recruitment.announcement"),
    path("recruitment/<int:recruitment_id>/apply/", apply, name="recruitment.apply"),
]
