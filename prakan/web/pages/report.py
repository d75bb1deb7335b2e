"""The quarterly report: read it, see what stands before signing, sign it, have its files written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.calendar import Quarter
from prakan.domain.problems import Refused
from prakan.foundation.access import roles_of
from prakan.foundation.queries.memory import Following
from prakan.reporting.actions.runs import LANGUAGES, ask_report
from prakan.reporting.actions.runs import cancel as cancel_run
from prakan.reporting.actions.signing import sign as sign_report
from prakan.reporting.document.chapters_of import Chapter, chapters, codes
from prakan.reporting.document.digits import THAI, used
from prakan.reporting.document.model import Report
from prakan.reporting.document.quarterly import Written
from prakan.reporting.document.quarterly import written as written_report
from prakan.reporting.queries.closings import ClosingView, closing, sign_order
from prakan.reporting.queries.readiness import Readiness, readiness
from prakan.reporting.queries.runs import open_run, run, runs
from prakan.web.forms.report import AskForm
from prakan.web.shell.language import language_of
from prakan.web.shell.people import person_of
from prakan.web.shell.period import named, period_of, written
from prakan.web.templatetags.words import language as spoken

if TYPE_CHECKING:
    from prakan.foundation.models import Person

FORMATS = ("docx", "pdf", "xlsx", "html")
WHOLE = "all"


OUTLINES: Following[tuple[Chapter, ...]] = Following()
READY: Following[Readiness] = Following()


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is to sign, and why the reader may not, "" when they may."""

    why_not: str
    address: str = ""
    act: str = ""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the report with everything around it."""
    quarter = period_of(request, person_of(request))
    return render(request, "report/page.html", _context(request, quarter))


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """Have a file written; the list of files shows how far it is."""
    form = AskForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect(_place(named(year, quarter)))
    given, by = form.cleaned_data, person_of(request)
    try:
        ask_report(
            year=year,
            quarter=quarter,
            language=given["language"],
            format=given["format"],
            digits=given["digits"],
            by=by,
            at=timezone.now(),
        )
    except Refused as refused:
        return _refused(request, named(year, quarter), refused)
    wish = f"&language={given['language']}" + ("&digits=thai" if given["digits"] == THAI else "")
    return redirect(f"{_place(named(year, quarter))}{wish}#files")


@require_safe
def files(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """Show the list of files alone: what the page asks for again while one is being written."""
    return render(request, "report/files.html", _files(request, named(year, quarter)))


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Take back a file that is not ready."""
    person = person_of(request)
    found = run(person, number)
    cancel_run(run_id=number, by=person, at=timezone.now())
    messages.success(request, gettext("The file will not be written"))
    return redirect(f"{_place(named(found.year, found.quarter))}#files")


@require_safe
def download(request: HttpRequest, number: int) -> FileResponse:
    """Stream a file under its own name."""
    opened = open_run(person_of(request), number)
    return FileResponse(
        opened.content,
        as_attachment=True,
        filename=opened.run.name,
        content_type=opened.run.media_type,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """Sign the next step of the sign-off order."""
    place = _place(named(year, quarter))
    if request.method != "POST":
        return redirect(place)
    try:
        sign_report(year=year, quarter=quarter, by=person_of(request), at=timezone.now())
    except Refused as refused:
        return _refused(request, named(year, quarter), refused)
    messages.success(request, gettext("Your signature stands under the report"))
    return redirect(f"{place}#signatures")


def _refused(request: HttpRequest, quarter: Quarter, refused: Refused) -> HttpResponse:
    context = {**_context(request, quarter), "faults": refused.faults}
    return render(request, "report/page.html", context, status=422)


def _place(quarter: Quarter) -> str:
    return f"{reverse('report.show')}?period={written(quarter)}"


def _context(request: HttpRequest, quarter: Quarter) -> dict[str, Any]:
    person = person_of(request)
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else language_of(request)
    digits = used(request.GET.get("digits", ""), language, "html")
    closed = closing(person, quarter.year, quarter.number)
    common = {
        **_files(request, quarter),
        "closed": closed,
        "language": language,
        "digits": digits,
        "languages": (("th", gettext("Thai")), ("en", gettext("English"))),
        "formats": FORMATS,
        "steps": closed.steps if closed else sign_order(person),
        "turn": _turn(person, closed),
    }
    try:
        made = written_report(person, quarter.year, quarter.number, language, digits=digits)
    except Refused as refused:
        return {**common, "missing": refused.faults}
    return {**common, **_reading(request, made.report), **_before_signing(person, quarter, made)}


def _files(request: HttpRequest, quarter: Quarter) -> dict[str, Any]:
    person = person_of(request)
    found = runs(person, quarter.year, quarter.number)
    return {"quarter": quarter, "files": found, "writing": any(f.is_running for f in found), "me": person.pk}


def _reading(request: HttpRequest, report: Report) -> dict[str, Any]:
    """Return the outline and the chapter that is read; the whole report for printing."""
    outline = OUTLINES.get(report, "outline", lambda: chapters(report))
    asked = request.GET.get("chapter", "1")
    current = next((c for c in outline if str(c.number) == asked), outline[0])
    shown: tuple[Chapter, ...] = outline if asked == WHOLE else (current,)
    place = outline.index(current)
    return {
        "report": report,
        "outline": outline,
        "current": None if asked == WHOLE else current,
        "shown": shown,
        "wide": any(c.is_wide for c in shown),
        "with_cover": shown[0].number == 1,
        "previous": outline[place - 1] if place else None,
        "following": outline[place + 1] if place + 1 < len(outline) else None,
    }


def _before_signing(person: Person, quarter: Quarter, made: Written) -> dict[str, Any]:
    year, number = quarter.year, quarter.number

    def make() -> Readiness:
        return readiness(person, year, number, found=made.found, book=made.book, codes=codes(made.report))

    return {"ready": READY.get(made, "ready", make), "figures": len(made.book)}


def _turn(person: Person, closed: ClosingView | None) -> Turn:
    if closed is None:
        words = gettext("The report is signed when the quarter is closed")
        return Turn(words, reverse("closing.show"), gettext("See what blocks the close"))
    step = closed.next_step
    if step is None:
        return Turn(gettext("Everybody in the order has signed"))
    if step.role not in roles_of(person):
        return Turn(gettext("It waits for: %(title)s") % {"title": step.title.say(spoken())})
    return Turn("")


PLACE = "report/<int:year>-<int:quarter>/"
urls: list[URLPattern] = [
    path("report/", show, name="report.show"),
    path(f"{PLACE}ask/", ask, name="report.ask"),
    path(f"{PLACE}files/", files, name="report.files"),
    path(f"{PLACE}sign/", sign, name="report.sign"),
    path("report/files/<int:number>/", download, name="report.download"),
    path("report/files/<int:number>/cancel/", cancel, name="report.cancel"),
]
