"""Steps of a case by hand, holds opened and lifted, the mode changed: each asked once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.cases import steps as actions
from prakan.assessment.queries.cases.one import CaseView, case
from prakan.domain.cases.stages import HOLD_NAMES, STAGE_NAMES
from prakan.domain.cases.steps import BY_NAME, ways_from
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.foundation import access
from prakan.web.forms.cases import HoldForm, ModeForm, ReasonForm, StepForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language

if TYPE_CHECKING:
    from prakan.foundation.models import Person

Doer = dict[str, Any]
ENDING = frozenset({"case.withdraw"})


def steps_of(person: Person, view: CaseView) -> tuple[str, ...]:
    """Return the steps by hand that a person may take on a case where it stands, in their order."""
    ways = {way.name for way in ways_from(view.route, view.stage)}
    return tuple(one for one in actions.BY_HAND if one in ways and access.can(person, one))


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, case_id: int, name: str) -> HttpResponse:
    """Take a step by hand."""
    view = case(person_of(request), case_id)
    if name not in actions.BY_HAND:
        raise refuse(NOT_ALLOWED, step=name)
    form, way = StepForm(request.POST or None, view.revision), BY_NAME[name]
    if take(
        request, form, lambda doer: actions.take(case_id=case_id, step=name, **form.cleaned_data, **doer)
    ):
        messages.success(request, _("The step is taken"))
        return redirect("cases.show", case_id)
    after = STAGE_NAMES[way.target].say(language())
    question = _("The case goes on to: %(stage)s") % {"stage": after}
    return _ask(request, form, view, way.words.say(language()), question, danger=name in ENDING)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, case_id: int) -> HttpResponse:
    """Hold a case up for a reason."""
    view = case(person_of(request), case_id)
    form = HoldForm(request.POST or None)
    if take(request, form, lambda doer: actions.hold(case_id=case_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The case is held"))
        return redirect("cases.show", case_id)
    words = _("While some holds last, the clock stands still and nobody takes the next step.")
    return _ask(request, form, view, _("Hold the case"), words)


@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, case_id: int, hold_id: int) -> HttpResponse:
    """Lift a hold for a reason."""
    view = case(person_of(request), case_id)
    form = ReasonForm(request.POST or None)
    step_ = actions.lift
    if take(request, form, lambda doer: step_(case_id=case_id, hold_id=hold_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The hold is lifted"))
        return redirect("cases.show", case_id)
    kind = next((one.kind for one in view.holds if one.id == hold_id), "")
    words = HOLD_NAMES[kind].say(language()) if kind else _("This hold is not there any more.")
    return _ask(request, form, view, _("Lift the hold"), words)


@require_http_methods(["GET", "HEAD", "POST"])
def mode(request: HttpRequest, case_id: int) -> HttpResponse:
    """Change how the visit is made."""
    view = case(person_of(request), case_id)
    form = ModeForm(request.POST or None, view.mode)
    if take(request, form, lambda doer: actions.change_mode(case_id=case_id, **form.cleaned_data, **doer)):
        messages.success(request, _("How the visit is made is changed"))
        return redirect("cases.show", case_id)
    return _ask(
        request, form, view, _("Change how the visit is made"), _("The team and the institution see it.")
    )


def _ask(
    request: HttpRequest, form: Any, view: CaseView, title: str, words: str, *, danger: bool = False
) -> HttpResponse:
    back = reverse("cases.show", args=[view.id])
    asked = Question(title=title, question=words, verb=title, back=back, danger=danger)
    return ask(request, form, asked)


urls: list[URLPattern] = [
    path("cases/<int:case_id>/steps/<str:name>/", step, name="cases.step"),
    path("cases/<int:case_id>/hold/", hold, name="cases.hold"),
    path("cases/<int:case_id>/holds/<int:hold_id>/lift/", lift, name="cases.lift"),
    path("cases/<int:case_id>/mode/", mode, name="cases.mode"),
]
