"""The board of a day for officers, and the same as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakan.assessment.queries.field_board import board as queries
from prakan.assessment.queries.field_board.board import DeviceSign, Team
from prakan.assessment.queries.field_board.refused import refused
from prakan.domain.places import province
from prakan.foundation import access
from prakan.web.forms.field_board import BoardForm
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.tables import Row, excel
from prakan.web.templatetags.words import language, thai_when


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the teams of a day, or what one of its counts opens."""
    person, (form, day, text, shown) = person_of(request), _asked(request)
    view = queries.board(person, day, show=shown, text=text, number=page_number(request))
    context = {
        "board": view,
        "form": form,
        "text": text,
        "show": shown,
        "today": timezone.localdate(),
        "query": urlencode({"day": day.isoformat(), **({"q": text} if text else {})}),
        "before": view.number - 1,
        "after": view.number + 1,
        "hours": settings.FIELD_SILENT_HOURS,
        "refused": refused(person, day, text=text) if shown == queries.REFUSED else (),
        "next_days": () if view.counts[queries.ALL] else queries.next_days(person, day),
        "may_rescue": access.can(person, "field.rescue"),
        "may_devices": access.can(person, "field.devices"),
    }
    return render(request, "field_board/board.html", context)


@require_safe
def file(request: HttpRequest) -> FileResponse:
    """Send every team of the list, a line for each device."""
    person, (_form, day, text, shown) = person_of(request), _asked(request)
    teams = queries.every_team(person, day, show=shown, text=text)
    heads = (
        _("Case"), _("Institution"), _("Province"), _("How the visit is made"), _("Assessor"), _("Device"),
        _("Last sign"), _("Unsent on the device"), _("Bytes unsent"), _("Missing of its log"), _("Silent"),
        _("Entries of the case here"), _("Received on the day"), _("Files not here"), _("Two versions"),
        _("Refused"),
    )  # fmt: skip
    widths = (18, 34, 14, 16, 26, 20, 20, 10, 14, 10, 10, 10, 10, 10, 10, 10)
    return excel(f"field-{day.isoformat()}.xlsx", _("Board of the day"), heads, widths, _rows(teams))


def _asked(request: HttpRequest) -> tuple[BoardForm, date, str, str]:
    form = BoardForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    day = given.get("day") or timezone.localdate()
    shown = request.GET.get("show", queries.ALL)
    return form, day, given.get("q") or "", shown if shown in queries.SHOWS else queries.ALL


def _rows(teams: tuple[Team, ...]) -> Iterator[Row]:
    said = language()
    for team in teams:
        place = province(team.province)
        head = (team.number, team.name.say(said), place.name.say(said) if place else "", team.mode.say(said))
        tally = team.tally
        tail = (tally.received, tally.today, tally.files, tally.conflicts, tally.refused)
        for member in team.members:
            for device in member.devices or (None,):
                yield (*head, member.name.say(said), *_device(device), *tail)


def _device(device: DeviceSign | None) -> Row:
    if device is None:
        return (_("no device"), "", "", "", "", "")
    silent = _("yes") if device.is_silent else ""
    return (device.name, thai_when(device.seen_at), device.unsent, device.bytes, device.gaps, silent)


urls: list[URLPattern] = [
    path("field-board/", show, name="field_board.show"),
    path("field-board/file/", file, name="field_board.file"),
]
