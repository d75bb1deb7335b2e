"""The way of an entry through its stages: one form, one step, back to the entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from prakan.domain.problems import Refused
from prakan.planning.actions.progress import approve, endorse, reopen, return_, submit
from prakan.planning.queries.progress import entry
from prakan.web.forms.progress import ReasonForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of
from prakan.web.shell.refusals import page, status_of

Words = str | Promise
SAID: dict[str, Words] = {
    "submit": _("Submitted: the unit head decides next"),
    "endorse": _("Endorsed: the policy office decides next"),
    "approve": _("Approved: its figures may be printed"),
    "return": _("Returned to the owner with your reason"),
    "reopen": _("Open again: the owner can change it"),
}


@require_POST
def advance(request: HttpRequest, entry_id: int, do: str) -> HttpResponse:
    """Submit, endorse or approve an entry."""
    person, at = person_of(request), timezone.now()
    try:
        if do == "submit":
            revision = whole(request.POST.get("revision", ""), "revision")
            submit(entry_id=entry_id, by=person, at=at, revision=revision)
        elif do == "endorse":
            endorse(entry_id=entry_id, by=person, at=at)
        else:
            approve(entry_id=entry_id, by=person, at=at)
    except Refused as refused:
        return page(request, refused.faults, status_of(refused))
    messages.success(request, str(SAID[do]))
    return redirect("progress.show", entry_id)


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, entry_id: int, do: str) -> HttpResponse:
    """Return an entry to its owner, or open it again, with a reason."""
    person = person_of(request)
    found = entry(person, entry_id)
    form = ReasonForm(request.POST or None)
    action = return_ if do == "return" else reopen
    if take(
        request, form, lambda doer: action(entry_id=entry_id, reason=form.cleaned_data["reason"], **doer)
    ):
        messages.success(request, str(SAID[do]))
        return redirect("progress.show", entry_id)
    title, question, verb = WORDS[do]
    return ask(request, form, Question(title, question, verb, reverse("progress.show", args=[found.id])))


#: title, question and the words of the button
WORDS: dict[str, tuple[Words, Words, Words]] = {
    "return": (_("Return this result"), _("The owner can change it and submit again."), _("Return")),
    "reopen": (
        _("Open this result again"),
        _("Its endorsement and approval fall away; the owner changes it and submits again."),
        _("Open again"),
    ),
}

urls: list[URLPattern] = [
    path("progress/<int:entry_id>/submit/", advance, {"do": "submit"}, name="progress.submit"),
    path("progress/<int:entry_id>/endorse/", advance, {"do": "endorse"}, name="progress.endorse"),
    path("progress/<int:entry_id>/approve/", advance, {"do": "approve"}, name="progress.approve"),
    path("progress/<int:entry_id>/return/", back, {"do": "return"}, name="progress.return"),
    path("progress/<int:entry_id>/reopen/", back, {"do": "reopen"}, name="progress.reopen"),
]
