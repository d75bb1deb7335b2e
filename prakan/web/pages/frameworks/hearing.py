"""The hearing: comments on a version, and answers to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_workshop import COMMENT_MISSING
from prakan.registry.actions.frameworks import answer, comment
from prakan.registry.queries.frameworks import comments, framework
from prakan.web.forms.frameworks import AnswerForm, CommentForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def comment_(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Say something of the whole or of one part; ?about= names the part."""
    person = person_of(request)
    view = framework(person, framework_id)
    form = CommentForm(request.POST or None, pack=view.pack, about=request.GET.get("about", ""))
    if request.method == "POST" and form.is_valid():
        try:
            comment(framework_id=framework_id, **form.cleaned_data, by=person, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("Your comment is kept with this version"))
            return redirect("frameworks.show", framework_id)
    context = {
        "form": form,
        "title": gettext("Comment on this framework"),
        "question": gettext("Everybody of the agency can read it, and the answer to it."),
        "verb": gettext("Keep the comment"),
        "back": reverse("frameworks.show", args=[framework_id]),
    }
    return render(request, "confirm.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_(request: HttpRequest, framework_id: int, comment_id: int) -> HttpResponse:
    """Answer a comment."""
    person = person_of(request)
    said = next((c for c in comments(person, framework_id) if c.id == comment_id), None)
    if said is None:
        raise refuse(COMMENT_MISSING)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer(comment_id=comment_id, **form.cleaned_data, by=person, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("Answered"))
            return redirect("frameworks.show", framework_id)
    context = {
        "form": form,
        "title": gettext("Answer the comment"),
        "question": said.text,
        "verb": gettext("Answer"),
        "back": reverse("frameworks.show", args=[framework_id]),
    }
    return render(request, "confirm.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("frameworks/<int:framework_id>/comment/", comment_, name="frameworks.comment"),
    path("frameworks/<int:framework_id>/comments/<int:comment_id>/", answer_, name="frameworks.answer"),
]
