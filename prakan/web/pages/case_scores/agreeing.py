"""Consensus: all sheets side by side, the widest differences told, proposed by the chair, agreed by all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.assessment.actions.case_scores import agree as agree_action
from prakan.assessment.actions.case_scores import dissent as dissent_action
from prakan.assessment.actions.case_scores import open_scores, propose, propose_equal
from prakan.assessment.queries.case_scores.opened import Opened, opened
from prakan.assessment.queries.case_scores.rooms import Room, room
from prakan.domain.case_scores.consensus import Agreed
from prakan.domain.case_scores.differences import Difference, farthest_first
from prakan.domain.case_scores.sheets import Entry
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.questions import Asks
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.web.forms.case_scores import ScoreForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.pages.case_scores.parts import (
    choices,
    doubtful,
    head_steps,
    level_of,
    question_of,
)
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def consensus(request: HttpRequest, case_id: int) -> Page | HttpResponse:
    """Show all marks side by side and the chosen indicator, and take what the chair proposes for it."""
    person = person_of(request)
    shown = room(person, case_id)
    if shown.opened_at is None:
        context = {
            "room": shown,
            "tab": "consensus",
            "steps": head_steps(shown, "consensus"),
            "doubtful": doubtful(shown),
        }
        return Page("case_scores/waiting.html", context)
    found = opened(person, case_id)
    code = request.GET.get("code") or _first(found)
    asked = question_of(shown.pack, code)
    form = ScoreForm(request.POST or None, initial=_initial(found, code))
    if request.method == "POST" and form.is_valid():
        try:
            propose(case_id=case_id, code=code, by=person, at=timezone.now(), **form.given())
        except Refused as refused:
            attach(form, refused)
            found = opened(person, case_id)
        else:
            messages.success(request, _("Proposed for %(code)s") % {"code": code})
            return redirect(_next(request, case_id, opened(person, case_id)))
    context = {**_context(request, shown, found, code, form), "asked": asked}
    return Page("case_scores/consensus.html", context, status=422 if form.errors else 200)


@require_POST
def open_all(request: HttpRequest, case_id: int) -> HttpResponse:
    """Open the sheets of a team that has become smaller."""
    open_scores(case_id=case_id, by=person_of(request), at=timezone.now())
    return redirect("case_scores.consensus", case_id)


@require_POST
def equal(request: HttpRequest, case_id: int) -> HttpResponse:
    """Propose at once what everybody marked alike."""
    count = propose_equal(case_id=case_id, by=person_of(request), at=timezone.now())
    words = ngettext("%(n)s equal mark is proposed", "%(n)s equal marks are proposed", count)
    messages.success(request, words % {"n": count})
    return redirect("case_scores.consensus", case_id)


@require_POST
def dissent(request: HttpRequest, case_id: int, code: str) -> HttpResponse:
    """Record one's dissent, or take it back."""
    words = request.POST.get("words", "")
    dissent_action(
        case_id=case_id,
        code=code,
        words=words,
        withdraw="withdraw" in request.POST,
        by=person_of(request),
        at=timezone.now(),
    )
    messages.success(request, _("Recorded"))
    return redirect(f"{reverse('case_scores.consensus', args=[case_id])}?code={code}")


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, case_id: int) -> HttpResponse:
    """Agree to everything that stands there, once more asked."""
    person = person_of(request)
    found, form = opened(person, case_id), SureForm(request)
    digest = request.POST.get("digest") or found.digest
    done = take(request, form, lambda doer: [agree_action(case_id=case_id, digest=digest, **doer)])
    if done:
        messages.success(
            request, _("The consensus is sealed") if done[0] else _("Your agreement is recorded")
        )
        return redirect("case_scores.verdict" if done[0] else "case_scores.consensus", case_id)
    question = Question(
        title=_("Agree to the consensus"),
        question=_("You agree to all levels, reasons, evidence and dissent as they stand now (%(digest)s).")
        % {"digest": found.digest[:8]},
        verb=_("Agree"),
        back=reverse("case_scores.consensus", args=[case_id]),
        consequences=(
            _("Changes after this need everybody's agreement anew."),
            _("With the last agreement it is sealed, and the verdict follows by the rules of the pack."),
        ),
    )
    return ask(request, form, question)


def _first(found: Opened) -> str:
    """Return the undecided question whose marks lie farthest apart; the first of all when none is left."""
    open_ones = [d for d in farthest_first(found.differences) if d.code not in found.decisions]
    return (open_ones or list(found.differences))[0].code


def _next(request: HttpRequest, case_id: int, found: Opened) -> str:
    show = request.GET.get("show", "")
    return f"{reverse('case_scores.consensus', args=[case_id])}?show={show}&code={_first(found)}"


