"""The audit trail: who did what, and the proof that nobody has touched it since."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prakan.foundation import access
from prakan.foundation.actions.seals import seal as seal_now
from prakan.foundation.queries import audit
from prakan.web.forms.trail import TrailForm
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

ON_A_PAGE = 50


@require_safe
@kept_as_seen
def listed(request: HttpRequest) -> Page:
    """Show the trail, newest first, narrowed by step, person, subject and days; and the seals."""
    reader = person_of(request)
    form = TrailForm(audit.steps(reader), request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = audit.rows(reader, **wanted, limit=ON_A_PAGE + 1)
    context = {
        "form": form,
        "rows": [(row, written(row.before), written(row.after)) for row in rows[:ON_A_PAGE]],
        "older": rows[ON_A_PAGE - 1].id if len(rows) > ON_A_PAGE else None,
        "seals": audit.seals(reader, limit=10),
        "may_seal": access.can(reader, "audit.seal"),
    }
    return Page("trail/list.html", context)


def written(values: object) -> str:
    """Return recorded values as readable JSON, "" when there are none."""
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) if values else ""


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Verify the whole trail now and say what was found."""
    access.check(person_of(request), "audit.read")
    found = audit.verify(request.POST.get("expected", "").strip())
    words = found.broken.words if found.broken else None
    return render(request, "trail/verified.html", {"found": found, "words": words})


@require_POST
def seal(request: HttpRequest) -> HttpResponse:
    """Seal the rows since the last seal."""
    seal_now(reason="demand", by=person_of(request), at=timezone.now())
    return redirect("trail.list")


urls: list[URLPattern] = [
    path("trail/", listed, name="trail.list"),
    path("trail/verify/", verify, name="trail.verify"),
    path("trail/seal/", seal, name="trail.seal"),
]
