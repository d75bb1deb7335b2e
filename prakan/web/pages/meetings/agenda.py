"""One meeting: its agenda made, called, taken back, cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.meetings import planning
from prakan.assessment.queries.meetings.board import MeetingView, candidates, meeting
from prakan.assessment.queries.meetings.ready import Candidate
from prakan.domain.meetings import RESOLUTION_NAMES
from prakan.domain.meetings.words import STAGE_NAMES
from prakan.foundation import access
from prakan.web.forms.meetings import AttendForm, ChosenForm, ResolveForm, SeenForm, WhyCancelForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import language, number

TONES = {"planned": "info", "called": "warn", "closed": "ok", "cancelled": "bad"}


@require_safe
@kept_as_seen
def show(request: HttpRequest, meeting_id: int) -> Page:
    """Show a meeting with its agenda."""
    return page(request, asked(request, meeting_id))


def asked(request: HttpRequest, meeting_id: int) -> MeetingView:
    """Return the meeting as the address asks for it."""
    return meeting(
        person_of(request), meeting_id, page_number(request), shown=request.GET.get("shown", "")[:12]
    )


def page(request: HttpRequest, view: MeetingView, **forms: Any) -> Page:
    """Return the page of a meeting, with forms that were sent and refused."""
    person = person_of(request)
    may = {name: access.can(person, f"meeting.{name}") for name in ("agenda", "call", "resolve", "cancel")}
    is_planned, is_called = view.stage == "planned", view.stage == "called"
    ready = candidates(person, view.body_code) if is_planned and may["agenda"] else ()
    chosen = [(one.id, one.number) for one in view.items]
    context: dict[str, Any] = {
        "meeting": view,
        "stage": STAGE_NAMES[view.stage],
        "tone": TONES[view.stage],
        "ready": ready,
        "put_on": ChosenForm(None, _numbers(ready), view.revision),
        "attend": AttendForm(None, view.members, view.present, view.revision),
        "resolve": ResolveForm(None, chosen, view.revision),
        "may": may,
        "is_planned": is_planned and may["agenda"],
        "is_called": is_called and may["resolve"],
        "shown": request.GET.get("shown", ""),
        "tabs": _tabs(view),
        "before": view.number - 1,
        "after": view.number + 1,
        **forms,
    }
    faulty = any(form.errors for form in forms.values())
    return Page("meetings/show.html", context, status=422 if faulty else 200)


@require_POST
@kept_as_seen
def put_on(request: HttpRequest, meeting_id: int) -> Page | HttpResponse:
    """Put the ticked cases on the agenda, or all that are ready."""
    view = asked(request, meeting_id)
    ready = candidates(person_of(request), view.body_code)
    form = ChosenForm(request.POST, _numbers(ready), view.revision)
    everything = "all" in request.POST

    def step(doer: dict[str, Any]) -> int:
        cases = [one.case for one in ready] if everything else form.cleaned_data["chosen"]
        revision = form.cleaned_data["revision"]
        return planning.put_on(meeting_id=meeting_id, cases=cases, revision=revision, **doer)

    count = take(request, form, step)
    if count is None:
        return page(request, view, put_on=form)
    words = ngettext("%(n)s case is put on the agenda", "%(n)s cases are put on the agenda", count)
    messages.success(request, words % {"n": number(count)})
    return redirect("meetings.show", meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Take a case off the agenda, once more asked."""
    view = asked(request, meeting_id)
    form = SureForm(request)

    def step(doer: dict[str, Any]) -> bool:
        planning.take_off(meeting_id=meeting_id, item_id=item_id, **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("It is off the agenda; it waits for another meeting"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("Take it off the agenda"),
            question=_("The items behind it move up. The case waits for another meeting."),
            verb=_("Take it off the agenda"),
            back=reverse("meetings.show", args=[view.id]),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Send the agenda out, once more asked."""
    view = asked(request, meeting_id)
    form = SeenForm(request.POST if request.method == "POST" else None, view.revision)
    step = planning.call
    if take(request, form, lambda doer: step(meeting_id=meeting_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The agenda is fixed; who has a registered interest steps back"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("Send the agenda out"),
            question=_("%(n)s items go to the members with their papers as they are now.")
            % {"n": number(view.total)},
            verb=_("Send it out"),
            back=reverse("meetings.show", args=[view.id]),
            consequences=(
                _("A paper that changes later is marked, and nothing is resolved on it unseen."),
                _("Members with a registered interest step back from these items by themselves."),
            ),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Take the agenda back to planning, once more asked."""
    view = asked(request, meeting_id)
    form = SureForm(request)
    if take(request, form, lambda doer: planning.recall(meeting_id=meeting_id, **doer)):
        messages.success(request, _("The agenda can be changed again"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("Take the agenda back"),
            question=_("Who came and what was resolved so far is taken off; the trail keeps it."),
            verb=_("Take it back"),
            back=reverse("meetings.show", args=[view.id]),
            danger=True,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Cancel a meeting for a reason."""
    view = asked(request, meeting_id)
    form = WhyCancelForm(request.POST or None)
    step = planning.cancel
    if take(request, form, lambda doer: step(meeting_id=meeting_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The meeting is cancelled; its cases wait for another"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("Cancel the meeting"),
            question=_("Its number stays taken, and its cases wait for another meeting."),
            verb=_("Cancel the meeting"),
            back=reverse("meetings.show", args=[view.id]),
            danger=True,
        ),
    )


def _numbers(ready: Iterable[Candidate]) -> list[tuple[int, str]]:
    return [(one.case, one.number) for one in ready]


def _tabs(view: MeetingView) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = [("", _("All"), sum(view.resolved.values()))]
    found += [("open", _("No resolution yet"), view.open_items)] if view.open_items else []
    for one, name in RESOLUTION_NAMES.items():
        if count := view.resolved.get(one.value, 0):
            found.append((one.value, name.say(language()), count))
    return found


urls: list[URLPattern] = [
    path("meetings/<int:meeting_id>/", show, name="meetings.show"),
    path("meetings/<int:meeting_id>/put-on/", put_on, name="meetings.put_on"),
    path("meetings/<int:meeting_id>/items/<int:item_id>/take-off/", take_off, name="meetings.take_off"),
    path("meetings/<int:meeting_id>/call/", call, name="meetings.call"),
    path("meetings/<int:meeting_id>/recall/", recall, name="meetings.recall"),
    path("meetings/<int:meeting_id>/cancel/", cancel, name="meetings.cancel"),
]
