"""The state of stored files: whole, missing, different; when each was last read again."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakan.foundation import access
from prakan.foundation.actions.file_checks import begin_now
from prakan.foundation.queries import file_checks as queries
from prakan.web.shell.people import person_of

ON_A_PAGE = 50


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """Show the sum of all files, the faults, and the rounds."""
    reader = person_of(request)
    found = queries.state(reader)
    page = Paginator(range(found.faults), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "state": found,
        "page": page,
        "faults": queries.faults(reader, start=max(page.start_index() - 1, 0), limit=ON_A_PAGE),
        "may_verify": access.can(reader, "file.verify"),
    }
    return render(request, "files/state.html", context)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Begin a round now."""
    if begin_now(by=person_of(request), at=timezone.now()):
        messages.success(request, _("Begun: known faults are read first, then the oldest checks"))
    else:
        messages.info(request, _("A round is at work already"))
    return redirect("files.state")


urls: list[URLPattern] = [
    path("files/", state, name="files.state"),
    path("files/verify/", verify, name="files.verify"),
]
