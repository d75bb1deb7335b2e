"""Transcripts of recordings: written or mended, asked of the service, given to players as captions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.transcripts import ask as ask_service
from prakan.assessment.actions.transcripts import look, write
from prakan.assessment.queries.case_scores.pictures import picture_of
from prakan.assessment.queries.case_scores.rooms import room
from prakan.assessment.queries.transcripts import TranscriptView, slot, versions
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import EVIDENCE_GONE
from prakan.domain.problems_transcripts import NOT_A_RECORDING, WRITTEN_MEANWHILE
from prakan.domain.transcripts import captions as as_captions
from prakan.web.forms.case_scores import TranscriptForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def transcript(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponse:
    """Write the next version of a transcript; nothing that was typed is lost."""
    person = person_of(request)
    shown = room(person, case_id)
    piece = next((one for one in shown.evidence if one.id == evidence_id), None)
    if piece is None:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    place = slot(person, case_id, evidence_id)
    if place is None:
        raise refuse(NOT_A_RECORDING)
    before = _before(request, case_id, evidence_id)
    newest = max((one.version for one in before), default=0)
    said = before[0].said if before else None
    form = TranscriptForm(request.POST or None, initial={"text": said.text if said else "", "base": newest})

    def keep(doer: Doer) -> int:
        given = form.cleaned_data
        told = {"text": given["text"], "base": whole(given["base"]) or 0}
        return write(case_id=case_id, evidence_id=evidence_id, **told, **doer)

    if take(request, form, keep):
        messages.success(request, _("The transcript is kept as a new version"))
        return redirect(_page(case_id, evidence_id))
    context = {
        "room": shown,
        "tab": "scores",
        "piece": piece,
        "has_picture": picture_of(case_id, piece) is not None,
        "form": form,
        "can": place.may_write,
        "newest": newest,
        "clash": WRITTEN_MEANWHILE.code in _codes(form),
        "back": _page(case_id, evidence_id),
    }
    return render(request, "case_scores/transcribe.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def transcribe(request: HttpRequest, case_id: int, evidence_id: int) -> HttpResponse:
    """Give a recording to the transcription service, after a last question."""
    form, back = SureForm(request), _page(case_id, evidence_id)

    def give(doer: Doer) -> bool:
        ask_service(case_id=case_id, evidence_id=evidence_id, **doer)
        return True

    if take(request, form, give):
        return redirect(back)
    question = Question(
        title=_("Have the recording transcribed"),
        question=_("The recording is given to the agency's transcription service. You may go on meanwhile."),
        verb=_("Ask for the transcript"),
        back=back,
        consequences=(
            _("What a machine heard may be wrong: listen before you rely on it."),
            _("What a person wrote stands before it."),
        ),
    )
    return ask(request, form, question)


@require_safe
def captions(request: HttpRequest, case_id: int, evidence_id: int, version: int) -> HttpResponse:
    """Give a version to the player as captions; who looked stands in the trail."""
    found = look(case_id=case_id, evidence_id=evidence_id, by=person_of(request), at=timezone.now())
    view = next((one for one in found if one.version == version), None)
    if view is None or view.said is None or not view.said.cues:
        raise refuse(EVIDENCE_GONE, ids=evidence_id)
    answer = HttpResponse(as_captions(view.said.cues), content_type="text/vtt; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _before(request: HttpRequest, case_id: int, evidence_id: int) -> tuple[TranscriptView, ...]:
    """Return the versions so far; showing what they say stands in the trail, sending a form does not."""
    person = person_of(request)
    if request.method == "POST":
        return versions(person, case_id, evidence_id)
    return look(case_id=case_id, evidence_id=evidence_id, by=person, at=timezone.now())


def _page(case_id: int, evidence_id: int) -> str:
    return reverse("case_scores.evidence_show", args=[case_id, evidence_id])


def _codes(form: TranscriptForm) -> set[str | None]:
    return {error.code for errors in form.errors.as_data().values() for error in errors}


PLACE = "cases/<int:case_id>/evidence/<int:evidence_id>/"
urls: list[URLPattern] = [
    path(f"{PLACE}transcript/", transcript, name="case_scores.transcript"),
    path(f"{PLACE}transcribe/", transcribe, name="case_scores.transcribe"),
    path(f"{PLACE}captions/<int:version>/", captions, name="case_scores.captions"),
]
