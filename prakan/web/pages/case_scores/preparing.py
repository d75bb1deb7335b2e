"""The team's space before a visit: the report with notes, who looks at what, questions, agenda."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.case_scores import add_finding, edit_finding, remove_finding
from prakan.assessment.actions.case_scores import share as share_action
from prakan.assessment.queries.case_scores.papers import FindingView
from prakan.assessment.queries.case_scores.rooms import Room, room
from prakan.assessment.queries.case_scores.sar_said import SarSaid, past_results, sar_said
from prakan.domain.case_scores.papers import FINDING_NAMES, FindingKind
from prakan.domain.problems import refuse
from prakan.domain.problems_scores import FINDING_GONE
from prakan.domain.sars.form import DATA
from prakan.web.forms.case_scores import FindingForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.pages.case_scores.parts import doubtful
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

LISTS = (FindingKind.AGENDA, FindingKind.LOGISTICS)  # of the visit as a whole
KINDS = (FindingKind.NOTE, FindingKind.QUESTION, FindingKind.FOCUS)  # before the visit, of an indicator
FOUND = (FindingKind.STRENGTH, FindingKind.IMPROVEMENT, FindingKind.RECOMMENDATION)  # of the visit


@require_safe
@kept_as_seen
def prepare(request: HttpRequest, case_id: int) -> Page:
    """Show the team's space."""
    person = person_of(request)
    shown, said = room(person, case_id), sar_said(person, case_id)
    chosen = request.GET.get("code", "")
    context = {
        "room": shown,
        "tab": "prepare",
        "doubtful": doubtful(shown),
        "standards": [
            (standard, [_indicator(shown, said, one.code) for one in standard.indicators])
            for standard in shown.pack.standards
        ],
        "chosen": chosen,
        "said": said,
        "data": _data(said),
        "past": past_results(person, case_id),
        "lists": [(kind.value, FINDING_NAMES[kind], _of(shown, kind)) for kind in LISTS],
        "kinds": [(kind.value, FINDING_NAMES[kind]) for kind in (*KINDS, *FOUND)],
        "counts": [
            (FINDING_NAMES[kind], sum(one.kind == kind for one in shown.findings))
            for kind in (*KINDS, *FOUND)
        ],
        "may_write": shown.me is not None and shown.writable,
    }
    return Page("case_scores/prepare.html", context)


@require_POST
def share(request: HttpRequest, case_id: int) -> HttpResponse:
    """Divide the indicators among the team."""
    person = person_of(request)
    shares = {
        code: who
        for code in room(person, case_id).pack.indicators
        if (who := whole(request.POST.get(f"share-{code}", "")))
    }
    share_action(case_id=case_id, shares=shares, by=person, at=timezone.now())
    messages.success(request, _("The indicators are divided"))
    return redirect("case_scores.prepare", case_id)


@require_POST
def finding(request: HttpRequest, case_id: int) -> HttpResponse:
    """Add a line."""
    sent = request.POST
    target = sent.get("target", "")[:60]
    add_finding(
        case_id=case_id,
        kind=sent.get("kind", ""),
        target=target,
        text=sent.get("text", ""),
        key=sent.get("key", "")[:64],
        by=person_of(request),
        at=timezone.now(),
    )
    messages.success(request, _("Added"))
    return redirect(_back(case_id, target))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, case_id: int, finding_id: int) -> HttpResponse:
    """Write a line anew."""
    found = _line(room(person_of(request), case_id), finding_id)
    form = FindingForm(request.POST or None, initial={"text": found.text, "seen": found.revision})
    if take(
        request,
        form,
        lambda doer: edit_finding(
            case_id=case_id,
            finding_id=finding_id,
            text=form.cleaned_data["text"],
            seen=form.cleaned_data["seen"] or 0,
            **doer,
        ),
    ):
        messages.success(request, pgettext("a finding", "Saved"))
        return redirect(_back(case_id, found.target))
    question = Question(
        title=_("Change a line"),
        question=_("What stood there before stays in the history."),
        verb=_("Save"),
        back=_back(case_id, found.target),
    )
    return ask(request, form, question)


@require_POST
def remove(request: HttpRequest, case_id: int, finding_id: int) -> HttpResponse:
    """Take a line off."""
    person = person_of(request)
    found = _line(room(person, case_id), finding_id)
    remove_finding(case_id=case_id, finding_id=finding_id, by=person, at=timezone.now())
    messages.success(request, _("Taken off; it stays in the history"))
    return redirect(_back(case_id, found.target))


def _indicator(shown: Room, said: SarSaid | None, code: str) -> dict[str, object]:
    return {
        "indicator": shown.pack.indicators[code],
        "who": shown.shares.get(code),
        "answer": said.answers.get(code, "") if said else "",
        "files": said.files.get(code, ()) if said else (),
        "lines": [(one, FINDING_NAMES[one.kind]) for one in shown.findings if one.target == code],
    }


def _data(said: SarSaid | None) -> list[tuple[object, str]]:
    """Return the questions of the data sheet with their answers."""
    section = next((one for one in said.sections if one.code == DATA), None) if said else None
    return [(q.name, said.answers.get(q.code, "")) for q in section.questions] if said and section else []


def _of(shown: Room, kind: FindingKind) -> list[FindingView]:
    return [one for one in shown.findings if one.kind == kind]


def _line(shown: Room, finding_id: int) -> FindingView:
    found = next((one for one in shown.findings if one.id == finding_id), None)
    if found is None:
        raise refuse(FINDING_GONE)
    return found


def _back(case_id: int, target: str) -> str:
    where = reverse("case_scores.prepare", args=[case_id])
    return f"{where}?code={target}#i-{target}" if target else where


urls: list[URLPattern] = [
    path("cases/<int:case_id>/prepare/", prepare, name="case_scores.prepare"),
    path("cases/<int:case_id>/prepare/share/", share, name="case_scores.share"),
    path("cases/<int:case_id>/findings/add/", finding, name="case_scores.finding"),
    path("cases/<int:case_id>/findings/<int:finding_id>/", edit, name="case_scores.finding_edit"),
    path("cases/<int:case_id>/findings/<int:finding_id>/remove/", remove, name="case_scores.finding_remove"),
]
