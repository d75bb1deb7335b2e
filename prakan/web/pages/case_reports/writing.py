"""The report of a case as its team writes it, one section at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.assessment.actions.case_reports import handing, writing
from prakan.assessment.queries.case_reports.room import Room, SectionView, room
from prakan.web.forms.case_reports import SectionForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import number


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def write(request: HttpRequest, case_id: int) -> Page | HttpResponse:
    """Show a section of the report, and save it."""
    found = room(person_of(request), case_id)
    here = _asked(request, found)
    form = SectionForm(request.POST or None, here.text, here.rev)

    def step(doer: dict[str, Any]) -> int:
        return writing.save(case_id=case_id, key=here.section.key, **form.cleaned_data, **doer)

    if take(request, form, step) is not None:
        messages.success(request, _("The section is saved"))
        after = _next(found, here) if "next" in request.POST else here
        return redirect(f"{reverse('case_reports.write', args=[case_id])}?section={after.section.key}")
    if form.errors:  # what was typed stays, over the text as it is now
        form.data = {**request.POST.dict(), "seen": str(here.rev)}
    context = {"room": found, "here": here, "form": form, "is_last": _next(found, here) is here}
    return Page("case_reports/write.html", context, status=422 if form.errors else 200)


@require_POST
def draft(request: HttpRequest, case_id: int) -> HttpResponse:
    """Fill what nobody has written in from the team's findings."""
    form = SureForm(request)
    count = take(request, form, lambda doer: writing.draft(case_id=case_id, **doer))
    if count is None:
        return _refused(request, form, case_id)
    words = ngettext(
        "%(n)s section is drafted from the findings", "%(n)s sections are drafted from the findings", count
    )
    said = (
        words % {"n": number(count)} if count else _("Nothing new to draft: every finding is in the report")
    )
    messages.success(request, said)
    return redirect("case_reports.write", case_id)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: HttpRequest, case_id: int) -> HttpResponse:
    """Hand the report on, once more asked."""
    form = SureForm(request)
    made = take(request, form, lambda doer: handing.hand_on(case_id=case_id, **doer))
    if made:
        messages.success(request, _("The report is handed on as version %(n)s") % {"n": made.number})
        return redirect("cases.show", case_id)
    return _refused(request, form, case_id)


def _refused(request: HttpRequest, form: SureForm, case_id: int) -> HttpResponse:
    return ask(
        request,
        form,
        Question(
            title=_("Hand the report on"),
            question=_(
                "It is kept word for word under a number with its digest; a later text is another version."
            ),
            verb=_("Hand it on"),
            back=reverse("case_reports.write", args=[case_id]),
        ),
    )


def _asked(request: HttpRequest, found: Room) -> SectionView:
    wanted = request.GET.get("section", "")
    first = next((one for one in found.sections if one.must and not one.text), found.sections[0])
    return next((one for one in found.sections if one.section.key == wanted), first)


def _next(found: Room, here: SectionView) -> SectionView:
    place = found.sections.index(here) + 1
    return found.sections[place] if place < len(found.sections) else here


urls: list[URLPattern] = [
    path("cases/<int:case_id>/report/", write, name="case_reports.write"),
    path("cases/<int:case_id>/report/draft/", draft, name="case_reports.draft"),
    path("cases/<int:case_id>/report/hand-on/", hand_on, name="case_reports.hand_on"),
]
