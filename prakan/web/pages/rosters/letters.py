"""Word templates of the letters: taken out, sent back, looked at with a real request, put in use."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.letter_template.fields import THAI_DIGITS
from prakan.domain.letter_template.kinds import KINDS, REPORT_KINDS, ROSTER_REQUEST, LetterKind, kind_of
from prakan.foundation import access
from prakan.registry.actions import letter_templates, roster_letters
from prakan.registry.queries import rosters
from prakan.registry.queries.letter_templates import (
    LANGUAGES,
    fields_of,
    right_to_change,
    template,
    templates,
    uses,
)
from prakan.web.forms.rosters import TemplateForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed, laid_out

SHOWN = 60  # requests that a template can be looked at with
UNKNOWN = -1  # nobody's number: refused as a request that is not there


@require_safe
def templates_(request: HttpRequest) -> HttpResponse:
    """Show every version of a kind in both languages and the fields that its template may hold."""
    kind = kind_of(request.GET.get("kind", ROSTER_REQUEST))
    return _page(request, TemplateForm(None, None, kind.code), kind)


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a Word file as the next version, checked."""
    kind = kind_of(request.POST.get("kind", ROSTER_REQUEST))
    form = TemplateForm(request.POST, request.FILES, kind.code)

    def offer(doer: Doer) -> object:
        kept = form.cleaned_data
        return letter_templates.offer(
            kind=kind.code,
            language=kept["language"],
            name=kept["file"].name,
            content=kept["file"],
            remark=kept["remark"],
            **doer,
        )

    made: Any = take(request, form, offer)
    if made:
        messages.success(request, _("The template fits. Look at what it says, then put it in use"))
        return redirect("rosters.template", made.pk)
    return _page(request, form, kind)


def _page(request: HttpRequest, form: TemplateForm, kind: LetterKind) -> HttpResponse:
    person = person_of(request)
    context = {
        "form": form,
        "kind": kind,
        "kinds": KINDS.values(),
        "may_change": access.can(person, right_to_change(kind)),
        "kept": [(code, name, templates(person, code, kind.code)) for code, name in LANGUAGES.items()],
        "fields": kind.fields,
        "digits": f"{{{{ number|{THAI_DIGITS} }}}}",
    }
    return render(request, "rosters/templates.html", context, status=422 if form.errors else 200)


@require_safe
def template_(request: HttpRequest, template_id: int) -> HttpResponse:
    """Show one version: what it says for a request, which fields it holds, since when it is in use."""
    person = person_of(request)
    view = template(person, template_id)
    if view.kind.code in REPORT_KINDS:
        return redirect("report_templates.show", template_id)
    may_change = access.can(person, right_to_change(view.kind))
    known = rosters.years(person) if view.kind.code == ROSTER_REQUEST else ()
    choices = rosters.board(person, known[0])[:SHOWN] if known else ()
    asked = _asked(request, choices[0].id if choices else None)
    context = {
        "view": view,
        "may_change": may_change,
        "choices": choices,
        "asked": asked,
        "said": _said(request, template_id, asked) if may_change else (),
        "held": fields_of(person, template_id),
        "uses": uses(person, view.language, view.kind.code),
    }
    return render(request, "rosters/template.html", context)


def _asked(request: HttpRequest, first: int | None) -> int | None:
    """Return the request that a version is looked at with; None: made-up values."""
    given = request.GET.get("request")
    if given is None:
        return first
    return int(given) if given.isdecimal() else UNKNOWN if given else None


def _said(request: HttpRequest, template_id: int, asked: int | None) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return roster_letters.read_sample(
            template_id=template_id, request_id=asked, by=person_of(request), folder=Path(folder)
        )


@require_safe
def file(request: HttpRequest, template_id: int) -> HttpResponseBase:
    """Give the Word file of a version, to be edited."""
    person = person_of(request)
    view = template(person, template_id)
    with laid_out(person, view.file) as (place, _name):
        return handed(place, f"{view.kind.file}-letter-{view.language}-{view.version}.docx")


@require_safe
def sample(request: HttpRequest, template_id: int) -> HttpResponseBase:
    """Give what a version makes of a request, as Word."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "sample.docx"
        name = roster_letters.write_sample(
            template_id=template_id, request_id=_asked(request, None), out=out, by=person_of(request)
        )
        return handed(out, name)


@require_http_methods(["GET", "HEAD", "POST"])
def use(request: HttpRequest, template_id: int) -> HttpResponse:
    """Put a version in use, once more asked."""
    view = template(person_of(request), template_id)
    form = SureForm(request)
    if take(request, form, lambda doer: letter_templates.put_in_use(template_id=template_id, **doer)):
        messages.success(request, _("Letters are made from it from now on"))
        return redirect(f"{reverse('rosters.templates')}?kind={view.kind.code}")
    question = Question(
        title=_("Put version %(n)s in use") % {"n": view.version},
        question=_("Letters in this language are made from it from now on."),
        verb=_("Put it in use"),
        back=reverse("rosters.template", args=[template_id]),
        consequences=(
            _("Letters that have a number already stay as they are."),
            _("The version before is kept and can be put in use again."),
        ),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("rosters/letter/", templates_, name="rosters.templates"),
    path("rosters/letter/send/", send, name="rosters.template_send"),
    path("rosters/letter/<int:template_id>/", template_, name="rosters.template"),
    path("rosters/letter/<int:template_id>/file/", file, name="rosters.template_file"),
    path("rosters/letter/<int:template_id>/sample/", sample, name="rosters.template_sample"),
    path("rosters/letter/<int:template_id>/use/", use, name="rosters.template_use"),
]
