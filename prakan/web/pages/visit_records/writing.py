"""Writing a record of a visit on the web: the next version, over the one that its writer saw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.visit_records import look
from prakan.assessment.actions.visit_records import record as keep
from prakan.assessment.queries.case_scores.rooms import Room, room
from prakan.assessment.queries.visit_records import versions
from prakan.domain.field.records import POINT_KINDS
from prakan.domain.field.words import RECORD_NAMES, RecordKind
from prakan.domain.problems_visit_records import RECORD_MEANWHILE
from prakan.web.forms.taking import Doer, take
from prakan.web.forms.visit_records import AttendanceForm, FeedbackForm, RecordForm, SignOffForm
from prakan.web.pages.visit_records.parts import Record, address, asked, may_write
from prakan.web.shell.people import person_of
from prakan.web.shell.uploads import stored
from prakan.web.templatetags.words import language, thai_date

Content = Mapping[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, case_id: int, kind: str) -> HttpResponse:
    """Write the next version of a record; nothing that was written before is lost."""
    person, (kind, part) = person_of(request), asked(request, kind)
    shown, more = room(person, case_id), "more" in request.POST
    before = _before(request, case_id, kind, part)
    stands = before[0].line if before else None
    record = Record(kind, part, RECORD_NAMES[kind], stands)
    first = (before[0].content or {}) if before else {}
    form = _form(request, shown, kind, first, base=stands.version if stands else 0, more=more)

    def put(doer: Doer) -> bool:
        given = form.cleaned_data.get("file")
        file = stored(given, **doer).pk if given else None
        said = {"kind": kind, "part": part, "content": form.content(), "base": form.cleaned_data["base"]}
        keep(case_id=case_id, key="", file=file, **said, **doer)
        return True

    if not more and take(request, form, put):
        messages.success(request, _("The version is recorded"))
        return redirect(address(shown, record))
    context = {
        "room": shown,
        "tab": "records",
        "record": record,
        "form": form,
        "back": address(shown, record),
        "can": may_write(shown),
        "clash": _clashes(form),
        "takes": kind == RecordKind.ORAL_FEEDBACK and bool(_findings(shown)),
    }
    return render(request, "visit_records/write.html", context, status=422 if form.errors else 200)


def _before(request: HttpRequest, case_id: int, kind: str, part: str) -> tuple[Any, ...]:
    """Return the versions so far; showing what they say stands in the trail, sending a form does not."""
    person = person_of(request)
    if request.method == "POST":
        return versions(person, case_id, kind, part)
    return look(case_id=case_id, kind=kind, part=part, by=person, at=timezone.now())


def _form(
    request: HttpRequest, shown: Room, kind: str, first: Content, *, base: int, more: bool
) -> RecordForm:
    data = request.POST if request.method == "POST" else None
    if kind == RecordKind.ATTENDANCE:
        return AttendanceForm(data, initial={"base": base}, rows=first.get("people", ()), more=more)
    if kind == RecordKind.SIGN_OFF:
        said = {name: first.get(name, "") for name in ("name", "position")}
        sentence = {"said": first.get("said") or _sentence(shown)}
        return SignOffForm(data, request.FILES, initial={"base": base, **said, **sentence})
    points = [*first.get("points", ()), *(_new(shown, first) if "findings" in request.GET else ())]
    heard = {"base": base, "heard": first.get("heard", "")}
    return FeedbackForm(data, initial=heard, rows=points, more=more, codes=_codes(shown))


def _findings(shown: Room) -> list[dict[str, str]]:
    """Return the team's strengths and points to improve, as points of a feedback."""
    found = [one for one in shown.findings if one.kind in POINT_KINDS]
    return [{"kind": one.kind, "code": one.target, "text": one.text} for one in found]


def _new(shown: Room, first: Content) -> list[dict[str, str]]:
    """Return the findings that are not among the points yet."""
    there = {(one["kind"], one["text"].strip()) for one in first.get("points", ())}
    return [one for one in _findings(shown) if (one["kind"], one["text"].strip()) not in there]


def _codes(shown: Room) -> list[tuple[str, str]]:
    pack = shown.pack
    codes = [code for one in pack.standards for code in (one.code, *(i.code for i in one.indicators))]
    return [(code, f"{code} {pack.name_of(code).say(language())}") for code in codes]


def _sentence(shown: Room) -> str:
    """Return the sentence that the field app has an institution sign, with its name and the days."""
    words = pgettext(
        "field",
        "I took part in the external assessment of {institution} from {first} to {last}, and heard the"
        " team's feedback. Signing says that it took place, not that the institution agrees.",
    )
    days = [thai_date(day) if day else "…" for day in (shown.starts, shown.ends)]
    return words.format(institution=shown.institution.say(language()), first=days[0], last=days[1])


def _clashes(form: RecordForm) -> bool:
    found = (error.code for errors in form.errors.as_data().values() for error in errors)
    return RECORD_MEANWHILE.code in found


urls: list[URLPattern] = [
    path("cases/<int:case_id>/visit-records/<slug:kind>/write/", write, name="visit_records.write")
]
