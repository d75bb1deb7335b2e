"""The verdict of a case: the whole and its standards, drawn from the marks; every version; agreement."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.case_scores import amend
from prakan.assessment.queries.case_scores.opened import opened
from prakan.assessment.queries.case_scores.rooms import room
from prakan.assessment.queries.case_scores.verdicts import may_amend, verdicts
from prakan.domain.case_scores.derivation import not_assessed
from prakan.domain.case_scores.papers import VERDICT_NAMES
from prakan.domain.frameworks.pilot import typed
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.web.forms.case_scores import AmendForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.pages.case_scores.parts import choices, doubtful, head_steps, level_of, question_of
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import language


@require_safe
@kept_as_seen
def verdict(request: HttpRequest, case_id: int) -> Page:
    """Show a version of the verdict, the newest unless another is asked for."""
    person = person_of(request)
    shown, versions = room(person, case_id), verdicts(person, case_id)
    wanted = whole(request.GET.get("version", "")[:4])
    found = next((one for one in versions if one.version == wanted), versions[0] if versions else None)
    context: dict[str, object] = {
        "room": shown,
        "tab": "verdict",
        "steps": head_steps(shown, "verdict"),
        "doubtful": doubtful(shown),
        "versions": [(one, VERDICT_NAMES[one.why]) for one in versions],
        "verdict": found,
        "may_amend": bool(found) and found == versions[0] and may_amend(person, case_id),
    }
    if found:
        judged = [one for one in found.tree.branches if one.code in shown.pack.standard_of]
        context |= {
            "why": VERDICT_NAMES[found.why],
            "whole": next((one for one in found.tree.branches if one.code == OVERALL), None),
            "standards": sorted(judged, key=lambda one: one.row),
            "changes": [
                (
                    one,
                    level_of(shown.pack, one.code, one.before),
                    level_of(shown.pack, one.code, one.after),
                )
                for one in found.changes
            ],
            "missing": list(not_assessed(found.tree)),
            "agreement": opened(person, case_id).agreement,
            "doubts": [one.what for one in shown.pack.unconfirmed],
        }
    return Page("case_scores/verdict.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, case_id: int, code: str) -> HttpResponse:
    """Change an agreed mark after a reply or a reading: what follows is another version."""
    person = person_of(request)
    shown, versions = room(person, case_id), verdicts(person, case_id)
    asked = question_of(shown.pack, code)
    last = versions[0] if versions else None
    pieces = [(str(one.id), f"{one.number}. {one.title}") for one in shown.evidence]
    marks = [(one.value, f"{one.number} {one.name.say(language())}".strip()) for one in choices(asked)]
    marked = typed(last.marks.get(code)) if last else ""
    form = AmendForm(request.POST or None, marks, pieces, marked, last.version if last else 0)
    step = partial(amend, case_id=case_id, code=code)
    if made := take(request, form, lambda doer: step(**form.given(), **doer)):
        messages.success(request, _("Version %(n)s of the verdict is made") % {"n": made.version})
        return redirect("case_scores.verdict", case_id)
    words = _("The verdict follows by itself as another version; the one before stays beside it.")
    title = f"{code} {asked.name.say(language())}"
    back = reverse("case_scores.verdict", args=[case_id])
    return ask(
        request, form, Question(title=title, question=words, verb=_("Make the new version"), back=back)
    )


urls: list[URLPattern] = [
    path("cases/<int:case_id>/verdict/change/<str:code>/", change, name="case_scores.amend"),
    path("cases/<int:case_id>/verdict/", verdict, name="case_scores.verdict"),
]
