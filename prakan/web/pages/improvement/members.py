"""One institution of the programme: its plan, its centre, what was done; closed or removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.results_use import choosing
from prakan.assessment.queries.results_use.board import centres, member
from prakan.domain.improvement.stages import MemberStage
from prakan.foundation import access
from prakan.web.forms.improvement import WhyForm
from prakan.web.forms.results_use import GiveForm
from prakan.web.forms.taking import Doer, Question, ask, take
from prakan.web.shell.access import may_open
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

OPEN = (MemberStage.SELECTED, MemberStage.WORKING)
ENDS = {
    "close": (
        choosing.close,
        gettext_lazy("Close its part in the programme"),
        gettext_lazy("Say what came of it; the institution stays counted as closed."),
    ),
    "remove": (
        choosing.remove,
        gettext_lazy("Take it out of the programme"),
        gettext_lazy("It is no longer counted; what was done with it stays."),
    ),
}


@require_safe
@kept_as_seen
def show(request: HttpRequest, member_id: int) -> Page:
    """Show an institution of the programme."""
    person = person_of(request)
    line, activities, year = member(person, member_id)
    is_open = line.stage in OPEN
    context = {
        "line": line,
        "activities": activities,
        "year": year,
        "may_end": is_open and access.can(person, "results.close"),
        "may_give": is_open and access.can(person, "results.centre"),
        "may_act": line.stage != MemberStage.REMOVED and access.can(person, "results.activity"),
        "opens_case": may_open(person)("cases.show"),
        "opens_place": may_open(person)("institutions.show"),
    }
    return Page("improvement/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, member_id: int, name: str) -> HttpResponse:
    """Close an institution's part, or take it out."""
    if name not in ENDS:
        raise Http404
    act, title, question = ENDS[name]
    line, _activities, _year = member(person_of(request), member_id)
    form = WhyForm(request.POST or None)
    if take(request, form, lambda doer: act(member_id=member_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The step is taken"))
        return redirect("programme.show", member_id)
    back = reverse("programme.show", args=[member_id])
    return ask(request, form, Question(title=title, question=question, verb=title, back=back))


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, member_id: int) -> HttpResponse:
    """Give an institution to a coordination centre."""
    person = person_of(request)
    line, _activities, _year = member(person, member_id)
    choices = [(one.code, one.name) for one in centres(person)]
    form = GiveForm(request.POST or None, choices, line.centre)

    def step(doer: Doer) -> bool:
        choosing.give(members=[member_id], centre=form.cleaned_data["centre"], **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("The centre is recorded"))
        return redirect("programme.show", member_id)
    question = Question(
        title=_("The coordination centre"),
        question=_("The centre sees the institution's plan and records what it does with it."),
        verb=_("Save"),
        back=reverse("programme.show", args=[member_id]),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("improvement/members/<int:member_id>/", show, name="programme.show"),
    path("improvement/members/<int:member_id>/centre/", give, name="programme.centre"),
    path("improvement/members/<int:member_id>/<slug:name>/", end, name="programme.end"),
]
