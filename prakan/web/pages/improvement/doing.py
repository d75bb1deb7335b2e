"""What is done with institutions of the programme: recorded with who came and a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.results_use import doing
from prakan.assessment.queries.results_use.board import MemberFilter, activity_file, programme
from prakan.web.forms.results_use import ActivityForm
from prakan.web.forms.taking import Doer, Question, ask, take
from prakan.web.shell.downloads import send
from prakan.web.shell.people import person_of
from prakan.web.shell.uploads import stored


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, year: int) -> HttpResponse:
    """Record an activity with institutions of a year's programme."""
    lines = programme(person_of(request), year, MemberFilter(), size=None).lines
    form = ActivityForm(request.POST or None, request.FILES or None, lines, request.GET.get("with", ""))

    def step(doer: Doer) -> object:
        given = form.cleaned_data["file"]
        file = stored(given, **doer) if given else None
        file_id = file.pk if file else None
        return doing.record(year=year, done=form.done(), members=form.chosen(), file_id=file_id, **doer)

    back = f"{reverse('programme.board')}?year={year}"
    if take(request, form, step):
        messages.success(request, _("The activity is recorded"))
        return redirect(back)
    question = Question(
        title=_("Record an activity"),
        question=_("What was done, with which institutions, and how many people came from where."),
        verb=_("Record the activity"),
        back=back,
    )
    return ask(request, form, question)


@require_safe
def download(request: HttpRequest, activity_id: int) -> HttpResponseBase:
    """Send the file of an activity."""
    person = person_of(request)
    return send(request, person, activity_file(person, activity_id), show="show" in request.GET)


urls: list[URLPattern] = [
    path("improvement/programme/<int:year>/activity/", add, name="programme.activity"),
    path("improvement/activities/<int:activity_id>/file/", download, name="programme.file"),
]
