"""Lists: made once after one more question, shown with rule, margin, ties and corrections."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.recruitment.filling import fill as fill_places
from prakan.assessors.actions.recruitment.ranking import rank_round
from prakan.assessors.queries.recruitment.lists import LineView, list_of
from prakan.assessors.queries.recruitment.rounds import round_of
from prakan.domain.recruitment import PART_NAMES, Outcome, Part
from prakan.foundation import access
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.pages.recruitment.parts import rule_card
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of

PAGE = 100


@require_safe
def show(request: HttpRequest, recruitment_id: int, part: str) -> HttpResponse:
    """Show a list with its rule, the border and who shares it."""
    which = Part.COMPETENCE if part == Part.COMPETENCE.value else Part.SELECTION
    person = person_of(request)
    found = list_of(person, recruitment_id, which)
    asked = request.GET.get("outcome", "")
    wanted = [one for one in found.lines if _wanted(one, asked)]
    pages = max(1, -(-len(wanted) // PAGE))
    at = min(max(1, page_number(request)), pages)
    context = {
        "list": found,
        "view": found.recruitment,
        "title": PART_NAMES[which],
        "card": rule_card(which, found.rule),
        "tabs": [(one, found.counts[one]) for one in Outcome if found.counts[one]],
        "asked": asked,
        "may_publish": access.can(person, "recruitment.publish")
        and (which is Part.SELECTION or found.recruitment.stage in ("endorsed", "certified")),
        "lines": wanted[(at - 1) * PAGE : at * PAGE],
        "number": at,
        "pages": pages,
        "before": at - 1,
        "after": at + 1,
    }
    return render(request, "recruitment/list.html", context)


def _wanted(line: LineView, asked: str) -> bool:
    """Return whether a line is of those that an address asks for."""
    marked = {"corrected": bool(line.reason), "changed": line.was is not None}
    return marked.get(asked, asked in ("", line.outcome.value))


@require_http_methods(["GET", "HEAD", "POST"])
def rank(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Make the ranked list after one more question."""
    view = round_of(person_of(request), recruitment_id)
    form = SureForm(request)
    if take(request, form, lambda doer: rank_round(recruitment_id=view.id, **doer)):
        messages.success(request, gettext("The list is made"))
        return redirect("recruitment.list", view.id, Part.SELECTION.value)
    question = Question(
        _("Make the ranked list"),
        _("It is made once, by the rule that was announced. Later only single people are corrected."),
        _("Make the list"),
        reverse("recruitment.show", args=[view.id]),
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Fill free places from the reserve after one more question."""
    view = round_of(person_of(request), recruitment_id)
    form = SureForm(request)
    if take(request, form, lambda doer: fill_places(recruitment_id=view.id, **doer)):
        messages.success(request, gettext("The reserve is called for the free places"))
        return redirect(f"{reverse('recruitment.people', args=[view.id])}?stage=called")
    question = Question(
        _("Fill free places from the reserve"),
        _("In the order of the list, as many as there are free places."),
        _("Call them"),
        reverse("recruitment.show", args=[view.id]),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("recruitment/rounds/<int:recruitment_id>/rank/", rank, name="recruitment.rank"),
    path("recruitment/rounds/<int:recruitment_id>/fill/", fill, name="recruitment.fill"),
    path("recruitment/rounds/<int:recruitment_id>/list/<slug:part>/", show, name="recruitment.list"),
]
