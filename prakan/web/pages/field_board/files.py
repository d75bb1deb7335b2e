"""Files that have not come: listed by how long they are waited for; the waiting ended with a reason."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.intake import end_wait
from prakan.assessment.queries.field_board import files as queries
from prakan.foundation import access
from prakan.web.forms.field_board import EndWaitForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.numbers import page_number, whole
from prakan.web.shell.people import person_of


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the files that are waited for, those waited for too long, or those nobody waits for any more."""
    person, asked = person_of(request), request.GET.get("show", queries.WAITING)
    show, case = asked if asked in queries.SHOWS else queries.WAITING, whole(request.GET.get("case", ""))
    page = queries.listed(person, show=show, case=case, number=page_number(request))
    context = {
        "shown": page,
        "show": show,
        "case": case,
        "days": settings.FIELD_FILE_DAYS,
        "tabs": (
            (queries.WAITING, _("Waited for")),
            (queries.LONG, _("Waited for too long")),
            (queries.ENDED, _("Waiting ended")),
        ),
        "before": page.number - 1,
        "after": page.number + 1,
        "may_end": access.can(person, "field.end_wait"),
        "may_follow": access.can(person, "field.follow"),
    }
    return render(request, "field_board/files.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, file_id: int) -> HttpResponse:
    """End the waiting for a file, with a reason."""
    line, form = queries.one(person_of(request), file_id), EndWaitForm(request.POST or None)
    back = reverse("field_files.list")
    if take(request, form, lambda doer: end_wait(file_id=file_id, **form.cleaned_data, **doer)):
        messages.success(
            request, _("Nobody waits for this file any more; its entry says who decided and why")
        )
        return redirect(back)
    words = _("“%(file)s” of entry %(n)s on “%(device)s” (%(owner)s) will not come.")
    said = {"file": line.file, "n": f"{line.seq:,}", "device": line.device}
    question = Question(
        title=_("End the waiting for a file"),
        question=words % {**said, "owner": line.person.say(request.LANGUAGE_CODE)},
        verb=_("Wait no longer"),
        back=back,
        consequences=(
            _("The entry is done without this file: its evidence says that the file did not come, and why."),
            _("Scores and findings that cite it are done as well."),
            _("Should it come all the same, it is kept: as further evidence while the case takes any."),
            _("It cannot be taken back; the owner of the device is told."),
        ),
        danger=True,
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("field-board/files/", listed, name="field_files.list"),
    path("field-board/files/<int:file_id>/end/", end, name="field_files.end"),
]
