"""The way of an entry through its stages: one form, one step, back to the entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from prakan.domain.problems import Refused
from prakan.planning.actions.progress import approve, endorse, reopen, return_, submit
from prakan.planning.queries.progress import entry
from prakan.web.forms.progress import ReasonForm
from prakan.web.problems import attach
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
            seen = request.POST.get("revision", "")
            revision = int(seen) if seen.isdecimal() else None
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
    if request.method == "POST" and form.is_valid():
        action = return_ if do == "return" else reopen
        try:
            action(entry_id=entry_id, reason=form.cleaned_data["reason"], by=person, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, str(SAID[do]))
            return redirect("progress.show", entry_id)
    context = {
        **WORDS[do],
        "form": form,
        "back": reverse("progress.show", args=[found.id]),
    }
    return render(request, "confirm.html", context, status=422 if form.errors else 200)


WORDS: dict[str, dict[str, object]] = {
    "return": {
        "title": _("Return this result"),
        "question": _("The owner can change it and submit again."),
        "verb": _("Return"),
    },
    "reopen": {
        "title": _("Open this result again"),
        "question": _("Its endorsement and approval fall away; the owner changes it and submits again."),
        "verb": _("Open again"),
    },
}

urls: list[URLPattern] = [
    path("progress/<int:entry_id>/submit/", advance, {"do": "submit"}, name="progress.submit"),
    path("progress/<int:entry_id>/endorse/", advance, {"do": "endorse"}, name="progress.endorse"),
    path("progress/<int:entry_id>/approve/", advance, {"do": "approve"}, name="progress.approve"),
    path("progress/<int:entry_id>/return/", back, {"do": "return"}, name="progress.return"),
    path("progress/<int:entry_id>/reopen/", back, {"do": "reopen"}, name="progress.reopen"),
]
