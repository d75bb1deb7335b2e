"""Evidence of a team: added with a file or a note, read with its digest, hidden with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.case_scores import attach, hide
from prakan.assessment.actions.case_scores.evidence import AGAIN, Found
from prakan.assessment.actions.transcripts import look
from prakan.assessment.queries.case_scores.papers import EvidenceView, evidence_file
from prakan.assessment.queries.case_scores.pictures import picture_file, picture_of
from prakan.assessment.queries.case_scores.rooms import Room, room
from prakan.assessment.queries.case_scores.sar_said import sar_file, sar_said
from prakan.assessment.queries.field.custody import custody
from prakan.assessment.queries.transcripts import slot
from prakan.domain.case_scores.sheets import indicator_of
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import EVIDENCE_GONE
from prakan.web.forms.case_scores import EvidenceForm, HideForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.pages.case_scores.parts import targets
from prakan.web.shell.downloads import send
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of
from prakan.web.shell.pictures import send_small
from prakan.web.shell.uploads import stored


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, case_id: int) -> HttpResponse:
    """Add a piece of evidence, or one of the report's own files."""
    shown, code = room(person_of(request), case_id), request.GET.get("for", "")
    back = _back(shown, code)
    if of_the_sar := whole(request.POST.get("sar", "")):
        found = Found(
            "sar", "", sar_evidence=of_the_sar, key=f"sar-{of_the_sar}", target=_target(shown, code)
        )
        done = take(request, SureForm(request), lambda doer: attach(case_id=case_id, found=found, **doer))
        return redirect(back) if done else redirect(request.get_full_path())
    first = {"target": _target(shown, code)}
    form = EvidenceForm(
        request.POST or None, request.FILES or None, targets=targets(shown.pack), initial=first
    )

    def keep(doer: Doer) -> object:
        given = form.cleaned_data["file"]
        file = stored(given, **doer).pk if given else None
        return attach(case_id=case_id, found=form.found(file), **doer)

    if take(request, form, keep):
        messages.success(request, _("The evidence is kept and confirmed by its digest"))
        return redirect(back)
    said = sar_said(person_of(request), case_id)
    used = {one.key.partition(AGAIN)[0] for one in shown.evidence}
    files = [one for found in said.files.values() for one in found] if said else []
    context = {
        "room": shown,
        "tab": "scores",
        "form": form,
        "back": back,
        "code": code,
        "files": [one for one in files if f"sar-{one.id}" not in used],
    }
    return render(request, "case_scores/evidence.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponse:
    """Show a piece of evidence with where it comes from and its digest."""
    shown = room(person_of(request), case_id)
    piece = _piece(shown, evidence_id)
    mine = shown.me is not None and (shown.is_chair or piece.assessor == shown.me.assessor)
    context = {"room": shown, "tab": "scores", "piece": piece, "may_hide": mine and shown.writable}
    context["about"] = shown.pack.name_of(piece.target)
    context["has_picture"] = picture_of(case_id, piece) is not None
    context["custody"] = custody(person_of(request), case_id, piece.key)
    context |= _heard(request, case_id, evidence_id)
    return render(request, "case_scores/piece.html", context)


@require_safe
def open_file(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponseBase:
    """Send the file of a piece of evidence."""
    person = person_of(request)
    return send(request, person, evidence_file(person, case_id, evidence_id), show="show" in request.GET)


@require_safe
def picture(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponse:
    """Send the small picture of a piece of evidence: of the photo, or the still of the video."""
    person = person_of(request)
    return send_small(request, person, picture_file(person, case_id, evidence_id))


@require_http_methods(["GET", "HEAD", "POST"])
def put_away(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponse:
    """Hide a piece of evidence for a reason."""
    shown, form = room(person_of(request), case_id), HideForm(request.POST or None)
    piece = _piece(shown, evidence_id)

    def away(doer: Doer) -> bool:
        hide(case_id=case_id, evidence_id=evidence_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, away):
        messages.success(request, _("The evidence is hidden; it stays in the store and in the history"))
        return redirect("case_scores.scores", case_id)
    question = Question(
        title=_("Hide evidence"),
        question=_("“%(title)s” is no longer shown to the team; nothing is deleted.")
        % {"title": piece.title},
        verb=_("Hide"),
        back=reverse("case_scores.evidence_show", args=[case_id, evidence_id]),
        danger=True,
    )
    return ask(request, form, question)


@require_safe
def of_the_report(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponseBase:
    """Send a file behind an answer of the self-assessment report."""
    person = person_of(request)
    return send(request, person, sar_file(person, case_id, evidence_id), show="show" in request.GET)


def _heard(request: HttpRequest, case_id: int, evidence_id: int) -> dict[str, object]:
    """Return what a page shows of a recording's transcript; who looked at one stands in the trail."""
    person = person_of(request)
    place = slot(person, case_id, evidence_id)
    if place is None:
        return {}
    found = look(case_id=case_id, evidence_id=evidence_id, by=person, at=timezone.now())
    wished = whole(request.GET.get("version", ""))
    view = next((one for one in found if one.version == wished), found[0] if found else None)
    return {"slot": place, "transcripts": found, "transcript": view}


def _target(shown: Room, code: str) -> str:
    """Return the indicator of the question from which one came, "" for none."""
    return indicator_of(shown.pack, code) if shown.pack.name_of(code) else ""


def _back(shown: Room, code: str) -> str:
    if code and shown.pack.name_of(code):
        return reverse("case_scores.score", args=[shown.id, code])
    return reverse("case_scores.scores", args=[shown.id])


def _piece(shown: Room, evidence_id: int) -> EvidenceView:
    found = next((one for one in shown.evidence if one.id == evidence_id), None)
    if found is None:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    return found


urls: list[URLPattern] = [
    path("cases/<int:case_id>/evidence/add/", add, name="case_scores.evidence"),
    path("cases/<int:case_id>/evidence/<int:evidence_id>/", show, name="case_scores.evidence_show"),
    path("cases/<int:case_id>/evidence/<int:evidence_id>/file/", open_file, name="case_scores.evidence_open"),
    path(
        "cases/<int:case_id>/evidence/<int:evidence_id>/small/", picture, name="case_scores.evidence_picture"
    ),
    path("cases/<int:case_id>/evidence/<int:evidence_id>/hide/", put_away, name="case_scores.evidence_hide"),
    path("cases/<int:case_id>/sar/<int:evidence_id>/", of_the_report, name="case_scores.sar_file"),
]
