"""Scores of one's own: an indicator at a time, saved and acknowledged, handed in once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.case_scores import hand_in as hand_in_action
from prakan.assessment.actions.case_scores import save as save_action
from prakan.assessment.queries.case_scores.papers import EvidenceView
from prakan.assessment.queries.case_scores.rooms import Room, Sheet, my_sheet, room
from prakan.assessment.queries.case_scores.sar_said import sar_said
from prakan.domain.case_scores.sheets import Entry, State, chapters, indicator_of
from prakan.domain.frameworks.model import Pack, Standard
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.questions import Asks
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_scores import NOT_ON_TEAM
from prakan.web.forms.case_scores import ScoreForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.pages.case_scores.parts import (
    around,
    asked_codes,
    choices,
    doubtful,
    head_steps,
    lines,
    question_of,
)
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.refusals import status_of
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import thai_when


@require_safe
@kept_as_seen
def scores(request: HttpRequest, case_id: int) -> Page | HttpResponse:
    """Show one's sheet at its first open question; those who do not sit see how far the team has come."""
    person = person_of(request)
    sheet = my_sheet(person, case_id)
    if sheet is None:
        shown = room(person, case_id)
        context = {
            "room": shown,
            "tab": "scores",
            "steps": head_steps(shown, "scores"),
            "doubtful": doubtful(shown),
        }
        return Page("case_scores/waiting.html", context)
    codes = asked_codes(room(person, case_id).pack)
    first = next((code for code in codes if sheet.of(code).state is not State.DONE), codes[0])
    return redirect("case_scores.score", case_id, first)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def score(request: HttpRequest, case_id: int, code: str) -> Page | HttpResponse:
    """Show one question of one's sheet, and save it."""
    person = person_of(request)
    shown, sheet = _own(request, case_id)
    asked = question_of(shown.pack, code)
    entry = sheet.of(code)
    form = ScoreForm(request.POST or None, initial=_initial(entry))
    if request.method == "POST" and form.is_valid():
        given = {**form.given(), "mark": _mark_sent(request, form)}
        try:
            save_action(case_id=case_id, code=code, by=person, at=timezone.now(), **given)
        except Refused as refused:
            attach(form, refused)
            shown, sheet = _own(request, case_id)
        else:
            return redirect("case_scores.score", case_id, request.POST.get("go") or code)
    context = _context(shown, sheet, code, form) | {
        "asked": asked,
        "sar": _sar(request, case_id, shown, code),
    }
    return Page("case_scores/score.html", context, status=422 if form.errors else 200)


@require_POST
def save(request: HttpRequest, case_id: int, code: str) -> JsonResponse:
    """Save one question while it is being filled in; the same again changes nothing."""
    form, language = ScoreForm(request.POST), get_language() or "th"
    form.is_valid()
    given = {**form.given(), "mark": _mark_sent(request, form)}
    try:
        done = save_action(case_id=case_id, code=code, by=person_of(request), at=timezone.now(), **given)
    except Refused as refused:
        fault = refused.faults[0]
        told = {"code": fault.code, "what": fault.what(language), "next": fault.next_move(language)}
        return JsonResponse(told, status=status_of(refused))
    return JsonResponse({"revision": done.revision, "at": thai_when(done.at)})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, case_id: int) -> HttpResponse:
    """Hand one's sheet in, once more asked."""
    shown, _sheet = _own(request, case_id)
    form = SureForm(request)
    if take(request, form, lambda doer: hand_in_action(case_id=case_id, **doer)):
        messages.success(request, _("Your sheet is handed in and sealed"))
        return redirect("case_scores.consensus", case_id)
    question = Question(
        title=_("Hand in your scores"),
        question=_("%(name)s: your sheet is sealed with its digest and cannot be changed afterwards.")
        % {"name": shown.institution.say(get_language() or "th")},
        verb=_("Hand in and seal"),
        back=reverse("case_scores.scores", args=[case_id]),
        consequences=(
            _("The others see your scores when all of the team have handed in, and you see theirs."),
            _("Where you see something differently later, say so in the consensus."),
        ),
    )
    return ask(request, form, question)


