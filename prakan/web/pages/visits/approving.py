"""Lists of visits for approval: by level, sent, read visit by visit, marked, decided on, taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions import team_lists as actions
from prakan.assessment.queries.team_lists import (
    ListPage,
    levels,
    list_line,
    lists,
    plan_for,
    team_list,
    years,
)
from prakan.assessment.queries.team_plans import team_plan
from prakan.assessment.queries.team_to_do import to_invite
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_visits import NO_SUCH_LIST
from prakan.domain.text import Text
from prakan.domain.visit_words import LIST_STAGES
from prakan.foundation import access
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.forms.visits import DecideForm, RecallForm, WhyBackForm
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """Show, level by level, what of a year's confirmed plan is approved, under decision, or not sent yet."""
    person = person_of(request)
    asked = request.GET.get("year", "")
    plan = plan_for(person, int(asked) if asked.isdecimal() and len(asked) == 4 else None)
    context = {
        "plan": plan and team_plan(person, plan.pk),
        "years": years(person),
        "levels": levels(person, plan.pk) if plan else (),
        "lists": [(one, *LIST_STAGES[one.stage]) for one in lists(person, plan.pk)] if plan else (),
        "may_send": access.can(person, "team.send"),
    }
    return render(request, "visits/approvals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, plan_id: int, level: str) -> HttpResponse:
    """Send the visits of a level for approval, once more asked."""
    person = person_of(request)
    plan = team_plan(person, plan_id)
    line = next((one for one in levels(person, plan_id) if one.level == level), None)
    if line is None:
        raise refuse(NO_SUCH_LIST, list=level)
    form = SureForm(request)
    made = take(request, form, lambda doer: actions.send(plan_id=plan_id, level=level, **doer))
    if made:
        messages.success(request, _("The list is sent; whoever decides first is told"))
        return redirect("visits.list", made.pk)
    name = LEVEL_NAMES.get(level, Text(level)).say(language())
    question = Question(
        title=_("Send for approval: %(level)s") % {"level": name},
        question=_("%(n)s visits go to their approvers as one list.") % {"n": line.waiting},
        verb=_("Send"),
        back=f"{reverse('visits.approvals')}?year={plan.year}",
        consequences=(
            _("The list has a digest; if a visit changes meanwhile, it cannot be approved unseen."),
            _("You can take it back until it is decided on."),
        ),
    )
    return ask(request, form, question)


@require_safe
def show(request: HttpRequest, list_id: int) -> HttpResponse:
    """Show a list visit by visit, with the form of the decision for those whose turn it is."""
    page = _asked(request, list_id)
    form = DecideForm(None, page.list.waits_for, page.list.turn, page.shown)
    return _page(request, page, form)


@require_POST
def decide(request: HttpRequest, list_id: int) -> HttpResponse:
    """Record what was decided on the list as it was shown."""
    page = _asked(request, list_id)
    form = DecideForm(request.POST, page.list.waits_for, page.list.turn, page.shown)

    def step(doer: Doer) -> object:
        return actions.decide(
            list_id=list_id, returns_all="return" in request.POST, **form.cleaned_data, **doer
        )

    if take(request, form, step):
        messages.success(request, _("The decision is recorded"))
        return redirect("visits.list", list_id)
    # what was typed stays; the next decision is on the list as it is shown now
    form.data = {**request.POST.dict(), "turn": str(page.list.turn), "digest": page.shown}
    return _page(request, page, form)


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, list_id: int, visit_id: int) -> HttpResponse:
    """Mark one visit to go back, with the reason, or take the mark off."""
    person = person_of(request)
    line = list_line(person, list_id, visit_id)
    form = WhyBackForm(request.POST or None, initial={"reason": line.reason})
    back = reverse("visits.list", args=[list_id])

    def step(doer: Doer) -> bool:
        actions.mark(list_id=list_id, visit_id=visit_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("Noted. Nothing goes back before you decide on the list"))
        return redirect(back)
    context = {"form": form, "line": line, "back": back}
    return render(request, "visits/mark.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest, list_id: int) -> HttpResponse:
    """Take a list back for a reason."""
    page = team_list(person_of(request), list_id)
    form = RecallForm(request.POST or None)
    if take(request, form, lambda doer: actions.recall(list_id=list_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The list is taken back"))
        return redirect("visits.list", list_id)
    question = Question(
        title=_("Take the list back"),
        question=_("Its visits can be changed and sent again."),
        verb=_("Take it back"),
        back=reverse("visits.list", args=[page.list.id]),
    )
    return ask(request, form, question)


def _asked(request: HttpRequest, list_id: int) -> ListPage:
    marked = request.GET.get("marked") == "1"
    return team_list(person_of(request), list_id, page_number(request), marked=marked)


def _page(request: HttpRequest, page: ListPage, form: DecideForm) -> HttpResponse:
    person = person_of(request)
    name, tone = LIST_STAGES[page.list.stage]
    context: dict[str, Any] = {
        "page": page,
        "list": page.list,
        "stage": name,
        "tone": tone,
        "form": form,
        "ahead": page.list.visits - page.list.returned - page.marked,
        "only_marked": request.GET.get("marked") == "1",
        "may_invite": page.list.stage == "approved" and page.list.plan in to_invite(person, page.list.level),
        "may_recall": page.list.waits_for is not None and access.can(person, "team.recall"),
        "before": page.number - 1,
        "after": page.number + 1,
    }
    return render(request, "visits/list.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("team-lists/", approvals, name="visits.approvals"),
    path("team-lists/send/<int:plan_id>/<slug:level>/", send, name="visits.send"),
    path("team-lists/<int:list_id>/", show, name="visits.list"),
    path("team-lists/<int:list_id>/decide/", decide, name="visits.decide"),
    path("team-lists/<int:list_id>/recall/", recall, name="visits.recall"),
    path("team-lists/<int:list_id>/visits/<int:visit_id>/", mark, name="visits.mark"),
]
