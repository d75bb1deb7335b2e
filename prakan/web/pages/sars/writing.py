"""Filling a report in: a section on a page, saved by a button or field by field while one types."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.assessment.actions.sars import Given, copy_previous, save, settle
from prakan.assessment.queries.report import SarView, sar
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_sars import QUESTION_UNKNOWN
from prakan.domain.sars.answers import Fate
from prakan.domain.sars.form import Section
from prakan.web.forms.sars import ChoiceForm, SectionForm
from prakan.web.forms.taking import take
from prakan.web.pages.sars.chapters import chapters
from prakan.web.pages.sars.parts import writable
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.refusals import status_of
from prakan.web.templatetags.words import thai_when


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, sar_id: int, section: str) -> HttpResponse:
    """Fill a section in."""
    person = person_of(request)
    view = writable(request, sar_id)
    shown = _section(view, section)
    form = SectionForm(request.POST or None, view, shown)
    tab = request.POST.get("tab", "")[:32] or secrets.token_hex(8)
    if request.method == "POST" and form.is_valid():
        try:
            done = save(sar_id=sar_id, answers=form.given(), by=person, at=timezone.now(), tab=tab)
        except Refused as refused:
            attach(form, refused)
        else:
            return _saved(request, view, shown, [code for code, s in done.items() if s.fate is Fate.CLASH])
    return render(
        request, "sars/part.html", _context(view, shown, form, tab), status=422 if form.errors else 200
    )


def _section(view: SarView, code: str) -> Section:
    found = view.form.section(code)
    if found is None:
        raise refuse(QUESTION_UNKNOWN, code=code[:60])
    return found


def _saved(request: HttpRequest, view: SarView, section: Section, clashes: list[str]) -> HttpResponse:
    if clashes:
        messages.warning(request, gettext("Somebody else wrote there meanwhile: both texts are kept, choose"))
        return redirect("sars.choose", view.line.id, clashes[0])
    messages.success(request, gettext("The section is saved"))
    codes = [s.code for s in view.form.sections]
    following = codes[codes.index(section.code) + 1 :]
    if "next" in request.POST and following:
        return redirect("sars.part", view.line.id, following[0])
    return redirect("sars.show", view.line.id)


def _context(view: SarView, section: Section, form: SectionForm, tab: str) -> dict[str, object]:
    rows = [
        {
            "question": q,
            "field": form[q.code],
            "seen": form[f"{q.code}.seen"],
            "answer": view.answers.get(q.code),
            "evidence": [e for e in view.evidence if e.question == q.code],
        }
        for q in section.questions
    ]
    codes = [s.code for s in view.form.sections]
    done, of = view.indicators
    return {
        "view": view,
        "line": view.line,
        "section": section,
        "chapters": chapters(view),
        "is_last": section.code == codes[-1],
        "form": form,
        "rows": rows,
        "tab": tab,
        "indicators_done": done,
        "indicators": of,
    }


@require_POST
def answer(request: HttpRequest, sar_id: int) -> JsonResponse:
    """Save one answer while it is being typed; the same answer again changes nothing."""
    person, at, sent = person_of(request), timezone.now(), request.POST
    code, seen, tab = sent.get("code", ""), sent.get("seen", ""), sent.get("tab", "")[:32]
    given = Given(sent.get("value", ""), int(seen) if seen.isdecimal() and len(seen) < 9 else 0)
    try:
        done = save(sar_id=sar_id, answers={code: given}, by=person, at=at, tab=tab)[code]
    except Refused as refused:
        fault, language = refused.faults[0], get_language() or "th"
        told = {"code": fault.code, "what": fault.what(language), "next": fault.next_move(language)}
        return JsonResponse(told, status=status_of(refused))
    view = sar(person, sar_id)
    filled, of = view.indicators
    return JsonResponse(
        {
            "fate": done.fate.value,
            "revision": done.revision,
            "at": thai_when(at),
            "indicators": filled,
            "of": of,
            "filled": view.line.filled,
            "here": _here(view, code),
        }
    )


def _here(view: SarView, code: str) -> str:
    section = view.form.section_of[code]
    return next((f"{t.filled}/{t.asked}" for t in view.tallies if t.section == section), "")


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, sar_id: int, code: str) -> HttpResponse:
    """Choose between two texts of one answer, or join them."""
    view = writable(request, sar_id)
    question, found = view.form.questions.get(code), view.answers.get(code)
    if question is None or found is None:
        raise refuse(QUESTION_UNKNOWN, code=code[:60])
    form = ChoiceForm(request.POST or None, initial={"value": found.value, "seen": found.revision})
    made = take(request, form, lambda doer: settle(sar_id=sar_id, code=code, **form.cleaned_data, **doer))
    if made:
        messages.success(request, gettext("The text is chosen"))
        return redirect("sars.part", sar_id, view.form.section_of[code].code)
    context = {"view": view, "line": view.line, "question": question, "answer": found, "form": form}
    return render(request, "sars/choose.html", context, status=422 if form.errors else 200)


@require_POST
def copy(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Fill what is empty with the answers of an earlier year."""
    count = copy_previous(sar_id=sar_id, by=person_of(request), at=timezone.now())
    words = ngettext(
        "%(n)s answer is taken from the earlier year: read it through",
        "%(n)s answers are taken from the earlier year: read them through",
        count,
    )
    messages.success(request, words % {"n": count})
    return redirect("sars.show", sar_id)


urls: list[URLPattern] = [
    path("sars/<int:sar_id>/fill/<str:section>/", part, name="sars.part"),
    path("sars/<int:sar_id>/answer/", answer, name="sars.answer"),
    path("sars/<int:sar_id>/choose/<str:code>/", choose, name="sars.choose"),
    path("sars/<int:sar_id>/copy/", copy, name="sars.copy"),
]
