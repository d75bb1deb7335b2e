"""The verdict of a case: the whole and its standards, drawn from the marks; every version; agreement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_scores.opened import opened
from prakan.assessment.queries.case_scores.rooms import room
from prakan.assessment.queries.case_scores.verdicts import verdicts
from prakan.domain.case_scores.derivation import not_assessed
from prakan.domain.case_scores.papers import VERDICT_NAMES
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.web.pages.case_scores.parts import doubtful, head_steps
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of


@require_safe
def verdict(request: HttpRequest, case_id: int) -> HttpResponse:
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
    }
    if found:
        judged = [one for one in found.tree.branches if one.code in shown.pack.standard_of]
        context |= {
            "why": VERDICT_NAMES[found.why],
            "whole": next((one for one in found.tree.branches if one.code == OVERALL), None),
            "standards": sorted(judged, key=lambda one: one.row),
            "missing": list(not_assessed(found.tree)),
            "agreement": opened(person, case_id).agreement,
            "doubts": [one.what for one in shown.pack.unconfirmed],
        }
    return render(request, "case_scores/verdict.html", context)


urls: list[URLPattern] = [path("cases/<int:case_id>/verdict/", verdict, name="case_scores.verdict")]
