"""Pairs of versions of a case: listed, shown side by side, one of them chosen with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.visit_records import look, look_at_pair
from prakan.assessment.intake import choose
from prakan.assessment.queries.case_scores.rooms import Room, room
from prakan.assessment.queries.field.choosing import is_officer, open_pairs, standing_now
from prakan.assessment.queries.field.conflicts import ConflictView, conflict, conflicts, waiting
from prakan.assessment.queries.field.scans import Scan, scans
from prakan.domain.field.words import Choice
from prakan.web.forms.field_conflicts import ChooseForm
from prakan.web.forms.taking import Doer, take
from prakan.web.pages.field_conflicts.comparing import papered, parts_of, signature, title_of
from prakan.web.shell.downloads import send
from prakan.web.shell.people import person_of


@require_safe
def listed(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show the pairs of a case, open ones first."""
    person = person_of(request)
    shown = room(person, case_id)
    context = {
        "room": shown,
        "tab": "records",
        "pairs": [(one, title_of(shown, one)) for one in conflicts(person, case_id)],
        "unseen": open_pairs(person, case_id) - waiting(person, case_id),
    }
    return render(request, "field_conflicts/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, case_id: int, conflict_id: int) -> HttpResponse:
    """Show a pair side by side, and choose."""
    person = person_of(request)
    shown, view = room(person, case_id), conflict(person, case_id, conflict_id)
    form = _form(request, shown, view)

    def decide(doer: Doer) -> object:
        said = form.cleaned_data
        seen = -1 if said["seen"] is None else said["seen"]
        return choose(conflict_id=view.id, chosen=said["chosen"], reason=said["reason"], seen=seen, **doer)

    if take(request, form, decide):
        messages.success(request, _("The choice is recorded; both versions are kept"))
        return redirect("field_conflicts.show", case_id, conflict_id)
    if view.kind == "record":  # whatever was sent, the page shows it in full
        kind, _colon, part = view.code.partition(":")
        look(case_id=case_id, kind=kind, part=part, by=person, at=timezone.now())
    context = {"room": shown, "tab": "records", "form": form, "view": view, **_sides(request, shown, view)}
    return render(request, "field_conflicts/show.html", context, status=422 if form.errors else 200)


@require_safe
def scan(request: HttpRequest, case_id: int, conflict_id: int, side: str) -> HttpResponseBase:
    """Send what one of two versions was signed on; who looked stands in the trail."""
    person = person_of(request)
    file = look_at_pair(case_id=case_id, conflict_id=conflict_id, side=side, by=person, at=timezone.now())
    return send(request, person, file, show="show" in request.GET)


def _form(request: HttpRequest, shown: Room, view: ConflictView) -> ChooseForm:
    person = person_of(request)
    stands_in = shown.me is None and is_officer(person)
    return ChooseForm(request.POST or None, reasoned=view.assessor is None, stands_in=stands_in)


def _sides(request: HttpRequest, shown: Room, view: ConflictView) -> dict[str, Any]:
    """Return what the two say, what stands now if it was changed since, and its revision."""
    revision, now = 0, view.standing.content
    if view.mine:
        revision, now = standing_now(person_of(request), shown.id, view.target)
    readable = view.standing.content is not None and view.arrived.content is not None
    papers = _papers(request, shown, view)
    digests = [one.digest if one else "" for _side, one in papers] or ["", ""]
    contents = (view.standing.content or {}, view.arrived.content or {})
    standing, arrived = (papered(*one) for one in zip(contents, digests, strict=True))
    return {
        "title": title_of(shown, view),
        "readable": readable,
        "parts": parts_of(shown, view, standing, arrived) if readable else [],
        "signed": [signature(view, standing), signature(view, arrived)] if readable else [],
        "scans": papers,
        "scans_differ": len(set(digests)) > 1,
        "since": [one for one in parts_of(shown, view, standing, now or {}) if one.differs],
        "revision": revision,
        "whose": shown.name_of(view.assessor) if view.assessor else None,
        "choices": Choice,
    }


def _papers(request: HttpRequest, shown: Room, view: ConflictView) -> list[tuple[str, Scan | None]]:
    """Return both sides with the scan each was signed on; nothing when neither has one."""
    found = scans(person_of(request), shown.id, view.id)
    return [(side.value, found.get(side.value)) for side in Choice] if found else []


urls: list[URLPattern] = [
    path("cases/<int:case_id>/versions/", listed, name="field_conflicts.list"),
    path("cases/<int:case_id>/versions/<int:conflict_id>/", show, name="field_conflicts.show"),
    path(
        "cases/<int:case_id>/versions/<int:conflict_id>/scan/<slug:side>/",
        scan,
        name="field_conflicts.scan",
    ),
]
