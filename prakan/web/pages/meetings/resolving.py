"""A meeting under way: who came, who steps back, what is resolved, papers handed out anew, the close."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.assessment.actions.meetings import closing, resolving
from prakan.assessment.queries.meetings.board import MeetingView
from prakan.domain.meetings import RESOLUTION_NAMES
from prakan.web.forms.meetings import AttendForm, RecuseForm, ResolveForm, SeenForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.pages.meetings.agenda import asked, page
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import language, number

Doer = dict[str, Any]


@require_POST
@kept_as_seen
def attend(request: HttpRequest, meeting_id: int) -> Page | HttpResponse:
    """Record who came."""
    view = asked(request, meeting_id)
    form = AttendForm(request.POST, view.members, view.present, view.revision)

    def step(doer: Doer) -> object:
        seen = form.cleaned_data["revision"]
        return resolving.attend(meeting_id=meeting_id, present=form.chosen(), revision=seen, **doer)

    if take(request, form, step):
        messages.success(request, _("Who is present is recorded"))
        return redirect("meetings.show", meeting_id)
    return page(request, view, attend=form)


@require_POST
@kept_as_seen
def resolve(request: HttpRequest, meeting_id: int) -> Page | HttpResponse:
    """Record what was resolved of the ticked items, or of all that have no resolution yet."""
    view = asked(request, meeting_id)
    form = ResolveForm(request.POST, [(one.id, one.number) for one in view.items], view.revision)

    def step(doer: Doer) -> int:
        told = form.cleaned_data
        return resolving.resolve(
            meeting_id=meeting_id,
            items=told["chosen"],
            resolution=form.resolved(),
            words=told["words"],
            revision=told["revision"],
            **doer,
        )

    count = take(request, form, step)
    if count is None:
        return page(request, view, resolve=form)
    words = ngettext("%(n)s item is resolved", "%(n)s items are resolved", count) % {"n": number(count)}
    messages.success(request, words)
    return redirect(request.get_full_path().replace("resolve/", ""))


@require_http_methods(["GET", "HEAD", "POST"])
def recuse(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Write down who steps back from an item."""
    view = asked(request, meeting_id)
    form = RecuseForm(request.POST or None, view.members)

    def step(doer: Doer) -> bool:
        resolving.recuse(meeting_id=meeting_id, item_id=item_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("It is written down; the member does not count for this item"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("A member steps back"),
            question=_("They leave for this item and do not count towards its quorum."),
            verb=_("Write it down"),
            back=reverse("meetings.show", args=[meeting_id]),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hand_out(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Note that members have the papers of an item as they are now."""
    form = SureForm(request)
    step = resolving.hand_out
    if take(request, form, lambda doer: step(meeting_id=meeting_id, item_id=item_id, **doer)):
        messages.success(request, _("Noted: the item is now on the papers as they are"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("Members have the present papers"),
            question=_("The report or the verdict changed after the agenda went out."),
            verb=_("They have them"),
            back=reverse("meetings.show", args=[meeting_id]),
            consequences=(_("What was resolved of this item falls; it is resolved anew."),),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Close the meeting, once more asked with what follows."""
    view = asked(request, meeting_id)
    form = SeenForm(request.POST if request.method == "POST" else None, view.revision)
    step = closing.close
    if take(request, form, lambda doer: step(meeting_id=meeting_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The meeting is closed and sealed; its cases have moved on"))
        return redirect("meetings.show", meeting_id)
    return ask(
        request,
        form,
        Question(
            title=_("Close the meeting"),
            question=_("What was resolved takes effect now and cannot be changed any more."),
            verb=_("Close the meeting"),
            back=reverse("meetings.show", args=[meeting_id]),
            consequences=_follows(view),
        ),
    )


def _follows(view: MeetingView) -> tuple[str, ...]:
    said = language()
    return (
        *(
            f"{name.say(said)}: {number(count)}"
            for one, name in RESOLUTION_NAMES.items()
            if (count := view.resolved.get(one.value, 0))
        ),
        _("The audit trail is sealed; the seal stands in the minutes."),
    )


urls: list[URLPattern] = [
    path("meetings/<int:meeting_id>/attend/", attend, name="meetings.attend"),
    path("meetings/<int:meeting_id>/resolve/", resolve, name="meetings.resolve"),
    path("meetings/<int:meeting_id>/items/<int:item_id>/recuse/", recuse, name="meetings.recuse"),
    path("meetings/<int:meeting_id>/items/<int:item_id>/hand-out/", hand_out, name="meetings.hand_out"),
    path("meetings/<int:meeting_id>/close/", close, name="meetings.close"),
]
