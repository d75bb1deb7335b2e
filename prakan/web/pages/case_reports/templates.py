"""The agency's Word templates of reports: sent, checked, looked at with a real case, put in use or not."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from docx import Document

from prakan.assessment.queries.case_reports.printed import printed
from prakan.assessment.queries.case_reports.samples import STEP, Sample, made_in, samples
from prakan.domain.letter_template.fields import THAI_DIGITS
from prakan.domain.letter_template.filling import said
from prakan.domain.letter_template.kinds import CASE_REPORT, REPORT_KINDS, LetterKind
from prakan.domain.letter_template.report_fields import PARTS, WORDS
from prakan.domain.media_types import DOCX
from prakan.domain.problems import refuse
from prakan.domain.problems_letters import NO_SUCH_KIND, NO_SUCH_TEMPLATE
from prakan.foundation import access
from prakan.registry.actions import letter_templates
from prakan.registry.queries.letter_templates import (
    LANGUAGES,
    TemplateView,
    fields_of,
    template,
    templates,
    uses,
)
from prakan.reporting.document.case_reports.as_word import word_bytes
from prakan.web.forms.report_templates import ReportTemplateForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed, laid_out


@require_safe
def templates_(request: HttpRequest) -> HttpResponse:
    """Show the versions of a level's template in both languages, and the fields that one may hold."""
    kind = _kind(request.GET.get("kind", CASE_REPORT))
    return _page(request, ReportTemplateForm(None, None, kind.code), kind)


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a Word file as the next version, checked."""
    form = ReportTemplateForm(request.POST, request.FILES, CASE_REPORT)

    def offer(doer: Doer) -> object:
        kept = form.cleaned_data
        return letter_templates.offer(
            kind=_kind(kept["kind"]).code,
            language=kept["language"],
            name=kept["file"].name,
            content=kept["file"],
            remark=kept["remark"],
            **doer,
        )

    made: Any = take(request, form, offer)
    if made:
        messages.success(request, _("The template fits. Look at what it says, then put it in use"))
        return redirect("report_templates.show", made.pk)
    return _page(request, form, REPORT_KINDS.get(request.POST.get("kind", ""), REPORT_KINDS[CASE_REPORT]))


def _page(request: HttpRequest, form: ReportTemplateForm, kind: LetterKind) -> HttpResponse:
    person = person_of(request)
    kept = [(code, name, templates(person, code, kind.code)) for code, name in LANGUAGES.items()]
    counts = made_in(person, [one.id for _code, _name, versions in kept for one in versions])
    context = {
        "form": form,
        "kind": kind,
        "kinds": REPORT_KINDS.values(),
        "may_change": access.can(person, STEP),
        "kept": [
            (code, name, [(v, counts.get(v.id, 0)) for v in versions], any(v.in_use for v in versions))
            for code, name, versions in kept
        ],
        "is_general": kind.code == CASE_REPORT,
        "plain_fields": WORDS,
        "parts": PARTS,
        "digits": f"{{{{ year|{THAI_DIGITS} }}}}",
    }
    return render(request, "report_templates/list.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: HttpRequest, template_id: int) -> HttpResponse:
    """Show one version: what it makes of a real report, which fields it holds, since when it is in use."""
    person, view = person_of(request), _one(request, template_id)
    may_change = access.can(person, STEP)
    choices = _choices(request, view) if may_change else ()
    asked = _asked(request, choices)
    context = {
        "view": view,
        "may_change": may_change,
        "choices": choices,
        "asked": asked,
        "said": _said(request, view, asked) if asked else (),
        "held": fields_of(person, template_id),
        "uses": uses(person, view.language, view.kind.code),
        "made": made_in(person, [view.id]).get(view.id, 0),
    }
    return render(request, "report_templates/show.html", context)


def _said(request: HttpRequest, view: TemplateView, asked: Sample) -> list[str]:
    made = BytesIO(_made(request, view, asked))
    return [words for words in said(Document(made)) if words.strip()]


def _made(request: HttpRequest, view: TemplateView, asked: Sample) -> bytes:
    person = person_of(request)
    return word_bytes(printed(person, asked.case, asked.number), person, view.id)


def _choices(request: HttpRequest, view: TemplateView) -> tuple[Sample, ...]:
    level = view.kind.code.removeprefix(CASE_REPORT).removeprefix("_")
    return samples(person_of(request), level, view.language)


def _asked(request: HttpRequest, choices: tuple[Sample, ...]) -> Sample | None:
    """Return the report that a version is looked at with, the latest unless another is chosen."""
    given = request.GET.get("report", "")
    return next((one for one in choices if one.key == given), choices[0] if choices else None)


@require_safe
def file(request: HttpRequest, template_id: int) -> HttpResponseBase:
    """Give the Word file of a version, to be edited."""
    view = _one(request, template_id)
    with laid_out(person_of(request), view.file) as (place, _name):
        return handed(place, f"{view.kind.file}-{view.language}-{view.version}.docx")


@require_safe
def sample(request: HttpRequest, template_id: int) -> HttpResponseBase:
    """Give what a version makes of a report, as Word."""
    access.check(person_of(request), STEP)
    view = _one(request, template_id)
    asked = _asked(request, _choices(request, view))
    if asked is None:
        raise refuse(NO_SUCH_TEMPLATE, template=template_id)
    name = f"sample-{view.kind.file}-{view.language}-{view.version}.docx"
    made = BytesIO(_made(request, view, asked))
    return FileResponse(made, as_attachment=True, filename=name, content_type=DOCX)


@require_http_methods(["GET", "HEAD", "POST"])
def use(request: HttpRequest, template_id: int) -> HttpResponse:
    """Put a version in use, once more asked."""
    view, form = _one(request, template_id), SureForm(request)
    if take(request, form, lambda doer: letter_templates.put_in_use(template_id=template_id, **doer)):
        messages.success(request, _("Reports are made in it from now on"))
        return redirect(f"{reverse('report_templates.list')}?kind={view.kind.code}")
    question = Question(
        title=_("Put version %(n)s in use") % {"n": view.version},
        question=_("Versions of reports that are handed on from now on are made in it."),
        verb=_("Put it in use"),
        back=reverse("report_templates.show", args=[template_id]),
        consequences=(
            _("Versions that were handed on before stay in the template they were made in."),
            _("The version before is kept and can be put in use again."),
        ),
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, template_id: int) -> HttpResponse:
    """Take a version out of use, once more asked."""
    view, form = _one(request, template_id), SureForm(request)
    if take(request, form, lambda doer: letter_templates.take_out_of_use(template_id=template_id, **doer)):
        messages.success(request, _("It is out of use; reports that were made in it stay as they are"))
        return redirect(f"{reverse('report_templates.list')}?kind={view.kind.code}")
    question = Question(
        title=_("Take version %(n)s out of use") % {"n": view.version},
        question=_(
            "Reports are then made in the template of every level, or in the built-in look if there is none."
        ),
        verb=_("Take it out of use"),
        back=reverse("report_templates.show", args=[template_id]),
    )
    return ask(request, form, question)


def _kind(code: str) -> LetterKind:
    if code not in REPORT_KINDS:
        raise refuse(NO_SUCH_KIND, "kind", kind=code[:40])
    return REPORT_KINDS[code]


def _one(request: HttpRequest, template_id: int) -> TemplateView:
    """Return a version of a report's template; raises ``Refused`` (LETTER-008), for one of a letter too."""
    view = template(person_of(request), template_id)
    if view.kind.code not in REPORT_KINDS:
        raise refuse(NO_SUCH_TEMPLATE, template=template_id)
    return view


PLACE = "cases/report-templates"
urls: list[URLPattern] = [
    path(f"{PLACE}/", templates_, name="report_templates.list"),
    path(f"{PLACE}/send/", send, name="report_templates.send"),
    path(f"{PLACE}/<int:template_id>/", show, name="report_templates.show"),
    path(f"{PLACE}/<int:template_id>/file/", file, name="report_templates.file"),
    path(f"{PLACE}/<int:template_id>/sample/", sample, name="report_templates.sample"),
    path(f"{PLACE}/<int:template_id>/use/", use, name="report_templates.use"),
    path(f"{PLACE}/<int:template_id>/end/", end, name="report_templates.end"),
]
