"""One appeal: its panel, what the panel proposes, what the board resolves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.case_appeals import deciding, panels
from prakan.assessment.queries.case_appeals.clock import appeal_rules
from prakan.assessment.queries.case_appeals.one import appeal, candidates, questions_of
from prakan.foundation import access
from prakan.reporting.queries.dossier.listing import takes
from prakan.web.forms.case_appeals import DecisionForm, PanelForm, ProposalForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Show an appeal."""
    person = person_of(request)
    view = appeal(person, appeal_id)
    open_ = view.stage != "settled"
    context = {
        "view": view,
        "may_appoint": access.can(person, "appeal.appoint") and view.stage in ("filed", "heard"),
        "may_propose": access.can(person, "appeal.propose") and view.stage in ("heard", "proposed"),
        "may_decide": access.can(person, "appeal.decide") and view.stage == "proposed",
        "has_dossier": takes(person, view.case),
        "is_open": open_,
    }
    return render(request, "case_appeals/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Appoint a panel."""
    person = person_of(request)
    view = appeal(person, appeal_id)
    form = PanelForm(
        request.POST if request.method == "POST" else None,
        candidates(person, appeal_id, timezone.localdate()),
    )
    step = panels.appoint
    if take(request, form, lambda doer: step(appeal_id=appeal_id, assessors=form.chosen(), **doer)):
        messages.success(request, _("The panel is appointed"))
        return redirect("appeals.show", appeal_id)
    context = {"view": view, "form": form, "rules": appeal_rules()}
    return render(request, "case_appeals/panel.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Hand in what the panel proposes."""
    person = person_of(request)
    view = appeal(person, appeal_id)
    data = request.POST if request.method == "POST" else None
    form = ProposalForm(data, view.points, questions_of(person, appeal_id))
    if take(
        request,
        form,
        lambda doer: deciding.propose(
            appeal_id=appeal_id,
            findings=form.findings(),
            marks=form.marks(),
            words=form.cleaned_data["words"],
            **doer,
        ),
    ):
        messages.success(request, _("The proposal is with the board"))
        return redirect("appeals.show", appeal_id)
    context = {"view": view, "form": form}
    return render(request, "case_appeals/propose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Record what the board resolved."""
    view = appeal(person_of(request), appeal_id)
    form = DecisionForm(request.POST if request.method == "POST" else None, view.points)
    if take(
        request,
        form,
        lambda doer: deciding.decide(
            appeal_id=appeal_id,
            resolution=form.cleaned_data["resolution"],
            rejected=frozenset(form.cleaned_data.get("rejected", ())),
            words=form.cleaned_data["words"],
            seen=request.POST.get("seen", ""),
            **doer,
        ),
    ):
        messages.success(request, _("The appeal is settled"))
        return redirect("appeals.show", appeal_id)
    context = {"view": view, "form": form}
    return render(request, "case_appeals/decide.html", context, status=422 if form.errors else 200)


ONE = "appeals/<int:appeal_id>/"
urls: list[URLPattern] = [
    path(ONE, show, name="appeals.show"),
    path(f"{ONE}panel/", panel, name="appeals.panel"),
    path(f"{ONE}proposal/", propose, name="appeals.propose"),
    path(f"{ONE}decision/", decide, name="appeals.decide"),
]