def _initial(found: Opened, code: str) -> dict[str, object]:
    """Return what stands there, else what all marked alike with all that was cited."""
    made = found.decisions.get(code)
    if made:
        entry = made.entry
        seen = entry.revision
    else:
        entry, seen = _suggested(found, code), 0
    return {
        "mark": typed(entry.mark),
        "reason": entry.reason,
        "evidence": list(entry.evidence),
        "seen": seen,
    }


def _suggested(found: Opened, code: str) -> Entry:
    entries = [sheet.entries.get(code, Entry()) for sheet in found.sheets]
    cited = tuple(sorted({one for entry in entries for one in entry.evidence}))
    alike = not found.difference(code).differs and entries
    return Entry(entries[0].mark if alike else None, "", cited)


def _context(
    request: HttpRequest, shown: Room, found: Opened, code: str, form: ScoreForm
) -> dict[str, object]:
    talk = [d for d in farthest_first(found.differences) if _to_talk(found, d)]
    only = request.GET.get("show") == "talk"
    mark, _reason, cited = form.chosen
    asked = question_of(shown.pack, code)
    names = {one.id: one.number for one in shown.evidence}
    made = found.decisions.get(code)
    return {
        "room": shown,
        "tab": "consensus",
        "steps": head_steps(shown, "consensus"),
        "doubtful": doubtful(shown),
        "found": found,
        "rows": [_row(shown, found, d) for d in (talk if only else found.differences)],
        "only": only,
        "talk": len(talk),
        "far": sum(d.gap >= d.limit for d in found.differences),
        "limits": found.limits,
        "equal": sum(not d.differs and d.code not in found.decisions for d in found.differences),
        "columns": [(sheet.seat, shown.name_of(sheet.assessor)) for sheet in found.sheets],
        "code": code,
        "choices": choices(asked),
        "is_number": asked.asks is Asks.NUMBER,
        "chosen": mark,
        "pieces": [(one, one.id in cited) for one in shown.evidence],
        "said": [_said(shown, found, sheet.assessor, code, names) for sheet in found.sheets],
        "made": made,
        "level": level_of(shown.pack, code, made.entry.mark) if made else None,
        "dissent": _dissent(shown, made),
        "mine": made.dissent.get(shown.me.assessor, "") if made and shown.me else "",
        "form": form,
        "may_propose": shown.is_chair and shown.writable,
        "may_dissent": shown.me is not None and shown.writable and made is not None,
        "may_agree": shown.me is not None
        and found.agreed_at is None
        and not found.faults
        and (not found.waiting or shown.me.assessor in found.waiting),
        "waiting": [shown.name_of(one) for one in found.waiting],
        "decided": len(found.decisions),
    }


def _to_talk(found: Opened, one: Difference) -> bool:
    return one.differs and one.code not in found.decisions


def _row(shown: Room, found: Opened, one: Difference) -> dict[str, object]:
    made = found.decisions.get(one.code)
    return {
        "code": one.code,
        "name": shown.pack.name_of(one.code),
        "levels": [level_of(shown.pack, one.code, mark) for mark in one.marks],
        "agreed": level_of(shown.pack, one.code, made.entry.mark) if made else None,
        "dissent": len(made.dissent) if made else 0,
        "gap": one.gap,
        "split": one.split,
        "far": one.far,
    }


def _said(shown: Room, found: Opened, assessor: int, code: str, numbers: dict[int, int]) -> dict[str, object]:
    sheet = next(one for one in found.sheets if one.assessor == assessor)
    entry = sheet.entries.get(code, Entry())
    cited = [(one, numbers[one]) for one in entry.evidence if one in numbers]
    return {
        "seat": sheet.seat,
        "name": shown.name_of(assessor),
        "level": level_of(shown.pack, code, entry.mark),
        "reason": entry.reason,
        "cited": cited,
    }


def _dissent(shown: Room, made: Agreed | None) -> list[tuple[Text, str]]:
    return [(shown.name_of(who), words) for who, words in made.dissent.items()] if made else []


urls: list[URLPattern] = [
    path("cases/<int:case_id>/consensus/", consensus, name="case_scores.consensus"),
    path("cases/<int:case_id>/consensus/open/", open_all, name="case_scores.open"),
    path("cases/<int:case_id>/consensus/equal/", equal, name="case_scores.equal"),
    path("cases/<int:case_id>/consensus/agree/", agree, name="case_scores.agree"),
    path("cases/<int:case_id>/consensus/<str:code>/dissent/", dissent, name="case_scores.dissent"),
]
