"""The workshop: upload a draft, take a version from stage to stage."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from prakan.domain.frameworks.packing import LARGEST
from prakan.domain.problems import Refused
from prakan.registry.actions import frameworks as actions
from prakan.registry.queries.frameworks import framework
from prakan.web.forms.frameworks import DecisionForm, UploadForm, WhyForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.refusals import page, status_of

Words = str | Promise
SAID: dict[str, Words] = {
    "hear": _("Open for comments"),
    "pilot": _("In its pilot: a few institutions of each kind try it"),
    "submit": _("Handed to the board"),
}
STEPS = {"hear": actions.hear, "pilot": actions.pilot, "submit": actions.submit}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a pack in as a draft; every fault of the file is shown with its line."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.upload(
                name=file.name,
                content=file.read(LARGEST + 1),
                reason=form.cleaned_data["reason"],
                by=person_of(request),
                at=timezone.now(),
            )
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("Kept as draft version %(n)s") % {"n": made.number})
            return redirect("frameworks.show", made.pk)
    return render(request, "frameworks/upload.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def advance(request: HttpRequest, framework_id: int, do: str) -> HttpResponse:
    """Take a step that needs no words."""
    try:
        STEPS[do](framework_id=framework_id, by=person_of(request), at=timezone.now())
    except Refused as refused:
        return page(request, refused.faults, status_of(refused))
    messages.success(request, str(SAID[do]))
    return redirect("frameworks.show", framework_id)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Publish on the board's decision."""
    form = DecisionForm(request.POST or None)
    words = {
        "title": gettext("Publish this version"),
        "question": gettext(
            "You record what the board has resolved: from now on institutions are assessed by it, and its "
            "content never changes again. Which board decides for this kind is to be confirmed by the agency."
        ),
        "verb": gettext("Publish"),
    }

    def act() -> None:
        decision = form.cleaned_data["decision"]
        actions.publish(
            framework_id=framework_id, decision=decision, by=person_of(request), at=timezone.now()
        )

    return _asked(request, framework_id, form, words, act, gettext("Published"))


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Send a version back to draft with a reason."""
    form = WhyForm(request.POST or None)
    words = {
        "title": gettext("Send back to draft"),
        "question": gettext("Comments and pilots stay with this version. Upload the changed pack next."),
        "verb": gettext("Send back"),
    }

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.return_(framework_id=framework_id, reason=reason, by=person_of(request), at=timezone.now())

    return _asked(request, framework_id, form, words, act, gettext("Sent back to draft"))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Give a draft up with a reason."""
    form = WhyForm(request.POST or None)
    words = {
        "title": gettext("Withdraw this draft"),
        "question": gettext("It stays readable, but goes no further."),
        "verb": gettext("Withdraw"),
    }

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.withdraw(framework_id=framework_id, reason=reason, by=person_of(request), at=timezone.now())

    return _asked(request, framework_id, form, words, act, gettext("Withdrawn"))


def _asked(
    request: HttpRequest,
    framework_id: int,
    form: forms.Form,
    words: dict[str, str],
    act: Callable[[], None],
    said: str,
) -> HttpResponse:
    framework(person_of(request), framework_id)  # an unknown one is told before anything is asked
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, said)
            return redirect("frameworks.show", framework_id)
    context = {"form": form, **words, "back": reverse("frameworks.show", args=[framework_id])}
    return render(request, "confirm.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("frameworks/upload/", upload, name="frameworks.upload"),
    path("frameworks/<int:framework_id>/hear/", advance, {"do": "hear"}, name="frameworks.hear"),
    path("frameworks/<int:framework_id>/pilot/", advance, {"do": "pilot"}, name="frameworks.pilot"),
    path("frameworks/<int:framework_id>/submit/", advance, {"do": "submit"}, name="frameworks.submit"),
    path("frameworks/<int:framework_id>/publish/", publish, name="frameworks.publish"),
    path("frameworks/<int:framework_id>/return/", back, name="frameworks.return"),
    path("frameworks/<int:framework_id>/withdraw/", withdraw, name="frameworks.withdraw"),
]
