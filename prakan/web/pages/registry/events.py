"""What becomes of an institution: closed, reopened, merged, split, put on a year's list or taken off it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_registry import CODE_UNKNOWN
from prakan.registry.actions import institutions, listings, successions
from prakan.registry.queries.institutions import InstitutionView, found_by_code, institution
from prakan.web.forms.registry import EventForm, ListForm, MergeForm, ReasonForm, SplitForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language

Doer = dict[str, Any]


def _step(
    request: HttpRequest,
    view: InstitutionView,
    form: BaseForm,
    action: Callable[[Doer], object],
    title: str,
    verb: str,
) -> HttpResponse:
    """Take a step with a form, then show the institution again."""
    back = reverse("institutions.show", args=[view.id])

    def done(doer: Doer) -> bool:
        action(doer)
        return True

    try:
        if take(request, form, done):
            messages.success(request, gettext("Recorded: %(step)s") % {"step": title})
            return redirect(back)
    except Refused as refused:
        attach(form, refused)
    context = {"form": form, "title": title, "verb": verb, "back": back, "lead": view.name.say(language())}
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Close an institution."""
    return _dated(
        request, institution_id, institutions.close, gettext("Close the institution"), gettext("Close")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Open a closed institution again."""
    return _dated(
        request,
        institution_id,
        institutions.reopen,
        gettext("Open the institution again"),
        gettext("Open again"),
    )


def _dated(
    request: HttpRequest, institution_id: int, action: Callable[..., object], title: str, verb: str
) -> HttpResponse:
    """Take a step that needs a day and a reason."""
    view = institution(person_of(request), institution_id)
    form = EventForm(request.POST or None, initial={"revision": view.revision})
    taken = partial(action, institution_id=view.id)
    return _step(request, view, form, lambda doer: taken(**form.cleaned_data, **doer), title, verb)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Let other institutions end in this one."""
    person = person_of(request)
    view = institution(person, institution_id)
    form = MergeForm(request.POST or None)

    def action(doer: Doer) -> object:
        given = form.cleaned_data
        ids = [_named(request, word) for word in re.split(r"[\s,;]+", given["others"]) if word]
        return successions.merge(
            into_id=view.id, from_ids=ids, on=given["on"], reason=given["reason"], **doer
        )

    return _step(request, view, form, action, gettext("Merge others into this one"), gettext("Merge"))


def _named(request: HttpRequest, word: str) -> int:
    found = found_by_code(person_of(request), word)
    if found is None:
        raise refuse(CODE_UNKNOWN, "others", given=word)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Make new institutions out of this one."""
    view = institution(person_of(request), institution_id)
    form = SplitForm(request.POST or None)

    def action(doer: Doer) -> object:
        given = form.cleaned_data
        return successions.split(
            from_id=view.id,
            parts=form.parts(),
            on=given["on"],
            reason=given["reason"],
            closes=given["closes"],
            **doer,
        )

    return _step(request, view, form, action, gettext("Split the institution"), gettext("Split"))


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, institution_id: int, succession_id: int) -> HttpResponse:
    """Take a merger or split back."""
    view = institution(person_of(request), institution_id)
    form = ReasonForm(request.POST or None)

    def action(doer: Doer) -> bool:
        successions.undo(succession_id=succession_id, reason=form.cleaned_data["reason"], **doer)
        return True

    if take(request, form, action):
        messages.success(request, gettext("The merger or split is taken back"))
        return redirect("institutions.show", institution_id)
    question = Question(
        title=gettext("Take the merger or split back"),
        question=view.name.say(language()),
        consequences=(
            gettext("Those that ended are open again; those that began are withdrawn."),
            gettext("The history keeps both."),
        ),
        verb=gettext("Take back"),
        back=reverse("institutions.show", args=[institution_id]),
        danger=True,
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def put_on(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Put an institution on a fiscal year's list."""
    view = institution(person_of(request), institution_id)
    form = ListForm(request.POST or None)

    def action(doer: Doer) -> object:
        given = form.cleaned_data
        return listings.put_on(
            institution_ids=[view.id], year=given["year"], on=given["on"], source=given["reason"], **doer
        )

    return _step(request, view, form, action, gettext("Put it on a year's list"), gettext("Put on the list"))


@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, institution_id: int, year: int) -> HttpResponse:
    """Take an institution off a fiscal year's list."""
    view = institution(person_of(request), institution_id)
    form = ListForm(request.POST or None, initial={"year": year})
    return _step(
        request,
        view,
        form,
        lambda doer: listings.take_off(institution_id=view.id, **form.cleaned_data, **doer),
        gettext("Take it off the list of %(year)s") % {"year": year},
        gettext("Take off the list"),
    )


urls: list[URLPattern] = [
    path("institutions/<int:institution_id>/close/", close, name="institutions.close"),
    path("institutions/<int:institution_id>/reopen/", reopen, name="institutions.reopen"),
    path("institutions/<int:institution_id>/merge/", merge, name="institutions.merge"),
    path("institutions/<int:institution_id>/split/", split, name="institutions.split"),
    path("institutions/<int:institution_id>/undo/<int:succession_id>/", undo, name="institutions.undo"),
    path("institutions/<int:institution_id>/list/", put_on, name="institutions.put_on"),
    path("institutions/<int:institution_id>/list/<int:year>/off/", take_off, name="institutions.take_off"),
]