def _own(request: HttpRequest, case_id: int) -> tuple[Room, Sheet]:
    person = person_of(request)
    sheet, shown = my_sheet(person, case_id), room(person, case_id)
    if sheet is None:
        raise refuse(NOT_ON_TEAM, number=shown.number)
    return shown, sheet


def _initial(entry: Entry) -> dict[str, object]:
    return {
        "mark": typed(entry.mark),
        "reason": entry.reason,
        "evidence": list(entry.evidence),
        "seen": entry.revision,
    }


def _mark_sent(request: HttpRequest, form: ScoreForm) -> str:
    """Return the mark that was sent: the tick "not assessed" stands above a number."""
    return NOT_ASSESSED if "not_assessed" in request.POST else str(form.given()["mark"])


def _context(shown: Room, sheet: Sheet, code: str, form: ScoreForm) -> dict[str, object]:
    asked, entry = question_of(shown.pack, code), sheet.of(code)
    before, after = around(shown.pack, code)
    mark, _reason, cited = form.chosen
    standard = _standard(shown.pack, code)
    return {
        "room": shown,
        "tab": "scores",
        "steps": head_steps(shown, "scores"),
        "doubtful": doubtful(shown),
        "sheet": sheet,
        "sealed": sheet.handed_in_at is not None or shown.opened_at is not None or not shown.writable,
        "chapters": lines(shown.pack, sheet.entries),
        "standard": standard,
        "code": code,
        "entry": entry,
        "choices": choices(asked),
        "is_number": asked.asks is Asks.NUMBER,
        "chosen": mark,
        "cited": cited,
        "pieces": [(one, one.id in cited) for one in shown.evidence],
        "shelves": _shelves(shown, code, cited),
        "form": form,
        "clash": _clashes(form),
        "before": before,
        "after": after,
        "others": len(shown.members) - 1,
        "may_hand_in": sheet.done == shown.asked,
        "notes": [one for one in shown.findings if one.target == indicator_of(shown.pack, code)],
    }


def _shelves(
    shown: Room, code: str, cited: frozenset[int]
) -> list[tuple[bool, list[tuple[EvidenceView, bool]]]]:
    """Return evidence of this indicator, then all other, each with whether it is cited."""
    here = {code, indicator_of(shown.pack, code)}
    found = [(one.target in here, one, one.id in cited) for one in shown.evidence]
    shelves = [(own, [(one, used) for mine, one, used in found if mine is own]) for own in (True, False)]
    return [(own, pieces) for own, pieces in shelves if pieces]


def _standard(pack: Pack, code: str) -> Standard:
    return next(standard for standard, asked in chapters(pack) if code in {one.code for one in asked})


def _clashes(form: ScoreForm) -> bool:
    return any(error.code == "SCORE-006" for errors in form.errors.as_data().values() for error in errors)


def _sar(request: HttpRequest, case_id: int, shown: Room, code: str) -> dict[str, object] | None:
    """Return what the report says of an indicator, and of the level the institution gives itself."""
    said = sar_said(person_of(request), case_id)
    if said is None:
        return None
    indicator = indicator_of(shown.pack, code)
    level = said.level_of(_standard(shown.pack, code).code)
    names = {lv.id: lv.name for scale in shown.pack.scales for lv in scale.levels}
    return {
        "answer": said.answers.get(indicator, ""),
        "files": said.files.get(indicator, ()),
        "level": names.get(level),
        "number": said.number,
    }


urls: list[URLPattern] = [
    path("cases/<int:case_id>/scores/", scores, name="case_scores.scores"),
    path("cases/<int:case_id>/scores/hand-in/", hand_in, name="case_scores.hand_in"),
    path("cases/<int:case_id>/scores/<str:code>/", score, name="case_scores.score"),
    path("cases/<int:case_id>/scores/<str:code>/save/", save, name="case_scores.save"),
]
