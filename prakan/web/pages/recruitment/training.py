"""Training: groups and sessions, who was there, videos from a file, and beginning it."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.training import planning
from prakan.assessors.actions.training.attending import attend
from prakan.assessors.actions.training.judging import judge
from prakan.assessors.actions.training.learning import take_videos
from prakan.assessors.queries.recruitment.groups import groups, session
from prakan.assessors.queries.recruitment.rounds import round_of
from prakan.assessors.queries.recruitment.videos import videos_offered
from prakan.domain.problems import Fault, Refused
from prakan.domain.recruitment import Part
from prakan.foundation import access
from prakan.foundation.actions.files import store
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.forms.training import GroupForm, SessionForm, VideosForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.received import received

SHOWN = 200


@require_safe
def show(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Show the groups of a round with their sessions."""
    person = person_of(request)
    view = round_of(person, recruitment_id)
    found = groups(person, recruitment_id)
    context = {
        "view": view,
        "groups": found,
        "room": sum(one.room for one in found),
        "may_plan": access.can(person, "training.plan"),
    }
    return render(request, "recruitment/training.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_group(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Add a group."""
    view = round_of(person_of(request), recruitment_id)
    form = GroupForm(request.POST or None)
    back = reverse("recruitment.training", args=[view.id])
    if take(
        request,
        form,
        lambda doer: planning.add_group(recruitment_id=view.id, fields=form.given(), **doer),
    ):
        messages.success(request, gettext("The group is saved"))
        return redirect(back)
    return _small(request, form, gettext("Add a group"), back)


@require_http_methods(["GET", "HEAD", "POST"])
def add_session(request: HttpRequest, recruitment_id: int, group_id: int) -> HttpResponse:
    """Add a session to a group."""
    view = round_of(person_of(request), recruitment_id)
    form = SessionForm(request.POST or None)
    back = reverse("recruitment.training", args=[view.id])
    if take(request, form, lambda doer: planning.add_session(group_id=group_id, **form.given(), **doer)):
        messages.success(request, gettext("The session is saved"))
        return redirect(back)
    return _small(request, form, gettext("Add a session"), back)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Begin the training after one more question."""
    view = round_of(person_of(request), recruitment_id)
    form = SureForm(request)
    back = reverse("recruitment.training", args=[view.id])
    if take(request, form, lambda doer: [planning.begin(recruitment_id=view.id, **doer)]):
        messages.success(request, gettext("The training has begun"))
        return redirect(back)
    question = Question(
        _("Begin the training"),
        _("Everybody who was called is put into the groups, in the order of application numbers."),
        _("Begin training"),
        back,
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, session_id: int) -> HttpResponse:
    """Show who belongs to a session, and note who was there."""
    person = person_of(request)
    round_id, group, view, lines = session(person, session_id)
    if request.method == "POST":
        marks = {line.id: request.POST.get(f"mark-{line.id}", "") for line in lines}
        attend(session_id=session_id, marks=marks, by=person, at=timezone.now())
        messages.success(request, gettext("Attendance is noted"))
        return redirect("recruitment.training", round_id)
    context = {
        "view": round_of(person, round_id),
        "group": group,
        "session": view,
        "lines": lines,
        "may_note": access.can(person, "training.attend"),
    }
    return render(request, "recruitment/attendance.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def videos(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Take a file of the learning platform and go to its preview."""
    person = person_of(request)
    view = round_of(person, recruitment_id)
    form = VideosForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            name = f"{given.name}.txt" if given.name.lower().endswith(".json") else given.name  # kept as text
            file = store(name=name, content=given, by=person, at=timezone.now())
            with received(person, file.pk) as (place, name):
                videos_offered(person, view.id, path=place, name=name, today=timezone.localdate())
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("recruitment.videos_preview", view.id, file.pk)
    context = {"form": form, "view": view}
    return render(request, "recruitment/videos.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def videos_preview(request: HttpRequest, recruitment_id: int, file_id: int) -> HttpResponse:
    """Show what a file of the learning platform would write, then take it whole."""
    person = person_of(request)
    view = round_of(person, recruitment_id)
    faults: tuple[Fault, ...] = ()
    with received(person, file_id) as (place, name):
        if request.method == "POST":
            try:
                _take(request, view.id, place, name)
            except Refused as refused:
                faults = refused.faults
            else:
                messages.success(request, gettext("Progress with the videos is taken"))
                return redirect("recruitment.training", view.id)
        found = videos_offered(person, view.id, path=place, name=name, today=timezone.localdate())
    right = [line for line in found.lines if not line.faults]
    rows = [*found.wrong, *right][:SHOWN]
    context = {
        "view": view,
        "found": found,
        "rows": rows,
        "right": len(right),
        "wrong": len(found.wrong),
        "hidden": len(found.lines) - len(rows),
        "faults": faults,
        "name": name,
    }
    return render(request, "recruitment/videos_preview.html", context, status=422 if faults else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def make_pass_list(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Make the pass list after one more question."""
    view = round_of(person_of(request), recruitment_id)
    form = SureForm(request)
    if take(request, form, lambda doer: judge(recruitment_id=view.id, **doer)):
        messages.success(request, gettext("The list is made"))
        return redirect("recruitment.list", view.id, Part.COMPETENCE.value)
    question = Question(
        _("Make the pass list"),
        _("Attendance, videos and the competence test decide, by the rule that was announced."),
        _("Make the list"),
        reverse("recruitment.show", args=[view.id]),
    )
    return ask(request, form, question)


def _take(request: HttpRequest, recruitment_id: int, place: Path, name: str) -> None:
    doer: Doer = {"by": person_of(request), "at": timezone.now()}
    expected = request.POST.get("expected", "")
    take_videos(recruitment_id=recruitment_id, path=place, name=name, expected=expected, **doer)


def _small(request: HttpRequest, form: GroupForm | SessionForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": gettext("Training"), "back": back}
    return render(request, "assessors/small.html", context, status=422 if form.errors else 200)


ONE = "recruitment/rounds/<int:recruitment_id>/"
urls: list[URLPattern] = [
    path(f"{ONE}training/", show, name="recruitment.training"),
    path(f"{ONE}training/add/", add_group, name="recruitment.group"),
    path(f"{ONE}training/<int:group_id>/add/", add_session, name="recruitment.session"),
    path(f"{ONE}training/begin/", begin, name="recruitment.begin"),
    path(f"{ONE}videos/", videos, name="recruitment.videos"),
    path(f"{ONE}videos/<int:file_id>/", videos_preview, name="recruitment.videos_preview"),
    path(f"{ONE}judge/", make_pass_list, name="recruitment.judge"),
    path("recruitment/sessions/<int:session_id>/", attendance, name="recruitment.attendance"),
]
