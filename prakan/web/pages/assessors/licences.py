"""Licences of an assessor: issued, renewed, suspended and so on; and the public check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_licences import TOO_MANY_CHECKS
from prakan.registry.actions import licences as actions
from prakan.registry.queries.assessors import assessor
from prakan.registry.queries.licences import CheckedLicence, licence, terms
from prakan.registry.queries.licences import check as look_up
from prakan.web.forms.licences import CheckLicenceForm, IssueForm, RenewForm, ResolveForm
from prakan.web.forms.taking import Doer, take
from prakan.web.pages.assessors.verdicts import term_lines
from prakan.web.problems import attach
from prakan.web.shell.pace import too_many
from prakan.web.shell.people import person_of

Resolve = Callable[..., None]


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Give an assessor a licence for a level."""
    person = person_of(request)
    view = assessor(person, assessor_id)
    form = IssueForm(request.POST or None, level=request.GET.get("level", ""))
    made = take(
        request,
        form,
        lambda doer: actions.issue(
            assessor_id=assessor_id, level=form.cleaned_data["level"], fields=form.given(), **doer
        ),
    )
    if made:
        messages.success(request, gettext("Licence %(number)s is issued") % {"number": made.number})
        return redirect("assessors.show", assessor_id)
    return _page(
        request, form, gettext("Issue a licence"), view.name.th, assessor_id, term_lines(terms(person))
    )


@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, licence_id: int) -> HttpResponse:
    """Renew a licence for the next term."""
    person = person_of(request)
    view = licence(person, licence_id)
    begins = view.ends + timedelta(days=1) if view.ends else None
    form = RenewForm(request.POST or None, starts=begins.isoformat() if begins else "")
    made = take(request, form, lambda doer: actions.renew(licence_id=licence_id, fields=form.given(), **doer))
    if made:
        messages.success(request, gettext("Licence %(number)s is issued") % {"number": made.number})
        return redirect("assessors.show", view.assessor)
    own = [term for term in terms(person) if term.level == view.level]
    title = gettext("Renew licence %(number)s") % {"number": view.number}
    return _page(
        request, form, title, assessor(person, view.assessor).name.th, view.assessor, term_lines(own)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: HttpRequest, licence_id: int) -> HttpResponse:
    """Suspend a licence."""
    return _resolve(request, licence_id, actions.suspend, _("Suspend licence %(number)s"), _("Suspend"))


@require_http_methods(["GET", "HEAD", "POST"])
def reinstate(request: HttpRequest, licence_id: int) -> HttpResponse:
    """Let a suspended or revoked licence hold again."""
    title = _("Reinstate licence %(number)s")
    return _resolve(request, licence_id, actions.reinstate, title, _("Reinstate"))


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, licence_id: int) -> HttpResponse:
    """Revoke a licence."""
    return _resolve(request, licence_id, actions.revoke, _("Revoke licence %(number)s"), _("Revoke"))


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Let anybody see by its number how a licence stands; no more often than the settings say."""
    form = CheckLicenceForm(request.GET or None)
    found: CheckedLicence | None = None
    status = 200
    if form.is_bound and form.is_valid():
        limit = settings.LICENCE_CHECKS
        try:
            if too_many(request, "licence", limit, timezone.now().timestamp()):
                status = 429
                raise refuse(TOO_MANY_CHECKS, "number", limit=limit)
            found = look_up(form.cleaned_data["number"])
        except Refused as refused:
            attach(form, refused)
            status = 404 if status == 200 else status
    return render(request, "licences/check.html", {"form": form, "found": found}, status=status)


def _resolve(
    request: HttpRequest, licence_id: int, action: Resolve, title: str | Promise, verb: str | Promise
) -> HttpResponse:
    person = person_of(request)
    view = licence(person, licence_id)
    form = ResolveForm(request.POST or None)

    def resolved(doer: Doer) -> bool:
        action(licence_id=licence_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, resolved):
        messages.success(request, gettext("The resolution is recorded"))
        return redirect("assessors.show", view.assessor)
    lead = assessor(person, view.assessor).name.th
    return _page(request, form, str(title) % {"number": view.number}, lead, view.assessor, (), verb)


def _page(
    request: HttpRequest,
    form: Any,
    title: str,
    lead: str,
    assessor_id: int,
    notes: Any,
    verb: str | Promise = "",
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "notes": notes,
        "verb": verb,
        "back": reverse("assessors.show", args=[assessor_id]),
    }
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


ONE = "licences/<int:licence_id>/"
urls: list[URLPattern] = [
    path("assessors/<int:assessor_id>/licence/", issue, name="licences.issue"),
    path(f"{ONE}renew/", renew, name="licences.renew"),
    path(f"{ONE}suspend/", suspend, name="licences.suspend"),
    path(f"{ONE}reinstate/", reinstate, name="licences.reinstate"),
    path(f"{ONE}revoke/", revoke, name="licences.revoke"),
    path("check-licence/", check, name="licences.check"),
]
