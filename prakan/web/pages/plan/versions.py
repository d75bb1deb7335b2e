"""Versions of a plan: started, revised with a reason, submitted, approved or sent back, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.problems import Refused
from prakan.foundation import access
from prakan.planning.actions.plan import approve, copy_from, create_plan, return_, revise, submit
from prakan.planning.queries.plan import versions, years
from prakan.web.forms.plan import StartForm, WhyForm
from prakan.web.forms.taking import Doer, Question, ask, take
from prakan.web.pages.plan.compare import compare
from prakan.web.pages.plan.found import EDITABLE, version_of
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.shell.refusals import page, status_of

if TYPE_CHECKING:
    from prakan.planning.models import PlanVersion

Words = str | Promise
SAID: dict[str, Words] = {
    "submit": _("Submitted: the director decides next"),
    "approve": _("Approved: this version counts from now on; the one before stays as it was"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Start a year's plan, empty or as a copy of another year's."""
    person = person_of(request)
    year = period_of(request, person).year
    form = StartForm(request.POST or None, years(person), year)
    made = take(request, form, lambda doer: _start(form, doer))
    if made:
        messages.success(request, gettext("The plan of %(year)s is started as a draft") % {"year": made.year})
        return redirect(f"{reverse('plan.show')}?period={made.year}-1")
    return render(request, "plan/start.html", {"form": form}, status=422 if form.errors else 200)


def _start(form: StartForm, doer: Doer) -> PlanVersion:
    year, source = form.cleaned_data["year"], form.cleaned_data["from_year"]
    if source is None:
        return create_plan(year=year, **doer)
    return copy_from(from_year=source, year=year, **doer)


@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """List the versions of the chosen year's plan."""
    person = person_of(request)
    quarter = period_of(request, person)
    found = versions(person, quarter.year)
    older = {v.version_id: other for v, other in zip(found, found[1:], strict=False)}
    context = {
        "quarter": quarter,
        "versions": [(version, older.get(version.version_id)) for version in found],
        "may_revise": access.can(person, "plan.revise") and not any(v.stage in OPEN for v in found),
        "may_submit": access.can(person, "plan.submit"),
        "may_approve": access.can(person, "plan.approve"),
        "editable": EDITABLE,
    }
    return render(request, "plan/versions.html", context)


OPEN = EDITABLE | {"submitted"}


@require_safe
def differences(request: HttpRequest, older_id: int, newer_id: int) -> HttpResponse:
    """Show what changed between two versions."""
    person = person_of(request)
    found = compare(version_of(person, older_id), version_of(person, newer_id))
    return render(request, "plan/compare.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def revise_(request: HttpRequest) -> HttpResponse:
    """Copy the approved plan into a new draft, with a reason."""
    person = person_of(request)
    year = period_of(request, person).year
    form = WhyForm(request.POST or None)
    made = take(request, form, lambda doer: revise(year=year, reason=form.cleaned_data["reason"], **doer))
    if made:
        messages.success(request, gettext("A draft is open; the approved version counts until then"))
        return redirect(f"{reverse('plan.show')}?version={made.pk}")
    question = Question(
        title=gettext("Revise the plan of %(year)s") % {"year": year},
        question=gettext("A new version is made from the approved one; figures follow it once approved."),
        verb=gettext("Open a draft"),
        back=reverse("plan.versions"),
    )
    return ask(request, form, question)


@require_POST
def advance(request: HttpRequest, version_id: int, do: str) -> HttpResponse:
    """Submit a draft, or approve what was submitted."""
    action = submit if do == "submit" else approve
    try:
        action(version_id=version_id, by=person_of(request), at=timezone.now())
    except Refused as refused:
        return page(request, refused.faults, status_of(refused))
    messages.success(request, str(SAID[do]))
    return redirect("plan.versions")


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, version_id: int) -> HttpResponse:
    """Send a submitted version back with a reason."""
    form = WhyForm(request.POST or None)
    if take(
        request,
        form,
        lambda doer: return_(version_id=version_id, reason=form.cleaned_data["reason"], **doer),
    ):
        messages.success(request, gettext("Sent back to the policy office with your reason"))
        return redirect("plan.versions")
    question = Question(
        title=gettext("Send this version back"),
        question=gettext("The policy office can change it and submit it again."),
        verb=gettext("Send back"),
        back=reverse("plan.versions"),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("plan/start/", start, name="plan.start"),
    path("plan/versions/", list_, name="plan.versions"),
    path("plan/revise/", revise_, name="plan.revise"),
    path("plan/versions/<int:older_id>/to/<int:newer_id>/", differences, name="plan.compare"),
    path("plan/versions/<int:version_id>/submit/", advance, {"do": "submit"}, name="plan.submit"),
    path("plan/versions/<int:version_id>/approve/", advance, {"do": "approve"}, name="plan.approve"),
    path("plan/versions/<int:version_id>/return/", back, name="plan.return"),
]
