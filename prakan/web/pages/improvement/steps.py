"""Steps on an improvement plan and its items: each asked once more, with words where they are wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.improvement import deciding, working
from prakan.assessment.queries.improvement.plans import ItemView, plan
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import NO_SUCH_ITEM
from prakan.web.forms.improvement import WhyForm, WordsForm, WorkForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.uploads import stored

if TYPE_CHECKING:
    from prakan.foundation.models import Person

Act = Callable[..., object]
#: step -> its action, its title, what it leads to
ON_PLANS: dict[str, tuple[Act, Promise, Promise]] = {
    "agree": (
        deciding.agree,
        gettext_lazy("Agree to the plan"),
        gettext_lazy("The institution begins; its case goes into follow-up."),
    ),
    "return": (
        deciding.give_back,
        gettext_lazy("Return the plan"),
        gettext_lazy("The institution changes it and sends it again. Say what is to be changed."),
    ),
    "object": (
        deciding.object_to,
        gettext_lazy("Object to the plan"),
        gettext_lazy("It goes back to the institution. Say what is to be changed."),
    ),
    "comment": (
        deciding.comment,
        gettext_lazy("Comment on the plan"),
        gettext_lazy("The institution reads it; the plan stays where it is."),
    ),
    "close": (
        deciding.close,
        gettext_lazy("Close the plan"),
        gettext_lazy("Every item is done or dropped. The case is closed with it."),
    ),
}
ON_ITEMS: dict[str, tuple[Act, Promise, Promise]] = {
    "drop": (
        working.drop,
        gettext_lazy("Drop the item"),
        gettext_lazy("It stays in the plan as dropped, with the reason."),
    ),
    "reopen": (
        working.reopen,
        gettext_lazy("Open the item again"),
        gettext_lazy("Work on it goes on; what was recorded stays."),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, plan_id: int, name: str) -> HttpResponse:
    """Take a step on the whole plan."""
    if name not in ON_PLANS:
        raise Http404
    act, title, question = ON_PLANS[name]
    view = plan(person_of(request), plan_id)
    form: Any = (
        SureForm(request)
        if name == "close"
        else WordsForm(request.POST if request.method == "POST" else None)
    )
    if name == "agree":
        form.fields["text"].required = False
    if take(request, form, lambda doer: act(plan_id=plan_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The step is taken"))
        return redirect("improvement.show", plan_id)
    back = reverse("improvement.show", args=[plan_id])
    titled = f"{title}: {view.line.number}"
    return ask(request, form, Question(title=titled, question=question, verb=title, back=back))


@require_http_methods(["GET", "HEAD", "POST"])
def item_step(request: HttpRequest, plan_id: int, number: int, name: str) -> HttpResponse:
    """Take a step on an item."""
    if name not in ON_ITEMS:
        raise Http404
    act, title, question = ON_ITEMS[name]
    item = _item(person_of(request), plan_id, number)
    form = WhyForm(request.POST or None)
    told = {"plan_id": plan_id, "number": number}
    if take(request, form, lambda doer: act(**told, **form.cleaned_data, **doer)):
        messages.success(request, _("The step is taken"))
        return redirect("improvement.show", plan_id)
    titled = f"{title}: {item.number}"
    back = reverse("improvement.show", args=[plan_id])
    return ask(request, form, Question(title=titled, question=question, verb=title, back=back))


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest, plan_id: int, number: int) -> HttpResponse:
    """Add what was done on an item."""
    item = _item(person_of(request), plan_id, number)
    form = WorkForm(request.POST or None, request.FILES or None)

    def act(doer: Doer) -> object:
        told = dict(form.cleaned_data)
        given = told.pop("file")
        file = stored(given, **doer) if given else None
        told["file_id"] = file.pk if file else None
        return working.report(plan_id=plan_id, number=number, **told, **doer)

    if take(request, form, act):
        messages.success(request, _("The progress is recorded"))
        return redirect("improvement.show", plan_id)
    title = _("Progress of item %(number)s") % {"number": item.number}
    back = reverse("improvement.show", args=[plan_id])
    verb = _("Record the progress")
    return ask(request, form, Question(title=title, question=item.what, verb=verb, back=back))


def _item(person: Person, plan_id: int, number: int) -> ItemView:
    found = next((one for one in plan(person, plan_id).items if one.number == number), None)
    if found is None:
        raise refuse(NO_SUCH_ITEM)
    return found


urls: list[URLPattern] = [
    path("improvement/<int:plan_id>/step/<slug:name>/", step, name="improvement.step"),
    path("improvement/<int:plan_id>/items/<int:number>/progress/", progress, name="improvement.progress"),
    path("improvement/<int:plan_id>/items/<int:number>/<slug:name>/", item_step, name="improvement.item"),
]
